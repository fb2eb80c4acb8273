import type { Commit } from '../report/method.js';
import { GitFailed, GitMissing, git } from './git.js';

/** Digits of a commit's hash that tell it from the others of large repositories. */
const BASE_LENGTH = 12;

/**
 * The commit that a folder's files come from; undefined without git, outside of a repository and before the first commit.
 * @param left a revision: `base` is then the commit where the files left it.
 */
export async function commitAt(
  folder: string,
  left?: string,
): Promise<(Commit & { readonly base?: string }) | undefined> {
  try {
    const hash = await git(folder, ['rev-parse', '--short', '--verify', '--quiet', 'HEAD']);
    const base = left && !left.startsWith('-') && (await git(folder, ['merge-base', left, 'HEAD']));
    const changes = await git(folder, ['status', '--porcelain', '-z', '--ignore-submodules=all']);
    return {
      hash: hash.toString('utf8').trim(),
      hadChanges: changes.length > 0,
      ...(base && { base: base.toString('utf8').slice(0, BASE_LENGTH) }),
    };
  } catch (error) {
    if (error instanceof GitMissing || error instanceof GitFailed) return undefined;
    throw error;
  }
}
