import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, stringify } from 'yaml';
import type { Finding, Language } from '../../../server/src/core/index.js';
import { findingsBetween, findingsIn, fixture } from './review-pair.js';

interface WrittenPair {
  readonly kind: 'ai' | 'choice' | 'condition' | 'qualifier' | 'amount' | 'free';
  readonly en: string;
  readonly fr: string;
  /** The text that lacks something. */
  readonly in?: Language;
}

const PAIRS: { readonly true: readonly WrittenPair[]; readonly fine: readonly WrittenPair[] } = parse(
  fixture('pairs.yml'),
);

const RULES: Readonly<Record<string, string>> = {
  ai: 'ai-disclosure/parity-disclosure',
  choice: 'privacy/parity-choice',
  condition: 'manipulation/parity-condition',
  qualifier: 'manipulation/parity-qualifier',
  amount: 'manipulation/parity-amount',
};

const between =
  (names: Record<Language, string>, write: (text: string, language: Language) => string) => (pair: WrittenPair) =>
    findingsBetween({ names, texts: { en: write(pair.en, 'en'), fr: write(pair.fr, 'fr') } });

const quoted = (text: string) => JSON.stringify(text);
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Every way in which a pair is written down. */
const FORMATS: Readonly<Record<string, (pair: WrittenPair) => readonly Finding[]>> = {
  'page.md': between({ en: 'page.md', fr: 'page.fr.md' }, (text, language) =>
    language === 'en' ? `# The shop\n\nCome in.\n\n${text}\n` : `# La boutique\n\nEntrez.\n\n${text}\n`,
  ),
  'index.html': between({ en: 'index.html', fr: 'fr/index.html' }, (text) => `<main><p>${escaped(text)}</p></main>\n`),
  'page.txt': between({ en: 'page.en.txt', fr: 'page.fr.txt' }, (text) => text),
  'en.json': between({ en: 'locales/en.json', fr: 'locales/fr.json' }, (text) => `{ "a": { "b": ${quoted(text)} } }`),
  'app_en.arb': between(
    { en: 'app_en.arb', fr: 'app_fr.arb' },
    (text, language) => `{ "@@locale": "${language}", "b": ${quoted(text)} }`,
  ),
  'en.yml': between({ en: 'config/locales/en.yml', fr: 'config/locales/fr.yml' }, (text, language) =>
    stringify({ [language]: { a: { b: text } } }),
  ),
  'en.ftl': between(
    { en: 'en/shop.ftl', fr: 'fr/shop.ftl' },
    (text) => `offer = ${text.replaceAll('{', '{ $').replaceAll('}', ' }')}\n`,
  ),
  'ads_en.csv': between(
    { en: 'ads_en.csv', fr: 'ads_fr.csv' },
    (text) => `Headline,Id\n"${text.replaceAll('"', '""')}",1\n`,
  ),
  'fr.po': ({ en, fr }) =>
    findingsIn('fr.po', `msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid ${quoted(en)}\nmsgstr ${quoted(fr)}\n`),
  'en.po': ({ en, fr }) =>
    findingsIn('en.po', `msgid ""\nmsgstr "Language: en\\n"\n\nmsgid ${quoted(fr)}\nmsgstr ${quoted(en)}\n`),
  'fr.xlf': ({ en, fr }) =>
    findingsIn(
      'fr.xlf',
      `<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="a"><source>${escaped(en)}</source><target>${escaped(fr)}</target></trans-unit></body></file></xliff>`,
    ),
  'tree.yml': ({ en, fr }) => findingsIn('locales/all.yml', stringify({ en: { a: en }, fr: { a: fr } })),
  'tree.json': ({ en, fr }) => findingsIn('i18n/all.json', JSON.stringify({ fr: { a: fr }, en: { a: en } })),
  'ads.csv': ({ en, fr }) =>
    findingsIn('ads.csv', `Headline EN,Headline FR\n"${en.replaceAll('"', '""')}","${fr.replaceAll('"', '""')}"\n`),
};

describe('pairs of texts', () => {
  it('are as many as they should be, of every kind and in both directions', () => {
    assert.ok(PAIRS.true.length >= 40 && PAIRS.fine.length >= 60);
    for (const kind of Object.keys(RULES)) {
      for (const language of ['en', 'fr'])
        assert.ok(PAIRS.true.some((pair) => pair.kind === kind && pair.in === language));
      assert.ok(PAIRS.fine.some((pair) => pair.kind === kind));
    }
  });

  for (const [format, review] of Object.entries(FORMATS)) {
    it(`are told apart in ${format}`, (t) => {
      const missed: string[] = [];
      const wrong: string[] = [];
      let found = 0;
      for (const pair of PAIRS.true) {
        const findings = review(pair);
        const rule = RULES[pair.kind];
        const isRight = ({ rule: id, language }: Finding) =>
          id === rule && (language === pair.in || pair.kind === 'amount');
        if (findings.some(isRight)) found++;
        else missed.push(`${pair.en} | ${pair.fr}`);
        for (const finding of findings) {
          if (!isRight(finding)) wrong.push(`${finding.rule} in ${finding.language}: ${pair.en} | ${pair.fr}`);
        }
      }
      for (const pair of PAIRS.fine) {
        for (const { rule, captures } of review(pair))
          wrong.push(`${rule} (${captures['what-en']}): ${pair.en} | ${pair.fr}`);
      }
      const recall = found / PAIRS.true.length;
      const precision = found / (found + wrong.length);
      t.diagnostic(
        `${format}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} on ${PAIRS.true.length} true and ${PAIRS.fine.length} fine pairs`,
      );
      assert.deepEqual({ missed, wrong }, { missed: [], wrong: [] });
    });
  }
});
