import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applied, type Edit, folderWith, initialized, open, pull, stop } from './conversation.js';
import type { StdioClient } from './stdio-client.js';

const RULE = 'ai-disclosure/assistant-commit';
const ASKED = 'disclosure: { gitTrailers: true }\n';
const PAGE = 'The ferry leaves the harbour at noon.\n';

function commit(folder: string, message: string): void {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgSign=false'];
  const git = (...args: string[]) => execFileSync('git', [...identity, ...args], { cwd: fileURLToPath(folder) });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', message);
}

function statusLike(client: StdioClient, uri: string, reason: RegExp, from = 0) {
  return client.notification(
    'candor/status',
    (params) => params.uri === uri && reason.test(params.disclosureReason),
    from,
  );
}

describe('commits of an open document', () => {
  it('are a hint with the commit named and a fix that tells readers, and the status says why', async () => {
    const { uri: folder, uriOf } = folderWith({ 'candor.yml': ASKED, 'page.md': PAGE });
    commit(folder, 'Write\n\nCo-authored-by: Claude <noreply@anthropic.com>');
    const uri = uriOf('page.md');
    const client = await initialized({ folder, initializationOptions: { status: true } });
    open(client, uri, PAGE);
    await pull(client, uri);
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh');
    const [diagnostic, ...others] = (await pull(client, uri)).filter(({ code }) => code === RULE);
    assert.ok(diagnostic && others.length === 0);
    assert.equal(diagnostic.severity, 4);
    assert.match(diagnostic.message, /Commit [\da-f]{10} of \d{4}-\d\d-\d\d touched this file/);
    const { params } = await statusLike(client, uri, /^Only a weak sign: a commit names an assistant/);
    assert.deepEqual([params.disclosure, params.counts.hint, params.counts.warning], ['not-needed', 1, 0]);
    const actions = (await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [], only: ['quickfix'] },
    })) as { title: string; edit: { documentChanges: { edits: Edit[] }[] } }[];
    const fix = actions.find(({ title }) => title === 'Insert the disclosure');
    const text = applied(PAGE, fix?.edit.documentChanges.flatMap(({ edits }) => edits) ?? []);
    assert.equal(text, `*This content was generated with AI.*\n\n${PAGE}`);
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
    assert.deepEqual(
      (await pull(client, uri)).filter(({ code }) => code === RULE),
      [],
    );
    await statusLike(client, uri, /^Readers are told/);
    assert.equal(await stop(client), 0);
  });

  it('are looked at again when the document is saved after another commit', async () => {
    const { uri: folder, uriOf } = folderWith({ 'candor.yml': ASKED, 'page.md': PAGE });
    commit(folder, 'By hand');
    const uri = uriOf('page.md');
    const client = await initialized({ folder, initializationOptions: { status: true } });
    open(client, uri, PAGE);
    await pull(client, uri);
    await statusLike(client, uri, /^Nothing in the text/);
    writeFileSync(fileURLToPath(uri), `${PAGE}It returns at one.\n`);
    commit(folder, 'Add\n\nAssisted-by: GitHub Copilot');
    // A repository is taken for unchanged for a moment.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const from = client.received.length;
    client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh', from);
    await pull(client, uri);
    await statusLike(client, uri, /Assisted-by: GitHub Copilot/, from);
    assert.equal(await stop(client), 0);
  });

  it('come to the same in the workspace', async () => {
    const { uri: folder, uriOf } = folderWith({ 'candor.yml': ASKED, 'page.md': PAGE });
    commit(folder, 'Write\n\nAI-assisted: yes');
    const client = await initialized({ folder });
    const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
    const found = (items as { uri: string; items: { code: string }[] }[]).filter((file) =>
      file.items.some(({ code }) => code === RULE),
    );
    assert.deepEqual(
      found.map(({ uri }) => uri),
      [uriOf('page.md')],
    );
    assert.equal(await stop(client), 0);
  });

  it('are told as out of reach where there is no disk, as in a browser', async () => {
    const folder = 'vscode-vfs://github/owner/site';
    const client = await initialized({ folder, initializationOptions: { status: true } });
    client.answer('candor/readFile', (params) =>
      (params as { uri: string }).uri === `${folder}/candor.yml` ? ASKED : null,
    );
    const uri = `${folder}/page.md`;
    open(client, uri, PAGE);
    await pull(client, uri);
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh');
    await pull(client, uri);
    const { params } = await client.notification('candor/status', ({ notices }) => notices.length > 0);
    assert.match(params.notices[0], /^Not looked at: the commits that touched this file\. .* a browser cannot/);
    assert.equal(await stop(client), 0);
  });
});
