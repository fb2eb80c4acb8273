import type { SegmentRole } from '../document.js';
import type { MarkedKind } from '../text-builder.js';

/** What elements do to the run of prose they stand in. Names are in lower case. */

/** Elements that stand inside a sentence; every other one, unknown ones included, ends the run. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd map mark nobr picture q rb rp rt ' +
    'ruby s samp slot small source span strike strong sub sup time tt u var wbr o:p'
  ).split(' '),
);

export function isInline(name: string): boolean {
  return INLINE.has(name);
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

export function isVoid(name: string): boolean {
  return VOID.has(name);
}

const ROLES: ReadonlyMap<string, SegmentRole> = new Map<string, SegmentRole>([
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['p', 'paragraph'],
  ['li', 'list-item'],
  ['item', 'list-item'],
  ['dd', 'list-item'],
  ['dt', 'list-item'],
  ['td', 'cell'],
  ['th', 'cell'],
  ['button', 'button'],
  ['mj-button', 'button'],
  ['label', 'label'],
  ['legend', 'label'],
  ['option', 'label'],
  ['summary', 'label'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['title', 'title'],
]);

export function roleOf(name: string): SegmentRole | undefined {
  return ROLES.get(name);
}

const LISTS = new Set(['ul', 'ol', 'dl', 'menu', 'list']);

export function isList(name: string): boolean {
  return LISTS.has(name);
}

/** Elements whose content stays in one chunk, because frames relate its segments. */
const GROUPS = new Set('ul ol dl menu list table select thead tbody tfoot tr'.split(' '));

export function isGroup(name: string): boolean {
  return GROUPS.has(name);
}

const MARKED: ReadonlyMap<string, MarkedKind | 'struck'> = new Map<string, MarkedKind | 'struck'>([
  ['strong', 'strong'],
  ['b', 'strong'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['q', 'quote'],
  ['cite', 'quote'],
  ['del', 'struck'],
  ['s', 'struck'],
  ['strike', 'struck'],
]);

export function markedKindOf(name: string): MarkedKind | 'struck' | undefined {
  return MARKED.get(name);
}

/** Elements whose text is not prose. */
const CODE = new Set(
  'pre script style template math xmp listing object iframe noembed noframes let stylesheet output-schema'.split(' '),
);

export function isCode(name: string): boolean {
  return CODE.has(name);
}

/** Block quotations; `example` is the element that prompts put sample text in. */
const QUOTES = new Set(['blockquote', 'example', 'examples']);

export function isQuotation(name: string): boolean {
  return QUOTES.has(name);
}

/** Elements whose end tag may be left out, and which following tag ends them. */
const IMPLIED_END: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', new Set(['li'])],
  ['item', new Set(['item'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['option', new Set(['option', 'optgroup'])],
  ['td', new Set(['td', 'th', 'tr', 'tbody', 'tfoot', 'thead'])],
  ['th', new Set(['td', 'th', 'tr', 'tbody', 'tfoot', 'thead'])],
  ['tr', new Set(['tr', 'tbody', 'tfoot', 'thead'])],
  ['thead', new Set(['tbody', 'tfoot'])],
  ['tbody', new Set(['tbody', 'tfoot'])],
]);

/** Whether the start tag `next` ends an open element `name` that was not closed. */
export function endsImplicitly(name: string, next: string): boolean {
  // A paragraph, a heading or a button cannot hold a block; one left open must not swallow the rest.
  if (name === 'p' || /^h[1-6]$/.test(name)) return true;
  return IMPLIED_END.get(name)?.has(next) ?? false;
}
