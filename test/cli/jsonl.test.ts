import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLEAN_COPY, ERROR_COPY, folderWith, INFO_COPY, runCli } from './run-cli.js';

interface Answer {
  readonly id: unknown;
  readonly findings?: readonly {
    readonly rule: string;
    readonly title: string;
    readonly start: { readonly offset: number };
  }[];
  readonly error?: string;
}

async function answers(input: string, ...args: string[]): Promise<{ code: number | null; answers: Answer[] }> {
  const { code, stdout } = await runCli(['review', '--jsonl', ...args], { cwd: folderWith({}), input });
  return {
    code,
    answers: stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer),
  };
}

describe('candor review --jsonl', () => {
  it('answers line by line in order, and goes on after lines that cannot be read', async () => {
    const input = [
      JSON.stringify({ id: 1, text: INFO_COPY }),
      '{"id": 2, "text": ',
      '',
      JSON.stringify({ id: { a: 3 }, text: `<p>${INFO_COPY}</p>`, format: 'html' }),
      JSON.stringify({ id: 'four' }),
      '[]',
      JSON.stringify({ id: 5, text: 'x', format: 'docx' }),
      JSON.stringify({ id: 6, text: 'x', lang: 'de' }),
      JSON.stringify({ id: 7, text: CLEAN_COPY }),
      JSON.stringify({ id: 8, text: 'Plus que 2 en stock.', lang: 'fr' }),
      JSON.stringify({ text: '' }),
    ].join('\r\n');
    const { code, answers: lines } = await answers(input);
    assert.equal(code, 2);
    assert.deepEqual(
      lines.map(({ id, findings, error }) => [id, error === undefined ? findings?.map(({ rule }) => rule) : 'error']),
      [
        [1, ['manipulation/scarcity']],
        [null, 'error'],
        [{ a: 3 }, ['manipulation/scarcity']],
        ['four', 'error'],
        [null, 'error'],
        [5, 'error'],
        [6, 'error'],
        [7, []],
        [8, ['manipulation/scarcity']],
        [null, []],
      ],
    );
    assert.equal(lines[2]?.findings?.[0]?.start.offset, 3);
  });

  it('has the exit code of the findings, and the reader’s language', async () => {
    assert.equal((await answers(JSON.stringify({ id: 1, text: INFO_COPY }))).code, 0);
    assert.equal((await answers(JSON.stringify({ id: 1, text: ERROR_COPY }))).code, 1);
    const french = await answers(JSON.stringify({ id: 1, text: INFO_COPY }), '--fail-on', 'info', '--lang-ui', 'fr');
    assert.equal(french.code, 1);
    const english = await answers(JSON.stringify({ id: 1, text: INFO_COPY }));
    assert.notEqual(french.answers[0]?.findings?.[0]?.title, english.answers[0]?.findings?.[0]?.title);
  });

  it('answers a line longer than it can hold with an error', async () => {
    const long = JSON.stringify({ id: 1, text: 'x'.repeat(17_000_000) });
    const { answers: lines } = await answers(`${long}\n${JSON.stringify({ id: 2, text: CLEAN_COPY })}\n`);
    assert.match(lines[0]?.error ?? '', /longer than 16 MB/);
    assert.deepEqual(lines[1], { id: 2, findings: [] });
  });

  it('does not go with other ways to say it', async () => {
    const { code, stderr } = await runCli(['review', '--jsonl', '--format', 'json'], { cwd: folderWith({}) });
    assert.equal(code, 2);
    assert.match(stderr, /--jsonl answers in its own format/);
  });
});
