import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';

/** How strictly a reference must end: Markdown asks for the semicolon, HTML text and attributes forgive some. */
export type ReferenceMode = 'markdown' | 'html' | 'attribute';

const MODES = {
  markdown: DecodingMode.Strict,
  html: DecodingMode.Legacy,
  attribute: DecodingMode.Attribute,
} as const;

let decoded = '';
const decoder = new HtmlEntityDecoder((unit) => {
  // The decoder hands over astral characters of names as two surrogates and those of numbers whole.
  decoded += unit > 0xffff ? String.fromCodePoint(unit) : String.fromCharCode(unit);
});

/** What the last successful `referenceLength` decoded to. */
export function decodedReference(): string {
  return decoded;
}

/** Length of the character reference at `at` (an ampersand), or 0 when there is none before `end`. */
export function referenceLength(text: string, at: number, end: number, mode: ReferenceMode): number {
  decoded = '';
  decoder.startEntity(MODES[mode]);
  let length = decoder.write(text, at + 1);
  if (length < 0) length = decoder.end();
  return decoded !== '' && at + length <= end ? length : 0;
}

/** A short value (an attribute, a destination) with its character references decoded. */
export function decodeValue(value: string, mode: ReferenceMode): string {
  let at = value.indexOf('&');
  if (at < 0) return value;
  let result = '';
  let from = 0;
  while (at >= 0) {
    const length = referenceLength(value, at, value.length, mode);
    if (length > 0) {
      result += value.slice(from, at) + decoded;
      from = at + length;
    }
    at = value.indexOf('&', at + Math.max(1, length));
  }
  return result + value.slice(from);
}
