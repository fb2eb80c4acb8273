import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderWith, initialized, open, PULL, pull } from './conversation.js';
import { CONFIG, HOUSE_FILES } from './house.js';
import type { StdioClient } from './stdio-client.js';

const TEXT = 'A miracle tool, and a revolutionary one.\n';
const CAPABILITIES = {
  ...PULL,
  workspace: { ...PULL.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
};

describe('candor.yml', () => {
  const { uri: folder, uriOf } = folderWith(HOUSE_FILES);
  const config = uriOf('candor.yml');
  const copy = uriOf('a.md');
  let client: StdioClient;
  before(async () => {
    client = await initialized({ folder, capabilities: CAPABILITIES });
    open(client, copy, TEXT);
  });
  after(() => client.kill());

  const write = (text: string) => {
    const from = client.received.length;
    writeFileSync(fileURLToPath(config), text);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: config, type: 2 }] });
    return client.find((message) => message.method === 'workspace/diagnostic/refresh', from);
  };
  const codes = async () => (await pull(client, copy)).map(({ code, severity }) => `${code} ${severity}`);

  it('asks to be told when it changes', async () => {
    const { params } = await client.find((message) => message.method === 'client/registerCapability');
    assert.equal(params.registrations[0].method, 'workspace/didChangeWatchedFiles');
    assert.match(params.registrations[0].registerOptions.watchers[0].globPattern, /candor\.yml/);
  });

  it('takes effect on open documents when it changes, and when it goes', async () => {
    assert.deepEqual(await codes(), ['house/no-miracle 1', 'house/no-revolution 3']);
    await write(`${CONFIG}rules: { house/no-miracle: off, house/no-revolution: warning }\n`);
    assert.deepEqual(await codes(), ['house/no-revolution 2']);
    await write(`${CONFIG}files: { exclude: ["*.md"] }\n`);
    assert.deepEqual(await codes(), []);
    await write(`${CONFIG}overrides: [{ files: ["a.md"], rules: { house/*: info } }]\n`);
    assert.deepEqual(await codes(), ['house/no-miracle 3', 'house/no-revolution 3']);
    const from = client.received.length;
    rmSync(fileURLToPath(config));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: config, type: 3 }] });
    await client.find((message) => message.method === 'workspace/diagnostic/refresh', from);
    assert.ok(!(await codes()).some((code) => code.startsWith('house/')));
    await write(CONFIG);
  });

  it('takes effect when a preset that it extends changes, and not when another file does', async () => {
    const house = uriOf('house.yml');
    const from = client.received.length;
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('package.json'), type: 2 }] });
    writeFileSync(fileURLToPath(house), HOUSE_FILES['house.yml'].replace('severity: info', 'severity: warning'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: house, type: 2 }] });
    await client.find((message) => message.method === 'workspace/diagnostic/refresh', from);
    assert.deepEqual(await codes(), ['house/no-miracle 1', 'house/no-revolution 2']);
  });

  it('has its own mistakes shown while it is written, before it is saved', async () => {
    open(client, config, `${CONFIG}rules: { house/no-miracel: off }\n`, 'yaml');
    const [mistake] = await pull(client, config);
    assert.equal(mistake?.severity, 1);
    assert.equal(mistake?.range.start.line, 1);
    assert.match(mistake?.message ?? '', /house\/no-miracle/);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const change = { textDocument: { uri: config, version: 2 }, contentChanges: [{ range, text: 'rul\n' }] };
    client.notify('textDocument/didChange', change);
    const items = await client.request('textDocument/completion', {
      textDocument: { uri: config },
      position: { line: 1, character: 3 },
    });
    assert.ok(items.some(({ label }: { label: string }) => label === 'rules'));
    client.notify('textDocument/didClose', { textDocument: { uri: config } });
  });

  it('of the nearest folder rules, and none beyond the workspace does', async () => {
    const outer = folderWith({
      ...HOUSE_FILES,
      // Presets may come from anywhere in the repository, and from nowhere else.
      '.git/HEAD': 'ref: refs/heads/main\n',
      'site/candor.yml': 'extends: [../house.yml]\nrules: { house/no-miracle: off }\n',
      'site/a.md': TEXT,
      'other/a.md': TEXT,
    });
    const inner = await initialized({ folder: outer.uri });
    for (const [path, expected] of [
      ['site/a.md', ['house/no-revolution']],
      ['other/a.md', ['house/no-miracle', 'house/no-revolution']],
    ] as const) {
      open(inner, outer.uriOf(path), TEXT);
      const found = (await pull(inner, outer.uriOf(path))).map(({ code }) => code);
      assert.deepEqual(found, expected);
    }
    inner.kill();
    const bounded = await initialized({ folder: outer.uriOf('other') });
    open(bounded, outer.uriOf('other/a.md'), TEXT);
    const found = await pull(bounded, outer.uriOf('other/a.md'));
    assert.ok(!found.some(({ code }) => code.startsWith('house/')));
    bounded.kill();
  });
});
