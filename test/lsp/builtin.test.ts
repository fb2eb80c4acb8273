import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogue } from '../../server/src/presets/builtin.js';
import { folderWith, initialized, open, pull, stop, textAt } from './conversation.js';

const COPY = 'Order now: only 2 left in stock!\n\nVite, plus que deux pièces en stock !\n';

describe('Candor’s own rules over the server', () => {
  const rule = builtinCatalogue().rules.find(({ id }) => id === 'manipulation/scarcity');
  for (const [locale, reader] of [
    ['en', 'en'],
    ['fr-CA', 'fr'],
  ] as const) {
    const title = rule?.say[reader].title as string;
    it(`find scarcity in English and French copy, for a reader of ${locale}`, async () => {
      const { uri: folder, uriOf } = folderWith({});
      const client = await initialized({ folder, locale });
      const uri = uriOf('shop.md');
      open(client, uri, COPY);
      const scarcity = (await pull(client, uri)).filter(({ code }) => code === 'manipulation/scarcity');
      assert.equal(scarcity.length, 2);
      for (const { range, source, message, codeDescription } of scarcity) {
        assert.equal(source, 'candor');
        assert.ok(message.includes(textAt(COPY, range)));
        assert.ok(codeDescription?.href.endsWith(`/rules/manipulation/scarcity${reader === 'fr' ? '.fr' : ''}.md`));
      }
      const position = scarcity[0]?.range.start;
      const hover = await client.request('textDocument/hover', { textDocument: { uri }, position });
      assert.ok(hover.contents.value.includes(title), hover.contents.value);
      assert.match(hover.contents.value, /\]\(https:\/\/eur-lex\.europa\.eu/);
      assert.equal(await stop(client), 0);
    });
  }
});
