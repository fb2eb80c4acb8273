import type { Language } from '../core/document/document.js';

/** A plain text as a phrase that means these very words; words all in capitals keep them, so that “US” is not “us”. */
export function literalPhrase(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? `=${word}` : escaped(word)))
    .join(' ');
}

/** One of some plain texts, in any letter case. */
export function anyOf(texts: readonly string[]): string {
  const phrases = [...new Set(texts)].map((text) => text.trim().split(/\s+/).map(escaped).join(' '));
  return phrases.length === 1 ? phrases[0]! : `(${phrases.join('|')})`;
}

/** Phrases that match a text with its capitals and accents alone, with either apostrophe. */
export function exactPhrases(text: string): string[] {
  const parts = text.match(/(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{N}'’·]*|\p{N}+|[%€$£¥&+#@/]/gu) ?? [];
  const phrase = parts.map((part) => (/^\p{L}[^.]*$/u.test(part) ? `=${part}` : escaped(part))).join(' ');
  const straight = phrase.replaceAll('’', "'");
  return straight.includes("'") ? [straight, straight.replaceAll("'", '’')] : [straight];
}

/**
 * The regular plural of a term, or undefined when it has none of its own. English inflects the last word; French every
 * word of a noun and its adjective, so terms of more than two words are left as they are.
 */
export function pluralOf(term: string, language: Language): string | undefined {
  const words = term.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  if (!/\p{L}{3}$/u.test(last) || /\p{Lu}$/u.test(last)) return undefined;
  if (language === 'en') {
    const plural = englishPlural(last);
    return plural && [...words.slice(0, -1), plural].join(' ');
  }
  if (words.length > 2) return undefined;
  const plurals = words.map((word) => frenchPlural(word) ?? word).join(' ');
  return plurals === words.join(' ') ? undefined : plurals;
}

function englishPlural(word: string): string | undefined {
  if (/(?:s|ing|ly)$/i.test(word)) return undefined;
  if (/(?:x|z|ch|sh)$/i.test(word)) return `${word}es`;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

function frenchPlural(word: string): string | undefined {
  if (/[sxz]$/i.test(word)) return undefined;
  if (/(?:eau|eu)$/i.test(word)) return `${word}x`;
  if (/al$/i.test(word)) return `${word.slice(0, -2)}aux`;
  return `${word}s`;
}

/** A name with the breaks between its words closed, and with one before each inner capital. */
export function spellings(name: string): string[] {
  const joined = name.replace(/[\s-]+/g, '');
  const split = name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  // Between a figure and a letter a break makes no other word: “7-Eleven” and “7Eleven” are read alike.
  const read = (text: string) => text.replace(/[\s-]+/g, ' ').replace(/(\p{N}) (?=\p{L})/gu, '$1');
  return [name, ...[joined, split].filter((text) => read(text) !== read(name))];
}

/** A name as part of an address, a handle or a tag: there it is spelt as it has to be. */
export function addressPhrases(name: string): string[] {
  const joined = escaped(name.toLowerCase().replace(/[\s']+/g, ''));
  return [`(@|#|/)${joined}`, `${joined} (com|fr|org|net|io|dev|app|eu|co|uk|ai|ca|be|ch)`];
}

/** What is alike to a phrase: letter case, accents, apostrophes, hyphens and spaces do not count. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s-]+/g, ' ')
    .trim();
}

function escaped(word: string): string {
  return word.replace(/[\\(){}|~=.!?…]/g, '\\$&');
}
