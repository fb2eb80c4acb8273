import { isAsciiAlphanumeric, isAsciiLetter } from '../characters.js';

const SCHEMES = ['http', 'https', 'ftp'];

/**
 * Start of the bare address whose `:` (of `://`) or `.` (of `www.`) stands at `at`, or -1. It begins after `from` at the
 * earliest and at a word's start, as in GitHub's extended autolinks.
 */
export function bareUrlStart(text: string, at: number, from: number, end: number): number {
  let start = at;
  if (text.charCodeAt(at) === 58) {
    if (at + 3 >= end || text.charCodeAt(at + 1) !== 47 || text.charCodeAt(at + 2) !== 47) return -1;
    while (start > from && at - start < 6 && isAsciiLetter(text.charCodeAt(start - 1))) start--;
    if (!SCHEMES.includes(text.slice(start, at).toLowerCase())) return -1;
  } else {
    start = at - 3;
    if ((text.charCodeAt(at - 1) | 32) !== 119 || start < from || at + 1 >= end) return -1;
    if (text.slice(start, at).toLowerCase() !== 'www') return -1;
    if (!isAsciiAlphanumeric(text.charCodeAt(at + 1))) return -1;
  }
  return start > from && isAsciiAlphanumeric(text.charCodeAt(start - 1)) ? -1 : start;
}

/** End of the bare address at `start`: up to a space or `<`, without the punctuation that ends the sentence. */
export function bareUrlEnd(text: string, start: number, end: number): number {
  let i = start;
  let open = 0;
  let close = 0;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 60 || code === 62 || code === 0xa0 || code === 0x202f || code === 34 || code === 96)
      break;
    if (code === 0xab || code === 0xbb || code === 0x201d) break;
    // Emphasis around an address ends it; brackets, bars and braces belong to the markup around.
    if (code === 93 || code === 91 || code === 42 || code === 124 || code === 123) break;
    if (code === 40) open++;
    else if (code === 41) close++;
  }
  while (i > start) {
    const code = text.charCodeAt(i - 1);
    if (code === 41 && close > open) close--;
    else if (!isTrailing(code)) break;
    i--;
  }
  return i;
}

function isTrailing(code: number): boolean {
  // ? ! . , : * _ ~ ' ;
  return (
    code === 63 ||
    code === 33 ||
    code === 46 ||
    code === 44 ||
    code === 58 ||
    code === 42 ||
    code === 95 ||
    code === 126 ||
    code === 39 ||
    code === 59 ||
    code === 0x2019 ||
    code === 0x2026
  );
}
