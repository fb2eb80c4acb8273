/** Longest text that is told, in characters. */
const LONGEST = 200;

/**
 * What hidden characters spell: letters as Unicode tags, bytes as variation selectors, bits as two zero-width
 * characters. Empty when they spell nothing that could be read.
 */
export function decodeHidden(run: string): string {
  const tags: number[] = [];
  const bytes: number[] = [];
  const bits: number[] = [];
  for (const char of run) {
    const code = char.codePointAt(0)!;
    if (code >= 0xe0020 && code < 0xe007f) tags.push(code - 0xe0000);
    else if (code >= 0xfe00 && code <= 0xfe0f) bytes.push(code - 0xfe00);
    else if (code >= 0xe0100 && code <= 0xe01ef) bytes.push(code - 0xe0100 + 16);
    else if (code >= 0x200b && code <= 0x2060) bits.push(code);
    if (tags.length + bytes.length + bits.length > LONGEST * 8) break;
  }
  const text = String.fromCharCode(...tags) + readable(bytes) + fromBits(bits);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Bytes as UTF-8, when they are a text. */
function readable(bytes: readonly number[]): string {
  // The first selector often belongs to the emoji that carries the rest.
  for (const candidate of [bytes, bytes.slice(1)]) {
    if (candidate.length < 2) continue;
    const text = fromUtf8(candidate);
    if (text !== undefined && /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\n\t]+$/u.test(text)) return text;
  }
  return '';
}

/** Undefined when the bytes are no UTF-8. */
function fromUtf8(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}

/** Two characters as zeros and ones, eight a letter, whichever is which. */
function fromBits(codes: readonly number[]): string {
  const kinds = [...new Set(codes)];
  if (kinds.length !== 2 || codes.length < 16) return '';
  for (const one of kinds) {
    const bytes: number[] = [];
    for (let i = 0; i + 8 <= codes.length; i += 8) {
      bytes.push(codes.slice(i, i + 8).reduce((byte, code) => byte * 2 + (code === one ? 1 : 0), 0));
    }
    if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return String.fromCharCode(...bytes);
  }
  return '';
}
