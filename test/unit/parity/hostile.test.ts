import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_SETTINGS, pairOf, parseDocument, ReviewSession } from '../../../server/src/core/index.js';
import { findingsBetween, findingsIn, RULESET } from './review-pair.js';

const JSON_NAMES = { en: 'locales/en.json', fr: 'locales/fr.json' };
const PAGES = { en: 'page.md', fr: 'page.fr.md' };

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
function took(run: () => void): number {
  const began = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** The time for twice as much is near twice the time. */
function assertLinear(make: (n: number) => () => void, n: number): void {
  make(n)();
  const once = Math.max(20, took(make(n)));
  const twice = took(make(2 * n));
  assert.ok(twice < once * 3.5, `${once} ms, and ${twice} ms for twice as much`);
}

describe('hostile pairs', () => {
  it('that are huge take time in proportion', () => {
    assertLinear((n) => {
      const catalogue = (text: string) =>
        JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, text])));
      const texts = { en: catalogue('Up to 50% off, no commitment'), fr: catalogue('50 % de réduction') };
      return () => assert.ok(findingsBetween({ names: JSON_NAMES, texts }).length > 0);
    }, 1_000);
    assertLinear((n) => {
      const page = (one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join('\n\n');
      const texts = {
        en: page((i) => `From €${i} until ${(i % 28) + 1} June 2027, up to ${i % 90}% off.`),
        fr: page((i) => `Dès ${i + 1} € jusqu’au ${(i % 28) + 1} juillet 2027, ${(i * 7) % 90} %.`),
      };
      return () => void findingsBetween({ names: PAGES, texts });
    }, 1_500);
  });

  it('of figures, dates, number words and signs without end take time in proportion', () => {
    for (const unit of [
      '1 234 ',
      '1.2.',
      '12/12/',
      'twenty-five ',
      '€',
      '5 in 5 in ',
      'mai 5 ',
      '10:10',
      'up to ',
      '\ufffb',
    ]) {
      assertLinear((n) => {
        const text = unit.repeat(n);
        return () =>
          void findingsBetween({ names: { en: 'a.en.txt', fr: 'a.fr.txt' }, texts: { en: text, fr: `${text} 3 %` } });
      }, 2_000);
    }
  });

  it('that have nothing in common, are empty or broken are no error', () => {
    const texts = [
      '',
      '{',
      '[]',
      '{"a": 1}',
      '{"a": {"b": "Up to 50% off"}}',
      '{"a": "Jusqu’à 50 %"}',
      '\u0000',
      '{"a":',
    ];
    for (const en of texts) for (const fr of texts) findingsBetween({ names: JSON_NAMES, texts: { en, fr } });
    for (const en of ['', '# A', '---\n', '> <p', '|a|\n|-|\n'])
      findingsBetween({ names: PAGES, texts: { en, fr: '# 50 %\n' } });
    assert.deepEqual(findingsIn('fr.po', 'msgid "Up to 50%"\nmsgstr ""\n'), []);
  });

  it('that say far less, or another thing, are no translation to complain about', () => {
    const long = Array.from(
      { length: 60 },
      (_, i) => `Room ${i + 2} costs €${i + 40} a night, breakfast not included.`,
    );
    assert.deepEqual(
      findingsBetween({ names: PAGES, texts: { en: long.join('\n\n'), fr: '# Chambres\n\nBientôt.' } }),
      [],
    );
    const strangers = { en: JSON.stringify({ a: 'Up to 50% off' }), fr: JSON.stringify({ b: 'Bonjour' }) };
    assert.deepEqual(findingsBetween({ names: JSON_NAMES, texts: strangers }), []);
  });

  it('that are not translated yet are left alone', () => {
    const english = JSON.stringify({ a: 'Up to 50% off all the coats in our shop, no commitment' });
    assert.deepEqual(findingsBetween({ names: JSON_NAMES, texts: { en: english, fr: english } }), []);
    const french = JSON.stringify({ a: '50% off all of the coats that we have in our shop' });
    assert.deepEqual(findingsBetween({ names: JSON_NAMES, texts: { en: english, fr: french } }), []);
  });

  it('that are too large are said, and not compared', () => {
    const pair = pairOf('fr.md', 'x'.repeat(8_000_001), 'markdown', { own: 'en', pair: 'fr' });
    assert.ok('unread' in pair);
    const session = new ReviewSession(RULESET, DEFAULT_SETTINGS);
    session.open('Up to 50% off.\n', 'markdown');
    session.setPair(pair);
    const { notices, findings } = session.review();
    assert.deepEqual(
      findings.filter(({ rule }) => rule.includes('/parity-')),
      [],
    );
    assert.deepEqual(
      notices.map(({ code }) => code),
      ['pair-unread'],
    );
    assert.match(notices[0]?.message.en ?? '', /fr\.md.*too large/);
    assert.match(notices[0]?.message.fr ?? '', /fr\.md.*trop volumineux/);
  });

  it('that are the document itself, or each other’s, end', () => {
    const document = parseDocument('Up to 50% off.\n', 'markdown');
    const session = new ReviewSession(RULESET, DEFAULT_SETTINGS);
    session.open('Up to 50% off.\n', 'markdown');
    session.setPair({ name: 'page.md', document, languages: { own: 'en', pair: 'fr' } });
    assert.ok(session.review());
  });

  it('keep what was found while a text is typed equal to what a fresh review finds', () => {
    const french = 'Le pass coûte 49 €.\n\nSans engagement, jusqu’à 30 % de remise.\n';
    const typed = 'The pass costs €49.\n\nNo commitment, up to 30% off.\n';
    const pair = pairOf('page.fr.md', french, 'markdown', { own: 'en', pair: 'fr' });
    const session = new ReviewSession(RULESET, DEFAULT_SETTINGS);
    session.open('', 'markdown');
    session.setPair(pair);
    for (let at = 0; at < typed.length; at++) {
      session.edit({ start: at, removed: 0, inserted: typed[at] as string });
      const fresh = new ReviewSession(RULESET, DEFAULT_SETTINGS);
      fresh.open(session.text, 'markdown');
      fresh.setPair(pair);
      assert.deepEqual(session.review().findings, fresh.review().findings);
    }
    assert.deepEqual(
      session.review().findings.filter(({ rule }) => rule.includes('/parity-')),
      [],
    );
  });
});
