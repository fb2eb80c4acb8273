import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { applied, type Edit, folderWith, initialized, open, pull, stop, textAt } from './conversation.js';
import { HOUSE } from './house.js';
import type { StdioClient } from './stdio-client.js';

const JSX = 'export function Tea({ n }) {\r\n  return <p title="é">{n} &amp; this is a miracle tool</p>;\r\n}\r\n';
const { uri: folder, uriOf } = folderWith({
  'candor.yml': 'extends: [./house.yml]\n',
  'house.yml': HOUSE,
  'Tea.tsx': JSX,
});

describe('templates in an editor', () => {
  let client: StdioClient;
  before(async () => {
    client = await initialized({ folder });
  });
  after(async () => assert.equal(await stop(client), 0));

  it('mark the words between tags, rewrite them, and take a directive where code has one', async () => {
    const uri = uriOf('Tea.tsx');
    open(client, uri, JSX, 'typescriptreact');
    const [diagnostic, ...rest] = await pull(client, uri);
    assert.deepEqual(rest, []);
    assert.ok(diagnostic);
    assert.equal(textAt(JSX, diagnostic.range), 'miracle tool');
    const actions = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    const [rewrite, keep] = actions.map((action: { edit: { documentChanges: { edits: Edit[] }[] } }) =>
      applied(JSX, action.edit.documentChanges[0]!.edits),
    );
    assert.equal(rewrite, JSX.replace('miracle', 'useful'));
    assert.equal(
      keep,
      JSX.replace(
        '  return',
        '  // candor-disable-next-line house/no-miracle -- reviewed: explain why this is fine\r\n  return',
      ),
    );
  });

  it('are read by the language of an unsaved draft, and while a tag is being typed', async () => {
    for (const [language, text] of [
      ['typescriptreact', 'const a = <p>A miracle tool <b'],
      ['javascriptreact', 'const a = <p>{ok && "A miracle tool'],
      ['vue', '<template><p>A miracle tool</p><p cl'],
      ['svelte', '<p>A miracle tool</p>{#if '],
      ['astro', '<p>A miracle tool</p>{list.map('],
      ['liquid', '<p>A miracle tool</p>{% if '],
      ['mjml', '<mj-text>A miracle tool</mj-text><mj-button'],
    ] as const) {
      const uri = `untitled:draft-${language}`;
      open(client, uri, text, language);
      assert.equal((await pull(client, uri)).length, 1, language);
    }
  });

  it('leave tests of components alone', async () => {
    const uri = uriOf('Tea.test.tsx');
    open(client, uri, JSX, 'typescriptreact');
    assert.deepEqual(await pull(client, uri), []);
  });
});
