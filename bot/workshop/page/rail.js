// The list of places to go to, with a box to find one.

import { make } from '/page/chat.js';

const $ = (id) => document.getElementById(id);
const CLOSED = new Set(['destinations']);

let groups = [];
let words;
let language;
let go = () => {};
let current = '';

export function setUp(onGo) {
  go = onGo;
  $('find').addEventListener('input', sift);
  $('find').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { $('find').value = ''; sift(); }
    if (event.key === 'Enter') items()[0]?.click();
    if (event.key === 'ArrowDown') { event.preventDefault(); items()[0]?.focus(); }
  });
  $('places').addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = items().indexOf(document.activeElement) + step;
    (at < 0 ? $('find') : items()[at])?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    $('find').select();
  });
}

const items = () => [...$('places').querySelectorAll('button')].filter((one) => one.offsetParent);

/** The page's language from now on. */
export function speak(newWords, newLanguage) {
  [words, language] = [newWords, newLanguage];
}

/** The places of the newest content. */
export function draw(newGroups) {
  groups = newGroups;
  const open = new Map([...$('places').querySelectorAll('details')].map((one) => [one.dataset.group, one.open]));
  const top = $('places').scrollTop;
  $('places').setAttribute('aria-label', words.places);
  $('places').replaceChildren(...groups.map(({ group, places }) =>
    make('details', { 'data-group': group, open: open.get(group) ?? !CLOSED.has(group) },
      make('summary', {}, words.groups[group]),
      make('ul', {}, ...places.map(item)))),
    make('p', { class: 'nothing', hidden: true }, words.nothing));
  sift();
  mark(current);
  $('places').scrollTop = top;
}

function item(place) {
  return make('li', {}, make('button', {
    type: 'button', 'data-id': place.id, 'data-words': [place.id, place.kk, place.ru, nameOf(place.id)].join(' ').toLowerCase(), onclick: () => go(place),
  }, make('span', {}, nameOf(place.id)), make('code', {}, place.id)));
}

/** Asking back is a part of its question. */
const listed = (id) => id.replace(/^(confirm|choose):/, 'question:');

/** What a place is called in the page's language. */
export function nameOf(id) {
  if (listed(id) !== id) return `${nameOf(listed(id))} – ${words.kinds.confirm}`;
  const place = find(id);
  return place?.[language] ?? words.screens[id] ?? id;
}

export const find = (id) => groups.flatMap(({ places }) => places).find((place) => place.id === id);
export const all = () => groups;

export function mark(id) {
  current = listed(id);
  for (const one of $('places').querySelectorAll('button')) {
    if (one.dataset.id === current) {
      one.setAttribute('aria-current', 'location');
      if (one.offsetParent && !one.contains(document.activeElement)) one.scrollIntoView({ block: 'nearest' });
    } else one.removeAttribute('aria-current');
  }
}

function sift() {
  const wanted = $('find').value.trim().toLowerCase();
  let found = 0;
  for (const details of $('places').querySelectorAll('details')) {
    let here = 0;
    for (const one of details.querySelectorAll('li')) {
      one.hidden = !one.firstElementChild.dataset.words.includes(wanted);
      here += !one.hidden;
    }
    details.hidden = !here;
    if (wanted && here) details.open = true;
    found += here;
  }
  const nothing = $('places').querySelector('.nothing');
  if (nothing) nothing.hidden = found > 0 || !groups.length;
}
