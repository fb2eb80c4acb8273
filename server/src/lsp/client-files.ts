import type { Connection } from 'vscode-languageserver';
import type { HostFiles } from './host.js';
import { LIST_FILES, type ListFilesParams, READ_FILE, type ReadFileParams } from './protocol.js';

/**
 * Files as the client sees them: the only way to them from a web worker, and to file systems that are not a disk. A
 * client that does not offer them has none.
 */
export function clientFiles(connection: Connection): HostFiles {
  let offered = true;
  const ask = async <T>(method: string, params: object, none: T): Promise<T> => {
    if (!offered) return none;
    try {
      return await connection.sendRequest<T>(method, params);
    } catch (error) {
      if ((error as { code?: unknown }).code !== METHOD_NOT_FOUND) throw error;
      offered = false;
      return none;
    }
  };
  const read = async (uri: string): Promise<string | undefined> =>
    (await ask<string | null>(READ_FILE, { uri } satisfies ReadFileParams, null)) ?? undefined;
  return {
    read,
    exists: async (uri) => (await read(uri)) !== undefined,
    list: async (folder, accepts) => {
      const uris = await ask<string[]>(LIST_FILES, { folder } satisfies ListFilesParams, []);
      return uris.filter(accepts).sort();
    },
  };
}

export const METHOD_NOT_FOUND = -32601;
