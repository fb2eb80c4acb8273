/**
 * Controls, format characters (bidirectional overrides, zero-width and tag characters), odd line ends, blank letters,
 * and what is no character at all: halves of surrogate pairs and code points that XML forbids.
 */
const UNSEEN =
  '(?![\\t\\n\\r\\u00ad\\u200d])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Noncharacter_Code_Point}\\u115f\\u3164\\u{e0100}-\\u{e01ef}]';
/** A joiner is ordinary inside an emoji, a variation selector after a sign; a second selector hides something. */
const STRAY_JOINER = '(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d';
const STRAY_SELECTOR = '(?<=[\\ufe00-\\ufe0f])[\\ufe00-\\ufe0f]';

const HIDDEN = new RegExp(`(?:${UNSEEN}|${STRAY_JOINER}|${STRAY_SELECTOR})+`, 'gu');

/** Longest run whose characters are named one by one. */
const NAMED = 3;

/** Shows characters that a reader cannot see but that change what is seen or read, as code points: `⟦U+202E⟧`. */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (run) => `⟦${name(run)}⟧`);
}

function name(run: string): string {
  const codes = [...run].map(codePoint);
  if (codes.length <= NAMED) return codes.join(' ');
  return `${codes[0]} … ${codes.at(-1)} ×${codes.length}`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
