// The workshop: two chats, one history. What is done in either is done in both.

import { make } from '/page/chat.js';
import { apartNote, Column } from '/workshop/column.js';
import * as gallery from '/workshop/gallery.js';
import { label } from '/workshop/labels.js';
import { ask, connect } from '/workshop/line.js';
import { fromHash, recall, remember, toHash } from '/workshop/memory.js';
import * as notices from '/workshop/notices.js';
import * as picture from '/workshop/picture.js';
import * as rail from '/workshop/rail.js';
import { wordsFor } from '/workshop/words.js';

const $ = (id) => document.getElementById(id);
const LANGUAGES = ['kk', 'ru'];
const VIEWS = ['keys', 'narrow', 'longest'];
const ASTANA = [51.1282, 71.4304];

const settings = { tongue: 'ru', tab: 'chats', views: [], ...recall() };
let words = wordsFor(settings.tongue);
let desk = null;
let online = false;
let updated = '';
/** Where the chats are, and how they came there: kept in the browser's history, so that its Back works. */
let now = { states: null, before: null, event: null, nonce: '0', passing: false, day: '', household: '', depth: 0 };
let chats = null; // the last answer's

const columns = LANGUAGES.map((language) => new Column(language, { event, copy }));
$('columns').append(...columns.map(({ node }) => node));

// --- wishes, one after the other

let queue = Promise.resolve();
const inTurn = (task) => (queue = queue.then(task).catch((error) => { if (online) fail(error.message); }));

async function wish(request) {
  const answer = await ask({ day: now.day, longest: settings.views.includes('longest'), states: now.states ?? {}, ...request });
  if (!answer.error) return answer;
  fail(answer.error);
  return null;
}

function event(what) {
  inTurn(async () => {
    const nonce = Date.now().toString(36);
    const before = { states: now.states, answers: chats?.kk.answers };
    const answer = await wish({ do: 'event', event: what, nonce });
    if (!answer) return;
    take(answer, { before: before.states, event: what, nonce, depth: now.depth + 1 });
    if (JSON.stringify(answer.chats.kk.answers) !== JSON.stringify(before.answers)) now.household = '';
    if (!what.press) for (const column of columns) column.said(what);
    draw({ anew: !what.press });
    history.pushState(now, '', `#${toHash(now)}`);
  });
}

function jump(request) {
  inTurn(async () => {
    const answer = await wish({ do: 'jump', household: now.household, ...request });
    if (!answer) return;
    take(answer, { before: null, event: null, depth: now.depth + 1 });
    for (const column of columns) column.clear();
    draw();
    history.pushState(now, '', `#${toHash(now)}`);
  });
}

/** The same place anew: other words, another day, another view. A passing screen is stepped to again. */
function redraw(changes = {}, flash = false, otherwise = null) {
  inTurn(async () => {
    if (!desk?.ready) return;
    Object.assign(now, changes);
    const again = now.passing && now.before ? { do: 'event', event: now.event, nonce: now.nonce, states: now.before } : { do: 'show' };
    const answer = await wish(otherwise ?? again);
    if (!answer) return;
    take(answer, {});
    draw({ redraw: true, flash });
    history.replaceState(now, '', `#${toHash(now)}`);
  });
}

function take(answer, changes) {
  ({ chats } = answer);
  const states = Object.fromEntries(LANGUAGES.map((language) => [language, chats[language].state]));
  now = { ...now, ...changes, states, passing: LANGUAGES.some((language) => chats[language].passing) };
  chats.apart = answer.apart;
}

function fail(text) {
  $('apart').className = 'failed';
  $('apart').hidden = false;
  $('apart').replaceChildren(make('span', {}, `${words.failed}: ${text}`));
}

// --- drawing

function draw(how = {}) {
  // First what takes room from the chats: they are scrolled to what is new.
  drawAround();
  for (const column of columns) {
    const chat = chats[column.language];
    column.show(chat, { ...how, anew: how.anew || (!how.redraw && chat.resend) });
  }
}

/** What stands around the chats, once there is something in them. */
function drawAround() {
  if (!chats) return;
  const names = Object.fromEntries(LANGUAGES.map((language) => [language, `«${rail.nameOf(chats[language].id)}»`]));
  const note = apartNote(chats.apart, names, words, sameAs);
  $('apart').className = '';
  $('apart').hidden = !note.length;
  $('apart').replaceChildren(...note);
  rail.mark(settings.tab === 'chats' ? chats.kk.id : '');
  $('household').value = now.household;
  $('day').value = now.day;
  $('today').hidden = now.day === desk.today;
  $('undo').disabled = now.depth === 0;
}

function sameAs(language) {
  const state = JSON.parse(now.states[language]);
  const states = Object.fromEntries(LANGUAGES.map((one) => [one, JSON.stringify({ ...state, language: one })]));
  now = { ...now, states, passing: false };
  for (const column of columns) column.clear();
  redraw();
}

function translate() {
  words = wordsFor(settings.tongue);
  label(words, settings.tongue);
  rail.speak(words, settings.tongue);
  for (const column of columns) column.translate(words);
  drawTabs();
  drawViews();
}

function drawTabs() {
  const focused = document.activeElement?.role === 'tab';
  $('tabs').replaceChildren(...Object.entries(words.tabs).map(([name, text]) => make('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': name, 'aria-selected': String(name === settings.tab),
    tabindex: name === settings.tab ? 0 : -1, onclick: () => openTab(name),
  }, text)));
  if (focused) $(`tab-${settings.tab}`).focus();
  for (const name of Object.keys(words.tabs)) $(name).hidden = name !== settings.tab;
  document.body.dataset.tab = settings.tab;
}

function openTab(name) {
  settings.tab = name;
  remember({ tab: name });
  drawTabs();
  drawAround();
  if (name === 'gallery') gallery.fill();
  drawPicture();
}

const drawPicture = () => desk && picture.draw(desk, words, settings.tongue);

function drawViews() {
  $('views').firstElementChild.textContent = words.views;
  $('views').replaceChildren($('views').firstElementChild, ...VIEWS.map((view) => make('label', { title: words[`${view}Title`], class: `view-${view}` },
    make('input', { type: 'checkbox', value: view, checked: settings.views.includes(view), onchange: ({ target }) => setView(view, target.checked) }),
    make('span', {}, words[view]))));
  showViews();
}

function showViews() {
  for (const view of VIEWS) document.body.classList.toggle(`show-${view}`, settings.views.includes(view));
}

function setView(view, on) {
  settings.views = VIEWS.filter((one) => (one === view ? on : settings.views.includes(one)));
  remember({ views: settings.views });
  showViews();
  if (view === 'longest') redraw();
}

function drawPeople() {
  $('household').replaceChildren(make('option', { value: '' }, words.own),
    ...desk.people.map((one) => make('option', { value: one.id }, one[settings.tongue])));
  $('household').value = now.household;
}

const drawNotices = () => notices.draw(online ? desk : null, words, updated, {
  copy,
  has: (id) => Boolean(rail.find(id)),
  go: (id) => goTo(rail.find(id)),
});

function drawLists() {
  rail.draw(desk.places);
  gallery.draw(desk.places, words, rail.nameOf);
  drawPicture();
  drawPeople();
  drawNotices();
  drawAround();
}

// --- what the server tells

connect((news) => {
  const first = !desk?.ready;
  const anew = news.stamp !== desk?.stamp;
  desk = news;
  if (!now.day) now.day = desk.today;
  if (anew && desk.ready) {
    if (!desk.trouble.length) updated = new Date().toLocaleTimeString('ru', { timeStyle: 'medium' });
    // First the chats: they are looked at.
    redraw({}, true);
    inTurn(drawLists);
    if (!first) inTurn(gallery.renew);
  } else inTurn(drawLists);
  drawNotices();
}, (there) => {
  online = there;
  document.body.classList.toggle('offline', !there);
  drawNotices();
});

// --- what the visitor does

function goTo(place) {
  if (!place) return;
  if (settings.tab === 'gallery') return gallery.showPage(place.id);
  if (settings.tab === 'picture') {
    picture.choose(place.id);
    return drawPicture();
  }
  if (place.command) event({ text: place.command });
  else jump({ place: place.place });
}

function copy(text) {
  navigator.clipboard?.writeText(text);
  $('columns').dataset.copied = text;
}

rail.setUp(goTo);
notices.setUp();
picture.setUp(drawPicture);
gallery.setUp(
  async (ids) => (await wish({ do: 'pairs', pages: ids, states: {} }))?.pairs ?? {},
  (id, at) => {
    openTab('chats');
    const place = rail.find(id);
    if (place?.command) event({ text: place.command });
    else jump({ place: at });
  },
);

$('composer').addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  const text = $('text').value.trim();
  if (!text) return;
  $('text').value = '';
  event({ text });
});
$('place').addEventListener('click', () => event({ location: ASTANA }));
$('sticker').addEventListener('click', () => event({ other: 'sticker' }));
$('undo').addEventListener('click', () => history.back());
$('restart').addEventListener('click', () => { now.household = ''; jump({ do: 'show', states: {} }); });
$('share').addEventListener('click', () => {
  copy(location.href);
  $('share').title = words.shared;
  $('share').classList.add('done');
  setTimeout(() => { $('share').classList.remove('done'); $('share').title = words.share; }, 1600);
});
$('household').addEventListener('change', () => { now.household = $('household').value; if (now.household) jump({}); });
$('day').addEventListener('change', () => { if ($('day').validity.valid) setDay($('day').value); });
$('today').addEventListener('click', () => setDay(desk.today));
function setDay(day) {
  // A household makes sense on any day; the answers of a person stay what they are.
  redraw({ day }, false, now.household ? { do: 'jump', household: now.household } : null);
  inTurn(gallery.renew);
}
$('tongue').addEventListener('click', () => {
  settings.tongue = settings.tongue === 'ru' ? 'kk' : 'ru';
  remember({ tongue: settings.tongue });
  translate();
  if (desk) drawLists();
  if (chats) redraw();
});
$('tabs').addEventListener('keydown', ({ key }) => {
  const names = Object.keys(words.tabs);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step) openTab(names.at((names.indexOf(settings.tab) + step) % names.length));
});
addEventListener('popstate', ({ state }) => {
  now = { ...now, ...(state ?? { ...fromHash(location.hash), passing: false, household: '' }) };
  for (const column of columns) column.clear();
  redraw();
});

now = { ...now, ...(history.state ?? fromHash(location.hash) ?? {}) };
translate();
drawNotices();
