import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

export const CONFIG_NAME = 'candor.yml';

/** The folder of the repository that holds `folder`, or undefined outside of any. */
export function repositoryRoot(folder: string): string | undefined {
  return climb(folder, undefined, (candidate) => existsSync(join(candidate, '.git')));
}

/**
 * The nearest `candor.yml` from `folder` upwards. The search ends at `boundary`, else at the repository's root; outside
 * of a repository, at the folder itself, so that a stray file in a home folder rules nothing.
 */
export function findConfig(folder: string, boundary: string = repositoryRoot(folder) ?? folder): string | undefined {
  const found = climb(folder, boundary, (candidate) => existsSync(join(candidate, CONFIG_NAME)));
  return found === undefined ? undefined : join(found, CONFIG_NAME);
}

/**
 * Where the search for the configuration of files in `folder` ends: at the repository's root; outside of a repository,
 * at the folder that the command runs in when that holds them, else at `folder` itself.
 */
export function searchBoundary(folder: string, workingFolder: string): string {
  const root = repositoryRoot(folder);
  if (root !== undefined) return root;
  const inside = relative(workingFolder, folder);
  return inside.startsWith('..') || isAbsolute(inside) ? folder : workingFolder;
}

function climb(
  folder: string,
  boundary: string | undefined,
  accepts: (candidate: string) => boolean,
): string | undefined {
  const last = boundary === undefined ? undefined : resolve(boundary);
  for (let candidate = resolve(folder); ; candidate = dirname(candidate)) {
    if (accepts(candidate)) return candidate;
    if (candidate === last || candidate === dirname(candidate)) return undefined;
  }
}
