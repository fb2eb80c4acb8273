import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { UnreadReason } from '../core/images/image-reading.js';
import { type FoundImage, type ImageFiles, LARGEST_IMAGE, SITE_ROOTS } from '../image-files/host-files.js';
import { isInside } from './inside.js';
import { repositoryRoot } from './repository.js';

/**
 * The image files that a document on disk may show: those in the repository or in one of `folders` that holds the
 * document, else those beside it. Links are followed as long as they stay inside; devices and pipes are not opened.
 */
export function nodeImageFiles(document: string, folders: readonly string[]): ImageFiles {
  const here = dirname(resolve(document));
  const repository = repositoryRoot(here);
  const holding = [
    ...(repository === undefined ? [] : [repository]),
    ...folders.map((folder) => resolve(folder)),
  ].filter((folder) => isInside(folder, here));
  const bounds = holding.length > 0 ? [...new Set(holding)] : [here];
  let realBounds: Promise<readonly string[]> | undefined;
  return {
    async find(path, isRooted) {
      realBounds ??= Promise.all(bounds.map((bound) => realpath(bound).catch(() => bound)));
      const places = isRooted
        ? bounds.flatMap((bound) => SITE_ROOTS.map((root) => join(bound, root, path)))
        : [resolve(here, path)];
      let reason: UnreadReason = 'missing';
      for (const place of places) {
        const found = await findAt(place, bounds, await realBounds);
        if (typeof found !== 'string') return found;
        if (found !== 'missing') reason = found;
      }
      return reason;
    },
  };
}

async function findAt(
  place: string,
  bounds: readonly string[],
  realBounds: readonly string[],
): Promise<FoundImage | UnreadReason> {
  // Told by the path alone: what lies outside is not even looked up.
  if (!bounds.some((bound) => isInside(bound, place))) return 'outside';
  let file: FileHandle | undefined;
  try {
    const real = await realpath(place);
    if (!realBounds.some((bound) => isInside(bound, real))) return 'outside';
    file = await openFile(real);
    const stats = await file.stat();
    if (!stats.isFile()) return 'not-an-image';
    const { size, mtimeMs } = stats;
    const stamp = `${real}\n${size}\n${mtimeMs}\n${stats.ino}`;
    return { stamp, size, read: () => readBytes(real, size) };
  } catch (error) {
    return MISSING.has((error as NodeJS.ErrnoException).code ?? '') ? 'missing' : 'unreadable';
  } finally {
    await file?.close();
  }
}

/** `ERR_INVALID_ARG_VALUE`: a path with a zero in it, which no file has. */
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/** Does not wait for a pipe's writer; a link put in the file's place meanwhile is refused. */
function openFile(path: string): Promise<FileHandle> {
  // Windows has neither flag.
  return open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
}

/** At most `size` bytes, whatever became of the file. */
async function readBytes(path: string, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openFile(path);
  try {
    const bytes = new Uint8Array(Math.min(size, LARGEST_IMAGE));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length === bytes.length ? bytes : bytes.slice(0, length);
  } finally {
    await file.close();
  }
}
