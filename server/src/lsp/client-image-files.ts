import type { Connection } from 'vscode-languageserver';
import { type ImageFiles, SITE_ROOTS } from '../image-files/host-files.js';
import { METHOD_NOT_FOUND } from './client-files.js';
import { READ_IMAGE, type ReadImageParams, type ReadImageResult } from './protocol.js';
import { parentUri, relativePath, resolveUri } from './uris.js';

/** What a client is asked to send is a message, held in memory several times over. In bytes. */
const LARGEST_SENT = 8_000_000;

/** The image files of one document as the client sees them; a client that does not offer them has none. */
export function clientImageFiles(connection: Connection, document: string, folders: readonly string[]): ImageFiles {
  const bounds = folders.filter((folder) => relativePath(folder, document) !== undefined);
  const here = parentUri(document) ?? document;
  const ask = async (uri: string, read: boolean): Promise<ReadImageResult | undefined> => {
    const params: ReadImageParams = { uri, read, largest: LARGEST_SENT };
    try {
      return await connection.sendRequest<ReadImageResult>(READ_IMAGE, params);
    } catch (error) {
      if ((error as { code?: unknown }).code === METHOD_NOT_FOUND) return undefined;
      throw error;
    }
  };
  return {
    async find(path, isRooted) {
      if (bounds.length === 0) return 'out-of-reach';
      const places = isRooted
        ? bounds.flatMap((bound) => SITE_ROOTS.map((root) => resolveUri(bound, `${root}/${path}`)))
        : [resolveUri(here, path)];
      for (const uri of places) {
        if (!bounds.some((bound) => relativePath(bound, uri) !== undefined)) return 'outside';
        const found = await ask(uri, false);
        if (!found) return 'out-of-reach';
        if (found.unread === 'missing') continue;
        if (found.unread !== undefined) return found.unread;
        const { size = 0, changed = 0 } = found;
        return { stamp: `${uri}\n${size}\n${changed}`, size, read: async () => bytesOf(await ask(uri, true)) };
      }
      return 'missing';
    },
  };
}

function bytesOf(result: ReadImageResult | undefined): Uint8Array<ArrayBuffer> {
  if (result?.data === undefined) throw new Error('The client sent no bytes');
  return Uint8Array.from(atob(result.data), (character) => character.charCodeAt(0));
}
