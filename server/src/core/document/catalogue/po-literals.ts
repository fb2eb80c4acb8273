import { writeEscaped } from './backslash.js';
import { type MappedText, MappedTextBuilder } from './mapped-text.js';

/** End of the string literal that begins with the quote at `at`, on one line; -1 when its quote is not closed. */
export function poLiteralEnd(source: string, at: number, end: number): number {
  for (let i = at + 1; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i + 1;
    else if (code === 10 || code === 13) return -1;
  }
  return -1;
}

/** The text of string literals one after the other, apart by white space; undefined when something else stands there. */
export function readPoLiterals(source: string, start: number, end: number, shift: number): MappedText | undefined {
  const out = new MappedTextBuilder(source, shift);
  let i = start;
  while (i < end) {
    const code = source.charCodeAt(i);
    if (code === 32 || (code >= 9 && code <= 13)) {
      i++;
      continue;
    }
    const close = code === 34 ? poLiteralEnd(source, i, end) : -1;
    if (close < 0) return undefined;
    writeEscaped(source, i + 1, close - 1, out);
    i = close;
  }
  return out.build(start + 1);
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function encodePo(text: string): string {
  return text.replace(/["\\\n\r\t]/g, (character) => ESCAPES[character] as string);
}
