// Drawing messages. Everything a person or the bot wrote becomes text nodes: no HTML is ever parsed.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: `make('p', {class: 'x'}, 'text', child)`. Functions become listeners (`onclick`). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element[name] = value;
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== false && child !== ''));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

const TAGS = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

function wrap(entity, text, children, onCommand) {
  switch (entity.type) {
    case 'text_link': return link(entity.url, children);
    case 'url': return link(text, children);
    case 'email': return make('a', { href: `mailto:${text}` }, ...children);
    case 'bot_command': return make('button', { type: 'button', class: 'command', onclick: () => onCommand(text) }, ...children);
    case 'spoiler': return make('span', { class: 'spoiler', tabindex: 0, onclick: (event) => event.currentTarget.classList.add('open') }, ...children);
    default: return TAGS[entity.type] ? make(TAGS[entity.type], {}, ...children) : make('span', {}, ...children);
  }
}

const link = (href, children) =>
  make('a', { href: /^(https?|tg):/i.test(href) ? href : `https://${href}`, target: '_blank', rel: 'noopener noreferrer' }, ...children);

/** Text with its entities as nodes; offsets are UTF-16 units, which is how strings count here anyway. */
export function rich(text, entities, onCommand) {
  const within = (start, end, inner) => {
    const nodes = [];
    let at = start;
    while (inner.length) {
      const entity = inner.shift();
      const stop = Math.min(entity.offset + entity.length, end);
      if (entity.offset < at || stop <= at) continue;
      if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
      const nested = [];
      while (inner.length && inner[0].offset < stop) nested.push(inner.shift());
      nodes.push(wrap(entity, text.slice(entity.offset, stop), within(entity.offset, stop, nested), onCommand));
      at = stop;
    }
    if (at < end) nodes.push(text.slice(at, end));
    return nodes;
  };
  return within(0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length));
}

function attachment(content, words) {
  if (content.venue || content.location) {
    const { latitude, longitude } = content.location;
    return make('figure', { class: 'place' }, make('div', { class: 'map' }, icon('pin')),
      make('figcaption', {}, content.venue?.title ?? words.place, make('small', {}, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`)));
  }
  if (content.sticker) return make('div', { class: 'sticker', role: 'img', 'aria-label': words.sticker }, content.sticker.emoji);
  if (content.photo) return make('div', { class: 'photo', role: 'img', 'aria-label': words.photo }, icon('photo'));
  if (content.voice) return file('play', words.voice, '0:03');
  if (content.document) return file('file', content.document.file_name, '20 KB');
  if (content.contact) return file('contact', content.contact.first_name, content.contact.phone_number);
  const kind = Object.keys(content).find((key) => !key.startsWith('forward') && key !== 'caption');
  return kind ? file('file', words[kind] ?? words.unknown, '') : null;
}

const file = (name, title, detail) =>
  make('div', { class: 'file' }, make('span', { class: 'disc' }, icon(name)), make('span', {}, title, make('small', {}, detail)));

/** One message as a list item. `act` has onCommand, onPress(message, button), onEdit(message), waits(message, button). */
export function messageNode(message, words, locale, act) {
  const { content } = message;
  const time = new Date(message.date * 1000);
  const meta = make('span', { class: 'meta' },
    message.edited ? `${words.edited} ` : '',
    make('time', { datetime: time.toISOString() }, time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })));
  const origin = content.forward_origin;
  const bubble = make('div', { class: `bubble${content.sticker ? ' bare' : ''}` },
    origin && make('div', { class: 'origin' }, `${words.forwardedFrom} ${origin.sender_user_name ?? origin.sender_user.first_name}`),
    message.reply && make('div', { class: 'reply' }, message.reply),
    attachment(content, words),
    (message.text || content.caption) &&
      make('div', { class: 'text' }, ...rich(message.text ?? content.caption, message.entities, act.onCommand)),
    meta);
  const editable = act.onEdit && message.mine && message.text && !origin;
  const item = make('li', { class: message.mine ? 'mine' : 'theirs', 'data-id': message.id },
    editable && make('button', { type: 'button', class: 'icon pencil', 'aria-label': words.edit, title: words.edit, onclick: () => act.onEdit(message) }, icon('pencil')),
    bubble);
  if (message.rows.length) {
    item.classList.add('with-keyboard');
    item.append(make('div', { class: 'keyboard' }, ...message.rows.map((row) =>
      make('div', { class: 'row' }, ...row.map((button) => keyboardButton(message, button, words, act))))));
  }
  return item;
}

function keyboardButton(message, button, words, act) {
  if (button.url) {
    return make('a', { class: 'key', href: button.url, target: '_blank', rel: 'noopener noreferrer' }, make('span', {}, button.text),
      make('span', { class: 'mark', 'aria-hidden': 'true' }, '↗'), make('span', { class: 'unseen' }, ` (${words.newTab})`));
  }
  return make('button', {
    type: 'button', class: 'key', 'data-style': button.style, 'data-data': button.callback_data,
    'aria-busy': act.waits(message, button) ? 'true' : 'false', onclick: () => act.onPress(message, button),
  }, make('span', {}, button.text), make('span', { class: 'spinner', 'aria-hidden': 'true' }));
}
