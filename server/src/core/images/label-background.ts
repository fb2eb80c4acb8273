import type { Span, TextEdit } from '../text/span.js';
import type { ImageWords } from './label-fix.js';
import { escapeHtml } from './label-html-image.js';
import { endTagAfter } from './open-tags.js';

/** Elements that are images; the others have one behind them. */
const IMAGES: ReadonlySet<string> = new Set(['img', 'image', 'mj-image', 'amp-img', 'input']);

/** Elements in which no words may stand, only certain other elements. */
const HOLD_NO_WORDS: ReadonlySet<string> = new Set(
  'table thead tbody tfoot tr ul ol dl select colgroup html head picture video audio svg'.split(' '),
);

function nameOf(text: string, { start }: Span): string | undefined {
  return /^<([a-z][\w-]*)/i.exec(text.slice(start, start + 40))?.[1]?.toLowerCase();
}

/** Whether what the span begins with is the tag of an image, rather than of an element with one behind it. */
export function isImageTag(text: string, image: Span): boolean {
  return IMAGES.has(nameOf(text, image) ?? '');
}

/** Says it in the element that an image stands behind. None for style sheets, which do not tell where they apply. */
export function labelBackground(text: string, image: Span, { caption }: ImageWords): TextEdit[] {
  const name = nameOf(text, image);
  if (name === undefined || HOLD_NO_WORDS.has(name) || name.startsWith('mj-')) return [];
  if (!endTagAfter(text, image.end, name)) return [];
  return [{ start: image.end, end: image.end, newText: `<small>${escapeHtml(caption)}</small>` }];
}
