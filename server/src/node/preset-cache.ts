import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { PresetForm } from '../presets/preset-form.js';
import { cacheFolder } from './cache-folder.js';
import type { PresetBytes } from './preset-files.js';
import { writeAtomically } from './write-text.js';

/** Of the sources that this build was made of; undefined where nothing was built, so nothing is kept. */
declare const CANDOR_BUILD: string | undefined;

/** Bounds of the folder: what was used longest ago goes first. */
const MAX_ENTRIES = 32;
const MAX_BYTES = 200_000_000;
/** A form larger than this is not kept, in UTF-16 units. */
const MAX_FORM = 60_000_000;
const DAY = 86_400_000;
const ENTRY = /^preset-[0-9a-f]{64}\.json$/;

/** What is kept of a preset. Paths are inside the preset. */
export interface KeptPreset {
  readonly form: PresetForm;
  /** `sha256-` and the digest, in base64, of its files. */
  readonly integrity: string;
}

/**
 * Keeps presets as they were read and compiled. An entry is named after everything it was made of: the texts of the
 * files and this very build of Candor. It begins with a digest of its name and content, and counts for nothing when
 * that does not fit. Trouble with the disk is no trouble: the preset is read again.
 */
export class PresetCache {
  /** The cache of the user who runs Candor. */
  static ofUser(): PresetCache | undefined {
    return typeof CANDOR_BUILD === 'undefined' ? undefined : new PresetCache(cacheFolder(), CANDOR_BUILD);
  }

  constructor(
    private readonly folder: string,
    private readonly build: string,
  ) {}

  /** Name of the entry for these files. @param isFolder whether they are a folder of rules or a preset in one file */
  keyOf(files: readonly PresetBytes[], isFolder: boolean): string {
    const hash = createHash('sha256').update(`${this.build} ${isFolder ? 'folder' : 'file'}\n`);
    for (const { path, bytes } of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    return hash.digest('hex');
  }

  async load(key: string): Promise<KeptPreset | undefined> {
    const path = this.pathOf(key);
    try {
      const content = await readFile(path);
      const end = content.indexOf('\n');
      const body = content.subarray(end + 1);
      if (content.toString('latin1', 0, end) !== digestOf(key, body)) return undefined;
      const kept = JSON.parse(body.toString('latin1')) as KeptPreset;
      const now = new Date();
      if (now.getTime() - (await stat(path)).mtimeMs > DAY) await utimes(path, now, now);
      return kept;
    } catch {
      return undefined;
    }
  }

  async save(key: string, kept: KeptPreset): Promise<void> {
    // In ASCII, which is read without decoding.
    const body = JSON.stringify(kept).replace(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    if (body.length > MAX_FORM) return;
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeAtomically(this.pathOf(key), `${digestOf(key, body)}\n${body}`, 0o600);
      await this.prune();
    } catch {
      // A full or write-protected disk: the next run reads the preset again.
    }
  }

  private pathOf(key: string): string {
    return join(this.folder, `preset-${key}.json`);
  }

  /** Removes entries beyond the bounds, and what interrupted runs left. */
  private async prune(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => ENTRY.test(name) || /^\.preset-.*\.tmp$/.test(name));
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = join(this.folder, name);
        const { size, mtimeMs } = await stat(path);
        return { path, size, mtimeMs, isEntry: ENTRY.test(name) };
      }),
    );
    entries.sort((a, b) => b.mtimeMs - a.mtimeMs);
    let bytes = 0;
    let kept = 0;
    for (const { path, size, mtimeMs, isEntry } of entries) {
      if (!isEntry) {
        if (Date.now() - mtimeMs > DAY) await rm(path, { force: true });
        continue;
      }
      bytes += size;
      kept++;
      if (kept > MAX_ENTRIES || (kept > 1 && bytes > MAX_BYTES)) await rm(path, { force: true });
    }
  }
}

function digestOf(key: string, body: string | Uint8Array): string {
  return createHash('sha256').update(`${key}\n`).update(body).digest('hex');
}
