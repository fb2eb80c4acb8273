import { foldWord } from '../language/characters.js';

/** Words before and after the match that enter the fingerprint. */
const NEARBY_WORDS = 4;

/**
 * Names a finding by rule id, matched text and nearby words, so that decisions on it survive edits elsewhere and moves.
 * 16 hexadecimal digits; not a cryptographic hash.
 */
export function fingerprintOf(ruleId: string, text: string, start: number, end: number): string {
  const before = wordsOf(text.slice(Math.max(0, start - 200), start)).slice(-NEARBY_WORDS);
  const after = wordsOf(text.slice(end, end + 200)).slice(0, NEARBY_WORDS);
  const key = [ruleId, wordsOf(text.slice(start, end)).join(' '), before.join(' '), after.join(' ')].join('\u0000');
  return hash64(key);
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord);
}

/** Two 32-bit mixes (after cyrb53 by bryc, public domain) side by side. */
export function hash64(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
