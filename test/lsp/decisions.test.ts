import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderWith, initialized, open, PULL, PUSH, pull, stop } from './conversation.js';

const SHOP = '# Shop\n\nOnly 2 left in stock. Our tea is grown in Assam.\n\nHurry, the offer ends tonight!\n';
const DECIDING = { initializationOptions: { decisions: true, status: true } };
const TAGS = {
  ...PULL,
  textDocument: { ...PULL.textDocument, publishDiagnostics: { tagSupport: { valueSet: [1, 2] } } },
};
const EVIDENCE = {
  kind: 'evidence',
  source: 'stock.csv',
  owner: 'Ana',
  until: '2999-01-01',
  by: 'Ana Costa <ana@example.org>',
};
const SCARCITY = 'manipulation/scarcity';

function repositoryWith(files: Readonly<Record<string, string>>) {
  const folder = folderWith(files);
  const path = fileURLToPath(folder.uri);
  const git = (...args: string[]) => execFileSync('git', ['-C', path, ...args], { encoding: 'utf8' });
  git('init', '-q');
  git('config', 'user.name', 'Ana Costa');
  git('config', 'user.email', 'ana@example.org');
  return { ...folder, pathOf: (name: string) => fileURLToPath(folder.uriOf(name)) };
}

/** Evidence may last ten years at most, so the day is near. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('evidence turns a finding into a hint that says so, until its wording or the evidence changes', async () => {
  const { uri: folder, uriOf, pathOf } = repositoryWith({ 'shop.md': SHOP, 'stock.csv': 'tea,2\n' });
  const client = await initialized({ folder, capabilities: TAGS, ...DECIDING });
  const uri = uriOf('shop.md');
  open(client, uri, SHOP);
  const before = (await pull(client, uri)).find(({ code }) => code === SCARCITY)!;
  assert.equal(before.severity, 3);

  const recorded = await client.request('candor/recordDecision', {
    ...EVIDENCE,
    uri,
    fingerprint: before.data,
    until: inDays(90),
  });
  assert.deepEqual(recorded.errors, {});
  assert.equal(recorded.refused, undefined);
  assert.equal(recorded.records.length, 1);
  const decided = (await pull(client, uri)).find(({ code }) => code === SCARCITY)!;
  assert.equal(decided.severity, 4);
  assert.match(decided.message, /— Substantiated until .* \(Ana Costa\)$/);
  const hover = await client.request('textDocument/hover', { textDocument: { uri }, position: decided.range.start });
  assert.match(hover.contents.value, /\*\*Substantiated until .* — stock\\?\.csv/);
  const undecided = await client.notification('candor/status', ({ decided }) => decided === 0);
  const status = await client.notification('candor/status', ({ decided }) => decided === 1);
  assert.equal(status.params.counts.info, undecided.params.counts.info - 1);

  const other = SHOP.replace('Only 2 left in stock.', 'Only 3 left in stock.');
  client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: other }] });
  assert.equal((await pull(client, uri)).find(({ code }) => code === SCARCITY)!.severity, 3);
  const moved = `# Shop\n\nHurry, the offer ends tonight!\n\nNew words above.\n\nOnly 2 left in stock. Our tea is grown in Assam.\n`;
  client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: moved }] });
  assert.equal((await pull(client, uri)).find(({ code }) => code === SCARCITY)!.severity, 4);

  writeFileSync(pathOf('stock.csv'), 'tea,3\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('stock.csv'), type: 2 }] });
  await client.notification('candor/decisionsChanged', () => true, client.received.length);
  const lapsed = (await pull(client, uri)).find(({ code }) => code === SCARCITY)!;
  assert.equal(lapsed.severity, 3);
  assert.match(lapsed.message, /The evidence has changed \(stock\.csv\)/);
  assert.equal(await stop(client), 0);
});

test('forms are checked field by field in the reader’s language, and nothing is written then', async () => {
  const { uri: folder, uriOf, pathOf } = repositoryWith({ 'shop.md': SHOP });
  const client = await initialized({ folder, locale: 'fr', ...DECIDING });
  const uri = uriOf('shop.md');
  open(client, uri, SHOP);
  const fingerprint = (await pull(client, uri))[0]!.data;
  const ask = (form: object) => client.request('candor/recordDecision', { uri, fingerprint, ...form });
  const wrong = await ask({ kind: 'evidence', until: '2020-02-30', by: 'A\u202Eb' });
  assert.deepEqual(Object.keys(wrong.errors).sort(), ['by', 'owner', 'source', 'until']);
  assert.match(wrong.errors.until, /AAAA-MM-JJ/);
  assert.match((await ask({ kind: 'accept', by: 'Ana' })).errors.reason, /Dites pourquoi/);
  assert.match((await ask({ kind: 'accept', reason: 'ok', until: '2020-01-01' })).errors.until, /passé/);
  assert.deepEqual(await ask({ kind: 'accept', reason: 'Stock réel', dryRun: true }), { records: [], errors: {} });
  assert.match((await ask({ kind: 'accept', reason: 'ok', fingerprint: '0'.repeat(16) })).refused, /n’est plus là/);
  assert.throws(() => readFileSync(pathOf('.candor/ledger.jsonl')), { code: 'ENOENT' });
  assert.equal(await stop(client), 0);
});

test('a sign-off is stale after one changed letter, shows what changed, and is withdrawn', async () => {
  const text = '---\nai_generated: true\n---\n\nOur tea is grown in Assam.\n';
  const { uri: folder, uriOf, pathOf } = repositoryWith({ 'tea.md': text });
  const client = await initialized({ folder, ...DECIDING });
  const uri = uriOf('tea.md');
  open(client, uri, text);
  assert.deepEqual(await client.request('candor/whoAmI', { uri }), { by: 'Ana Costa <ana@example.org>' });
  assert.equal((await pull(client, uri))[0]?.severity, 2);
  const { records } = await client.request('candor/recordDecision', { kind: 'sign-off', uri, role: 'Editor' });
  assert.equal((await pull(client, uri))[0]?.severity, 4);
  const signed = await client.notification('candor/status', ({ signOff }) => signOff === 'signed');
  assert.equal(signed.params.disclosure, 'signed-off');
  assert.match(signed.params.disclosureReason, /Ana Costa reviewed the text/);

  const edited = text.replace('tea', 'teas').replaceAll('\n', '\r\n');
  const change = (version: number, whole: string) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: whole }] });
  change(2, text.replaceAll('\n', '\r\n'));
  assert.equal((await pull(client, uri))[0]?.severity, 4);
  change(3, edited);
  assert.equal((await pull(client, uri))[0]?.severity, 2);
  const changes = await client.request('candor/signedChanges', { uri });
  assert.equal(changes.state, 'stale');
  assert.equal(changes.role, 'Editor');
  assert.deepEqual(changes.changes, [
    { line: 4, removed: ['Our tea is grown in Assam.'], added: ['Our teas is grown in Assam.'] },
  ]);

  const list = await client.request('candor/listDecisions', {});
  assert.deepEqual(
    list.documents.map(({ path, state }: { path: string; state: string }) => [path, state]),
    [['tea.md', 'stale']],
  );
  assert.equal(list.documents[0].decisions[0].standing, 'stale');
  await client.request('candor/recordDecision', { kind: 'withdraw', uri, record: records[0] });
  const after = await client.request('candor/listDecisions', { uri });
  assert.equal(after.documents[0].decisions[0].standing, 'withdrawn');
  assert.equal(after.documents[0].signOff, 'unsigned');
  assert.match(readFileSync(pathOf('.gitattributes'), 'utf8'), /merge=union/);
  assert.equal(await stop(client), 0);
});

test('a baseline fades what is there and nothing that comes later', async () => {
  const { uri: folder, uriOf } = repositoryWith({ 'shop.md': SHOP });
  const client = await initialized({ folder, capabilities: TAGS, ...DECIDING });
  const uri = uriOf('shop.md');
  open(client, uri, SHOP);
  const { length } = await pull(client, uri);
  assert.ok(length > 0);
  const { records } = await client.request('candor/recordDecision', { kind: 'baseline' });
  assert.equal(records.length, length);
  const faded = (await pull(client, uri)) as readonly { severity: number; tags?: readonly number[] }[];
  assert.ok(faded.every(({ severity, tags }) => severity === 4 && tags?.[0] === 1));
  client.notify('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${SHOP}\nOnly 5 left in stock.\n` }],
  });
  const open_ = (await pull(client, uri)).filter(({ severity }) => severity < 4);
  assert.deepEqual(
    open_.map(({ code }) => code),
    [SCARCITY],
  );
  assert.equal(await stop(client), 0);
});

test('code actions lead to the client’s forms, and are absent for clients that have none', async () => {
  const { uri: folder, uriOf } = repositoryWith({ 'shop.md': SHOP });
  const uri = uriOf('shop.md');
  const commandsOf = async (options: object) => {
    const client = await initialized({ folder, ...options });
    open(client, uri, SHOP);
    const diagnostic = (await client.request('textDocument/diagnostic', { textDocument: { uri } })).items.find(
      ({ code }: { code: string }) => code === SCARCITY,
    );
    const actions = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [], triggerKind: 1 },
    });
    assert.equal(await stop(client), 0);
    return actions.flatMap(({ command }: { command?: { command: string } }) => (command ? [command.command] : []));
  };
  assert.deepEqual(await commandsOf(DECIDING), ['candor.attachEvidence', 'candor.acceptRisk', 'candor.signDocument']);
  assert.deepEqual(await commandsOf({}), []);
});

test('clients that only receive diagnostics get them anew after a decision', async () => {
  const { uri: folder, uriOf } = repositoryWith({ 'shop.md': SHOP });
  const client = await initialized({ folder, capabilities: PUSH });
  const uri = uriOf('shop.md');
  open(client, uri, SHOP);
  const pushed = await client.notification(
    'textDocument/publishDiagnostics',
    ({ diagnostics }) => diagnostics.length > 0,
  );
  const from = client.received.length;
  const { data } = pushed.params.diagnostics[0];
  await client.request('candor/recordDecision', { kind: 'accept', uri, fingerprint: data, reason: 'Counted daily' });
  await client.notification(
    'textDocument/publishDiagnostics',
    ({ diagnostics }) =>
      diagnostics.some((item: { data: string; severity: number }) => item.data === data && item.severity === 4),
    from,
  );
  assert.equal(await stop(client), 0);
});

test('where the editor keeps the files, it keeps the ledger too', async () => {
  const files = new Map([['memfs:/site/shop.md', SHOP]]);
  const client = await initialized({ folder: 'memfs:/site', ...DECIDING });
  const bytesOf = (text: string) => Buffer.from(text).toString('base64');
  client.answer('candor/readFile', (params) => files.get((params as { uri: string }).uri) ?? null);
  client.answer('candor/listFiles', () => [...files.keys()]);
  client.answer('candor/readImage', (params) => {
    const text = files.get((params as { uri: string }).uri);
    return text === undefined ? { unread: 'missing' } : { size: text.length, changed: 0, data: bytesOf(text) };
  });
  client.answer('candor/appendFile', (params) => {
    const { uri, text } = params as { uri: string; text: string };
    files.set(uri, (files.get(uri) ?? '') + text);
    return { written: true };
  });
  const uri = 'memfs:/site/shop.md';
  files.set('memfs:/site/proof.txt', '2 left\n');
  open(client, uri, SHOP);
  assert.deepEqual(await client.request('candor/whoAmI', { uri }), { by: null });
  const { data: fingerprint } = (await pull(client, uri)).find(({ code }) => code === SCARCITY)!;
  const ask = (form: object) => client.request('candor/recordDecision', { ...EVIDENCE, uri, fingerprint, ...form });
  const until = inDays(30);
  assert.ok((await ask({ until, source: 'gone.txt' })).errors.source);
  assert.equal((await ask({ until, source: 'proof.txt' })).records.length, 1);
  await client.request('candor/recordDecision', { kind: 'sign-off', uri, by: 'Ana' });
  const lines = files
    .get('memfs:/site/.candor/ledger.jsonl')!
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['evidence', 'sign-off'],
  );
  assert.deepEqual(lines[1].after, [lines[0].id]);
  assert.equal((await pull(client, uri)).find(({ code }) => code === SCARCITY)!.severity, 4);

  files.set('memfs:/site/proof.txt', '1 left\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'memfs:/site/proof.txt', type: 2 }] });
  await client.notification('candor/decisionsChanged', () => true, client.received.length);
  assert.equal((await pull(client, uri)).find(({ code }) => code === SCARCITY)!.severity, 3);

  client.answer('candor/appendFile', () => ({ written: false }));
  const refused = await client.request('candor/recordDecision', { kind: 'sign-off', uri, by: 'Ana' });
  assert.match(refused.refused, /does not let Candor write files/);
  assert.equal(await stop(client), 0);
});
