/**
 * The report's only script: filters, search and folding over what is already on the page. It is written as text since
 * the page's policy names its hash, which a bundler must not change; it reads the page and sets `hidden` and `open`,
 * and never writes markup.
 */
export const REPORT_SCRIPT = `'use strict';
(() => {
  const form = document.getElementById('filters');
  const files = [...document.querySelectorAll('details.file')];
  /** Results few enough to unfold by themselves. */
  const UNFOLD = 200;

  if (form) setUp();
  openTarget();
  addEventListener('hashchange', openTarget);
  keepOpenInPrint();

  function setUp() {
    const cards = [...document.querySelectorAll('.concern')].map((card) => ({
      card,
      file: card.parentElement,
      places: [...card.querySelectorAll('.place')].map((place) => ({ place })),
    }));
    const status = form.querySelector('[role=status]');
    const number = new Intl.NumberFormat(form.dataset.locale);
    let timer = 0;
    form.hidden = false;
    form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
    form.addEventListener('reset', () => setTimeout(apply));
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const button of form.querySelectorAll('[data-fold]')) {
      button.addEventListener('click', () => { for (const file of files) file.open = button.dataset.fold === 'open'; });
    }
    apply();

    function apply() {
      const { search, family, severity, file } = form.elements;
      const words = plain(search.value).split(' ').filter(Boolean);
      const shownIn = new Map();
      let shown = 0;
      for (const entry of cards) {
        const { card } = entry;
        const fits = (!family.value || card.dataset.family === family.value)
          && (!severity.value || card.dataset.severity === severity.value)
          && (!file.value || entry.file.dataset.file === file.value);
        const count = fits ? showPlaces(entry, words) : 0;
        card.hidden = count === 0;
        shown += count;
        shownIn.set(entry.file, (shownIn.get(entry.file) || 0) + count);
      }
      const isFiltered = words.length > 0 || family.value || severity.value || file.value;
      for (const each of files) {
        each.hidden = !shownIn.get(each);
        if (isFiltered && shown <= UNFOLD && !each.hidden) each.open = true;
      }
      status.textContent = shown === 0 ? form.dataset.none
        : form.dataset.showing.replace('{shown}', number.format(shown)).replace('{total}', number.format(form.dataset.total));
    }
  }

  /** Shows the places that hold every word, all of them when the card's own text or its document's name does. */
  function showPlaces(entry, words) {
    if (words.length === 0) {
      for (const { place } of entry.places) place.hidden = false;
      return entry.places.length;
    }
    entry.text ??= plain([entry.file.querySelector('h3'), entry.card.querySelector('header'), entry.card.querySelector('.reasons')]
      .map((part) => part ? part.textContent : '').join(' '));
    const left = words.filter((word) => !entry.text.includes(word));
    let count = 0;
    for (const item of entry.places) {
      if (left.length > 0) item.text ??= plain(item.place.textContent);
      const fits = left.every((word) => item.text.includes(word));
      item.place.hidden = !fits;
      if (fits) count++;
    }
    return count;
  }

  /** As people type: no accents, no capitals, plain spaces and apostrophes. */
  function plain(text) {
    return text.normalize('NFD').replace(/\\p{M}/gu, '').replace(/[\\u2018\\u2019]/g, "'").replace(/\\s+/g, ' ').trim().toLowerCase();
  }

  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const file = target && target.closest('details');
    if (file) { file.open = true; target.scrollIntoView(); }
  }

  /** For browsers that cannot unfold details in print by style. */
  function keepOpenInPrint() {
    let folded = [];
    addEventListener('beforeprint', () => {
      folded = [...document.querySelectorAll('details:not([open])')];
      for (const each of folded) each.open = true;
    });
    addEventListener('afterprint', () => { for (const each of folded) each.open = false; });
  }
})();
`;
