// One chat: its messages, its toast, and where its texts come from.

import { make, messageNode } from '/page/chat.js';
import { filled } from '/workshop/words.js';

const TOAST_MS = 6000; // Longer than an app's: it is here to be read and judged.
const FLASH_MS = 1600;

let number = 0;

export class Column {
  /** `act` has event(event) and copy(text). */
  constructor(language, act) {
    this.language = language;
    this.act = act;
    this.live = null;
    this.title = make('h2', {});
    this.messages = make('ol', { class: 'messages', lang: language });
    this.log = make('div', { class: 'log', role: 'log', tabindex: 0 }, this.messages);
    this.toast = make('div', { class: 'toast', role: 'status', lang: language });
    this.sources = make('div', { class: 'sources', tabindex: 0 });
    this.node = make('section', { class: 'column', 'data-language': language }, this.title, this.log, this.toast, this.sources);
  }

  translate(words) {
    this.words = { ...words, sticker: words.stickerSent, place: words.placeSent };
    this.title.textContent = words.language[this.language];
    this.log.setAttribute('aria-label', words.language[this.language]);
    this.sources.setAttribute('aria-label', words.keysTitle);
  }

  /** What the person has sent. */
  said(event) {
    const content = {};
    if (event.other) content.sticker = { emoji: '🙂' };
    if (event.location) content.location = { latitude: event.location[0], longitude: event.location[1] };
    this.messages.append(this.#drawn({ mine: true, text: event.text ?? '', entities: [], content, rows: [] }));
  }

  clear() {
    this.messages.replaceChildren();
    this.live = null;
  }

  /** Shows where the chat is: in place of the live message, or (`anew`) below it. `redraw`: nobody
   *  did anything; `flash`: a change is to be seen. */
  show(chat, { anew = false, redraw = false, flash = false } = {}) {
    this.#drawSources(chat);
    const before = this.live;
    // What has not changed stays as it is, with what is selected or focused in it.
    const look = JSON.stringify([chat.message, this.words.language]);
    if (redraw && before && look === this.look) return;
    this.look = look;
    const node = this.#drawn({ ...chat.message, mine: false, content: {} });
    if (before && !anew) this.#replace(before, node, redraw, flash);
    else this.messages.append(node);
    this.live = node;
    if (!redraw) {
      this.#reveal(node);
      this.#tell(chat.toast);
    }
  }

  #drawn(message) {
    const whole = { id: ++number, date: Date.now() / 1000, ...message };
    const node = messageNode(whole, this.words, this.language, {
      onCommand: (text) => this.act.event({ text }),
      onPress: (_, button) => this.act.event({ press: button.callback_data, live: node === this.live }),
      waits: () => false,
    });
    if (message.refused) {
      node.prepend(make('p', { class: 'refused', role: 'alert' }, `${this.words.refused}: ${message.refused}`));
    }
    return node;
  }

  #replace(before, node, redraw, flash) {
    const top = this.log.scrollTop;
    const pressed = before.contains(document.activeElement) ? document.activeElement.dataset.data : null;
    const changed = flash && before.querySelector('.text')?.textContent + keysOf(before) !== node.querySelector('.text')?.textContent + keysOf(node);
    before.replaceWith(node);
    if (redraw) this.log.scrollTop = top;
    if (changed) {
      node.classList.add('changed');
      setTimeout(() => node.classList.remove('changed'), FLASH_MS);
    }
    // A pressed button goes away with its keyboard: who uses the keys goes on from the new one.
    if (pressed != null) {
      const keys = [...node.querySelectorAll('.key')];
      (keys.find((key) => key.dataset.data === pressed) ?? keys[0] ?? this.log).focus({ preventScroll: true });
    }
  }

  /** The end of the chat, as an app shows it; the beginning of a message that is too long for the window. */
  #reveal(node) {
    this.log.scrollTop = this.log.scrollHeight;
    const over = this.log.getBoundingClientRect().top - node.getBoundingClientRect().top;
    if (over > 0) this.log.scrollTop -= over + 8;
  }

  #tell(text) {
    clearTimeout(this.timer);
    this.toast.replaceChildren(...(text ? [make('p', {}, text)] : []));
    if (text) this.timer = setTimeout(() => this.toast.replaceChildren(), TOAST_MS);
  }

  #drawSources(chat) {
    const { words } = this;
    const at = chat.at.filter((part) => part !== '' && part !== null).map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
    this.sources.replaceChildren(
      make('p', {}, make('code', { class: 'at' }, at.join(' · ')), make('span', {}, `${chat.message.length} ${words.length}`)),
      make('ul', {}, ...chat.keys.map(([key, source, text]) => make('li', {},
        text && make('p', { lang: this.language, title: text }, text),
        make('div', {},
          source && make('button', { type: 'button', title: words.copy, onclick: () => this.act.copy(source) }, source),
          make('code', {}, key))))));
  }
}

const keysOf = (node) => [...node.querySelectorAll('.key')].map((key) => key.textContent).join('\n');

/** The note above the chats when they are not at the same place; empty when they are. */
export function apartNote(apart, names, words, same) {
  if (!apart.length) return [];
  const text = apart.includes('at') ? filled(words.apart, names) : words.apartAnswers;
  return [make('span', {}, text), ...['kk', 'ru'].map((language) =>
    make('button', { type: 'button', onclick: () => same(language) }, words.asIn[language]))];
}
