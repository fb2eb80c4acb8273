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

const AI_DATA =
  /^data-(?:.*[-_])?(?:ai|aigc|genai|ia|llm)(?:[-_].*)?$|^data-(?:agent|engine|bot|assistant)$|^(?:ai|ia|genai)[-_]?(?:disclosure|generated|assisted|content)$/;

/** Whether an attribute may declare AI: `data-ai-generated`, `ai-disclosure`, `data-agent` of a chat. */
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
  /** Moved or clipped out of sight, where screen readers still read it. */
  readonly unseen: boolean;
  /** White letters, which nobody sees on a white page. */
  readonly white: boolean;
  /** A background of its own that is not white. */
  readonly painted: boolean;
}

const NO_STYLE: StyleFacts = { hidden: false, unseen: false, white: false, painted: false };

/** Reads the few declarations of an inline style that decide whether text can be seen. */
export function readStyle(style: string): StyleFacts {
  if (style === '' || style.length > 10_000) return NO_STYLE;
  let hidden = false;
  let unseen = false;
  let white = false;
  let letters = '';
  let ground = '';
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
    else if (property === 'opacity') hidden ||= Number.parseFloat(value) <= (value.endsWith('%') ? 10 : 0.1);
    else if (property === 'mso-hide') hidden ||= value === 'all';
    else if (property === 'color') {
      white = isWhite(value);
      letters = value.replaceAll(' ', '');
      hidden ||= letters === 'transparent' || /^(?:rgb|hsl)a\(.*,0(?:\.0\d*)?\)$/.test(letters);
    } else if (property === 'background' || property === 'background-color') {
      painted ||= isPaint(value);
      ground = value.replaceAll(' ', '');
    } else if (property === 'background-image') painted ||= value !== 'none';
    else if (property === 'text-indent' || property === 'left' || property === 'top') unseen ||= isFarAway(value);
    else if (property === 'clip' || property === 'clip-path')
      unseen ||= /^rect\(0|^rect\(1px|^inset\((?:50|100)%/.test(value);
  }
  // Letters in the colour of their ground.
  hidden ||= letters !== '' && letters === ground;
  return { hidden, unseen, white, painted };
}

function isTiny(value: string): boolean {
  const size = Number.parseFloat(value);
  if (Number.isNaN(size)) return false;
  if (size === 0) return true;
  const most = value.endsWith('px')
    ? 4
    : value.endsWith('pt')
      ? 3
      : value.endsWith('em')
        ? 0.25
        : value.endsWith('%')
          ? 25
          : 0;
  return size <= most;
}

/** Moved out of the window. */
function isFarAway(value: string): boolean {
  const distance = Number.parseFloat(value);
  return distance <= -999 || (distance <= -99 && /(?:em|vw|%)$/.test(value));
}

/** Classes by which the common style sheets leave text to screen readers. */
const SPOKEN_CLASS =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-(?:text|only))?|a11y-hidden|u-visually-hidden|is-sr-only)(?=\s|$)/;
/** Those that show nothing, until a script takes them away. */
const HIDDEN_CLASS = /(?:^|\s)(?:d-none|hidden|is-hidden|invisible|hide)(?=\s|$)/;
/** Shown from some width on, or in some state: `hidden md:block`, `d-none d-lg-flex`. */
const SHOWN_CLASS =
  /(?:^|\s)(?:[\w-]+:(?:block|flex|grid|inline|table|visible|not-sr-only)|d-(?:sm|md|lg|xl|xxl|print)-(?!none))/;

/** Whether a class keeps text out of sight when the page opens. */
export function isUnseenClass(value: string): boolean {
  if (value.length >= 1000) return false;
  return SPOKEN_CLASS.test(value) || (HIDDEN_CLASS.test(value) && !SHOWN_CLASS.test(value));
}

/** Names of the colours that nobody tells from white. */
const WHITES: ReadonlySet<string> = new Set(
  'white snow ivory whitesmoke ghostwhite floralwhite mintcream azure'.split(' '),
);
/** From here to 255 a channel is as good as full. */
const FULL = 0xf0;

/** Whether a colour is white, or so near that letters in it are not seen on white. */
export function isWhite(value: string): boolean {
  const compact = value.replaceAll(' ', '');
  if (WHITES.has(compact)) return true;
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(compact)?.[1];
  if (hex) {
    const size = hex.length < 6 ? 1 : 2;
    return [0, 1, 2].every((channel) => {
      const digits = hex.slice(channel * size, channel * size + size);
      return Number.parseInt(size === 1 ? digits + digits : digits, 16) >= FULL;
    });
  }
  const channels = /^rgba?\((\d{1,3})[, ](\d{1,3})[, ](\d{1,3})/.exec(value.replace(/\s*,\s*/g, ','))?.slice(1) ?? [
    '0',
  ];
  return channels.every((channel) => Number(channel) >= FULL);
}

export function isPaint(value: string): boolean {
  return value !== '' && value !== 'none' && value !== 'transparent' && value !== 'inherit' && !isWhite(value);
}
