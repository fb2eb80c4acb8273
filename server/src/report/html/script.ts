/**
 * The report's only script: filters, search and folding over what is already on the page, and, inside an editor, places
 * that lead to their document. It is written as text since the page's policy names its hash, which a bundler must not
 * change. The only markup that it puts in place is what the page itself keeps in `noscript` elements, whole.
 */
export const REPORT_SCRIPT = `'use strict';
(() => {
  const form = document.getElementById('filters');
  const files = [...document.querySelectorAll('details.file')];
  const editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
  /** Results few enough to unfold by themselves. */
  const UNFOLD = 200;
  /** What is known of each document; \`refresh\` shows what fits the filters once its findings are laid out. */
  const known = new Map(files.map((file) => [file, { file, kept: file.querySelector('noscript') }]));
  let fitting = () => true;

  for (const document of known.values()) {
    document.file.addEventListener('toggle', () => { if (document.file.open) layOut(document); });
    if (!document.kept) linkPlaces(document.file);
  }
  if (form) setUp();
  openTarget();
  addEventListener('hashchange', openTarget);
  keepOpenInPrint();

  /** Puts a document's findings in place. */
  function layOut(document) {
    const { file, kept } = document;
    if (!kept) return;
    document.kept = undefined;
    document.index ??= indexOf(kept.textContent);
    kept.insertAdjacentHTML('afterend', kept.textContent);
    kept.remove();
    linkPlaces(file);
    refresh(document);
  }

  /** In an editor, the name of a place opens its document there. */
  function linkPlaces(file) {
    if (!editor) return;
    for (const place of file.querySelectorAll('.place')) {
      const line = place.querySelector('.line');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = line.firstChild.textContent;
      button.addEventListener('click', () => editor.postMessage({
        open: { file: Number(file.dataset.file), line: Number(place.dataset.line), character: Number(place.dataset.character) },
      }));
      line.firstChild.replaceWith(button);
    }
  }

  function setUp() {
    const status = form.querySelector('[role=status]');
    const number = new Intl.NumberFormat(form.dataset.locale);
    let timer = 0;
    form.hidden = false;
    form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(apply, 120); });
    form.addEventListener('reset', () => setTimeout(apply));
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const button of form.querySelectorAll('[data-fold]')) {
      button.addEventListener('click', () => { for (const file of files) if (!file.hidden) file.open = button.dataset.fold === 'open'; });
    }
    apply();

    function apply() {
      const { search, family, severity, file } = form.elements;
      const words = plain(search.value).split(' ').filter(Boolean);
      const isFiltered = words.length > 0 || family.value !== '' || severity.value !== '' || file.value !== '';
      fitting = (each, card) => (!family.value || card.family === family.value)
        && (!severity.value || card.severity === severity.value)
        && (!file.value || each.file.dataset.file === file.value)
        && words;
      let shown = 0;
      const found = [];
      for (const each of known.values()) {
        each.index ??= isFiltered ? indexOf(each.kept ? each.kept.textContent : each.file.innerHTML) : undefined;
        const count = isFiltered ? fittingPlaces(each).reduce((sum, places) => sum + places.length, 0) : undefined;
        each.file.hidden = count === 0;
        if (count > 0) { shown += count; found.push(each); }
        refresh(each);
      }
      if (!isFiltered) shown = Number(form.dataset.total);
      else if (shown <= UNFOLD) for (const each of found) { each.file.open = true; layOut(each); }
      status.textContent = shown === 0 ? form.dataset.none
        : form.dataset.showing.replace('{shown}', number.format(shown)).replace('{total}', number.format(form.dataset.total));
    }
  }

  /** Shows of a document that is laid out what fits the filters. */
  function refresh(each) {
    if (each.kept || !each.index) return;
    const fitted = fittingPlaces(each);
    each.cards ??= [...each.file.querySelectorAll('.concern')].map((card) => ({ card, places: card.querySelectorAll('.place') }));
    each.cards.forEach(({ card, places }, i) => {
      const shown = new Set(fitted[i]);
      card.hidden = shown.size === 0;
      places.forEach((place, j) => { place.hidden = !shown.has(j); });
    });
  }

  /** Of each card the places, by number, that hold every word, all of them when the card's own text or its document's name does. */
  function fittingPlaces(each) {
    each.name ??= plain(each.file.querySelector('h3').textContent);
    return each.index.map((card) => {
      const words = fitting(each, card);
      if (words === false) return [];
      const all = card.places.map((_, j) => j);
      if (words === true || words.length === 0) return all;
      const left = words.filter((word) => !each.name.includes(word) && !card.text.includes(word));
      return left.length === 0 ? all : all.filter((j) => left.every((word) => card.places[j].includes(word)));
    });
  }

  /** What the filters need of a document's markup, read as text: laying it out would take far longer. */
  function indexOf(markup) {
    return markup.split('<article ').slice(1).map((card) => {
      const [head, ...rest] = card.split('<li class="place"');
      const last = rest.length > 0 ? rest[rest.length - 1].split('</ol>') : [''];
      const tail = last.pop();
      if (rest.length > 0) rest[rest.length - 1] = last.join('</ol>');
      return {
        family: /data-family="([^"]*)"/.exec(head)[1],
        severity: /data-severity="([^"]*)"/.exec(head)[1],
        text: textOf('<' + head + tail),
        places: rest.map((place) => textOf('<' + place)),
      };
    });
  }

  function textOf(markup) {
    return plain(markup.replace(/<(?:wbr|\\/?(?:mark|ins|del|b|a|bdi))[^>]*>/g, '').replace(/<[^>]*>/g, ' ')
      .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&#160;|&nbsp;/g, ' ').replace(/&amp;/g, '&'));
  }

  /** As people type: no accents, no capitals, plain spaces and apostrophes. */
  function plain(text) {
    return text.normalize('NFD').replace(/\\p{M}/gu, '').replace(/[\\u2018\\u2019]/g, "'").replace(/\\s+/g, ' ').trim().toLowerCase();
  }

  function openTarget() {
    const name = location.hash.slice(1);
    const file = name && document.getElementById(name.replace(/^(d\\d+)-\\d+$/, '$1'));
    const details = file && file.closest('details');
    if (!details) return;
    details.open = true;
    if (known.has(details)) layOut(known.get(details));
    document.getElementById(name).scrollIntoView();
  }

  /** Everything is printed; unfolding is for browsers that cannot do so by style. */
  function keepOpenInPrint() {
    let folded = [];
    addEventListener('beforeprint', () => {
      for (const each of known.values()) layOut(each);
      folded = [...document.querySelectorAll('details:not([open])')];
      for (const each of folded) each.open = true;
    });
    addEventListener('afterprint', () => { for (const each of folded) each.open = false; });
  }
})();
`;
