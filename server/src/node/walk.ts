import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { repositoryRoot } from './repository.js';

/** Never copy, whatever `.gitignore` says: dependencies, version control, and what Candor itself keeps. */
const SKIPPED = new Set(['node_modules', 'bower_components', '.git', '.hg', '.svn', '.candor', '.candor-cache']);

/** The patterns of one `.gitignore`, which are relative to its folder. */
interface IgnoreFile {
  readonly folder: string;
  readonly patterns: Ignore;
}

/**
 * Every file below a folder that git would not ignore, sorted by name, folders in place. Symbolic links are not
 * followed: what they lead to inside the folder is found anyway, and the rest was not asked for. Unreadable folders go
 * to `onUnreadable`.
 */
export async function walk(
  folder: string,
  accepts: (path: string) => boolean,
  onUnreadable: (path: string, error: NodeJS.ErrnoException) => void = () => {},
): Promise<string[]> {
  const root = resolve(folder);
  const above = await ignoreFilesAbove(root);
  // A folder that git ignores was asked for by name: its own content counts.
  const inherited = isIgnored(root, true, above) ? [] : above;
  const found: string[] = [];
  await walkFolder(root, inherited, accepts, onUnreadable, found);
  return found;
}

async function walkFolder(
  folder: string,
  inherited: readonly IgnoreFile[],
  accepts: (path: string) => boolean,
  onUnreadable: (path: string, error: NodeJS.ErrnoException) => void,
  found: string[],
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    onUnreadable(folder, error);
    return [];
  });
  const own = entries.some((entry) => entry.name === '.gitignore') ? await readIgnoreFile(folder) : undefined;
  const ignoreFiles = own ? [...inherited, own] : inherited;
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (SKIPPED.has(entry.name) || isIgnored(path, true, ignoreFiles)) continue;
      await walkFolder(path, ignoreFiles, accepts, onUnreadable, found);
    } else if (entry.isFile() && accepts(path) && !isIgnored(path, false, ignoreFiles)) {
      found.push(path);
    }
  }
}

/** The deepest `.gitignore` that has a say decides, as in git. */
function isIgnored(path: string, isFolder: boolean, ignoreFiles: readonly IgnoreFile[]): boolean {
  for (let index = ignoreFiles.length - 1; index >= 0; index--) {
    const { folder, patterns } = ignoreFiles[index] as IgnoreFile;
    const inside = relative(folder, path).split(sep).join('/');
    if (inside === '') continue;
    const { ignored, unignored } = patterns.test(isFolder ? `${inside}/` : inside);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}

async function ignoreFilesAbove(folder: string): Promise<IgnoreFile[]> {
  const root = repositoryRoot(folder);
  if (root === undefined || root === folder) return [];
  const folders: string[] = [];
  for (let current = dirname(folder); ; current = dirname(current)) {
    folders.unshift(current);
    if (current === root) break;
  }
  const files = await Promise.all(folders.map(readIgnoreFile));
  return files.filter((file) => file !== undefined);
}

async function readIgnoreFile(folder: string): Promise<IgnoreFile | undefined> {
  try {
    const text = await readFile(join(folder, '.gitignore'), 'utf8');
    return { folder, patterns: ignore().add(text) };
  } catch {
    return undefined;
  }
}

/** Whether a path with forward slashes leads through a folder that is never searched. */
export function isSkipped(path: string): boolean {
  return path.split('/').some((part) => SKIPPED.has(part));
}

/** `path` as the contract writes it: relative to `from`, slashes forward. */
export function relativePath(from: string, path: string): string {
  return relative(from, path).split(sep).join('/') || basename(path);
}
