import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileLanguageOf, formatOf, includedFormatOf } from '../../../server/src/core/document/formats.js';

describe('catalogues and tables', () => {
  it('are known by their endings', () => {
    for (const [name, format] of [
      ['app_en.arb', 'json'],
      ['po/fr.po', 'po'],
      ['messages.pot', 'po'],
      ['messages.fr.xlf', 'xliff'],
      ['a.xliff', 'xliff'],
      ['browser.ftl', 'fluent'],
      ['ads.csv', 'csv'],
      ['ADS.TSV', 'csv'],
    ] as const)
      assert.equal(formatOf(name), format, name);
  });

  it('in JSON and YAML are known by their folder or their name', () => {
    for (const name of [
      'public/locales/en/common.json',
      'locales/en/pages/home.json',
      'config/locales/fr.yml',
      'config/locales/devise.fr.yml',
      'translations/messages.fr.yaml',
      'translations/messages+intl-icu.en.yaml',
      'resources/lang/fr/auth.json',
      'messages/en.json',
      'lang/pt-BR.json',
      '_locales/en/messages.json',
      'src/i18n/strings.json',
      'assets/fr-FR.json',
      'package.nls.fr.json',
      'package.nls.json',
      'l10n/bundle.l10n.fr.json',
      'C:\\site\\locales\\en.json',
      '/home/me/shop/locales/zh_Hans.yml',
    ])
      assert.equal(formatOf(name), name.endsWith('json') ? 'json' : 'yaml', name);
  });

  it('are not what else is written in JSON and YAML', () => {
    for (const name of [
      'package.json',
      'locales/package.json',
      'i18n/tsconfig.json',
      'locales/package-lock.json',
      'locales/pnpm-lock.yaml',
      'docs/openapi.yaml',
      'locales/crowdin.yml',
      'data/products.json',
      'values.yaml',
      '.github/workflows/ci.yml',
      'messages/schema.json',
      'messages/user.json',
      'lang/grammar.json',
      '/home/lang/project/data/list.json',
      '/home/i18n/a/b/c/d/list.json',
      'candor.yml',
      'bot.prompt.yml',
    ])
      assert.ok(!['json', 'yaml'].includes(formatOf(name) ?? ''), name);
  });

  it('may be named by a configuration', () => {
    assert.equal(includedFormatOf('copy/home.json'), 'json');
    assert.equal(includedFormatOf('copy/home.yml'), 'yaml');
    for (const name of ['package.json', 'tsconfig.build.json', 'a/composer.lock', 'openapi.json', 'page.md']) {
      assert.equal(includedFormatOf(name), undefined, name);
    }
  });

  it('tell their language by name, then by folder', () => {
    for (const [name, language] of [
      ['locales/fr/home.json', 'fr'],
      ['locales/de/en.json', 'en'],
      ['locales/de/home.json', 'other'],
      ['messages.fr-CA.xlf', 'fr'],
      ['app_en_US.arb', 'en'],
      ['locale/fr/LC_MESSAGES/django.po', 'fr'],
      ['translations/messages+intl-icu.fr.yaml', 'fr'],
      ['fr.lproj/strings.json', 'fr'],
      ['to-do/messages.po', undefined],
      ['i18n/strings.json', undefined],
      ['my/app.ftl', undefined],
    ] as const)
      assert.equal(fileLanguageOf(name, 'json'), language, name);
    assert.equal(fileLanguageOf('client_id.csv', 'csv'), undefined);
    assert.equal(fileLanguageOf('ads_fr.csv', 'csv'), 'fr');
    assert.equal(fileLanguageOf('docs/fr/page.md', 'markdown'), undefined);
  });
});
