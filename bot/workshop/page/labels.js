// The names of everything on the page that stays where it is.

const $ = (id) => document.getElementById(id);

export function label(words, tongue) {
  document.documentElement.lang = tongue;
  document.title = `Көмек · ${words.title}`;
  $('title').textContent = words.title;
  $('tongue').textContent = words.other;
  $('tongue').title = words.otherTitle;
  $('tongue').lang = tongue === 'ru' ? 'kk' : 'ru';
  $('household-label').textContent = words.household;
  $('day-label').textContent = words.day;
  $('today').textContent = words.today;
  for (const id of ['find', 'text']) {
    $(id).placeholder = words[id];
    $(id).setAttribute('aria-label', words[id]);
  }
  for (const id of ['undo', 'restart', 'share', 'place', 'sticker', 'send']) {
    $(id).setAttribute('aria-label', words[id]);
    $(id).title = words[id];
  }
}
