// All screens in both languages, in pairs. A page of them is fetched and drawn when it comes near.

import { make, messageNode } from '/page/chat.js';
import { filled } from '/workshop/words.js';

const $ = (id) => document.getElementById(id);
const NEAR = '1200px';

const pairs = new Map();   // id of a place -> its pairs
const asked = new Map();   // id of a place -> the promise of its pairs
const sections = new Map(); // id of a place -> its section
let words;
let name = (id) => id;
let fetchPairs;
let open;
let watcher;
let wanted = new Set();

/** `fetch(ids)` gives pairs by id; `onOpen(id, at)` shows one in the chats. */
export function setUp(fetch, onOpen) {
  [fetchPairs, open] = [fetch, onOpen];
  watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) wanted.add(target.dataset.id);
      else wanted.delete(target.dataset.id);
    }
    fill();
  }, { root: $('pages'), rootMargin: NEAR });
  let timer;
  $('filter').addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(sieve, 150); });
  $('sieve').addEventListener('submit', (event) => { event.preventDefault(); sieve(); });
  $('print').addEventListener('click', async () => {
    await drawAll();
    print();
  });
}

/** The sections of every place, empty until they come near. */
export function draw(groups, newWords, nameOf) {
  [words, name] = [newWords, nameOf];
  $('filter').placeholder = words.filter;
  $('filter').setAttribute('aria-label', words.filter);
  $('print').lastElementChild.textContent = words.print;
  const top = $('pages').scrollTop;
  watcher.disconnect();
  sections.clear();
  $('pages').replaceChildren(...groups.flatMap(({ group, places }) => [
    make('h2', { class: 'group' }, words.groups[group]),
    ...places.map(({ id }) => {
      const section = make('section', { class: 'page', 'data-id': id }, make('h3', {}, name(id), make('code', {}, id)), make('div', { class: 'pairs' }, words.loading));
      sections.set(id, section);
      return section;
    }),
  ]));
  for (const [id, section] of sections) {
    if (pairs.has(id)) fillSection(id);
    watcher.observe(section);
  }
  $('pages').scrollTop = top;
}

/** The content or the day is another: everything is fetched anew, what is seen at once. */
export async function renew() {
  const seen = [...wanted];
  pairs.clear();
  asked.clear();
  for (const section of sections.values()) section.stale = true;
  if ($('gallery').hidden) return;
  await ($('filter').value.trim() ? sieve() : drawPages(seen));
}

export function fill() {
  if (!$('gallery').hidden) drawPages([...wanted]);
}

/** Each place is asked for once, however often it comes near before the answer is there. */
async function need(ids) {
  const missing = ids.filter((id) => !asked.has(id));
  if (missing.length) {
    const answer = fetchPairs(missing);
    for (const id of missing) asked.set(id, answer);
  }
  for (const id of ids) {
    const answer = asked.get(id);
    const some = (await answer)[id];
    // What was asked for before a change of the content is out of date.
    if (some && asked.get(id) === answer) pairs.set(id, some);
  }
}

async function drawPages(ids) {
  const due = ids.filter((id) => sections.get(id) && (sections.get(id).stale ?? true));
  if (!due.length) return;
  await need(due);
  for (const id of due) fillSection(id);
}

async function drawAll() {
  await drawPages([...sections.keys()]);
}

function fillSection(id) {
  const section = sections.get(id);
  if (!section || !pairs.has(id)) return;
  section.stale = false;
  section.classList.add('filled');
  section.lastElementChild.replaceChildren(...pairs.get(id).map((pair) => pairNode(id, pair)));
  hide(id);
  if (found) highlight($('filter').value.trim().toLowerCase());
}

function pairNode(id, pair) {
  const act = { onCommand() {}, onPress() {}, waits: () => false };
  const side = (language) => {
    const message = { id: 0, mine: false, date: 0, content: {}, ...pair[language] };
    const node = messageNode(message, words, language, act);
    const keyboard = node.querySelector('.keyboard');
    if (keyboard) keyboard.inert = true;
    if (message.refused) node.prepend(make('p', { class: 'refused' }, `${words.refused}: ${message.refused}`));
    return make('ol', { class: 'messages', lang: language }, node);
  };
  return make('article', { class: 'pair' },
    make('header', {},
      make('span', {}, [words.verdicts[pair.verdict], kindOf(pair.at)].filter(Boolean).join(' · ')),
      make('code', {}, pair.key),
      make('button', { type: 'button', class: 'link', onclick: () => open(id, pair.at) }, words.open)),
    side('kk'), side('ru'));
}

function kindOf([screen, , value]) {
  if (screen === 'confirm') return words.kinds.confirm;
  if (screen === 'card') return words.kinds.card[value];
  return value === 'why' ? words.kinds.why : '';
}

const wordsOf = (pair) => [pair.key, ...['kk', 'ru'].flatMap((language) => [pair[language].text, ...pair[language].rows.flat().map(({ text }) => text)])]
  .join('\n').toLowerCase().replaceAll('\u00a0', ' ');

let found = null; // pairs that have the words of the filter; null without one

async function sieve() {
  const text = $('filter').value.trim().toLowerCase();
  if (!text) found = null;
  else {
    await need([...sections.keys()]);
    if (text !== $('filter').value.trim().toLowerCase()) return;
    found = new Set([...pairs.values()].flat().filter((pair) => wordsOf(pair).includes(text)));
  }
  for (const id of sections.keys()) hide(id);
  for (const heading of $('pages').querySelectorAll('h2.group')) {
    let next = heading.nextElementSibling;
    while (next && next.hidden) next = next.nextElementSibling;
    heading.hidden = !next || next.matches('h2');
  }
  highlight(text);
  const all = [...pairs.values()].flat().length;
  $('count').textContent = found ? filled(words.count, { n: found.size, all }) : '';
  fill();
}

/** Marks the words of the filter in what is drawn. */
function highlight(text) {
  if (!CSS.highlights) return;
  CSS.highlights.delete('found');
  if (!text) return;
  const ranges = [];
  const nodes = document.createTreeWalker($('pages'), NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const words = nodes.currentNode.data.toLowerCase().replaceAll('\u00a0', ' ');
    for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + text.length)) {
      const range = new Range();
      range.setStart(nodes.currentNode, at);
      range.setEnd(nodes.currentNode, at + text.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

function hide(id) {
  const section = sections.get(id);
  const here = pairs.get(id);
  section.hidden = found !== null && !here?.some((pair) => found.has(pair));
  const nodes = section.lastElementChild.children;
  here?.forEach((pair, at) => { if (nodes[at]) nodes[at].hidden = found !== null && !found.has(pair); });
}

/** Brings a place to the top. */
export async function showPage(id) {
  const section = sections.get(id);
  if (!section) return;
  await drawPages([id]);
  section.scrollIntoView({ block: 'start' });
}
