import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { applied, type Edit, folderWith, initialized, open, pull, stop } from './conversation.js';
import type { StdioClient } from './stdio-client.js';

const MANIFEST = `name: house
version: 1.0.0
terms:
  banned:
    - { term: synergy, because: { en: nobody knows what it means, fr: personne ne sait ce que c’est } }
  preferred:
    fr:
      - { say: courriel, not: mail }
  product-names: [GitHub]
`;
const COPY = 'Our synergies are on github, for all of you.\n\nUn mail pour toutes nos clientes, et pour vous.\n';

describe('terms in the editor', () => {
  const { uri: folder, uriOf } = folderWith({ 'candor.yml': 'extends: [./house]\n', 'house/preset.yml': MANIFEST });
  const uri = uriOf('house/preset.yml');
  let client: StdioClient;
  let version = 1;

  before(async () => {
    client = await initialized({ folder, locale: 'fr' });
    open(client, uri, MANIFEST, 'yaml');
  });
  after(() => stop(client));

  const write = (text: string) =>
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ text }],
    });
  const labels = async (text: string, line: number, character: number): Promise<string[]> => {
    write(text);
    const items = await client.request('textDocument/completion', {
      textDocument: { uri },
      position: { line, character },
    });
    write(MANIFEST);
    return items.map(({ label }: { label: string }) => label);
  };

  it('review copy, with the reason and a fix that writes the right word', async () => {
    const copy = uriOf('page.md');
    open(client, copy, COPY);
    const found = await pull(client, copy);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['house/banned-terms', 'house/product-names', 'house/preferred-terms'],
    );
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: copy },
      position: { line: 0, character: 6 },
    });
    assert.match(hover.contents.value, /personne ne sait ce que c’est/);
    const titles: string[] = [];
    let text = COPY;
    for (const diagnostic of [...found].reverse()) {
      const actions = await client.request('textDocument/codeAction', {
        textDocument: { uri: copy },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      });
      const [action] = actions.filter(({ title }: { title: string }) => /«/.test(title));
      if (!action) continue;
      titles.push(action.title);
      text = applied(
        text,
        Object.values(action.edit.changes ?? { [copy]: action.edit.documentChanges?.[0]?.edits }).flat() as Edit[],
      );
    }
    assert.deepEqual(titles, ['Dire « courriel »', 'Écrire « GitHub »']);
    assert.equal(
      text,
      'Our synergies are on GitHub, for all of you.\n\nUn courriel pour toutes nos clientes, et pour vous.\n',
    );
  });

  it('are completed and explained', async () => {
    assert.ok((await labels(`${MANIFEST}  \n`, 9, 2)).includes('needs-proof'));
    assert.ok(
      (await labels(MANIFEST.replace('{ term: synergy, because', '{ term: synergy, sev'), 4, 25)).includes('severity'),
    );
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 5, character: 4 },
    });
    assert.match(hover.contents.value, /Un seul mot par chose/);
  });

  it('run their examples, kind by kind', async () => {
    const lenses = await client.request('textDocument/codeLens', { textDocument: { uri } });
    assert.deepEqual(
      lenses.map(({ range, command }: { range: { start: { line: number } }; command: { arguments: string[] } }) => [
        range.start.line,
        command.arguments[1],
      ]),
      [
        [3, 'house/banned-terms'],
        [5, 'house/preferred-terms'],
        [8, 'house/product-names'],
      ],
    );
    const result = await client.request('candor/runExamples', { uri });
    assert.deepEqual([result.rules, result.failed, result.problems], [3, 0, 0]);
    assert.deepEqual(
      await client.request('candor/ruleSource', { rule: 'house/preferred-terms', uri: uriOf('page.md') }),
      {
        uri,
        line: 5,
      },
    );
  });

  it('tell what is wrong where it stands', async () => {
    const problems = async (text: string) => {
      write(text);
      const found = await pull(client, uri);
      write(MANIFEST);
      return found.map(({ message, range }) => `${range.start.line}: ${message}`).join('\n');
    };
    assert.match(await problems(MANIFEST.replace('banned', 'baned')), /3: Clé inconnue « baned »/);
    assert.match(await problems(MANIFEST.replace('not: mail', 'not: [mail, "!"]')), /7: « ! » ne peut être cherché/);
    assert.match(await problems(MANIFEST.replace('[GitHub]', 'GitHub')), /8: .*liste/);
    assert.equal(await problems(MANIFEST), '');
  });
});
