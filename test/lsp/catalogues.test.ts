import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { applied, type Edit, folderWith, initialized, open, pull, stop, textAt } from './conversation.js';
import { HOUSE } from './house.js';
import type { StdioClient } from './stdio-client.js';

const CATALOGUE = '{\r\n  "home": { "t\\u00edtle": "Our \\"new\\" miracle tool" }\r\n}\r\n';
const MANIFEST = '{ "name": "x", "description": "A miracle tool" }';
const INCLUDED = 'hero:\n  title: A miracle tool\n';
const CONFIG =
  'extends: [./house.yml]\nfiles: { include: ["**/*.md", "locales/**", "copy/*.yml", "**/package.json"] }\n';
const { uri: folder, uriOf } = folderWith({
  'candor.yml': CONFIG,
  'house.yml': HOUSE,
  'locales/en.json': CATALOGUE,
  'package.json': MANIFEST,
  'copy/home.yml': INCLUDED,
  'data/list.json': '{"k": "A miracle tool"}',
});

describe('catalogues in an editor', () => {
  let client: StdioClient;
  before(async () => {
    client = await initialized({ folder });
  });
  after(async () => assert.equal(await stop(client), 0));

  it('mark the words inside a value, name its key, and stay valid when they are rewritten', async () => {
    const uri = uriOf('locales/en.json');
    open(client, uri, CATALOGUE, 'json');
    const [diagnostic, ...rest] = await pull(client, uri);
    assert.deepEqual(rest, []);
    assert.ok(diagnostic);
    assert.equal(textAt(CATALOGUE, diagnostic.range), 'miracle tool');
    assert.match(diagnostic.message, /promises the impossible\. \(home\.títle\)$/);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: diagnostic.range.start,
    });
    assert.match(hover.contents.value, /`home\.títle`/);
    const [action, ...others] = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    assert.deepEqual(others, [], 'JSON has no comments: no finding is suppressed there');
    const edits: Edit[] = action.edit.documentChanges[0].edits;
    assert.deepEqual(JSON.parse(applied(CATALOGUE, edits)), { home: { títle: 'Our "new" useful tool' } });
  });

  it('follow the keys', async () => {
    const uri = uriOf('locales/en.json');
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        {
          range: { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } },
          text: '"cta": "A miracle tool",\r\n',
        },
      ],
    });
    const messages = (await pull(client, uri)).map(({ message }) => message);
    assert.deepEqual(
      messages.map((message) => message.replace(/^.*\(/, '(')),
      ['(cta)', '(home.títle)'],
    );
  });

  it('are no other JSON, whatever a configuration includes', async () => {
    const uri = uriOf('package.json');
    open(client, uri, MANIFEST, 'json');
    assert.deepEqual(await pull(client, uri), []);
    const list = uriOf('data/list.json');
    open(client, list, '{"k": "A miracle tool"}', 'json');
    assert.deepEqual(await pull(client, list), []);
  });

  it('are read where the configuration includes them', async () => {
    const uri = uriOf('copy/home.yml');
    open(client, uri, INCLUDED, 'yaml');
    assert.deepEqual(
      (await pull(client, uri)).map(({ range, message }) => [textAt(INCLUDED, range), message.replace(/^.*\(/, '(')]),
      [['miracle tool', '(hero.title)']],
    );
  });

  it('are part of the workspace', async () => {
    const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
    const found = items
      .filter((item: { items?: unknown[] }) => item.items && item.items.length > 0)
      .map((item: { uri: string }) => item.uri.slice(folder.length + 1));
    assert.deepEqual(found.sort(), ['copy/home.yml', 'locales/en.json']);
  });
});
