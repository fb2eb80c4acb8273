import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { folderWith, initialized, open, PUSH, pull, stop } from './conversation.js';
import { HOUSE_FILES } from './house.js';

const COPY = 'Our grandmothers washed with it. Our grandmothers wash with it.\n';
const { uri: folder, uriOf } = folderWith(HOUSE_FILES);
const uri = uriOf('a.md');

describe('a sentence that only grammar can judge', () => {
  it('is judged in the first answer to a client that cannot be asked to pull again', async () => {
    const client = await initialized({ folder, capabilities: { textDocument: { diagnostic: {} } } });
    open(client, uri, COPY);
    const found = await pull(client, uri);
    assert.deepEqual(
      found.map(({ code, range }) => [code, range.start.character]),
      [['house/no-nostalgia', 4]],
    );
    assert.equal(await stop(client), 0);
  });

  it('makes the server ask a client that can to pull again', async () => {
    const client = await initialized({ folder });
    open(client, uri, COPY);
    await pull(client, uri);
    await client.find((message) => message.method === 'workspace/diagnostic/refresh');
    assert.equal((await pull(client, uri)).length, 1);
    assert.equal(await stop(client), 0);
  });

  it('is published once it is judged', async () => {
    const client = await initialized({ folder, capabilities: PUSH });
    open(client, uri, COPY);
    await client.notification('textDocument/publishDiagnostics', ({ diagnostics }) => diagnostics.length === 1);
    assert.equal(await stop(client), 0);
  });
});
