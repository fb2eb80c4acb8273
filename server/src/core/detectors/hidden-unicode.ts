import type { Chunk } from '../document/document.js';
import type { ChunkDetector, DetectorHit } from './detector.js';

/** Characters that a reader does not see and that carry text, order or nothing at all. */
const SUSPECT =
  /[\u115f\u3164\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff]|\u200d|[\ufe00-\ufe0f]|\udb40[\udc00-\udfff]/;

const BIDI = /[\u202a-\u202e\u2066-\u2069]/;
/** Scripts whose joining letters need ZWJ and ZWNJ, and right-to-left scripts that need marks. */
const JOINING =
  /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufeff]/;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Hidden characters: Unicode tags and bidirectional overrides (error), zero-width and private-use ones (warning).
 * Emoji sequences, joiners of scripts that need them, soft hyphens and French spaces are legitimate.
 */
export const hiddenUnicode: ChunkDetector = {
  name: 'hidden-unicode',
  mayDetect: (source) => SUSPECT.test(source),
  detect(source: string, _chunk: Chunk): readonly DetectorHit[] {
    const hits: DetectorHit[] = [];
    let i = 0;
    while (i < source.length) {
      const kind = hiddenAt(source, i);
      if (!kind) {
        i++;
        continue;
      }
      const start = i;
      let decoded = '';
      let worst = kind.severity;
      let last: Hidden | undefined = kind;
      const names = new Set<string>();
      while (last) {
        decoded += last.decoded;
        names.add(last.name);
        if (last.severity === 'error') worst = 'error';
        i += last.length;
        last = i < source.length ? hiddenAt(source, i) : undefined;
      }
      const shown = decoded === '' ? [...names].join(', ') : `${[...names].join(', ')}: “${decoded}”`;
      hits.push({
        start,
        end: i,
        severity: worst,
        evidence: shown,
        captures: { characters: [...names].join(', '), decoded, match: shown },
        fixes: [
          {
            title: { en: 'Remove the hidden characters', fr: 'Retirer les caractères cachés' },
            safe: true,
            edits: [{ start, end: i, newText: '' }],
          },
        ],
      });
    }
    return hits;
  },
};

interface Hidden {
  readonly name: string;
  readonly severity: 'error' | 'warning';
  readonly length: number;
  /** What the characters spell, when they spell something. */
  readonly decoded: string;
}

function hiddenAt(source: string, at: number): Hidden | undefined {
  const code = source.charCodeAt(at);
  if (code < 0x115f) return undefined;
  if (code === 0xdb40) {
    const low = source.charCodeAt(at + 1);
    if (low >= 0xdc00 && low <= 0xdc7f) {
      if (isFlagSequence(source, at)) return undefined;
      const letter = low - 0xdc00;
      const decoded = letter >= 0x20 && letter < 0x7f ? String.fromCharCode(letter) : '';
      return { name: 'Unicode tags', severity: 'error', length: 2, decoded };
    }
    // Variation selectors supplement: one after a han character is a glyph variant, a run of them hides bytes.
    if (low >= 0xdd00 && low <= 0xddef && source.charCodeAt(at + 2) === 0xdb40) {
      return { name: 'variation selectors', severity: 'warning', length: 2, decoded: '' };
    }
    return undefined;
  }
  if (BIDI.test(source[at]!)) {
    if (RIGHT_TO_LEFT.test(source.slice(Math.max(0, at - 200), at + 200)) && code !== 0x202d && code !== 0x202e)
      return undefined;
    return { name: `bidirectional control U+${hex(code)}`, severity: 'error', length: 1, decoded: '' };
  }
  if (code === 0x200e || code === 0x200f) {
    if (RIGHT_TO_LEFT.test(source.slice(Math.max(0, at - 200), at + 200))) return undefined;
    return { name: `direction mark U+${hex(code)}`, severity: 'warning', length: 1, decoded: '' };
  }
  if (code === 0x200b || code === 0x2060 || (code === 0xfeff && at > 0)) {
    return { name: `zero-width U+${hex(code)}`, severity: 'warning', length: 1, decoded: '' };
  }
  if (code === 0x200c || code === 0x200d) {
    if (isEmojiJoiner(source, at) || JOINING.test(source[at - 1] ?? '') || JOINING.test(source[at + 1] ?? ''))
      return undefined;
    return { name: `zero-width joiner U+${hex(code)}`, severity: 'warning', length: 1, decoded: '' };
  }
  if (code === 0x115f || code === 0x3164) {
    return { name: `filler U+${hex(code)}`, severity: 'warning', length: 1, decoded: '' };
  }
  if (code >= 0xe000 && code <= 0xf8ff) {
    // Icon fonts stand alone in elements of their own; the residue of chatbots stands in or between words.
    const near = source.slice(Math.max(0, at - 1), at) + source.slice(at + 1, at + 2);
    if (!/[\p{L}\p{N}]/u.test(near)) return undefined;
    return { name: `private use U+${hex(code)}`, severity: 'warning', length: 1, decoded: '' };
  }
  if (code >= 0xfe00 && code <= 0xfe0f) {
    const next = source.charCodeAt(at + 1);
    if (next >= 0xfe00 && next <= 0xfe0f)
      return { name: 'variation selectors', severity: 'warning', length: 1, decoded: '' };
  }
  return undefined;
}

/** Flags of England, Scotland, Wales…: tags after U+1F3F4 that end in the cancel tag. */
function isFlagSequence(source: string, at: number): boolean {
  let i = at;
  while (i >= 2 && source.charCodeAt(i - 2) === 0xdb40) i -= 2;
  if (source.charCodeAt(i - 2) !== 0xd83c || source.charCodeAt(i - 1) !== 0xdff4) return false;
  let end = i;
  while (source.charCodeAt(end) === 0xdb40) end += 2;
  return source.charCodeAt(end - 1) === 0xdc7f && end - i <= 16;
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

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
