import type { Language } from '../document.js';

/** An attribute of an element; `start` and `end` cover the characters of its value and are -1 without one. */
export interface Attribute {
  /** In lower case. */
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export function attribute(attributes: readonly Attribute[], name: string): Attribute | undefined {
  for (const candidate of attributes) if (candidate.name === name) return candidate;
  return undefined;
}

/** Attributes that people read, and the segments' keys. */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'title',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'placeholder',
]);

/** A value that is an expression of JSX rather than text. */
export function isExpression(value: string): boolean {
  return value.startsWith('{') && !value.startsWith('{{');
}

const AI_DATA = /^data-(?:.*[-_])?(?:ai|aigc|genai|ia)(?:[-_].*)?$/;

export function isAiData(name: string): boolean {
  return name.length < 100 && AI_DATA.test(name);
}

const TIMER = /(?:^|[^a-z])(?:countdown|count-down|timer)/i;

/** Whether a class, id or tag names a countdown: `countdown-bar`, `js-timer`, `saleTimer`. */
export function namesTimer(value: string): boolean {
  return value.length < 1000 && (TIMER.test(value) || /Countdown|Timer/.test(value));
}

/** How `lang` bears on an element's text: a language that is reviewed, or `other`. */
export function declaredLanguage(value: string): Language | 'other' | undefined {
  const primary = value.trim().slice(0, 3).toLowerCase();
  if (primary === '') return undefined;
  if (primary === 'en' || primary === 'en-' || primary === 'en_') return 'en';
  if (primary === 'fr' || primary === 'fr-' || primary === 'fr_') return 'fr';
  return 'other';
}

export interface StyleFacts {
  /** Not displayed, or too small or transparent to be read. */
  readonly hidden: boolean;
  /** White letters, which nobody sees on a white page. */
  readonly white: boolean;
  /** A background of its own that is not white. */
  readonly painted: boolean;
}

const NO_STYLE: StyleFacts = { hidden: false, white: false, painted: false };

/** Reads the few declarations of an inline style that decide whether text can be seen. */
export function readStyle(style: string): StyleFacts {
  if (style === '' || style.length > 10_000) return NO_STYLE;
  let hidden = false;
  let white = false;
  let painted = false;
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim();
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim();
    if (property === 'display') hidden ||= value === 'none';
    else if (property === 'visibility') hidden ||= value === 'hidden' || value === 'collapse';
    else if (property === 'font-size') hidden ||= isTiny(value);
    else if (property === 'opacity') hidden ||= Number.parseFloat(value) === 0;
    else if (property === 'mso-hide') hidden ||= value === 'all';
    else if (property === 'color') white = isWhite(value);
    else if (property === 'background' || property === 'background-color') painted ||= isPaint(value);
    else if (property === 'background-image') painted ||= value !== 'none';
  }
  return { hidden, white, painted };
}

function isTiny(value: string): boolean {
  const size = Number.parseFloat(value);
  if (Number.isNaN(size)) return false;
  if (size === 0) return true;
  return size <= 1 && (value.endsWith('px') || value.endsWith('pt'));
}

export function isWhite(value: string): boolean {
  const compact = value.replaceAll(' ', '');
  return (
    compact === 'white' ||
    compact === '#fff' ||
    compact === '#ffffff' ||
    compact === '#ffff' ||
    compact === '#ffffffff' ||
    compact.startsWith('rgb(255,255,255') ||
    compact.startsWith('rgba(255,255,255')
  );
}

export function isPaint(value: string): boolean {
  return value !== '' && value !== 'none' && value !== 'transparent' && value !== 'inherit' && !isWhite(value);
}
