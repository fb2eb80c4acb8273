import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import process from 'node:process';
import type { CommitsUnread, FileCommit } from '../core/commits/commit-reading.js';

/** How long git may take, in milliseconds, and how much it may say, in bytes. */
const MOST_TIME = 10_000;
const MOST_OUTPUT = 48_000_000;
const MOST_COMPLAINT = 4_000;

/** Commits that are kept of one file, and lines of one message. */
const MOST_COMMITS = 20;
const MOST_LINES = 10;

/** The commits of a repository that hold some words, by the files that they touched. */
export interface GitHistory {
  /** Paths from the repository's root, with `/`; the latest commit first. */
  readonly byPath: ReadonlyMap<string, readonly FileCommit[]>;
  /** Why there may be more. */
  readonly cut?: CommitsUnread;
}

/** What tells whether a history has changed. */
export interface GitHead {
  /** The commit that is checked out; empty before the first. */
  readonly commit: string;
  /** Its history was cut when it was cloned. */
  readonly isShallow: boolean;
}

/** The commit that is checked out in a repository, or why that cannot be told. */
export async function gitHead(root: string): Promise<GitHead | CommitsUnread> {
  const ran = await runGit(root, ['rev-parse', '--is-shallow-repository', '--verify', '--quiet', 'HEAD']);
  if (typeof ran === 'string') return ran;
  const [shallow, commit = ''] = ran.output.toString('utf8').split('\n');
  if (shallow !== 'true' && shallow !== 'false') return complaintOf(ran.complaint);
  return { commit, isShallow: shallow === 'true' };
}

/**
 * Reads the whole history once: the commits whose messages hold one of `words`, in any letter case, with the files that
 * each touched under the names they had then. Merges touch nothing by themselves.
 */
export async function gitHistory(root: string, words: readonly string[]): Promise<GitHistory | CommitsUnread> {
  const ran = await runGit(root, [
    'log',
    '-z',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--no-show-signature',
    '--no-notes',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%x00%H %cs%n%B',
    '--regexp-ignore-case',
    '--fixed-strings',
    ...words.map((word) => `--grep=${word}`),
    'HEAD',
    '--',
  ]);
  if (typeof ran === 'string') return ran;
  if (ran.code !== 0 && !ran.wasCut) return complaintOf(ran.complaint);
  const byPath = commitsByPath(ran.output.toString('utf8'), words);
  return { byPath, ...(ran.wasCut && { cut: 'too-long' as const }) };
}

/**
 * Every entry ends with a zero: for each commit an empty one, its message, then its files, the first of them after a line
 * break. Names of files are never empty, and neither they nor messages hold zeros, so nobody can write one that passes
 * for another.
 */
function commitsByPath(output: string, words: readonly string[]): Map<string, FileCommit[]> {
  const byPath = new Map<string, FileCommit[]>();
  const entries = output.split('\0');
  // What stands behind the last zero is nothing, or the beginning of what was cut.
  entries.pop();
  let commit: FileCommit | undefined;
  let isFirst = false;
  for (const entry of entries) {
    if (entry === '') {
      commit = undefined;
    } else if (commit) {
      add(byPath, isFirst ? entry.slice(1) : entry, commit);
      isFirst = false;
    } else {
      commit = readCommit(entry, words);
      isFirst = true;
    }
  }
  return byPath;
}

function add(byPath: Map<string, FileCommit[]>, path: string, commit: FileCommit): void {
  // Systems write accents in two ways.
  const name = path.normalize('NFC');
  const known = byPath.get(name);
  if (!known) byPath.set(name, [commit]);
  else if (known.length < MOST_COMMITS) known.push(commit);
}

function readCommit(entry: string, words: readonly string[]): FileCommit {
  const [head = '', ...lines] = entry.split('\n');
  const [hash = '', date = ''] = head.split(' ');
  const kept = lines.filter((line) => words.some((word) => line.toLowerCase().includes(word)));
  return { hash, date, lines: kept.slice(0, MOST_LINES).map((line) => line.slice(0, 1_000)) };
}

interface Ran {
  readonly code: number | null;
  readonly output: Buffer;
  readonly complaint: string;
  /** Git was stopped for the time it took or for how much it said. */
  readonly wasCut: boolean;
}

/** Settings of a repository that would make git run a program, and what would make it ask a network or a person. */
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];

/** Variables by which whoever started Candor, such as a hook, would send git to another repository. */
const ELSEWHERE =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|PREFIX|CEILING_DIRECTORIES|SHALLOW_FILE|GRAFT_FILE)$/;

/** Runs git on a repository, without a shell. It reads and writes nothing else, and never runs longer than it may. */
function runGit(root: string, args: readonly string[]): Promise<Ran | CommitsUnread> {
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ELSEWHERE.test(name))),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A clone without all its objects would fetch them.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_PAGER: '',
  };
  return new Promise((resolve) => {
    // Windows looks for programs in the working folder first: not in that of a repository.
    const child = spawn('git', ['--no-pager', ...HARMLESS, '-C', root, ...args], {
      cwd: homedir(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output: Buffer[] = [];
    let size = 0;
    let complaint = '';
    let wasCut = false;
    const cut = () => {
      wasCut = true;
      child.kill('SIGKILL');
      // A program that it started may hold on to them.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(cut, MOST_TIME);
    child.stdout.on('data', (data: Buffer) => {
      if (wasCut) return;
      size += data.length;
      if (size > MOST_OUTPUT) cut();
      else output.push(data);
    });
    child.stderr.on('data', (data: Buffer) => {
      if (complaint.length < MOST_COMPLAINT) complaint += data.toString('utf8');
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(error.code === 'ENOENT' ? 'no-git' : 'unreadable');
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(output), complaint, wasCut });
    });
  });
}

function complaintOf(complaint: string): CommitsUnread {
  if (/dubious ownership|safe\.directory/.test(complaint)) return 'not-trusted';
  return /not a git repository/i.test(complaint) ? 'no-repository' : 'unreadable';
}
