import type { Chunk } from '../document/document.js';
import type { ChunkDetector, DetectorHit } from './detector.js';
import { decodeHidden } from './hidden-decoding.js';

/** Characters that a reader does not see and that carry text, order or nothing at all. */
const SUSPECT =
  /[\u115f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff]|\u200d|[\ufe00-\ufe0f]|\udb40[\udc00-\udfff]|[\udb80-\udbff][\udc00-\udfff]/;

/** Scripts whose letters join, and so need ZWJ and ZWNJ. */
const JOINING =
  /[\u0600-\u06ff\u0750-\u077f\u07c0-\u07ff\u0840-\u085f\u08a0-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua840-\ua8df\ua980-\ua9df\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefe]/;
/** Scripts written without spaces, where a zero-width space says that a line may break. */
const SPACELESS = /[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1980-\u1a1f\u3040-\u30ff\u4e00-\u9fff]/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** What one variation selector may follow: emoji and symbols, digits of keycaps, Han, Mongolian, Myanmar, Phags-pa. */
const VARIES =
  /[#*0-9\u00a9\u00ae\u1000-\u109f\u1800-\u18af\u2000-\u3300\u3400-\u9fff\ua840-\ua87f\uac00-\ud7a3\uf900-\ufaff\udc00-\udfff]/;
/** Glyphs of Han have selectors of their own. */
const HAN = /(?:[\u3400-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff])$/;
/** How far text of a script may stand from a mark of its direction, in UTF-16 units. */
const NEAR = 200;

const NAMES: Readonly<Record<number, string>> = {
  8203: 'ZWSP',
  8204: 'ZWNJ',
  8205: 'ZWJ',
  8206: 'LRM',
  8207: 'RLM',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  65279: 'BOM',
};

/**
 * Hidden characters: Unicode tags and bidirectional controls (error), zero-width and private-use ones and runs of
 * variation selectors (warning), with what they spell. Emoji sequences, joiners of scripts that need them, marks of
 * direction near right-to-left text, soft hyphens and French spaces are legitimate.
 */
export const hiddenUnicode: ChunkDetector = {
  name: 'hidden-unicode',
  mayDetect: (source) => SUSPECT.test(source),
  detect(source: string, _chunk: Chunk): readonly DetectorHit[] {
    const hits: DetectorHit[] = [];
    for (let at = 0; at < source.length; ) {
      const first = hiddenAt(source, at);
      if (first === undefined) {
        at++;
        continue;
      }
      if (first.isLegitimate) {
        at += first.length;
        continue;
      }
      const start = at;
      const counts = new Map<string, number>();
      let isError = false;
      for (let next: Hidden | undefined = first; next && !next.isLegitimate; next = hiddenAt(source, at)) {
        counts.set(next.name, (counts.get(next.name) ?? 0) + 1);
        isError ||= next.isError;
        at += next.length;
      }
      hits.push(hitOf(source, start, at, counts, isError));
    }
    return hits;
  },
};

function hitOf(
  source: string,
  start: number,
  end: number,
  counts: ReadonlyMap<string, number>,
  isError: boolean,
): DetectorHit {
  const characters = [...counts]
    .slice(0, 6)
    .map(([name, count]) => (count > 1 ? `${name} ×${count}` : name))
    .join(', ');
  const decoded = decodeHidden(source.slice(start, end));
  const shown = decoded === '' ? characters : `${characters}: “${decoded}”`;
  return {
    start,
    end,
    severity: isError ? 'error' : 'warning',
    evidence: shown,
    captures: { characters, decoded, match: shown },
    ...(decoded === ''
      ? {}
      : { because: { en: `they spell “${decoded}”`, fr: `ils épellent «\u00a0${decoded}\u00a0»` } }),
    fixes: [
      {
        title: { en: 'Remove the hidden characters', fr: 'Retirer les caractères cachés' },
        safe: true,
        edits: [{ start, end, newText: '' }],
      },
    ],
  };
}

interface Hidden {
  /** In the terms of Unicode, which are the same in every language. */
  readonly name: string;
  readonly isError: boolean;
  /** UTF-16 units. */
  readonly length: number;
  /** A script or an emoji needs it. */
  readonly isLegitimate?: true;
}

function hidden(code: number, isError: boolean, length = 1): Hidden {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { name: NAMES[code] ? `${NAMES[code]} ${hex}` : hex, isError, length };
}

function hiddenAt(source: string, at: number): Hidden | undefined {
  const code = source.charCodeAt(at);
  if (!(code >= 0x115f)) return undefined;
  if (code >= 0xd800 && code <= 0xdbff) return hiddenPair(source, at, code);
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) {
    // Overrides turn text around; embeddings and isolates have their place beside right-to-left text.
    const isOverride = code === 0x202d || code === 0x202e;
    return !isOverride && isNear(source, at, RIGHT_TO_LEFT) ? undefined : hidden(code, true);
  }
  switch (code) {
    case 0x200e:
    case 0x200f:
      return isNear(source, at, RIGHT_TO_LEFT) ? undefined : hidden(code, false);
    case 0x200b:
      return isBeside(source, at, SPACELESS) ? undefined : hidden(code, false);
    case 0xfeff:
      return at > 0 ? hidden(code, false) : undefined;
    case 0x200c:
    case 0x200d:
      if (isEmojiJoiner(source, at) || isBeside(source, at, JOINING) || isPadding(source, at)) return undefined;
      return hidden(code, false);
    case 0x115f:
      // Before a letter of old Korean it holds the place of a missing one.
      return /[\u1160-\u11ff]/.test(source[at + 1] ?? '') ? undefined : hidden(code, false);
    case 0x180e:
      return isBeside(source, at, /[\u1800-\u18af]/) ? undefined : hidden(code, false);
    case 0x2060:
    case 0x3164:
    case 0xffa0:
    case 0xfff9:
    case 0xfffa:
    case 0xfffb:
      return hidden(code, false);
  }
  if (code >= 0x206a && code <= 0x206f) return hidden(code, false);
  // U+F8FF is the apple in a trade mark that people write.
  if (code >= 0xe000 && code < 0xf8ff) return isInWords(source, at, 1) ? privateUse(code, 1) : undefined;
  if (code >= 0xfe00 && code <= 0xfe0f) return variation(source, at, 1);
  return undefined;
}

/** Mails keep what follows out of their preview by `&nbsp;` and a non-joiner in turn, many times over. */
function isPadding(source: string, at: number): boolean {
  return (
    /(?:\u00a0|&nbsp;|&#160;)$/.test(source.slice(Math.max(0, at - 6), at)) &&
    /^(?:\u00a0|&nbsp;|&#160;|\s*(?:<|$))/.test(source.slice(at + 1, at + 40))
  );
}

/** Characters beyond the first plane. */
function hiddenPair(source: string, at: number, high: number): Hidden | undefined {
  const low = source.charCodeAt(at + 1);
  if (!(low >= 0xdc00 && low <= 0xdfff)) return undefined;
  if (high === 0xdb40) {
    if (low <= 0xdc7f) {
      const flag = flagLength(source, at);
      return flag > 0
        ? { name: '', isError: false, length: flag, isLegitimate: true }
        : { name: 'TAG', isError: true, length: 2 };
    }
    return low >= 0xdd00 && low <= 0xddef ? variation(source, at, 2) : undefined;
  }
  if (high >= 0xdb80) return isInWords(source, at, 2) ? privateUse(0xf0000, 2) : undefined;
  return undefined;
}

function privateUse(code: number, length: number): Hidden {
  const hex = code > 0xffff ? '' : ` U+${code.toString(16).toUpperCase()}`;
  return { name: `PUA${hex}`, isError: false, length };
}

/** One selector chooses how the character before it looks; several in a row choose nothing and may carry bytes. */
function variation(source: string, at: number, length: number): Hidden | undefined {
  const isFirst = !endsInSelector(source, at);
  if (isFirst && (length === 2 ? HAN.test(source.slice(Math.max(0, at - 2), at)) : VARIES.test(source[at - 1] ?? ''))) {
    const next = at + length;
    if (!startsWithSelector(source, next)) return undefined;
    // The first one may belong to the emoji; what follows it does not.
    return { name: 'VS', isError: false, length, isLegitimate: true };
  }
  return isFirst && !startsWithSelector(source, at + length) ? undefined : { name: 'VS', isError: false, length };
}

function startsWithSelector(source: string, at: number): boolean {
  return /^(?:[\ufe00-\ufe0f]|\udb40[\udd00-\uddef])/.test(source.slice(at, at + 2));
}

function endsInSelector(source: string, at: number): boolean {
  return /(?:[\ufe00-\ufe0f]|\udb40[\udd00-\uddef])$/.test(source.slice(Math.max(0, at - 2), at));
}

/** Length of the tags that make a flag (England, Scotland, Wales…): after U+1F3F4, to the cancel tag; 0 when they do not. */
function flagLength(source: string, at: number): number {
  if (source.charCodeAt(at - 2) !== 0xd83c || source.charCodeAt(at - 1) !== 0xdff4) return 0;
  const tags = /^(?:\udb40[\udc30-\udc39\udc61-\udc7a]){3,6}\udb40\udc7f/.exec(source.slice(at, at + 16));
  return tags?.[0].length ?? 0;
}

/** Icon fonts stand alone in elements of their own; the residue of chatbots stands in or between words. */
function isInWords(source: string, at: number, length: number): boolean {
  const before = source.slice(Math.max(0, at - 1), at);
  const after = source.slice(at + length, at + length + 1);
  return /[\p{L}\p{N}.,;:!?]/u.test(before) || /[\p{L}\p{N}]/u.test(after);
}

/** Between two pictographs, or beside a skin tone or variation selector, a joiner makes one emoji. */
function isEmojiJoiner(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 3), at);
  const after = source.slice(at + 1, at + 3);
  return (
    /(?:\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)$/u.test(before) &&
    /^[\p{Extended_Pictographic}♀♂⚕⚖✈❤]/u.test(after)
  );
}

function isNear(source: string, at: number, script: RegExp): boolean {
  return script.test(source.slice(Math.max(0, at - NEAR), at + NEAR));
}

/** Right beside it, or beyond other invisible characters. */
function isBeside(source: string, at: number, script: RegExp): boolean {
  return script.test(source[at - 1] ?? '') || script.test(source[at + 1] ?? '');
}
