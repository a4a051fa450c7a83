// The page: one WebSocket to the local server, one chat on the screen.

import { make, messageNode } from '/page/chat.js';
import { drawSheets, openSheet } from '/page/sheets.js';
import { localeFor, wordsFor } from '/page/words.js';

const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const ANSWER_MS = 15000; // After that apps stop the spinner: the answer would come too late.
const TYPING_MS = 5000;
const TOAST_MS = 4000;

let socket;
let attempts = 0;
let server;            // which run of the server the messages on the screen come from
let words = wordsFor('ru');
let locale = 'ru';
let places = [];
let bot = { name: 'Көмек', description: '' };
let blocked = false;
let keeping = false;   // whether the server makes a file of a chat
let editing = null;    // the own message being changed
let startPayload = query.get('start');
const messages = new Map();  // id -> {message, node}
const waiting = new Map();   // "id data" of a pressed button -> timer

// --- the line to the server

function connect() {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  socket = new WebSocket(`${scheme}://${location.host}/page/socket?person=${encodeURIComponent(query.get('person') ?? '1')}`);
  socket.onmessage = (event) => hear(JSON.parse(event.data));
  socket.onclose = () => {
    setStatus('connecting');
    setTimeout(connect, Math.min(250 * 2 ** attempts++, 3000));
  };
}

function say(deed) {
  if (socket.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(deed));
  return true;
}

function hear(news) {
  switch (news.type) {
    case 'hello': return hello(news);
    case 'message': setStatus('bot'); show(news.message); return setState(news);
    case 'delete': return remove(news.id);
    case 'typing': return setStatus('typing');
    case 'press': return spin(news.id, news.data);
    case 'answer': return answered(news);
    case 'profile': return setProfile(news);
    case 'state': return setState(news);
  }
}

function hello(news) {
  attempts = 0;
  words = wordsFor(news.me.language);
  locale = localeFor(news.me.language);
  places = news.places;
  document.documentElement.lang = locale;
  if (server === news.server) {
    for (const id of [...messages.keys()]) remove(id);
  } else if (server && messages.size) {
    $('messages').append(make('li', { class: 'note' }, words.restarted));
  }
  server = news.server;
  for (const key of [...waiting.keys()]) unspin(key);
  setChrome(news);
  setProfile(news);
  setState(news);
  for (const message of news.messages) show(message, true);
  for (const press of news.waiting) spin(press.id, press.data);
  setStatus('bot');
  toBottom(false);
}

// --- what does not move

function setChrome({ me, people, saves }) {
  $('note').textContent = words.note;
  $('people-title').textContent = words.people;
  $('people').replaceChildren(...people.map((one) => {
    const address = new URLSearchParams(location.search);
    address.set('person', one.number);
    return make('a', { href: `?${address}`, 'aria-current': one.number === me.number ? 'page' : null },
      make('span', { class: `face face-${one.number}`, 'aria-hidden': 'true' }, one.name[0]),
      make('span', {}, one.name, make('small', {}, words.language[one.language] ?? '')));
  }));
  keeping = saves;
  $('keep').href = `/page/chat.yaml?person=${me.number}`;
  $('keep').textContent = words.keep;
  label($('people-button'), words.people);
  label($('menu'), words.menu);
  label($('attach'), words.attach);
  label($('send'), words.send);
  label($('editing').querySelector('button'), words.cancel);
  $('log').setAttribute('aria-label', words.log);
  $('text').placeholder = words.message;
  $('text').setAttribute('aria-label', words.message);
  $('editing').querySelector('b').textContent = words.editing;
  $('about').querySelector('h2').textContent = words.about;
  drawSheets(words, locale, places, say);
}

function label(button, text) {
  button.setAttribute('aria-label', text);
  button.title = text;
}

function setProfile(news) {
  bot = news.bot;
  document.title = bot.name;
  $('name').textContent = $('brand').textContent = bot.name;
  $('about').querySelector('p').textContent = bot.description;
  $('menu').hidden = !news.commands.length || news.menu.type === 'default' && !news.commands.length;
  $('commands').firstElementChild.replaceChildren(...news.commands.map((command) =>
    make('li', {}, make('button', { type: 'button', 'data-command': `/${command.command}`, onclick: () => sendCommand(`/${command.command}`) },
      make('span', {}, command.description), make('small', {}, `/${command.command}`)))));
  setFooter();
}

function setState(news) {
  blocked = news.blocked;
  const rows = news.keyboard?.keyboard ?? [];
  $('keyboard').hidden = !rows.length;
  $('keyboard').replaceChildren(...rows.map((row) => make('div', { class: 'row' }, ...row.map((button) =>
    make('button', { type: 'button', onclick: () => pressReply(button) }, button.text)))));
  setFooter();
}

/** The message field, or START in an empty chat, after a deep link, and when the bot is stopped. */
function setFooter() {
  const empty = !messages.size;
  const start = empty || blocked || startPayload !== null;
  const byKeys = $('start').matches(':focus-visible');
  $('start').hidden = !start;
  $('start').textContent = blocked ? words.restart : words.start;
  $('composer').hidden = start;
  $('keyboard').hidden ||= start;
  $('about').hidden = !empty || !bot.description;
  $('block').textContent = blocked ? words.restart : words.stop;
  $('block').hidden = empty;
  $('keep').hidden = empty || !keeping;
  if (byKeys && !start) $('text').focus();
}

let statusTimer;
function setStatus(name) {
  clearTimeout(statusTimer);
  const text = name === 'bot' && blocked ? words.blocked : words[name];
  if ($('status').textContent !== text) $('status').textContent = text;
  $('status').className = name;
  if (name === 'typing') statusTimer = setTimeout(() => setStatus('bot'), TYPING_MS);
}

// --- messages

const act = {
  onCommand: (command) => sendCommand(command),
  onPress: press,
  onEdit: startEditing,
  waits: (message, button) => waiting.has(key(message.id, button.callback_data)),
};

function show(message, still = false) {
  const known = messages.get(message.id);
  const node = messageNode(message, words, locale, act);
  if (known) {
    // A pressed button goes away with its keyboard: who uses the keys goes on from the new one.
    const focused = known.node.contains(document.activeElement) ? document.activeElement : null;
    known.node.replaceWith(node);
    if (focused) {
      const keys = [...node.querySelectorAll('.key')];
      const next = keys.find((one) => one.dataset.data === focused.dataset.data) ?? keys[0] ?? $('log');
      next.focus({ preventScroll: true });
    }
  } else {
    showDay(message.date);
    $('messages').append(node);
    if (!still) node.classList.add('new');
  }
  messages.set(message.id, { message, node });
  if (!known) setFooter();
  if (!still && (following || message.mine)) toBottom(!known);
}

let lastDay;
function showDay(date) {
  const day = new Date(date * 1000);
  const text = day.toDateString() === new Date().toDateString()
    ? words.today : day.toLocaleDateString(locale, { day: 'numeric', month: 'long' });
  if (text === lastDay && $('messages').querySelector('.day')) return;
  lastDay = text;
  $('messages').append(make('li', { class: 'note day' }, text));
}

function remove(id) {
  messages.get(id)?.node.remove();
  messages.delete(id);
  if (!messages.size) $('messages').replaceChildren();
  setFooter();
}

// The log follows what comes until the person scrolls up, and again when they are back at the end.
let following = true;
let lastTop = 0;
$('log').addEventListener('scroll', () => {
  const { scrollTop, scrollHeight, clientHeight } = $('log');
  if (scrollHeight - scrollTop - clientHeight < 80) following = true;
  else if (scrollTop < lastTop) following = false;
  lastTop = scrollTop;
});

function toBottom(smoothly) {
  following = true;
  $('log').scrollTo({ top: $('log').scrollHeight, behavior: smoothly && !calm.matches ? 'smooth' : 'instant' });
}

// --- presses

const key = (id, data) => `${id} ${data}`;
const keyNodes = (pressed) => {
  const [, id, data] = pressed.match(/^(\d+) (.*)$/s);
  return [...(messages.get(Number(id))?.node.querySelectorAll('button.key') ?? [])].filter((node) => node.dataset.data === data);
};

function press(message, button) {
  if (!button.callback_data || waiting.has(key(message.id, button.callback_data))) return;
  if (say({ do: 'press', id: message.id, data: button.callback_data })) spin(message.id, button.callback_data);
}

function spin(id, data) {
  const pressed = key(id, data);
  clearTimeout(waiting.get(pressed));
  waiting.set(pressed, setTimeout(() => unspin(pressed), ANSWER_MS));
  for (const node of keyNodes(pressed)) node.setAttribute('aria-busy', 'true');
}

function unspin(pressed) {
  clearTimeout(waiting.get(pressed));
  waiting.delete(pressed);
  for (const node of keyNodes(pressed)) node.setAttribute('aria-busy', 'false');
}

function answered(news) {
  unspin(key(news.id, news.data));
  if (!news.text) return;
  if (news.alert) alert(news.text);
  else toast(news.text);
}

function alert(text) {
  $('alert').querySelector('p').textContent = text;
  $('alert').showModal();
}

let toastTimer;
function toast(text) {
  clearTimeout(toastTimer);
  $('toast').replaceChildren(make('p', {}, text));
  toastTimer = setTimeout(() => $('toast').replaceChildren(), TOAST_MS);
}

// --- writing

function send() {
  const text = $('text').value;
  if (!text.trim()) return;
  const deed = editing ? { do: 'edit', id: editing.id, text } : { do: 'text', text };
  if (!say(deed)) return;
  stopEditing();
  $('text').value = '';
  grow();
  showCommands(false);
}

function sendCommand(command) {
  showCommands(false);
  say({ do: 'text', text: command });
}

function pressReply(button) {
  if (button.request_location) openSheet('place-sheet');
  else if (button.request_contact) say({ do: 'contact' });
  else say({ do: 'text', text: button.text });
}

function grow() {
  const field = $('text');
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
}

function startEditing(message) {
  editing = message;
  $('editing').hidden = false;
  $('editing').querySelector('span').textContent = message.text;
  $('text').value = message.text;
  label($('send'), words.save);
  $('send').firstElementChild.firstElementChild.setAttribute('href', '#i-check');
  grow();
  $('text').focus();
}

function stopEditing() {
  if (!editing) return;
  editing = null;
  $('editing').hidden = true;
  $('text').value = '';
  label($('send'), words.send);
  $('send').firstElementChild.firstElementChild.setAttribute('href', '#i-send');
  grow();
}

function showCommands(open, prefix = '') {
  const items = [...$('commands').querySelectorAll('li')];
  for (const item of items) item.hidden = !item.firstElementChild.dataset.command.startsWith(prefix);
  open &&= items.some((item) => !item.hidden);
  $('commands').hidden = !open;
  $('menu').setAttribute('aria-expanded', String(open));
}

$('composer').addEventListener('submit', (event) => { event.preventDefault(); send(); });
$('text').addEventListener('input', () => {
  grow();
  const typed = $('text').value;
  showCommands(/^\/\w*$/.test(typed), typed);
});
$('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
});
$('menu').addEventListener('click', () => {
  showCommands($('commands').hidden);
  if (!$('commands').hidden) $('commands').querySelector('button').focus();
});
$('commands').addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...$('commands').querySelectorAll('li:not([hidden]) button')];
  buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
});
$('editing').querySelector('button').addEventListener('click', () => { stopEditing(); $('text').focus(); });
$('start').addEventListener('click', () => {
  if (blocked) say({ do: 'block', blocked: false });
  const text = startPayload ? `/start ${startPayload}` : '/start';
  if (!say({ do: 'text', text })) return;
  startPayload = null;
  query.delete('start');
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  setFooter();
});
$('keep').addEventListener('click', () => alert(words.kept));
$('block').addEventListener('click', () => say({ do: 'block', blocked: !blocked }));

// --- people, on a small screen

function showPeople(open) {
  document.body.classList.toggle('people-open', open);
  $('people-button').setAttribute('aria-expanded', String(open));
  if (open) $('people').querySelector('a')?.focus();
}
$('people-button').addEventListener('click', (event) => {
  event.stopPropagation();
  showPeople(!document.body.classList.contains('people-open'));
});
document.addEventListener('click', (event) => {
  if (!$('aside').contains(event.target)) showPeople(false);
  if (!$('commands').contains(event.target) && !$('menu').contains(event.target)) showCommands(false);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  showPeople(false);
  showCommands(false);
  stopEditing();
});
new ResizeObserver(() => following && toBottom(false)).observe($('log'));

connect();
