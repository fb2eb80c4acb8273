/** Character classes by UTF-16 code; the scanners test codes because a pattern per line costs more than the line. */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BOM = 0xfeff;

/** Stands in a segment's text for something that is not prose (a URL, a variable), so that words do not merge. */
export const OBJECT = '\uFFFC';

/** Stands for a template expression that becomes text (`{{count}}`), so that phrases may read it as a number or name. */
export const PLACEHOLDER = '\uFFFB';

export function isSpace(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= CR);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isAsciiLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

export function isAsciiAlphanumeric(code: number): boolean {
  return isAsciiLetter(code) || isDigit(code);
}

/** The characters that a backslash escapes in Markdown. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}

/** White space that surrounds a run of prose without belonging to it, no-break spaces included. */
export function isTrimmed(code: number): boolean {
  return isSpace(code) || code === 0xa0 || code === 0x202f || code === 0x2028 || code === 0x2029;
}

/** End of the line's content: the index of its terminator or `end`. */
export function lineEnd(text: string, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code <= CR && (code === LF || code === CR)) return i;
    i++;
  }
  return end;
}

/** Start of the next line, given where a line's content ends: CRLF, LF and a lone CR all end lines. */
export function afterLineEnd(text: string, at: number, end: number): number {
  if (at >= end) return end;
  return text.charCodeAt(at) === CR && at + 1 < end && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

/** The first offset at or after `at` that is no white space, or `end`. */
export function skipSpace(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Whether [from, to) holds nothing but spaces and tabs. */
export function isBlankRange(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}

/** Index of a short needle within [from, to), or -1; never reads past `to`, as `indexOf` would. */
export function findWithin(text: string, needle: string, from: number, to: number): number {
  const first = needle.charCodeAt(0);
  for (let i = from; i + needle.length <= to; i++) {
    if (text.charCodeAt(i) === first && text.startsWith(needle, i)) return i;
  }
  return -1;
}
