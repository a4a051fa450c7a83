// Where the page is: kept over a reload, in the browser's history, and in the address for a colleague.

const KEY = 'workshop';

/** The address's part after `#`: both states (one, where they differ in language only) and the day. */
export function toHash({ states, day }) {
  const [kk, ru] = ['kk', 'ru'].map((language) => JSON.parse(states[language]));
  const plain = (state) => JSON.stringify({ ...state, language: undefined });
  const place = plain(kk) === plain(ru) ? { s: { ...kk, language: undefined }, d: day } : { kk, ru, d: day };
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What `toHash` wrote; null for anything else. */
export function fromHash(hash) {
  try {
    const text = atob(hash.replace(/^#/, '').replaceAll('-', '+').replaceAll('_', '/'));
    const place = JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (one) => one.charCodeAt(0))));
    const states = {};
    for (const language of ['kk', 'ru']) states[language] = JSON.stringify({ ...(place.s ?? place[language]), language });
    return { states, day: place.d };
  } catch {
    return null;
  }
}

/** Settings of this tab. */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function remember(changes) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...recall(), ...changes }));
}
