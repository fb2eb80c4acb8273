import assert from 'node:assert/strict';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, folderWith, initialized, open, PULL, PUSH, stop, textAt } from './conversation.js';
import type { StdioClient } from './stdio-client.js';

type Related = Diagnostic & {
  relatedInformation?: { location: { uri: string; range: Diagnostic['range'] }; message: string }[];
};

const ENGLISH = '{ "offer": "Up to 50% off coats", "trial": "Free for 30 days, no commitment" }\n';
const FRENCH = '{ "offer": "50 % de réduction sur les manteaux", "trial": "Gratuit pendant 30 jours" }\n';

/** The findings on what the other language says. */
async function parity(client: StdioClient, uri: string): Promise<Related[]> {
  const { items } = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  return items.filter(({ code }: Diagnostic) => code.includes('/parity-'));
}

function retype(client: StdioClient, uri: string, text: string, version: number): void {
  client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
}

describe('a text and its translation in an editor', () => {
  // A client that is not told to ask again waits for the pair.
  const { workspace: _, ...capabilities } = PULL;
  let client: StdioClient;
  const { uri: folder, uriOf } = folderWith({
    'locales/en.json': ENGLISH,
    'locales/fr.json': FRENCH,
    'page.md': '# Coats\n\nAll coats: 20% off until June 30, 2026. Excludes sale items.\n',
    'page.fr.md': '# Manteaux\n\nTous les manteaux à −20 %.\n',
    'alone.md': 'Up to 50% off.\n',
  });
  before(async () => {
    client = await initialized({ folder, capabilities });
  });
  after(async () => assert.equal(await stop(client), 0));

  it('are compared, and a finding leads to the words in the other file', async () => {
    const uri = uriOf('locales/fr.json');
    open(client, uri, FRENCH, 'json');
    const found = await parity(client, uri);
    assert.deepEqual(
      found.map(({ code, range }) => [code, textAt(FRENCH, range)]),
      [
        ['manipulation/parity-qualifier', '50 %'],
        ['manipulation/parity-condition', 'Gratuit pendant 30 jours'],
      ],
    );
    const [related] = found[0]?.relatedInformation ?? [];
    assert.equal(related?.location.uri, uriOf('locales/en.json'));
    assert.equal(textAt(ENGLISH, related.location.range), 'Up to 50%');
    assert.match(related.message, /English text says “Up to 50% off coats”/);
    assert.match(found[0]?.message ?? '', /\(offer\)$/);
  });

  it('follow what is typed in the other file, and the file when that is closed', async () => {
    const uri = uriOf('locales/fr.json');
    const english = uriOf('locales/en.json');
    open(client, english, ENGLISH, 'json');
    assert.deepEqual(await parity(client, english), []);
    retype(client, english, ENGLISH.replace('Up to 50%', '50%').replace(', no commitment', ''), 2);
    assert.deepEqual(await parity(client, uri), []);
    client.notify('textDocument/didClose', { textDocument: { uri: english } });
    assert.equal((await parity(client, uri)).length, 2);
  });

  it('follow the file when it changes on the disk, comes or goes', async () => {
    const uri = uriOf('page.fr.md');
    open(client, uri, '# Manteaux\n\nTous les manteaux à −20 %.\n');
    const found = await parity(client, uri);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['manipulation/parity-amount', 'manipulation/parity-condition'],
    );
    assert.equal(found[0]?.relatedInformation?.[0]?.location.uri, uriOf('page.md'));
    const path = fileURLToPath(uriOf('page.md'));
    const changed = (type: number) =>
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('page.md'), type }] });
    writeFileSync(path, '# Coats\n\nAll coats: 20% off.\n');
    changed(2);
    assert.deepEqual(await parity(client, uri), []);
    writeFileSync(path, '# Coats\n\nAll coats: 30% off.\n');
    changed(2);
    assert.equal((await parity(client, uri)).length, 1);
    rmSync(path);
    changed(3);
    assert.deepEqual(await parity(client, uri), []);
  });

  it('are left alone where there is only one', async () => {
    open(client, uriOf('alone.md'), 'Up to 50% off.\n');
    assert.deepEqual(await parity(client, uriOf('alone.md')), []);
  });

  it('are compared in a review of the workspace, where neither is open', async () => {
    const files = folderWith({ 'locales/en.json': ENGLISH, 'locales/fr.json': FRENCH });
    const other = await initialized({ folder: files.uri, capabilities });
    const { items } = await other.request('workspace/diagnostic', { previousResultIds: [] });
    const french = items.find(({ uri }: { uri: string }) => uri === files.uriOf('locales/fr.json'));
    const codes = french.items.map(({ code }: Diagnostic) => code);
    assert.ok(
      codes.includes('manipulation/parity-qualifier') && codes.includes('manipulation/parity-condition'),
      codes,
    );
    const report = await other.request('candor/report', { uri: files.uriOf('locales/fr.json') });
    assert.match(report.html, /<code>locales\/en\.json<\/code>/);
    assert.equal(await stop(other), 0);
  });

  it('a rule of them is switched off like any other', async () => {
    const files = folderWith({
      'locales/en.json': ENGLISH,
      'locales/fr.json': FRENCH,
      'candor.yml': 'rules: { manipulation/parity-qualifier: off, manipulation/parity-condition: info }\n',
    });
    const other = await initialized({ folder: files.uri, capabilities });
    open(other, files.uriOf('locales/fr.json'), FRENCH, 'json');
    const found = await parity(other, files.uriOf('locales/fr.json'));
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['manipulation/parity-condition', 3]],
    );
    assert.equal(await stop(other), 0);
  });
});

describe('pairs and clients', () => {
  it('asks a client that pulls to ask again when the other file changes', async () => {
    const files = folderWith({ 'a.en.md': 'Free for 30 days.\n', 'a.fr.md': 'Gratuit.\n' });
    const client = await initialized({ folder: files.uri });
    open(client, files.uriOf('a.fr.md'), 'Gratuit.\n');
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh');
    assert.equal((await parity(client, files.uriOf('a.fr.md'))).length, 1);
    open(client, files.uriOf('a.en.md'), 'Free for 30 days.\n');
    const from = client.received.length;
    retype(client, files.uriOf('a.en.md'), 'Free.\n', 2);
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh', from);
    assert.deepEqual(await parity(client, files.uriOf('a.fr.md')), []);
    assert.equal(await stop(client), 0);
  });

  it('publishes anew for a client that cannot pull', async () => {
    const files = folderWith({ 'a.en.md': 'Free for 30 days.\n', 'a.fr.md': 'Gratuit.\n' });
    const client = await initialized({ folder: files.uri, capabilities: PUSH });
    const uri = files.uriOf('a.fr.md');
    const counted = (n: number, from = 0) =>
      client.notification(
        'textDocument/publishDiagnostics',
        (params) => params.uri === uri && params.diagnostics.length === n,
        from,
      );
    open(client, uri, 'Gratuit.\n');
    await counted(1);
    open(client, files.uriOf('a.en.md'), 'Free for 30 days.\n');
    const from = client.received.length;
    retype(client, files.uriOf('a.en.md'), 'Free.\n', 2);
    await counted(0, from);
    assert.equal(await stop(client), 0);
  });

  it('reads no pair outside of the workspace, and says so', async () => {
    const outside = folderWith({ 'en.json': ENGLISH });
    const files = folderWith({ 'locales/fr.json': FRENCH });
    symlinkSync(fileURLToPath(outside.uriOf('en.json')), fileURLToPath(files.uriOf('locales/en.json')));
    const { workspace: _, ...capabilities } = PULL;
    const client = await initialized({ folder: files.uri, capabilities, initializationOptions: { status: true } });
    open(client, files.uriOf('locales/fr.json'), FRENCH, 'json');
    assert.deepEqual(await parity(client, files.uriOf('locales/fr.json')), []);
    const { params } = await client.notification('candor/status', ({ notices }) => notices.length > 0);
    assert.match(params.notices[0], /Not compared with en\.json.*leads out of the project/);
    assert.equal(await stop(client), 0);
  });
});
