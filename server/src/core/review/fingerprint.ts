import { foldWord } from '../language/characters.js';
import { hash64 } from '../text/hash.js';

/** Words before and after the match that enter the fingerprint. */
const NEARBY_WORDS = 4;

export interface Fingerprints {
  readonly fingerprint: string;
  /** Under the rule's former ids, for decisions made before it was renamed. */
  readonly formerFingerprints?: readonly string[];
}

export function fingerprintsOf(
  { id, aliases }: { readonly id: string; readonly aliases: readonly string[] },
  text: string,
  start: number,
  end: number,
): Fingerprints {
  const fingerprint = fingerprintOf(id, text, start, end);
  if (aliases.length === 0) return { fingerprint };
  return { fingerprint, formerFingerprints: aliases.map((alias) => fingerprintOf(alias, text, start, end)) };
}

/**
 * Names a finding by rule id, matched text and nearby words, so that decisions on it survive edits elsewhere and moves.
 * 16 hexadecimal digits; not a cryptographic hash.
 */
function fingerprintOf(ruleId: string, text: string, start: number, end: number): string {
  const before = wordsOf(text.slice(Math.max(0, start - 200), start)).slice(-NEARBY_WORDS);
  const after = wordsOf(text.slice(end, end + 200)).slice(0, NEARBY_WORDS);
  const key = [ruleId, wordsOf(text.slice(start, end)).join(' '), before.join(' '), after.join(' ')].join('\u0000');
  return hash64(key);
}

function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(foldWord);
}
