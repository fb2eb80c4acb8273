import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { folderWith, initialized, open } from './conversation.js';
import { HOUSE_FILES } from './house.js';
import type { Message, StdioClient } from './stdio-client.js';

const COPIES = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`copy/${index}.md`, index % 3 ? 'Plain soap.\n' : 'A miracle tool.\n']),
);
const FILES = { ...HOUSE_FILES, ...COPIES, '.gitignore': 'drafts/\n', 'drafts/d.md': 'A miracle tool.\n' };

describe('requests about the whole workspace', () => {
  const { uri: folder, uriOf } = folderWith(FILES);
  let client: StdioClient;
  before(async () => {
    client = await initialized({ folder });
  });
  after(() => client.kill());

  const progressOf = (token: string) =>
    client.received.filter(({ method, params }) => method === '$/progress' && params.token === token);

  it('gives workspace diagnostics in parts, with progress', async () => {
    const final = await client.request('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'parts',
      workDoneToken: 'work',
    });
    assert.deepEqual(final, { items: [] });
    const items = progressOf('parts').flatMap(({ params }) => params.value.items);
    assert.equal(items.length, 30, 'ignored files are left alone');
    assert.equal(items.filter((item) => item.items.length === 1).length, 10);
    assert.ok(items.every((item) => item.version === null));
    const kinds = progressOf('work').map(({ params }) => params.value.kind);
    assert.equal(kinds[0], 'begin');
    assert.equal(kinds.at(-1), 'end');
    const again = await client.request('workspace/diagnostic', {
      previousResultIds: items.map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
    assert.ok(again.items.every((item: { kind: string }) => item.kind === 'unchanged'));
  });

  it('reviews the workspace: counts, and findings of closed files that step aside while their file is open', async () => {
    const result = await client.request('candor/reviewWorkspace', { workDoneToken: 'review' });
    assert.deepEqual(result, {
      files: 30,
      counts: { error: 10, warning: 0, info: 0, hint: 0 },
      unreadable: [],
      cancelled: false,
    });
    const published = (count: number, from: number) =>
      client.notification(
        'textDocument/publishDiagnostics',
        ({ uri, diagnostics }) => uri === uriOf('copy/0.md') && diagnostics.length === count,
        from,
      );
    await published(1, 0);
    let from = client.received.length;
    open(client, uriOf('copy/0.md'), 'A miracle tool.\n');
    await published(0, from);
    from = client.received.length;
    client.notify('textDocument/didClose', { textDocument: { uri: uriOf('copy/0.md') } });
    await published(1, from);
  });

  it('can be cancelled', async () => {
    const review = client.start('candor/reviewWorkspace', {});
    client.notify('$/cancelRequest', { id: review.id });
    const { result, error } = await review.response;
    assert.ok(error ? error.code === -32800 : result.cancelled === true);
    const pulled = client.start('workspace/diagnostic', { previousResultIds: [] });
    client.notify('$/cancelRequest', { id: pulled.id });
    assert.equal((await pulled.response).error?.code, -32800);
  });

  it('reports on a file as it stands in the editor, and on the workspace', async () => {
    const uri = uriOf('copy/1.md');
    open(client, uri, 'A revolutionary <b>soap</b>.\n');
    const one = await client.request('candor/report', { uri });
    assert.match(one.html, /^<!doctype html>/);
    assert.match(one.html, /Content-Security-Policy/);
    assert.match(one.markdown, /Say what is new/);
    assert.ok(one.markdown.includes('`candor report copy/1.md`'));
    const all = await client.request('candor/report', {});
    assert.ok(all.markdown.includes('`candor report .`'));
    assert.match(all.html, /<dt>Content of candor\.yml<\/dt><dd><code>sha256:[0-9a-f]{64}<\/code>/);
    assert.match(all.markdown, /copy\/0\.md/);
    assert.ok(!all.markdown.includes('drafts'));
  });

  it('warns once, with the reason, of a logo that a report cannot bear', async () => {
    const { uri: folder, uriOf } = folderWith({
      'candor.yml': 'report:\n  logo: brand/none.svg\n',
      'a.md': 'A tea.\n',
      'b.md': 'A tea.\n',
    });
    const other = await initialized({ folder });
    const { html } = await other.request('candor/report', {});
    assert.doesNotMatch(html, /<img/);
    const warnings = other.received.filter(({ method }: Message) => method === 'window/showMessage');
    assert.deepEqual(
      warnings.map(({ params }: Message) => [params.type, params.message]),
      [
        [
          2,
          'candor.yml:2:9: The logo brand/none.svg is not there. Name a file of this project, as a path from this file.',
        ],
      ],
    );
    await other.request('candor/report', { uri: uriOf('a.md') });
    assert.equal(other.received.filter(({ method }: Message) => method === 'window/showMessage').length, 2);
  });

  it('lists and explains rules', async () => {
    const rules: { id: string; title: string }[] = await client.request('candor/listRules', null);
    assert.ok(rules.length > 40);
    const page = await client.request('candor/explainRule', { rule: 'manipulation/scarcity' });
    assert.equal(page.id, 'manipulation/scarcity');
    assert.match(page.markdown, /^# /);
    assert.equal(await client.request('candor/explainRule', { rule: 'no/such' }), null);
    assert.equal(await client.request('candor/explainRule', { rule: 'house/no-miracle' }), null);
    const house = await client.request('candor/explainRule', { rule: 'house/no-miracle', uri: uriOf('copy/0.md') });
    assert.equal(house.title, 'Miracle');
  });
});

describe('the status of a document', () => {
  it('is told after each review to a client that wants it', async () => {
    const { uri: folder, uriOf } = folderWith(HOUSE_FILES);
    const client = await initialized({ folder, initializationOptions: { status: true, workspaceDiagnostics: false } });
    const { result } = await client.find((message: Message) => message.result?.capabilities);
    assert.equal(result.capabilities.diagnosticProvider.workspaceDiagnostics, false);
    const uri = uriOf('a.md');
    open(client, uri, 'A miracle tool.\n');
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    const { params } = await client.notification('candor/status');
    assert.equal(params.uri, uri);
    assert.deepEqual(params.counts, { error: 1, warning: 0, info: 0, hint: 0 });
    assert.equal(params.disclosure, 'not-needed');
    assert.ok(params.milliseconds >= 0);
    client.kill();
  });
});
