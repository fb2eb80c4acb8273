import { lstat, realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { LineRange } from '../report/within-change.js';
import { GitFailed, git } from './git.js';

/**
 * Which change is looked at: what is staged; what a range of git names (default: since the last commit); or what the files
 * on disk have since they left a revision, whatever was done there since.
 */
export type Change = { readonly staged: true } | { readonly range: string | undefined } | { readonly since: string };

export interface ChangedFile {
  /** Absolute, as the caller's folder spells it. */
  readonly path: string;
  readonly lines: readonly LineRange[];
}

export interface ChangeSet {
  readonly files: readonly ChangedFile[];
  /** The file's bytes as the change leaves them; undefined where that is the file on disk. */
  readonly read?: (path: string) => Promise<Buffer>;
}

const EVERY_LINE: readonly LineRange[] = [{ first: 0, last: Number.MAX_SAFE_INTEGER }];

/**
 * The files that a change adds or alters, with the lines that it wrote; renamed files keep only what changed in them, and
 * new files that git does not know yet count whole. Lines are those of the text that the change leads to: the index for
 * what is staged, the last revision of a range of two, the file on disk otherwise. Rejects with `GitMissing`, or with
 * `GitFailed` outside of a repository and for a range that names nothing.
 */
export async function changedFiles(folder: string, change: Change): Promise<ChangeSet> {
  const root = (await git(folder, ['rev-parse', '--show-toplevel'])).toString('utf8').replace(/\r?\n$/, '');
  // Git resolves links; the caller's paths may lead through one.
  const fromRoot = relative(resolve(root), await realpath(folder));
  const callersRoot = fromRoot === '' ? folder : folder.slice(0, folder.length - fromRoot.length - 1);
  const pathOf = (name: string) => resolve(callersRoot, name);
  const nameOf = (path: string) => relative(callersRoot, path).split(sep).join('/');
  if ('staged' in change) {
    const files = await diff(root, ['--cached'], pathOf);
    return { files, read: (path) => git(root, ['cat-file', 'blob', `:${nameOf(path)}`]) };
  }
  const range = 'since' in change ? await mergeBase(root, change.since) : change.range;
  if (range?.startsWith('-')) throw new GitFailed(range);
  const files = await diff(root, ['--end-of-options', range ?? (await lastCommit(root))], pathOf);
  const revision = lastRevision(range ?? '');
  if (revision !== undefined) {
    return { files, read: (path) => git(root, ['cat-file', 'blob', `${revision}:${nameOf(path)}`]) };
  }
  const known = new Set(files.map(({ path }) => path));
  const added = (await untracked(root)).map((name) => ({ path: pathOf(name), lines: EVERY_LINE }));
  return { files: [...files, ...added.filter(({ path }) => !known.has(path))] };
}

async function mergeBase(root: string, revision: string): Promise<string> {
  if (revision.startsWith('-')) throw new GitFailed(revision);
  return (await git(root, ['merge-base', revision, 'HEAD'])).toString('utf8').trim();
}

/** The revision that a range ends with; undefined when it ends with the files on disk. */
function lastRevision(range: string): string | undefined {
  const dots = /\.\.\.?(.*)$/s.exec(range);
  if (dots) return dots[1] || 'HEAD';
  // One commit beside its parent.
  return /^(.+)\^[!-]\d*$/s.exec(range)?.[1];
}

/** The last commit; in a repository without any, the empty tree, so that everything is new. */
async function lastCommit(root: string): Promise<string> {
  try {
    return (await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])).toString('utf8').trim();
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return (await git(root, ['hash-object', '-t', 'tree', '--stdin'])).toString('utf8').trim();
  }
}

/** New files; links are not followed. */
async function untracked(root: string): Promise<string[]> {
  const list = await git(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const names = list.toString('utf8').split('\0').filter(Boolean);
  const kinds = await Promise.all(names.map((name) => lstat(resolve(root, name)).catch(() => undefined)));
  return names.filter((_, index) => kinds[index]?.isFile());
}

async function diff(root: string, args: readonly string[], pathOf: (name: string) => string): Promise<ChangedFile[]> {
  const answer = await git(root, [
    'diff',
    '--raw',
    '-z',
    '--patch',
    '--unified=0',
    '--inter-hunk-context=0',
    '--find-renames',
    '--diff-filter=AMRCT',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--ignore-submodules=all',
    '--no-relative',
    ...args,
    '--',
  ]);
  return readDiff(answer).map(({ name, lines }) => ({ path: pathOf(name), lines }));
}

/**
 * Reads what `git diff --raw -z --patch --unified=0` writes: records that end in NUL, an empty one, then the patch. The
 * records name the files, free of quoting; the patch has a header for each, in the same order, and its other lines begin
 * with a sign, so that nothing in a file can pass for a header. Links and submodules are no texts and are left out.
 */
export function readDiff(answer: Buffer): { name: string; lines: LineRange[] }[] {
  const files: { name: string; lines: LineRange[]; isText: boolean }[] = [];
  /** Of each header of the patch, whose it is. */
  const owners: number[] = [];
  let at = 0;
  const record = () => {
    const end = answer.indexOf(0, at);
    const text = answer.toString('utf8', at, end < 0 ? answer.length : end);
    at = end < 0 ? answer.length : end + 1;
    return text;
  };
  while (answer[at] === COLON) {
    const [, mode = '', , , status = ''] = record().split(' ');
    const name = record();
    owners.push(files.length);
    // What changes its kind is taken away and put in anew.
    if (status.startsWith('T')) owners.push(files.length);
    files.push({ name: /^[RC]/.test(status) ? record() : name, lines: [], isText: mode.startsWith('100') });
  }
  let header = -1;
  for (const line of linesOf(answer, at)) {
    if (line.startsWith('diff --git ')) header++;
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    const count = Number(hunk?.[2] ?? 1);
    const file = files[owners[header] ?? -1];
    if (hunk && count > 0) file?.lines.push({ first: Number(hunk[1]) - 1, last: Number(hunk[1]) + count - 2 });
  }
  return files.filter(({ isText }) => isText).map(({ name, lines }) => ({ name, lines }));
}

const COLON = 0x3a;
const AT = 0x40;
const SMALL_D = 0x64;

/** Only the lines that may be headers: those of the files would fill memory a second time. */
function* linesOf(answer: Buffer, from: number): Generator<string> {
  for (let start = from; start < answer.length; ) {
    // The empty record before the patch.
    if (answer[start] === 0) start++;
    const found = answer.indexOf(10, start);
    const end = found < 0 ? answer.length : found;
    if (answer[start] === AT || answer[start] === SMALL_D) yield answer.toString('latin1', start, end);
    start = end + 1;
  }
}
