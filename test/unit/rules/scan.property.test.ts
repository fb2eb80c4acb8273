import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { parsePhrase } from '../../../server/src/core/rules/phrase.js';
import { precompile } from '../../../server/src/core/rules/precompile.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { WordLists } from '../../../server/src/core/rules/word-lists.js';
import { testCatalogue, testRule } from '../review/catalogue.js';
import { type ReferenceMatch, type ReferenceWord, referenceMatches } from './reference-matcher.js';

const WORDS = ['sun', 'moon', 'star', 'tea', 'cup', 'leaf', 'the', 'of'];
const LISTS = {
  sky: { en: ['sun', 'moon', 'star'] },
  china: ['tea cup', 'cup', '(the)? leaf', 'tea (of the)? leaf'],
  odd: ['sun {number}', 'moon {up to 1 word} tea', 'star! cup'],
};
const lists = new WordLists(LISTS);
const word = fc.constantFrom(...WORDS);

/** Phrases as people write them. */
const element: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 2, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }).map((list) => `(${list.join('|')})`) },
  { weight: 1, arbitrary: fc.tuple(word, word, word).map(([a, b, c]) => `(${a} ${b}|${c})`) },
  { weight: 2, arbitrary: word.map((w) => `(${w})`) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `(${a}|${b} ${a})?`) },
  { weight: 1, arbitrary: fc.constantFrom('{number}', '{word}', '...') },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((n) => `{up to ${n} words}`) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(LISTS)).map((name) => `{${name}}`) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(LISTS), 'number').map((name) => `({${name}}|of)?`) },
  { weight: 2, arbitrary: fc.tuple(word, word, word).map(([a, b, c]) => `{x = ${a}|${b} ${c}}`) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `{x = ${a} {y = ({sky}|${b})?}}`) },
  { weight: 1, arbitrary: fc.constant('{z = {up to 2 words}}') },
  { weight: 1, arbitrary: word.map((w) => `${w}!`) },
  { weight: 1, arbitrary: word.map((w) => `=${w[0]!.toUpperCase()}${w.slice(1)}`) },
);
/** Every one holds a word that must be there. */
const phrase = fc
  .tuple(
    fc.array(element, { maxLength: 3 }),
    fc.constantFrom('sun', 'moon', 'star', 'tea', 'sun!', '{sky}', '{china}', '{must = sun|leaf tea}'),
    fc.array(element, { maxLength: 3 }),
    fc.constantFrom('', '', '', '{start} '),
    fc.constantFrom('', '', '', ' {end}'),
  )
  .map(([before, must, after, start, end]) => `${start}${[...before, must, ...after].join(' ')}${end}`);

const text = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 8, arbitrary: word },
        { weight: 1, arbitrary: word.map((w) => w[0]!.toUpperCase() + w.slice(1)) },
        { weight: 1, arbitrary: fc.nat(99).map(String) },
      ),
      fc.constantFrom(' ', ' ', ' ', ', ', '! '),
    ),
    { maxLength: 40 },
  )
  .map((pairs) => pairs.map(([w, gap]) => w + gap).join(''));

interface Cut {
  readonly words: readonly ReferenceWord[];
  readonly spans: readonly (readonly [number, number])[];
}

/** A text cut by hand: words, and which begin a sentence. */
function cut(source: string): Cut {
  const words: ReferenceWord[] = [];
  const spans: [number, number][] = [];
  let last = 0;
  for (const match of source.matchAll(/[a-z]+|\d+/gi)) {
    const starts = words.length === 0 || source.slice(last, match.index).includes('!');
    words.push({ word: match[0].toLowerCase(), raw: match[0], starts });
    spans.push([match.index, match.index + match[0].length]);
    last = match.index + match[0].length;
  }
  return { words, spans };
}

/** The longest matches from every start, each with all that it may keep: `3-9 {"x":"sun"}`. */
function expected(written: string, source: string): Set<string> {
  const node = parsePhrase(written, 'en', lists);
  const { words, spans } = cut(source);
  const all = new Set<string>();
  for (let start = 0; start < words.length; start++) {
    const matches = referenceMatches(node, words, start);
    const end = Math.max(...matches.map((match) => match.end));
    for (const match of matches) {
      if (match.end !== end) continue;
      all.add(told(spans[start]![0], spans[end - 1]![1], keptBy(match, spans, source)));
    }
  }
  return all;
}

/** What a match keeps, as text; a second part of one name is `x2`, and one without words is left out. */
function keptBy({ caught }: ReferenceMatch, spans: Cut['spans'], source: string): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [base, first, end] of caught) {
    if (first === end) continue;
    let name = base;
    for (let n = 2; kept[name] !== undefined; n++) name = `${base}${n}`;
    kept[name] = source.slice(spans[first]![0], spans[end - 1]![1]);
  }
  return kept;
}

function told(start: number, end: number, kept: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${start}-${end} ${JSON.stringify(Object.fromEntries(sorted))}`;
}

function found(ruleset: Ruleset, source: string): Map<string, string[]> {
  const byRule = new Map<string, string[]>();
  const { findings } = reviewText(source, 'text', ruleset, DEFAULT_SETTINGS, { language: 'en' });
  for (const { rule, start, end, captures } of findings) {
    const { match: _, ...kept } = captures;
    byRule.set(rule, [...(byRule.get(rule) ?? []), told(start, end, kept)]);
  }
  return byRule;
}

describe('the single scan', () => {
  it('finds and keeps what a slow, obvious matcher does, for every phrase of a set', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 8 }), text, (phrases, source) => {
        const rules = phrases.map((written, index) => testRule(`house/r${index}`, { en: [written] }));
        const catalogue = { ...testCatalogue(rules), lists: LISTS };
        const ruleset = Ruleset.compile(catalogue, DEFAULT_SETTINGS);
        assert.deepEqual(ruleset.problems, []);
        const byRule = found(ruleset, source);
        phrases.forEach((written, index) => {
          const matches = byRule.get(`house/r${index}`) ?? [];
          const all = expected(written, source);
          const where = `${written} in ${JSON.stringify(source)}`;
          assert.equal(matches.length > 0, all.size > 0, `${where}: ${matches} against ${[...all]}`);
          for (const match of matches) assert.ok(all.has(match), `${where}: ${match} not in ${[...all]}`);
        });
        // Compiled ahead, it is the same.
        const ahead = Ruleset.compile({ ...catalogue, precompiled: [precompile(catalogue)] }, DEFAULT_SETTINGS);
        assert.deepEqual(found(ahead, source), byRule);
      }),
      { numRuns: 500 },
    );
  });
});
