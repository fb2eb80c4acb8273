import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCli } from '../cli/run-cli.js';
import { bare, GENERATED, jpegWith, pngText, pngWith, xmpPacket, xmpSegment } from '../unit/images/pictures.js';
import {
  applied,
  type Diagnostic,
  type Edit,
  folderWith,
  initialized,
  open,
  PULL,
  PUSH,
  pull,
  stop,
} from './conversation.js';
import type { StdioClient } from './stdio-client.js';

const MARKED = pngWith(pngText('parameters', 'a mill\nSteps: 20, Sampler: Euler'));
const JPEG = jpegWith(
  xmpSegment(xmpPacket(`<Iptc4xmpExt:DigitalSourceType>${GENERATED}</Iptc4xmpExt:DigitalSourceType>`)),
);
const RULE = 'ai-disclosure/unlabelled-image';
const PAGE = '# The mill\n\n![The mill](mill.png)\n\nIt stands by the river.\n';

const ofImages = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => code === RULE);

function statusAfter(client: StdioClient, uri: string, disclosure: string, from = 0) {
  return client.notification('candor/status', (params) => params.uri === uri && params.disclosure === disclosure, from);
}

describe('images of an open document', () => {
  it('are looked at once the document is open, labelled by the fix, and the status follows', async () => {
    const { uri: folder, uriOf } = folderWith({ 'mill.png': MARKED });
    const uri = uriOf('page.md');
    const client = await initialized({ folder, initializationOptions: { status: true } });
    open(client, uri, PAGE);
    await pull(client, uri);
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh');
    const [diagnostic, ...others] = ofImages(await pull(client, uri));
    assert.ok(diagnostic && others.length === 0);
    assert.match(diagnostic.message, /mill\.png: PNG text parameters Steps: 20, Sampler: Euler/);
    await statusAfter(client, uri, 'missing');
    const actions = await client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    const [fix] = actions as { title: string; edit: { documentChanges: { edits: Edit[] }[] } }[];
    assert.equal(fix?.title, 'Add a caption that says the image is AI-generated');
    const text = applied(PAGE, fix?.edit.documentChanges.flatMap(({ edits }) => edits) ?? []);
    assert.equal(
      text,
      '# The mill\n\n![The mill (AI-generated image)](mill.png)\n\n*Image generated with AI.*\n\nIt stands by the river.\n',
    );
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
    assert.deepEqual(ofImages(await pull(client, uri)), []);
    await statusAfter(client, uri, 'disclosed');
    assert.equal(await stop(client), 0);
  });

  it('are told in the first answer to a client that cannot be asked to pull again', async () => {
    const { uri: folder, uriOf } = folderWith({ 'mill.png': MARKED });
    const client = await initialized({ folder, capabilities: { textDocument: { diagnostic: {} } } });
    open(client, uriOf('page.md'), PAGE);
    assert.equal(ofImages(await pull(client, uriOf('page.md'))).length, 1);
    assert.equal(await stop(client), 0);
  });

  it('are published once they were looked at', async () => {
    const { uri: folder, uriOf } = folderWith({ 'mill.png': MARKED });
    const client = await initialized({ folder, capabilities: PUSH });
    open(client, uriOf('page.md'), PAGE);
    await client.notification(
      'textDocument/publishDiagnostics',
      ({ diagnostics }) => ofImages(diagnostics).length === 1,
    );
    assert.equal(await stop(client), 0);
  });

  it('are looked at again when their files change, come and go', async () => {
    const { uri: folder, uriOf } = folderWith({ 'mill.png': bare('png') });
    const watching = { ...PUSH, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const client = await initialized({ folder, capabilities: watching });
    const registered = await client.find(({ method }) => method === 'client/registerCapability');
    assert.match(JSON.stringify(registered.params), /jpg,jpeg,jfif,png,webp,avif/);
    const image = fileURLToPath(uriOf('mill.png'));
    open(client, uriOf('page.md'), PAGE);
    const published = (count: number, from: number) =>
      client.notification(
        'textDocument/publishDiagnostics',
        ({ diagnostics }) => ofImages(diagnostics).length === count,
        from,
      );
    const changed = (type: number) =>
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('mill.png'), type }] });
    await published(0, 0);
    let from = client.received.length;
    // As editors of images save: another file takes the place of the first.
    writeFileSync(`${image}.new`, MARKED);
    renameSync(`${image}.new`, image);
    changed(2);
    await published(1, from);
    from = client.received.length;
    rmSync(image);
    changed(3);
    await published(0, from);
    from = client.received.length;
    writeFileSync(image, MARKED);
    changed(1);
    await published(1, from);
    from = client.received.length;
    // Without a watcher, saving the document is the moment.
    writeFileSync(image, bare('png'));
    client.notify('textDocument/didSave', { textDocument: { uri: uriOf('page.md') } });
    await published(0, from);
    assert.equal(await stop(client), 0);
  });

  it('come to the same in the workspace, in the report and on the command line', async () => {
    const files = {
      'mill.png': MARKED,
      'img/harbour.jpg': JPEG,
      'public/site.png': MARKED,
      'page.md': `${PAGE}\n![Harbour](img/harbour.jpg)\n\n![Site](/site.png)\n\n![Gone](gone.png)\n`,
      'page.html': '<html lang="fr"><body><p>Le port.</p><img src="./img/harbour.jpg?v=2" alt="Port"></body></html>',
    };
    const { uri: folder, uriOf } = folderWith(files);
    const client = await initialized({ folder });
    const { items } = await client.request('workspace/diagnostic', { previousResultIds: [] });
    const inServer = (items as { uri: string; items: Diagnostic[] }[])
      .map(({ uri, items: found }) => [uri, ofImages(found).map(({ message, range }) => [message, range])])
      .sort();
    const { html } = await client.request('candor/report', { uri: uriOf('page.md') });
    assert.match(html, /img\/harbour\.jpg: IPTC DigitalSourceType trainedAlgorithmicMedia/);
    assert.match(html, /gone\.png \(there is no such file\)/);
    assert.equal(await stop(client), 0);

    const { stdout } = await runCli(['review', '.', '--format', 'json'], { cwd: fileURLToPath(folder) });
    const onCommandLine = (JSON.parse(stdout).files as { path: string; findings: CliFinding[] }[])
      .map(({ path, findings }) => [
        uriOf(path),
        findings
          .filter(({ rule }) => rule === RULE)
          .map(({ message, start, end }) => [message, { start: place(start), end: place(end) }]),
      ])
      .sort();
    assert.deepEqual(inServer, onCommandLine);
    assert.equal(JSON.stringify(inServer).match(/says of itself|indique/g)?.length, 4);
  });
});

interface CliPlace {
  readonly line: number;
  readonly character: number;
}
interface CliFinding {
  readonly rule: string;
  readonly message: string;
  readonly start: CliPlace;
  readonly end: CliPlace;
}

function place({ line, character }: CliPlace): CliPlace {
  return { line, character };
}

describe('images of a workspace that is not on a disk', () => {
  const FOLDER = 'vscode-vfs://github/owner/site';
  const files: Readonly<Record<string, Uint8Array>> = {
    [`${FOLDER}/mill.png`]: MARKED,
    [`${FOLDER}/static/my%20harbour.jpg`]: JPEG,
  };
  const text = `${PAGE}\n![Harbour](/my%20harbour.jpg)\n\n![Out](../../x.png)\n`;
  const start = () => initialized({ folder: FOLDER, initializationOptions: { status: true }, capabilities: PULL });

  it('are read through the client', async () => {
    const client = await start();
    const asked: string[] = [];
    client.answer('candor/readFile', () => null);
    client.answer('candor/readImage', (params) => {
      const { uri, read } = params as { uri: string; read: boolean };
      asked.push(uri);
      const bytes = files[uri];
      if (!bytes) return { unread: 'missing' };
      return { size: bytes.length, changed: 1, ...(read && { data: Buffer.from(bytes).toString('base64') }) };
    });
    const uri = `${FOLDER}/page.md`;
    open(client, uri, text);
    await pull(client, uri);
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh');
    assert.equal(ofImages(await pull(client, uri)).length, 2);
    const { params } = await statusAfter(client, uri, 'missing');
    assert.deepEqual(params.notices, ['Not looked at for marks of AI: ../../x.png (outside of the project).']);
    assert.ok(
      asked.every((address) => address.startsWith(`${FOLDER}/`)),
      asked.join(' '),
    );
    assert.equal(await stop(client), 0);
  });

  it('are told as out of reach where the client does not offer them', async () => {
    const client = await start();
    client.answer('candor/readFile', () => null);
    const uri = `${FOLDER}/page.md`;
    open(client, uri, PAGE);
    await pull(client, uri);
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh');
    await pull(client, uri);
    const { params } = await client.notification('candor/status', ({ notices }) => notices.length > 0);
    assert.deepEqual(params.notices, ['Not looked at for marks of AI: mill.png (the editor gives no access to it).']);
    assert.equal(await stop(client), 0);
  });

  it('are not asked for when a text was never saved', async () => {
    const client = await start();
    open(client, 'untitled:Untitled-1', PAGE);
    await pull(client, 'untitled:Untitled-1');
    await client.notification('candor/status', ({ notices }) => notices.length === 0);
    assert.ok(client.received.every(({ method }) => method !== 'candor/readImage'));
    assert.equal(await stop(client), 0);
  });
});
