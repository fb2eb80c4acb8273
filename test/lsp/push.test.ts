import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Diagnostic, folderWith, initialized, open, PUSH, stop } from './conversation.js';
import { HOUSE_FILES } from './house.js';
import type { Message, StdioClient } from './stdio-client.js';

const { uri: folder, uriOf } = folderWith(HOUSE_FILES);

describe('a conversation with a client that cannot pull', () => {
  let client: StdioClient;
  before(async () => {
    client = await initialized({ folder, capabilities: PUSH, locale: 'fr-FR' });
  });
  after(() => client.kill());

  const published = (uri: string, fits: (params: Message['params']) => boolean, from = 0) =>
    client.notification('textDocument/publishDiagnostics', (params) => params.uri === uri && fits(params), from);

  it('publishes with the version, in the reader’s language', async () => {
    const uri = uriOf('a.md');
    open(client, uri, 'A miracle tool.\n', 'markdown', 3);
    const { params } = await published(uri, ({ diagnostics }) => diagnostics.length > 0);
    assert.equal(params.version, 3);
    assert.equal(params.diagnostics[0].message, '« miracle tool » promet l’impossible.');
  });

  it('publishes what the newest version deserves, last and never an older one after it', async () => {
    const uri = uriOf('b.md');
    open(client, uri, 'Soap.\n');
    for (let version = 2; version <= 40; version++) {
      const text = version % 2 ? 'Soap.\n' : 'A miracle tool.\n';
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    }
    const last = await published(uri, (params) => params.version === 40);
    assert.equal(last.params.diagnostics.length, 1);
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    const versions = client.received
      .filter(({ method, params }) => method === 'textDocument/publishDiagnostics' && params.uri === uri)
      .map(({ params }) => params.version);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.ok(versions.length < 40, 'a burst of keystrokes is reviewed once in a while, not at each');
    assert.equal(versions.at(-1), 40);
  });

  it('takes diagnostics away when a document closes', async () => {
    const uri = uriOf('c.md');
    open(client, uri, 'A miracle tool.\n');
    await published(uri, ({ diagnostics }) => diagnostics.length === 1);
    const from = client.received.length;
    client.notify('textDocument/didClose', { textDocument: { uri } });
    await published(uri, ({ diagnostics }) => diagnostics.length === 0, from);
  });

  it('publishes nothing for a document that closes before it was reviewed', async () => {
    const uri = uriOf('d.md');
    open(client, uri, 'A miracle tool.\n');
    client.notify('textDocument/didClose', { textDocument: { uri } });
    open(client, uriOf('e.md'), 'A miracle tool.\n');
    await published(uriOf('e.md'), ({ diagnostics }) => diagnostics.length === 1);
    assert.equal(client.received.filter(({ params }) => params?.uri === uri).length, 0);
  });

  it('says what is wrong in a preset and in a configuration, where it stands', async () => {
    const wrong = folderWith({
      'candor.yml': 'extends: [./house.yml]\nrules:\n  house/no-miracel: off\nlanguges: [en]\n',
      'house.yml': HOUSE_FILES['house.yml'].replace('severity: info', 'severity: fatal'),
    });
    const other = await initialized({ folder: wrong.uri, capabilities: PUSH });
    open(other, wrong.uriOf('a.md'), 'A miracle tool.\n');
    const of = async (file: string): Promise<Diagnostic[]> => {
      const { params } = await other.notification(
        'textDocument/publishDiagnostics',
        ({ uri, diagnostics }) => uri === wrong.uriOf(file) && diagnostics.length > 0,
      );
      return params.diagnostics;
    };
    const inConfig = await of('candor.yml');
    assert.deepEqual(inConfig.map(({ range }) => range.start.line).sort(), [2, 3]);
    assert.ok(inConfig.some(({ message }) => message.includes('house/no-miracle')));
    assert.match((await of('house.yml'))[0]?.message ?? '', /fatal/);
    assert.equal(await stop(other), 0);
  });
});
