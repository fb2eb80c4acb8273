import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Format, formatOf } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import type { Projects } from '../node/project.js';
import { systemReason } from '../node/read-text.js';
import { relativePath, walk } from '../node/walk.js';

/** A file to review. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** Relative to where Candor runs, slashes forward. */
  readonly name: string;
  readonly format: Format;
}

export interface Unread {
  readonly name: string;
  readonly reason: Localised;
}

export interface Targets {
  readonly files: readonly Target[];
  /** Paths that do not exist or are of a kind that Candor does not read. */
  readonly unread: readonly Unread[];
  /** Files named on the command line that a configuration leaves out. */
  readonly excluded: readonly string[];
}

const UNKNOWN_FORMAT: Localised = {
  en: 'Candor does not read this kind of file',
  fr: 'Candor ne lit pas ce genre de fichier',
};

/** Finds what the paths on the command line stand for, in their order, each file once. */
export async function collectFiles(paths: readonly string[], from: string, projects: Projects): Promise<Targets> {
  const files = new Map<string, Target>();
  const unread: Unread[] = [];
  const excluded: string[] = [];
  const nameOf = (path: string) => relativePath(from, path);
  const add = async (path: string, onExcluded: (name: string) => void) => {
    const format = formatOf(path);
    if (!format || files.has(path)) return;
    if ((await projects.of(path)).isExcluded(path)) onExcluded(nameOf(path));
    else files.set(path, { path, name: nameOf(path), format });
  };
  for (const written of paths) {
    const path = resolve(from, written);
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) {
        const onUnreadable = (folder: string, error: NodeJS.ErrnoException) =>
          unread.push({ name: nameOf(folder), reason: systemReason(error) });
        const found = await walk(path, (candidate) => formatOf(candidate) !== undefined, onUnreadable);
        for (const file of found) await add(file, () => {});
      } else if (formatOf(path)) await add(path, (name) => excluded.push(name));
      else unread.push({ name: nameOf(path), reason: UNKNOWN_FORMAT });
    } catch (error) {
      unread.push({ name: nameOf(path), reason: systemReason(error as NodeJS.ErrnoException) });
    }
  }
  return { files: [...files.values()], unread, excluded };
}
