// What comes up from below: what can be sent besides text, and the choice of a place.

import { icon, make } from '/page/chat.js';

const attach = document.getElementById('attach-sheet');
const place = document.getElementById('place-sheet');
const coordinates = document.getElementById('coordinates');
let send = () => false;

export const openSheet = (id) => document.getElementById(id).showModal();

/** Fill both sheets; `say` carries what is chosen to the server. */
export function drawSheets(words, locale, places, say) {
  send = say;
  attach.querySelector('h2').textContent = words.attach;
  const kinds = [
    ['place', 'pin', () => openSheet('place-sheet')],
    ['photo', 'photo', () => say({ do: 'send', kind: 'photo' })],
    ['sticker', 'sticker', () => say({ do: 'send', kind: 'sticker' })],
    ['voice', 'voice', () => say({ do: 'send', kind: 'voice' })],
    ['document', 'file', () => say({ do: 'send', kind: 'document' })],
    ['contact', 'contact', () => say({ do: 'contact' })],
    ['forward', 'forward', () => say({ do: 'forward', text: words.forwardedText })],
  ];
  attach.querySelector('ul').replaceChildren(...kinds.map(([name, image, deed]) =>
    make('li', {}, make('button', { type: 'button', onclick: () => { attach.close(); deed(); } },
      make('span', { class: `disc disc-${name}` }, icon(image)), words[name]))));

  place.querySelector('h2').textContent = words.place;
  place.querySelector('label span').textContent = words.coordinates;
  place.querySelector('form button').textContent = words.send;
  place.querySelector('ul').replaceChildren(...places.map((city) =>
    make('li', {}, make('button', { type: 'button', onclick: () => { place.close(); sendPlace(city.lat, city.lon); } },
      icon('pin'), city[locale]))));
}

const sendPlace = (latitude, longitude) => send({ do: 'location', latitude, longitude });

for (const sheet of [attach, place]) {
  sheet.addEventListener('click', (event) => { if (event.target === sheet) sheet.close(); });
}
document.getElementById('attach').addEventListener('click', () => openSheet('attach-sheet'));

place.querySelector('form').addEventListener('submit', (event) => {
  const numbers = coordinates.value.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const [latitude, longitude] = numbers;
  if (numbers.length !== 2 || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    event.preventDefault();
    coordinates.setAttribute('aria-invalid', 'true');
    return;
  }
  coordinates.removeAttribute('aria-invalid');
  coordinates.value = '';
  sendPlace(latitude, longitude);
});
