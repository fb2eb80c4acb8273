import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findPair, type PairCandidate } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import { isInside } from './inside.js';
import { systemReason } from './read-text.js';
import { repositoryRoot } from './repository.js';
import { relativePath } from './walk.js';

/** A file that holds the same text in the other language, or why it is not read. */
export interface FoundPair extends Pick<PairCandidate, 'languages'> {
  /** Absolute. */
  readonly path: string;
  readonly unread?: Localised;
}

const OUTSIDE: Localised = { en: 'it is a link that leads out of the project', fr: 'c’est un lien qui sort du projet' };
const NOT_A_FILE: Localised = { en: 'it is not a file', fr: 'ce n’est pas un fichier' };

/**
 * Finds the files that go with others as their translation: in the repository, or in one of `folders` that holds the
 * file, else beside it. Folders are listed once, so an instance lives as long as what it saw may be taken for true.
 */
export class PairFiles {
  private readonly names = new Map<string, Promise<ReadonlySet<string>>>();
  private readonly bases = new Map<string, string>();

  constructor(private readonly folders: readonly string[]) {}

  async of(path: string): Promise<FoundPair | undefined> {
    const base = this.baseOf(dirname(path));
    const pair = await findPair(relativePath(base, path), (candidate) => this.exists(join(base, candidate)));
    if (!pair) return undefined;
    const found = { path: join(base, pair.path), languages: pair.languages };
    try {
      const real = await realpath(found.path);
      // A link to the very file is no translation of it.
      if (real === (await realpath(path).catch(() => path))) return undefined;
      if (!isInside(await realpath(base), real)) return { ...found, unread: OUTSIDE };
      return (await stat(real)).isFile() ? found : { ...found, unread: NOT_A_FILE };
    } catch (error) {
      return { ...found, unread: systemReason(error as NodeJS.ErrnoException) };
    }
  }

  /** The outermost folder in which a pair may lie. */
  private baseOf(folder: string): string {
    let base = this.bases.get(folder);
    if (base === undefined) {
      const repository = repositoryRoot(folder);
      const holding = [
        ...(repository === undefined ? [] : [repository]),
        ...this.folders.map((other) => resolve(other)),
      ];
      base = holding.filter((other) => isInside(other, folder)).sort((a, b) => a.length - b.length)[0] ?? folder;
      this.bases.set(folder, base);
    }
    return base;
  }

  private async exists(path: string): Promise<boolean> {
    const folder = dirname(path);
    let names = this.names.get(folder);
    if (!names) {
      names = readdir(folder).then(
        (found) => new Set(found),
        () => new Set(),
      );
      this.names.set(folder, names);
    }
    return (await names).has(path.slice(folder.length + 1));
  }
}
