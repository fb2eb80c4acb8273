import { randomBytes } from 'node:crypto';
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Localised } from '../core/rules/rule.js';
import { encodeText, type TextFile } from './read-text.js';

/** A file that was not written, with the reason to show; it is as it was. */
export class NotWritten extends Error {
  constructor(readonly reason: Localised) {
    super(reason.en);
    this.name = 'NotWritten';
  }
}

/** Replaces a file's text, keeping encoding and byte order mark; rejects with `NotWritten` when it changed since it was read. */
export async function rewriteText(path: string, file: TextFile, text: string): Promise<void> {
  const bytes = encodeText(text, file);
  if (!bytes) {
    throw new NotWritten({
      en: 'it is not UTF-8; save it as UTF-8 first',
      fr: 'il n’est pas en UTF-8 ; enregistrez-le d’abord en UTF-8',
    });
  }
  const current = await readFile(path);
  if (!current.equals(file.bytes)) {
    throw new NotWritten({
      en: 'it changed while it was reviewed; run Candor again',
      fr: 'il a changé pendant la relecture ; relancez Candor',
    });
  }
  await writeAtomically(path, bytes);
}

/**
 * Writes beside the file and renames, so that nobody ever sees half of it; a link keeps pointing where it did.
 * @param newMode permissions of a file that is not there yet
 */
export async function writeAtomically(path: string, content: Uint8Array | string, newMode = 0o666): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (stats) => stats.mode,
    () => undefined,
  );
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(temporary, content, { flag: 'wx', mode: newMode });
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
