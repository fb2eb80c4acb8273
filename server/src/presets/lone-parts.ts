import type { Localised } from '../core/rules/rule.js';

/** A part in parentheses that stands alone, and so is optional, but looks as if something else were meant. */
export interface LonePart {
  readonly part: string;
  /** What was perhaps meant. */
  readonly meant: string;
}

/** Words that belong together although they name two things. */
const IDIOMS: ReadonlySet<string> = new Set(['more or less', 'sooner or later', 'plus ou moins', 'tôt ou tard']);

/** Endings that are glued to a word; as words of their own they say nothing. */
const ENDINGS: ReadonlySet<string> = new Set(['s', 'e', 'ed', 'ing', 'ly']);

/** Parts such as `(sell, rent)`, `(sell or rent)` and `item (s)`. */
export function loneParts(phrase: string): LonePart[] {
  // A sign after a backslash is meant as such.
  const plain = phrase.replace(/\\./g, '  ');
  const parts: LonePart[] = [];
  for (const match of plain.matchAll(/(?<=^|[\s(|])\(([^(){}|]*)\)(?=$|[\s)|])/g)) {
    const part = match[0];
    const words = match[1]!.trim();
    const before = /[\p{L}\p{N}]+(?= $)/u.exec(plain.slice(0, match.index))?.[0];
    if (ENDINGS.has(words) && before !== undefined)
      parts.push({ part: `${before} ${part}`, meant: `${before}${part}` });
    const choices = words.split(/\s*[,/]\s*(?:(?:or|ou)\s+)?|\s+(?:or|ou)\s+/);
    if (choices.length < 2 || IDIOMS.has(words) || !choices.every((choice) => /^\p{L}[\p{L}'’ -]*$/u.test(choice)))
      continue;
    parts.push({ part, meant: `(${choices.join('|')})` });
  }
  return parts;
}

/** Says so to who wrote it. */
export function lonePartInWords({ part, meant }: LonePart): { readonly what: Localised; readonly instead: Localised } {
  return {
    what: {
      en: `“${part}” is optional: a part in parentheses that stands alone may be missing.`,
      fr: `« ${part} » est facultatif : une partie seule entre parenthèses peut manquer.`,
    },
    instead: { en: `Did you mean ${meant}?`, fr: `Vouliez-vous dire ${meant} ?` },
  };
}
