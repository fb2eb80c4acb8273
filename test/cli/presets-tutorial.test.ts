import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { folderWith, runCli } from './run-cli.js';

const PAGE = readFileSync(join(__dirname, '../../docs/presets.md'), 'utf8');

/** A fenced block of the page: a file to save, commands to type, or what they answer. */
interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly body: string;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = '', file, body = '']) => ({
    language,
    file,
    body,
  }));
}

describe('the tutorial on presets', () => {
  it('does what it says, step by step', async () => {
    const cwd = folderWith({});
    // A reader may have no repository yet.
    rmSync(join(cwd, '.git'), { recursive: true });
    let answer: string | undefined;
    let commands = 0;
    for (const { language, file, body } of blocksOf(PAGE)) {
      if (language === 'sh') {
        assert.equal(answer, undefined, `unanswered before: ${body}`);
        answer = '';
        for (const line of body.trim().split('\n')) {
          const [npx, candor, ...args] = line.split(' ');
          assert.deepEqual([npx, candor], ['npx', 'candor'], line);
          const { stdout, stderr } = await runCli(args, { cwd });
          answer += stdout + stderr;
          commands++;
        }
      } else if (file) {
        mkdirSync(dirname(join(cwd, file)), { recursive: true });
        writeFileSync(join(cwd, file), body);
      } else if (language === 'text') {
        assert.equal(body.trimEnd(), answer?.trimEnd());
        answer = undefined;
      } else assert.fail(`a block that is neither file, command nor answer: ${body}`);
    }
    assert.ok(commands >= 10, String(commands));
    // The page ends with a preset that works, apart from the mistakes it shows.
    const ended = await runCli(['preset', 'test', 'house', '--quiet'], { cwd });
    assert.deepEqual(ended, { code: 0, stdout: '', stderr: '' });
  });
});
