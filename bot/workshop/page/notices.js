// What is wrong with the files: the mark in the bar, and the list below it.

import { make } from '/page/chat.js';
import { counted, filled } from '/workshop/words.js';

const $ = (id) => document.getElementById(id);

let open = true;
let known = '';

export function setUp() {
  $('state').addEventListener('click', () => { open = $('notices').hidden; show(); });
}

function show() {
  const empty = !$('notices').childElementCount;
  $('notices').hidden = empty || !open;
  $('state').setAttribute('aria-expanded', String(!$('notices').hidden));
}

/** `desk`: the server's news; null while the line is down. `act` has copy(text) and go(id). */
export function draw(desk, words, updated, act) {
  const kind = !desk ? 'offline' : desk.trouble.length ? 'broken' : desk.checking ? 'checking' : desk.findings.length ? 'found' : 'clean';
  $('state').className = kind;
  $('state').replaceChildren(
    make('span', { 'aria-live': 'polite' }, kind === 'found' ? counted(desk.findings.length, words.findings) : kind === 'clean' ? words.clean : words[kind]),
    updated && desk ? make('small', {}, filled(words.updated, { time: updated })) : '');
  $('state').title = updated && desk ? filled(words.updated, { time: updated }) : '';
  if (!desk) return;
  // Who has closed the list is shown it again when something else is wrong.
  const wrong = JSON.stringify([desk.trouble, desk.findings]);
  if (wrong !== known) open = desk.trouble.length + desk.findings.length > 0;
  known = wrong;
  const part = (name, lead, list) => list.length
    ? [make('div', { class: name, role: name === 'broken' ? 'alert' : null },
      make('h2', {}, lead), make('ol', {}, ...list.map((one) => finding(one, words, act))))]
    : [];
  $('notices').replaceChildren(
    ...part('broken', desk.ready ? words.brokenLead : words.brokenFirst, desk.trouble),
    ...part('found', words.findingsLead, desk.findings),
    ...(desk.due.length ? [due(desk.due, words, act)] : []));
  show();
}

function due(list, words, act) {
  return make('details', {}, make('summary', {}, `${words.due}: ${list.length}`), make('ol', {}, ...list.map((one) => finding(one, words, act))));
}

function finding({ at, code, message }, words, act) {
  const place = placeOf(message);
  return make('li', {},
    make('button', { type: 'button', class: 'file-line', title: words.copy, onclick: () => act.copy(at) }, at),
    make('span', { class: 'code' }, code), make('span', { class: 'message' }, message),
    place && act.has(place) && make('button', { type: 'button', class: 'link', onclick: () => act.go(place) }, words.go));
}

/** The place that the key at a finding's beginning is of: `question.region.text: …` */
function placeOf(message) {
  const [, kind, of] = message.match(/^(question|programme|screen)\.(\w+)/) ?? [];
  return { question: `question:${of}`, programme: `card:${of}`, screen: { card: '', where_region: 'where' }[of] ?? of }[kind];
}
