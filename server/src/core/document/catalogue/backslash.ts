import { findWithin } from '../characters.js';

/** What takes the text: pieces as they stand, and others that stand for something. */
interface TextSink {
  copy(start: number, end: number): void;
  stand(text: string, start: number, end: number): void;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
};

/**
 * Writes [start, end) of a string literal, between its quotes, with its escapes read as JSON and C do. An escape that
 * neither knows stands for its character.
 */
export function writeEscaped(source: string, start: number, end: number, out: TextSink): void {
  let from = start;
  let i = findWithin(source, '\\', start, end);
  while (i >= 0) {
    out.copy(from, i);
    const [text, length] = escapeAt(source, i, end);
    out.stand(text, i, i + length);
    from = i + length;
    i = findWithin(source, '\\', from, end);
  }
  out.copy(from, end);
}

function escapeAt(source: string, at: number, end: number): readonly [string, number] {
  if (at + 1 >= end) return ['\\\\', 1];
  const letter = source.charAt(at + 1);
  const hex = letter === 'u' ? /^[\da-f]{4}/i : letter === 'x' ? /^[\da-f]{1,2}/i : undefined;
  if (hex) {
    const digits = hex.exec(source.slice(at + 2, Math.min(end, at + 6)))?.[0];
    if (digits) return [String.fromCharCode(Number.parseInt(digits, 16)), 2 + digits.length];
  }
  const octal = /^[0-7]{1,3}/.exec(source.slice(at + 1, Math.min(end, at + 4)))?.[0];
  if (octal) return [String.fromCharCode(Number.parseInt(octal, 8) & 0xff), 1 + octal.length];
  return [SIMPLE[letter] ?? letter, 2];
}
