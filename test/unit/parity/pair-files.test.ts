import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findPair, pairCandidates } from '../../../server/src/core/index.js';

/** The pair of the first of these paths among all of them. */
async function pairOf(path: string, ...others: string[]) {
  const files = new Set([path, ...others]);
  const pair = await findPair(path, (candidate) => files.has(candidate));
  return pair && { ...pair.languages, path: pair.path };
}

describe('the pair of a file', () => {
  for (const [english, french] of [
    ['en.json', 'fr.json'],
    ['locales/en/x.json', 'locales/fr/x.json'],
    ['locales/en-US/a/x.json', 'locales/fr-FR/a/x.json'],
    ['messages.en.yml', 'messages.fr.yml'],
    ['messages+intl-icu.en.xlf', 'messages+intl-icu.fr.xlf'],
    ['lib/l10n/app_en.arb', 'lib/l10n/app_fr.arb'],
    ['en.common.json', 'fr.common.json'],
    ['en_US.po', 'fr_FR.po'],
    ['locale/en/LC_MESSAGES/app.po', 'locale/fr/LC_MESSAGES/app.po'],
    ['page.md', 'page.fr.md'],
    ['page.en.md', 'page.fr.md'],
    ['page.en.md', 'page.md'],
    ['README.md', 'README_fr.md'],
    ['content/en/guide/x.md', 'content/fr/guide/x.md'],
    ['index.html', 'fr/index.html'],
    ['docs/guide/x.md', 'docs/fr/guide/x.md'],
    ['site/guide/x.html', 'fr/site/guide/x.html'],
    ['en/index.html', 'index.html'],
    ['en.json', 'fr-CA.json'],
    ['EN.json', 'FR.json'],
    ['App/en.lproj/x.html', 'App/fr.lproj/x.html'],
    ['package.nls.json', 'package.nls.fr.json'],
  ] as const) {
    it(`is ${french} for ${english}, and the other way round`, async () => {
      assert.deepEqual(await pairOf(english, french, 'other.md'), { own: 'en', pair: 'fr', path: french });
      assert.deepEqual(await pairOf(french, english, 'other.md'), { own: 'fr', pair: 'en', path: english });
    });
  }

  it('is one of its own: of three files two are paired, and the third has none', async () => {
    assert.equal((await pairOf('page.fr.md', 'page.md', 'page.en.md'))?.path, 'page.en.md');
    assert.equal((await pairOf('page.en.md', 'page.md', 'page.fr.md'))?.path, 'page.fr.md');
    assert.equal(await pairOf('page.md', 'page.en.md', 'page.fr.md'), undefined);
    assert.equal(await pairOf('en-GB.json', 'en.json', 'fr.json'), undefined);
    assert.equal((await pairOf('index.md', 'index.fr.md', 'fr/index.md'))?.path, 'index.fr.md');
    assert.equal(await pairOf('fr/index.md', 'index.fr.md', 'index.md'), undefined);
  });

  it('is none for a file in another language, nor beside one', async () => {
    assert.equal(await pairOf('page.de.md', 'page.md', 'page.fr.md', 'page.de.fr.md'), undefined);
    assert.equal(await pairOf('de.json', 'fr.json', 'en.json'), undefined);
    assert.equal(await pairOf('terms.md', 'conditions.md'), undefined);
  });

  it('never lies outside of the folder that paths count from, however they are written', () => {
    for (const path of [
      '../fr/x.md',
      'a/../en/x.md',
      '/etc/en/x.md',
      'a//en/x.md',
      '',
      'x',
      '.md',
      `${'a/'.repeat(600)}x.md`,
    ]) {
      assert.deepEqual(pairCandidates(path), [], path);
    }
    for (const path of ['en.json', 'en/en/en.en.md', 'a/b/c/d/e/f/g.md', 'fr/x.fr-FR.md']) {
      const candidates = pairCandidates(path);
      assert.ok(candidates.length > 0 && candidates.length < 40, `${path}: ${candidates.length}`);
      for (const candidate of candidates) {
        assert.ok(!candidate.path.split('/').includes('..') && !candidate.path.startsWith('/'), candidate.path);
        assert.notEqual(candidate.path, path);
      }
    }
  });
});
