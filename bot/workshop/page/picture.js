// Which question feeds which programme: drawn by the server, of all programmes or of one.

import { make } from '/page/chat.js';

const $ = (id) => document.getElementById(id);

let programme = ''; // '' is all of them

/** `changed` is told when another programme is chosen. */
export function setUp(changed) {
  $('programme').addEventListener('change', () => { programme = $('programme').value; changed(); });
}

/** Chooses the programme of a place of the rail; any other place is no programme. */
export function choose(id) {
  if (id.startsWith('card:')) programme = id.slice('card:'.length);
}

/** The picture of this content (`stamp`) in the page's language. */
export function draw(desk, words, language) {
  const programmes = desk.places.find(({ group }) => group === 'programmes')?.places ?? [];
  $('programme').setAttribute('aria-label', words.groups.programmes);
  $('programme').replaceChildren(make('option', { value: '' }, words.allProgrammes),
    ...programmes.map((one) => make('option', { value: one.id.slice('card:'.length) }, one[language])));
  $('programme').value = programme;
  if ($('picture').hidden) return;
  const src = `/workshop/picture?${new URLSearchParams({ language, programme, stamp: desk.stamp })}`;
  const image = $('picture').querySelector('img');
  if (image.getAttribute('src') === src) return;
  image.src = src;
  image.alt = `${words.tabs.picture}: ${$('programme').selectedOptions[0]?.textContent ?? ''}`;
}
