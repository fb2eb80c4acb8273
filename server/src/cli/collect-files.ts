import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { type Format, formatOf, includedFormatOf } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import type { ChangedFile } from '../node/git-changes.js';
import type { Projects } from '../node/project.js';
import { isWordDocument, systemReason } from '../node/read-text.js';
import { isSkipped, relativePath, walk } from '../node/walk.js';
import type { LineRange } from '../report/within-change.js';

/** A file to review. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  /** Relative to where Candor runs, slashes forward. */
  readonly name: string;
  readonly format: Format;
  /** When a change is reviewed: the lines that it wrote. */
  readonly changed?: readonly LineRange[];
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

const NO_CATALOGUE: Localised = {
  en: 'JSON and YAML are read where they are catalogues: in a locale folder, named by a locale, or under files.include',
  fr: 'le JSON et le YAML sont lus là où ce sont des catalogues : dans un dossier de langues, sous un nom de langue, ou désignés par files.include',
};

/** Finds what the paths on the command line stand for, in their order, each file once. */
export async function collectFiles(paths: readonly string[], from: string, projects: Projects): Promise<Targets> {
  const files = new Map<string, Target>();
  const unread: Unread[] = [];
  const excluded: string[] = [];
  const nameOf = (path: string) => relativePath(from, path);
  /** False when the file is of a kind that Candor does not read. */
  const add = async (path: string, onExcluded: (name: string) => void): Promise<boolean> => {
    if (files.has(path)) return true;
    const project = await projects.of(path);
    const format = project.formatOf(path);
    if (!format) return false;
    if (project.isExcluded(path)) onExcluded(nameOf(path));
    else files.set(path, { path, name: nameOf(path), format });
    return true;
  };
  for (const written of paths) {
    const path = resolve(from, written);
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) {
        const onUnreadable = (folder: string, error: NodeJS.ErrnoException) =>
          unread.push({ name: nameOf(folder), reason: systemReason(error) });
        const found = await walk(path, mayBeRead, onUnreadable);
        for (const file of found) await add(file, () => {});
      } else if (!mayBeRead(path) || !(await add(path, (name) => excluded.push(name)))) {
        unread.push({ name: nameOf(path), reason: mayBeRead(path) ? NO_CATALOGUE : UNKNOWN_FORMAT });
      }
    } catch (error) {
      unread.push({ name: nameOf(path), reason: systemReason(error as NodeJS.ErrnoException) });
    }
  }
  return { files: [...files.values()], unread, excluded };
}

/** Of the files that a change touches, those that are copy and lie below the paths on the command line. */
export async function collectChanged(
  changes: readonly ChangedFile[],
  paths: readonly string[],
  from: string,
  projects: Projects,
): Promise<Targets> {
  const places = paths.map((written) => resolve(from, written));
  const files: Target[] = [];
  for (const { path, lines } of changes) {
    if (!places.some((place) => path === place || path.startsWith(place.endsWith(sep) ? place : place + sep))) continue;
    if (!mayBeRead(path) || isSkipped(relativePath(from, path))) continue;
    const project = await projects.of(path);
    const format = project.formatOf(path);
    if (!format || project.isExcluded(path)) continue;
    files.push({ path, name: relativePath(from, path), format, changed: lines });
  }
  const unread: Unread[] = [];
  for (const place of places) {
    if (files.some(({ path }) => path.startsWith(place))) continue;
    await stat(place).catch((error: NodeJS.ErrnoException) =>
      unread.push({ name: relativePath(from, place), reason: systemReason(error) }),
    );
  }
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), unread, excluded: [] };
}

/** Whether a file is copy by its name, or may be where a configuration says so. */
function mayBeRead(path: string): boolean {
  return isWordDocument(path) || (formatOf(path) ?? includedFormatOf(path)) !== undefined;
}
