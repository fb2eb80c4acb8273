import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { parsePhrase } from '../../../server/src/core/rules/phrase.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { testCatalogue, testRule } from '../review/catalogue.js';
import { type ReferenceWord, referenceEnds } from './reference-matcher.js';

const WORDS = ['sun', 'moon', 'star', 'tea', 'cup', 'leaf', 'the', 'of'];
const word = fc.constantFrom(...WORDS);

/** Phrases as people write them. Every one holds a word that must be there. */
const element: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 2, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }).map((list) => `(${list.join('|')})`) },
  { weight: 1, arbitrary: fc.tuple(word, word, word).map(([a, b, c]) => `(${a} ${b}|${c})`) },
  { weight: 2, arbitrary: word.map((w) => `(${w})`) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `(${a}|${b} ${a})?`) },
  { weight: 1, arbitrary: fc.constant('{number}') },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((n) => `{up to ${n} words}`) },
);
const phrase = fc
  .tuple(
    fc.array(element, { maxLength: 3 }),
    fc.constantFrom('sun', 'moon', 'star', 'tea'),
    fc.array(element, { maxLength: 3 }),
    fc.constantFrom('', '', '', '{start} '),
    fc.constantFrom('', '', '', ' {end}'),
  )
  .map(([before, must, after, start, end]) => `${start}${[...before, must, ...after].join(' ')}${end}`);

const text = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: fc.nat(99).map(String) }),
      fc.constantFrom(' ', ' ', ' ', ', ', '! '),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pairs) => pairs.map(([w, gap]) => w + gap).join(''));

/** A text cut by hand: words, and which begin a sentence. */
function cut(source: string): { words: ReferenceWord[]; spans: [number, number][] } {
  const words: ReferenceWord[] = [];
  const spans: [number, number][] = [];
  let last = 0;
  for (const match of source.matchAll(/[a-z]+|\d+/g)) {
    words.push({ word: match[0], starts: words.length === 0 || source.slice(last, match.index).includes('!') });
    spans.push([match.index, match.index + match[0].length]);
    last = match.index + match[0].length;
  }
  return { words, spans };
}

/** What the scan promises of one phrase: of overlapping matches the longest stands, of equal ones the first. */
function expected(written: string, source: string): string[] {
  const node = parsePhrase(written, 'en');
  const { words, spans } = cut(source);
  const matches: [number, number][] = [];
  for (let start = 0; start < words.length; start++) {
    const ends = [...referenceEnds(node, words, start)];
    if (ends.length > 0) matches.push([start, Math.max(...ends)]);
  }
  return matches.map(([first, end]) => `${spans[first]![0]}-${spans[end - 1]![1]}`);
}

describe('the single scan', () => {
  it('finds what a slow, obvious matcher finds, for every phrase of a set', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 8 }), text, (phrases, source) => {
        const rules = phrases.map((written, index) => testRule(`house/r${index}`, { en: [written] }));
        const ruleset = Ruleset.compile(testCatalogue(rules), DEFAULT_SETTINGS);
        assert.deepEqual(ruleset.problems, []);
        const found = reviewText(source, 'text', ruleset, DEFAULT_SETTINGS, { language: 'en' }).findings;
        phrases.forEach((written, index) => {
          const spans = found
            .filter((finding) => finding.rule === `house/r${index}`)
            .map((finding) => `${finding.start}-${finding.end}`);
          const all = expected(written, source);
          assert.equal(
            spans.length > 0,
            all.length > 0,
            `${written} in ${JSON.stringify(source)}: ${spans} against ${all}`,
          );
          for (const span of spans)
            assert.ok(all.includes(span), `${written} in ${JSON.stringify(source)}: ${span} not in ${all}`);
        });
      }),
      { numRuns: 500 },
    );
  });
});
