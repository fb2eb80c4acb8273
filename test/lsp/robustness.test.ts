import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { folderWith, initialized, open, pull, stop } from './conversation.js';
import { HOUSE_FILES } from './house.js';
import { StdioClient } from './stdio-client.js';

const { uri: folder, uriOf } = folderWith(HOUSE_FILES);

describe('the server under bad weather', () => {
  it('ends with 0 after shutdown, and with 1 without', async () => {
    assert.equal(await stop(await initialized()), 0);
    const abrupt = await initialized();
    abrupt.notify('exit', null);
    assert.equal(await abrupt.exited, 1);
  });

  it('answers what it cannot do with an error and lives on', async () => {
    const client = await initialized({ folder });
    await assert.rejects(client.request('textDocument/rename', {}), /-32601/);
    client.notify('no/such/notification', { a: 1 });
    open(client, uriOf('a.md'), 'A miracle tool.\n');
    assert.equal((await pull(client, uriOf('a.md'))).length, 1);
    assert.equal(await stop(client), 0);
  });

  it('survives malformed messages', async () => {
    const client = await initialized({ folder });
    const uri = uriOf('b.md');
    const body = (text: string) => client.raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    body('{ this is no JSON');
    body('[]');
    body('{"jsonrpc":"2.0","method":12}');
    body('{"jsonrpc":"2.0","id":"x"}');
    client.raw('Content-Type: application/json\r\n\r\n');
    // Without a length nobody knows where the next message begins: it gets a moment of its own.
    await new Promise((resolve) => setTimeout(resolve, 200));
    open(client, uri, 'A miracle tool.\n');
    for (const params of [null, {}, [], { textDocument: { uri }, contentChanges: 'no' }, { textDocument: {} }]) {
      client.notify('textDocument/didChange', params);
      client.notify('textDocument/didOpen', params);
      client.notify('textDocument/didClose', params === null ? null : { textDocument: null });
      await client.start('textDocument/diagnostic', params).response;
      await client.start('textDocument/codeAction', params).response;
      await client.start('textDocument/hover', params).response;
      await client.start('textDocument/completion', params).response;
    }
    const range = { start: { line: 99, character: -5 }, end: { line: -1, character: 1e12 } };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 9 },
      contentChanges: [{ range, text: '' }],
    });
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 10 },
      contentChanges: [{ text: 'One revolutionary soap.\n' }],
    });
    assert.deepEqual(
      (await pull(client, uri)).map(({ code }) => code),
      ['house/no-revolution'],
    );
    assert.equal(await stop(client), 0);
  });

  it('refuses to work before initialize, in the words of the specification', async () => {
    const client = new StdioClient();
    const { error } = await client.start('textDocument/hover', { textDocument: { uri: 'file:///a.md' } }).response;
    assert.equal(error?.code, -32002);
    client.kill();
  });

  it('refuses to work after shutdown', async () => {
    const client = await initialized();
    await client.request('shutdown', null);
    const { error } = await client.start('candor/listRules', null).response;
    assert.equal(error?.code, -32600);
    client.notify('exit', null);
    assert.equal(await client.exited, 0);
  });

  it('forgets a request that was cancelled', async () => {
    const client = await initialized({ folder });
    const uri = uriOf('c.md');
    open(client, uri, 'A miracle tool.\n'.repeat(2_000));
    const request = client.start('textDocument/diagnostic', { textDocument: { uri } });
    client.notify('$/cancelRequest', { id: request.id });
    const { error, result } = await request.response;
    assert.ok(error?.code === -32800 || result?.kind === 'full');
    assert.ok((await pull(client, uri)).length > 1_000);
    assert.equal(await stop(client), 0);
  });

  it('ignores what is not copy', async () => {
    const client = await initialized({ folder });
    for (const [uri, languageId] of [
      ['git:/a.md?ref', 'markdown'],
      ['output:extension-output', 'plaintext'],
      [uriOf('main.ts'), 'typescript'],
      [uriOf('.candor/ledger.md'), 'markdown'],
    ] as const) {
      open(client, uri, 'A miracle tool.\n', languageId);
      assert.deepEqual(await pull(client, uri), [], uri);
    }
    open(client, 'untitled:Untitled-1', 'A miracle tool.\n', 'markdown');
    assert.equal((await pull(client, 'untitled:Untitled-1')).length, 1);
    assert.equal(await stop(client), 0);
  });
});
