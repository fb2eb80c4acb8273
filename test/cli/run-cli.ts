import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after } from 'node:test';

const CLI = resolve(__dirname, '../../dist/cli.js');

/** Where the runs of one test file keep what they compiled, so that nobody's own cache is touched. */
const CACHE = mkdtempSync(join(tmpdir(), 'candor-cache-'));
process.on('exit', () => rmSync(CACHE, { recursive: true, force: true }));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps the standard input open until the output matches. */
  readonly until?: RegExp;
}

/** Runs the built command line as a process, in English and without colours unless `env` says otherwise. */
export function runCli(args: readonly string[], { cwd, input = '', env = {}, until }: RunOptions): Promise<Ended> {
  const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH, HOME, SystemRoot, LANG: 'C', XDG_CACHE_HOME: CACHE, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => {
    out.push(chunk);
    if (until?.test(Buffer.concat(out).toString('utf8'))) child.stdin.end();
  });
  child.stderr.on('data', (chunk) => err.push(chunk));
  child.stdin.on('error', () => {});
  if (until) child.stdin.write(input);
  else child.stdin.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** A folder with some files, a repository of its own, removed after the tests. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, '.git'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Copy that the built-in rules raise as an error (with a safe fix) and as information. */
export const ERROR_COPY = 'As an AI language model, I cannot taste it. Our tea is grown in Assam.\n';
export const INFO_COPY = 'Only 2 left in stock.\n';
export const CLEAN_COPY = 'Our tea is grown in Assam and packed in Lyon.\n';

/** A preset of one rule that flags “miracle cure” as a warning. */
export const HOUSE_PRESET = `name: house
version: 1.2.3
rules:
  - id: house/no-miracle
    family: house
    severity: warning
    say:
      en: { title: Miracle, message: 'Say what "{match}" does.', why: Trust., fine-when: Never. }
      fr: { title: Miracle, message: 'Dites ce que « {match} » fait.', why: La confiance., fine-when: Jamais. }
    match:
      en:
        flag: [miracle cure]
        examples: { flagged: [This ⟦miracle cure⟧ works.], clean: [This cure works.] }
`;
