import { foldWord } from '../language/characters.js';
import { tokenise } from '../language/tokenise.js';
import { TOKEN_NUMBER, Tokens } from '../language/tokens.js';
import type { Vocabulary } from '../language/vocabulary.js';

interface Interned {
  readonly ids: readonly number[];
  readonly texts: readonly string[];
}

const interned = new WeakMap<Vocabulary, Map<string, Interned>>();
const buffer = new Tokens();

/** French words that end in an apostrophe before a vowel. */
const ELISIONS: ReadonlySet<string> = new Set("l' d' j' n' s' t' m' c' qu' jusqu' lorsqu' puisqu' quoiqu'".split(' '));

/** Cuts a text of a phrase into tokens whose words are all known. */
export function internText(text: string, vocabulary: Vocabulary): Interned {
  let known = interned.get(vocabulary);
  if (!known) {
    known = new Map();
    interned.set(vocabulary, known);
  }
  let result = known.get(text);
  if (!result) {
    // Most texts are one plain word, which the tokeniser would leave as it is.
    result =
      /^[a-z]{2,}$/.test(text) && text !== 'cannot'
        ? { ids: [vocabulary.intern(text)], texts: [text] }
        : internTokens(text, vocabulary);
    known.set(text, result);
  }
  return result;
}

function internTokens(text: string, vocabulary: Vocabulary): Interned {
  // What the tokeniser may make of the text must be known before it looks words up.
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\u00ad]+/gu)) {
    const folded = foldWord(match[0]);
    vocabulary.intern(folded);
    vocabulary.intern(`${folded}'`);
    if (folded.endsWith('n')) vocabulary.intern(folded.slice(0, -1));
    for (const piece of folded.match(/\d+|\D+/g) ?? []) vocabulary.intern(piece);
  }
  for (const match of text.matchAll(/\d+(?:[ ,.'’\u00a0\u202f]\d+)+/g)) {
    vocabulary.intern(match[0].replace(/[ ,.'’\u00a0\u202f](?=\d{3}(?!\d))/g, '').replace(/[,.]/g, '.'));
  }
  for (const match of text.matchAll(/(?:\p{L}\.)+\p{L}?/gu)) vocabulary.intern(foldWord(match[0].replace(/\./g, '')));
  for (const match of text.matchAll(/(\p{L}+)[·‧•][\p{L}·‧•]*/gu)) {
    vocabulary.intern(foldWord(match[1]!) + (match[0].endsWith('s') ? 's' : ''));
  }
  for (const symbol of text.match(/[%€$£¥&+#@/=[\]{}]/g) ?? []) vocabulary.intern(symbol);
  tokenise(text, vocabulary, buffer);
  const ids: number[] = [];
  const texts: string[] = [];
  for (let i = 0; i < buffer.count; i++) {
    const raw = text.slice(buffer.start[i]!, buffer.end[i]!);
    const known = buffer.word[i]!;
    const elision = `${foldWord(raw)}'`;
    // "l'" on its own, as in "(l'|une) ia": in copy the apostrophe is read as part of the word.
    if (ELISIONS.has(elision) && /^['’]/.test(text.slice(buffer.end[i]!))) ids.push(vocabulary.intern(elision));
    else
      ids.push(known !== 0 ? known : vocabulary.intern((buffer.flags[i]! & TOKEN_NUMBER) !== 0 ? raw : foldWord(raw)));
    texts.push(raw);
  }
  return { ids, texts };
}
