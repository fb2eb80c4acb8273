import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  applied,
  type Diagnostic,
  type Edit,
  folderWith,
  initialized,
  offsetAt,
  open,
  pull,
  stop,
  textAt,
} from './conversation.js';
import { HOUSE_FILES } from './house.js';
import type { StdioClient } from './stdio-client.js';

const COPY = '# Soap\r\n\r\nOur 🙂 miracle tool is a revolutionary soap.\r\n\r\nAnother miracle tool.\r\n';
const { uri: folder, uriOf } = folderWith({ ...HOUSE_FILES, 'soap.md': COPY });

describe('a conversation with a client that pulls', () => {
  let client: StdioClient;
  before(async () => {
    client = await initialized({ folder });
  });
  after(() => client.kill());

  const change = (uri: string, version: number, ...contentChanges: object[]) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  const actionsAt = (uri: string, { range }: Diagnostic, only?: string[]) =>
    client.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });
  const editsOf = (action: { edit: { documentChanges: { edits: Edit[] }[] } }) =>
    action.edit.documentChanges.flatMap((change) => change.edits);

  it('says what it can do', async () => {
    const other = await initialized();
    const answer = other.received.find((message) => message.result?.capabilities);
    const { capabilities, serverInfo } = answer?.result ?? {};
    assert.equal(capabilities.textDocumentSync.change, 2);
    assert.equal(capabilities.diagnosticProvider.workspaceDiagnostics, true);
    assert.ok(capabilities.codeActionProvider.codeActionKinds.includes('source.fixAll.candor'));
    assert.equal(capabilities.hoverProvider, true);
    assert.ok(capabilities.completionProvider);
    assert.equal(serverInfo.name, 'candor');
    assert.equal(await stop(other), 0);
  });

  it('gives diagnostics at UTF-16 positions, across CRLF and emoji', async () => {
    const uri = uriOf('a.md');
    open(client, uri, COPY);
    const diagnostics = await pull(client, uri);
    assert.deepEqual(
      diagnostics.map(({ code, severity, source, range }) => [code, severity, source, textAt(COPY, range)]),
      [
        ['house/no-miracle', 1, 'candor', 'miracle tool'],
        ['house/no-revolution', 3, 'candor', 'revolutionary'],
        ['house/no-miracle', 1, 'candor', 'miracle tool'],
      ],
    );
    assert.deepEqual(diagnostics[0]?.range.start, { line: 2, character: 7 });
    assert.equal(diagnostics[0]?.message, '"miracle tool" promises the impossible.');
    assert.equal(typeof diagnostics[0]?.data, 'string');
  });

  it('answers unchanged when nothing that is shown changed', async () => {
    const uri = uriOf('b.md');
    open(client, uri, COPY);
    const textDocument = { uri };
    const first = await client.request('textDocument/diagnostic', { textDocument });
    assert.equal(first.kind, 'full');
    change(uri, 2, { range: { start: { line: 4, character: 20 }, end: { line: 4, character: 21 } }, text: '!' });
    const second = await client.request('textDocument/diagnostic', { textDocument, previousResultId: first.resultId });
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    change(uri, 3, { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } }, text: 'My' });
    const third = await client.request('textDocument/diagnostic', { textDocument, previousResultId: first.resultId });
    assert.equal(third.kind, 'full');
    assert.notEqual(third.resultId, first.resultId);
  });

  it('follows incremental changes exactly', async () => {
    const uri = uriOf('c.md');
    let text = COPY;
    open(client, uri, text);
    const edit = (version: number, ...edits: Edit[]) => {
      for (const one of edits) text = applied(text, [one]);
      change(uri, version, ...edits.map(({ range, newText }) => ({ range, text: newText })));
    };
    const at = (needle: string, length = needle.length) => {
      const offset = text.indexOf(needle);
      const position = (end: number) => {
        const lines = text.slice(0, end).split('\r\n');
        return { line: lines.length - 1, character: (lines.at(-1) as string).length };
      };
      return { start: position(offset), end: position(offset + length) };
    };
    edit(2, { range: at('🙂', 2), newText: '👩‍👩‍👧 new\r\n\r\nAnd a' });
    edit(3, { range: at('revolutionary'), newText: 'plain' });
    edit(4, { range: at('Another '), newText: '' }, { range: at('# Soap', 2), newText: '## Miracle tool ' });
    const diagnostics = await pull(client, uri);
    assert.deepEqual(
      diagnostics.map(({ range }) => textAt(text, range).toLowerCase()),
      ['miracle tool', 'miracle tool', 'miracle tool'],
    );
    const whole = 'A revolutionary soap.';
    change(uri, 5, { text: whole });
    assert.deepEqual(
      (await pull(client, uri)).map(({ range }) => textAt(whole, range)),
      ['revolutionary'],
    );
  });

  it('offers fixes that carry the version, and the finding is gone once one is applied', async () => {
    const uri = uriOf('d.md');
    open(client, uri, COPY, 'markdown', 7);
    const [first, second] = await pull(client, uri);
    const actions = await actionsAt(uri, first as Diagnostic);
    const fix = actions.find((action: { title: string }) => action.title === 'Say useful tool');
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.isPreferred, true);
    assert.equal(fix.diagnostics[0].code, 'house/no-miracle');
    assert.deepEqual(fix.edit.documentChanges[0].textDocument, { uri, version: 7 });
    const fixed = applied(COPY, editsOf(fix));
    assert.equal(fixed, COPY.replace('miracle tool', 'useful tool'));
    change(uri, 8, { text: fixed });
    assert.equal((await pull(client, uri)).length, 2);

    const others = await actionsAt(uri, second as Diagnostic, ['quickfix']);
    const rewrites = others.filter((action: { title: string }) => /^Say (new|improved)$/.test(action.title));
    assert.equal(rewrites.length, 2);
    assert.ok(rewrites.every((action: { isPreferred?: boolean }) => !action.isPreferred));
  });

  it('suppresses with a reason', async () => {
    const uri = uriOf('e.md');
    open(client, uri, COPY);
    const [first] = await pull(client, uri);
    const actions = await actionsAt(uri, first as Diagnostic);
    const keep = actions.find((action: { title: string }) => action.title.startsWith('Keep it'));
    const text = applied(COPY, editsOf(keep));
    assert.match(text, /<!-- candor-disable-next-line house\/no-miracle -- reviewed: .+ -->\r\nOur/);
    change(uri, 2, { text });
    assert.deepEqual(
      (await pull(client, uri)).map(({ code }) => code),
      ['house/no-revolution', 'house/no-miracle'],
    );
  });

  it('fixes all of a rule, and everything that is safe', async () => {
    const uri = uriOf('f.md');
    open(client, uri, COPY);
    const [first] = await pull(client, uri);
    const actions = await actionsAt(uri, first as Diagnostic);
    const ofRule = actions.find((action: { title: string }) => action.title === 'Fix all 2 of “Miracle” in this file');
    const expected = COPY.replaceAll('miracle tool', 'useful tool');
    assert.equal(applied(COPY, editsOf(ofRule)), expected);
    const [all, ...rest] = await actionsAt(uri, first as Diagnostic, ['source.fixAll']);
    assert.equal(rest.length, 0);
    assert.equal(all.kind, 'source.fixAll.candor');
    assert.equal(applied(COPY, editsOf(all)), expected);
    change(uri, 2, { text: expected });
    const [left] = await pull(client, uri);
    assert.deepEqual(await actionsAt(uri, left as Diagnostic, ['source.fixAll.candor']), []);
  });

  it('explains on hover, in Markdown that shows the text and runs nothing', async () => {
    const uri = uriOf('g.md');
    open(client, uri, COPY);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 2, character: 9 },
    });
    assert.equal(textAt(COPY, hover.range), 'miracle tool');
    assert.equal(hover.contents.kind, 'markdown');
    for (const part of [/\*\*Miracle\*\*/, /Nobody can keep it/, /hymn/, /`useful tool`/, /Not legal advice/]) {
      assert.match(hover.contents.value, part);
    }
    const nothing = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 2 },
    });
    assert.equal(nothing, null);
  });

  it('completes directives and the rules after them', async () => {
    const uri = uriOf('h.md');
    const text = '<!-- candor-disable-next-line house/no-m -->\n\n<!-- can -->\n';
    open(client, uri, text);
    const complete = async (line: number, character: number) => {
      const items = await client.request('textDocument/completion', {
        textDocument: { uri },
        position: { line, character },
      });
      return items.map((item: { label: string }) => item.label);
    };
    assert.deepEqual((await complete(0, 40)).sort(), ['house/no-miracle', 'house/no-nostalgia', 'house/no-revolution']);
    assert.ok((await complete(2, 8)).includes('candor-disable-next-line'));
    assert.deepEqual(await complete(1, 0), []);
  });

  it('reviews the file that stays open when another one closes', async () => {
    const uri = uriOf('i.md');
    open(client, uri, COPY);
    client.notify('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual(await pull(client, uri), []);
    assert.equal((await pull(client, uriOf('g.md'))).length, 3);
  });

  it('keeps offsets and positions together in a long random session', async () => {
    const uri = uriOf('j.md');
    let text = COPY.repeat(5);
    open(client, uri, text);
    const pieces = ['🙂', '\r\n', '\n\n', 'miracle tool ', '<b>', '`', ' ', 'x'];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let version = 2; version < 120; version++) {
      const lines = text.split(/\r\n|\n|\r/);
      const line = random(lines.length);
      const character = random((lines[line] as string).length + 1);
      const end = Math.min((lines[line] as string).length, character + random(4));
      const range = { start: { line, character }, end: { line, character: end } };
      const newText = pieces[random(pieces.length)] as string;
      text = applied(text, [{ range, newText }]);
      change(uri, version, { range, text: newText });
    }
    const incremental = await pull(client, uri);
    const fresh = uriOf('k.md');
    open(client, fresh, text);
    assert.deepEqual(incremental, await pull(client, fresh));
    for (const { range, code } of incremental) {
      if (code === 'house/no-miracle') assert.match(textAt(text, range), /^miracle\P{L}*tool$/iu);
      assert.ok(offsetAt(text, range.end) <= text.length);
    }
  });
});
