import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { folderWith, initialized, open, type Position, PULL, pull, stop } from './conversation.js';
import type { StdioClient } from './stdio-client.js';

const RULE = `id: house/no-magic
family: house
severity: warning
norms: [eu-ucpd-5-7]
say:
  en: { title: Magic, message: '“{match}” explains nothing.', why: It hides how it works., fine-when: A show. }
  fr: { title: Magie, message: '« {match} » n’explique rien.', why: Cela cache comment., fine-when: Un spectacle. }
match:
  en:
    flag:
      - only {number} (trick(s)|spell(s)) left
      - phrase: works by magic
        unless: [{ is: question }]
    examples:
      flagged: [Only 3 tricks left in the hat., The lamp works by magic.]
      clean: [The lamp works by the sun.]
`;
const FILES = {
  'candor.yml': 'extends:\n  - candor:recommended\n  - ./rules/house\n',
  'rules/house/preset.yml': 'name: house\nversion: 1.0.0\nlists: { rivals: [Ombrelle, Parapli] }\n',
  'rules/house/no-magic.yml': RULE,
  'presets/loose.yml': RULE.replace('no-magic', 'loose'),
  'data/other.yml': 'id: 7\nmatch: everything\n',
};

const CAPABILITIES = { ...PULL, workspace: { ...PULL.workspace, codeLens: { refreshSupport: true } } };

interface Item {
  label: string;
  detail?: string;
  documentation?: string | { value: string };
  textEdit: { newText: string };
}

/** Where `mark` ends in the text, or where it begins. */
function positionOf(text: string, mark: string, side: 'start' | 'end' = 'end'): Position {
  const at = text.indexOf(mark) + (side === 'end' ? mark.length : 0);
  assert.ok(text.includes(mark), mark);
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length - 1, character: (lines.at(-1) as string).length };
}

describe('presets in the editor', () => {
  const { uri: folder, uriOf } = folderWith(FILES);
  let client: StdioClient;
  let version = 1;
  const rule = uriOf('rules/house/no-magic.yml');

  before(async () => {
    client = await initialized({ folder, capabilities: CAPABILITIES });
    client.answer('workspace/codeLens/refresh', () => null);
    open(client, rule, RULE, 'yaml');
  });
  after(() => stop(client));

  /** Gives the rule another text. */
  const write = (text: string) =>
    client.notify('textDocument/didChange', {
      textDocument: { uri: rule, version: ++version },
      contentChanges: [{ text }],
    });
  const completed = async (text: string, mark: string): Promise<Item[]> => {
    write(text);
    return client.request('textDocument/completion', { textDocument: { uri: rule }, position: positionOf(text, mark) });
  };
  const labels = async (text: string, mark: string) => (await completed(text, mark)).map(({ label }) => label);
  const hovered = async (mark: string): Promise<string> => {
    write(RULE);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: rule },
      position: positionOf(RULE, mark, 'start'),
    });
    return hover?.contents.value ?? '';
  };
  const lenses = async (): Promise<{ command: { title: string; arguments: string[] }; range: { start: Position } }[]> =>
    client.request('textDocument/codeLens', { textDocument: { uri: rule } });

  it('completes keys and explains them', async () => {
    const items = await completed(`${RULE}appl`, 'appl');
    const item = items.find(({ label }) => label === 'applies-to');
    assert.equal(item?.textEdit.newText, 'applies-to: ');
    assert.match(String(item?.documentation), /Which files/);
    assert.deepEqual(
      await labels(RULE.replace('    examples:', '    fixes:\n      - \n    examples:'), 'fixes:\n      - '),
      ['title', 'replace', 'over', 'safe', 'name'],
    );
  });

  it('completes severities, families, conditions, scopes and facts', async () => {
    assert.deepEqual(await labels(RULE.replace('severity: warning', 'severity: '), 'severity: '), [
      'error',
      'warning',
      'info',
      'hint',
    ]);
    assert.ok((await labels(RULE.replace('family: house', 'family: '), 'family: ')).includes('manipulation'));
    assert.ok((await labels(RULE.replace('is: question', 'is: neg'), 'is: neg')).includes('negated'));
    const fact = RULE.replace('is: question', 'has: date, in: ');
    assert.ok((await labels(fact, ', in: ')).includes('nearby'));
    assert.ok((await labels(RULE.replace('is: question', 'has: '), '{ has: ')).includes('source'));
    assert.ok((await labels(RULE.replace('{ is: question }', '{ '), 'unless: [{ ')).includes('phrases'));
  });

  it('completes norms by name, and the preset’s own prefix', async () => {
    const items = await completed(RULE.replace('[eu-ucpd-5-7]', '['), 'norms: [');
    const norm = items.find(({ label }) => label === 'eu-ucpd-5-7');
    assert.match(norm?.detail ?? '', /2005\/29/);
    assert.ok((await labels(RULE.replace('id: house/no-magic', 'id: '), 'id: ')).includes('house/'));
  });

  it('completes slots inside phrases, lists of the preset too, and captures in messages', async () => {
    const slots = await completed(RULE.replace('{number}', '{'), 'only {');
    assert.deepEqual(slots.find(({ label }) => label === '{duration}')?.textEdit.newText, 'duration}');
    assert.ok(slots.some(({ label }) => label === '{rivals}'));
    const captures = await labels(RULE.replace('“{match}”', '“{'), '“{');
    assert.ok(captures.includes('{match}') && !captures.includes('{start}'));
  });

  it('explains keys, words, phrases and norms on hover', async () => {
    assert.match(await hovered('severity: warning'), /Likely misleading as worded/);
    assert.match(await hovered('question'), /In a question/);
    assert.match(await hovered('only {number}'), /only 3 trick left/);
    assert.match(await hovered('only {number}'), /spells/);
    const norm = await hovered('eu-ucpd-5-7');
    assert.match(norm, /2005\/29/);
    assert.match(norm, /https:/);
  });

  it('says what is wrong as one types, with what to write instead', async () => {
    const problemsOf = async (text: string) => {
      write(text);
      return (await pull(client, rule)).map(({ message, range }) => `${range.start.line}: ${message}`);
    };
    assert.deepEqual(await problemsOf(RULE), []);
    assert.match(
      (await problemsOf(RULE.replace('severity: warning', 'severity: warn'))).join(),
      /2: .*Did you mean “warning”/,
    );
    assert.match((await problemsOf(RULE.replace('{number}', '{numbre}'))).join(), /10: .*no slot \{numbre\}/);
    assert.match((await problemsOf(RULE.replace('eu-ucpd-5-7', 'eu-ucpd-5-8'))).join(), /3: .*Did you mean “eu-ucpd-/);
    assert.match((await problemsOf(RULE.replace('house/no-magic', 'manipulation/scarcity'))).join(), /0: Another rule/);
    assert.match((await problemsOf(RULE.replace('say:', 'say'))).join(), /missing|valid|key/i);
    assert.deepEqual(await problemsOf(RULE.replace('works by magic\n', 'works by magic (tricks or spells)\n')), [
      '11: “(tricks or spells)” is optional: a part in parentheses that stands alone may be missing. Did you mean (tricks|spells)?',
    ]);
    assert.equal((await pull(client, rule))[0]?.severity, DiagnosticSeverity.Information);
    assert.deepEqual(await problemsOf(RULE.replace('{number}', '{rivals}')), []);
  });

  it('offers to run the examples above each rule, and tells how they went', async () => {
    write(RULE);
    assert.match((await lenses())[0]?.command.title ?? '', /Run examples/);
    const result = await client.request('candor/runExamples', { uri: rule, rule: 'house/no-magic' });
    assert.deepEqual([result.rules, result.examples, result.failed, result.problems], [1, 3, 0, 0]);
    const [passed] = await lenses();
    assert.match(passed?.command.title ?? '', /3 examples pass/);
    assert.deepEqual(passed?.command.arguments, [rule, 'house/no-magic']);
    const failing = RULE.replace('works by the sun', 'works by magic').replace('Only 3 tricks', 'Three tricks');
    write(failing);
    assert.match((await lenses())[0]?.command.title ?? '', /Run examples/, 'the rule changed');
    await client.request('candor/runExamples', { uri: rule });
    assert.match((await lenses())[0]?.command.title ?? '', /2 of 3 examples fail/);
    const found = await pull(client, rule);
    assert.deepEqual(
      found.map(({ code, range }) => [code, range.start]),
      [
        ['candor-example', positionOf(failing, 'Three tricks', 'start')],
        ['candor-example', positionOf(failing, 'clean: [')],
      ],
    );
    write(RULE);
    assert.deepEqual(await pull(client, rule), []);
  });

  it('applies a saved rule to other open files at once', async () => {
    const copy = uriOf('page.md');
    open(client, copy, 'Our kettle boils by sorcery.\n');
    assert.deepEqual(await pull(client, copy), []);
    const text = RULE.replace('works by magic', 'boils by sorcery');
    write(text);
    writeFileSync(fileURLToPath(rule), text);
    const before = client.received.length;
    client.notify('textDocument/didSave', { textDocument: { uri: rule } });
    await client.find(({ method }) => method === 'workspace/diagnostic/refresh', before);
    assert.deepEqual(
      (await pull(client, copy)).map(({ code }) => code),
      ['house/no-magic'],
    );
    assert.deepEqual(await client.request('candor/ruleSource', { rule: 'house/no-magic', uri: copy }), {
      uri: rule,
      line: 0,
    });
    assert.equal(await client.request('candor/ruleSource', { rule: 'manipulation/scarcity', uri: copy }), null);
  });

  it('knows presets below a folder of that name, and leaves other YAML alone', async () => {
    open(client, uriOf('presets/loose.yml'), RULE.replace('severity: warning', 'severity: loud'), 'yaml');
    assert.match((await pull(client, uriOf('presets/loose.yml')))[0]?.message ?? '', /loud/);
    open(client, uriOf('data/other.yml'), FILES['data/other.yml'], 'yaml');
    assert.deepEqual(await pull(client, uriOf('data/other.yml')), []);
    const nothing = { textDocument: { uri: uriOf('data/other.yml') }, position: { line: 0, character: 0 } };
    assert.deepEqual(await client.request('textDocument/completion', nothing), []);
  });

  it('reads JSON too', async () => {
    const text = '{\n  "id": "house/json",\n  "family": "house",\n  "severity": "",\n  "match": {\n    \n  }\n}\n';
    const uri = uriOf('rules/house/json.json');
    open(client, uri, text, 'json');
    const ask = async (mark: string): Promise<Item[]> =>
      client.request('textDocument/completion', { textDocument: { uri }, position: positionOf(text, mark) });
    assert.ok((await ask('"severity": "')).some(({ label }) => label === 'hint'));
    assert.ok((await ask('"match": {\n    ')).some(({ textEdit }) => textEdit.newText === '"en": '));
    assert.match((await pull(client, uri)).map(({ message }) => message).join(), /say is missing/);
  });

  it('explains candor.yml on hover', async () => {
    const uri = uriOf('candor.yml');
    const text = `${FILES['candor.yml']}rules:\n  manipulation/scarcity: hint\n`;
    open(client, uri, text, 'yaml');
    const at = async (mark: string) =>
      (await client.request('textDocument/hover', { textDocument: { uri }, position: positionOf(text, mark, 'start') }))
        ?.contents.value ?? '';
    assert.match(await at('extends'), /Where rules come from/);
    assert.match(await at('candor:recommended'), /own rules/);
    assert.match(await at('manipulation/scarcity'), /Severity/);
    assert.match(await at('hint'), /weak signal/);
  });
});

describe('rules made from copy', () => {
  const copy = [
    '# Umbrellas',
    '',
    'Rain or shine. Our umbrellas *never* let you down, promised.',
    '',
    'Nos parapluies se rouvrent tout seuls, même sous la grêle.',
    '',
  ].join('\n');

  it('are written with their sentence as an example, in its language, and pass', async () => {
    const { uri: folder, uriOf } = folderWith({ 'page.md': copy, 'candor.yml': 'extends: [candor:recommended]\n' });
    const client = await initialized({ folder });
    const uri = uriOf('page.md');
    open(client, uri, copy);
    const preset = uriOf('presets/house');
    const make = (words: string) =>
      client.request('candor/newRule', {
        uri,
        start: positionOf(copy, words, 'start'),
        end: positionOf(copy, words),
        preset,
        family: 'ai-claims',
        severity: 'info',
      });
    const english = await make('umbrellas *never* let you down');
    assert.equal(english.refused, undefined);
    assert.equal(english.open, uriOf('presets/house/umbrellas-never-let-you-down.yml'));
    const byUri = new Map<string, string>(
      english.files.map((file: { uri: string; text: string }) => [file.uri, file.text] as const),
    );
    const text = byUri.get(english.open) as string;
    assert.match(text, /^family: ai-claims\nseverity: info$/m);
    assert.match(text, /- umbrellas never let you down\n/);
    assert.match(text, /- Our umbrellas never let you down, promised\./);
    assert.match(byUri.get(uriOf('presets/house/preset.yml')) ?? '', /name: house/);
    assert.equal(byUri.get(uriOf('candor.yml')), 'extends: [candor:recommended, ./presets/house]\n');
    open(client, english.open, text, 'yaml');
    const result = await client.request('candor/runExamples', { uri: english.open });
    assert.deepEqual([result.examples, result.failed, result.problems], [2, 0, 0], text);

    const french = await make('rouvrent tout seuls');
    const frenchText = french.files.find((file: { uri: string }) => file.uri === french.open).text;
    assert.match(frenchText, /^ {2}fr:\n {4}#/m);
    assert.match(frenchText, /- Nos parapluies se rouvrent tout seuls, même sous la grêle\./);
    assert.match((await make('# ')).refused, /no words/);
    await stop(client);
  });

  it('start from a preset that is new, in French for a French reader', async () => {
    const { uri: folder, uriOf } = folderWith({ 'page.md': copy });
    const client = await initialized({ folder, locale: 'fr' });
    const made = await client.request('candor/newPreset', { folder: uriOf('presets/maison') });
    const texts = made.files.map(({ text }: { text: string }) => text).join('\n');
    assert.match(texts, /name: maison/);
    assert.match(texts, /extends:\n {2}- candor:recommended\n {2}- \.\/presets\/maison\n/);
    open(client, made.open, made.files.find((file: { uri: string }) => file.uri === made.open).text, 'yaml');
    const result = await client.request('candor/runExamples', { uri: made.open });
    assert.deepEqual([result.failed, result.problems], [0, 0]);
    const [lens] = await client.request('textDocument/codeLens', { textDocument: { uri: made.open } });
    assert.match(lens.command.title, /exemples conformes/);
    const refused = await client.request('candor/newPreset', { folder });
    assert.match(refused.refused, /n’est pas vide/);
    await stop(client);
  });
});

describe('hostile presets in the editor', () => {
  const deep = (open: string, close: string) => `id: a/b\nmatch: ${open.repeat(50_000)}${close.repeat(50_000)}\n`;
  const bomb = [
    'id: a/b',
    'match: x',
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, index) => {
      const before = 'abcdefgh'[index];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  const indented = Array.from({ length: 20_000 }, (_, index) => `${' '.repeat(Math.min(index, 200))}k${index}:`).join(
    '\n',
  );
  const hostile: Readonly<Record<string, string>> = {
    'a file of megabytes': `id: a/b\nmatch: ${'x'.repeat(3_000_000)}\n`,
    'a line of words without end': `id: a/b\nmatch: x\nflag: ${'a-'.repeat(400_000)}\n`,
    'an alias bomb': bomb,
    'lists inside lists': deep('[', ']'),
    'maps inside maps': deep('{a: ', '}'),
    'keys further and further in': `id: a/b\nmatch:\n${indented}\n`,
    'prototype keys': 'id: a/b\nmatch: { en: { __proto__: { flag: [x] }, constructor: y } }\n',
    'choices that multiply': RULE.replace('works by magic', '(a|b|c|d|e)'.repeat(30)),
    'an expression that backtracks': RULE.replace('phrase: works by magic', `regex: '(a+)+(b|c|bc)*$(?=x)'`),
    'quotation marks without end': `id: a/b\nmatch: ${'"'.repeat(200_000)}\n`,
  };
  const { uri: folder, uriOf } = folderWith({ 'presets/ok.md': 'A page.\n' });

  for (const [name, text] of Object.entries(hostile)) {
    it(`survives ${name}`, async () => {
      const client = await initialized({ folder });
      const uri = uriOf('presets/hostile.yml');
      open(client, uri, text, 'yaml');
      await pull(client, uri);
      const began = performance.now();
      const found = await pull(client, uri);
      assert.ok(found.length > 0, 'it is told what is wrong');
      const last = text.split('\n').length - 1;
      for (const line of [1, 2, last]) {
        const at = { textDocument: { uri }, position: { line, character: 1e9 } };
        await client.request('textDocument/completion', at);
        await client.request('textDocument/hover', at);
      }
      await client.request('textDocument/codeLens', { textDocument: { uri } });
      await client.request('candor/runExamples', { uri });
      const took = performance.now() - began;
      assert.ok(took < 3_000, `${took} ms`);
      assert.equal(await stop(client), 0);
    });
  }
});
