import { access } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readText } from '../node/read-text.js';
import { walk } from '../node/walk.js';
import type { HostFiles } from './host.js';
import { schemeOf } from './uris.js';

/** Files on disk; those of other schemes are asked from `elsewhere`, the client. */
export function nodeFiles(elsewhere: HostFiles): HostFiles {
  const exists = async (uri: string): Promise<boolean> => {
    if (schemeOf(uri) !== 'file') return elsewhere.exists(uri);
    return access(fileURLToPath(uri)).then(
      () => true,
      () => false,
    );
  };
  return {
    exists,
    async read(uri) {
      if (schemeOf(uri) !== 'file') return elsewhere.read(uri);
      return (await exists(uri)) ? (await readText(fileURLToPath(uri))).text : undefined;
    },
    async list(folder, accepts) {
      if (schemeOf(folder) !== 'file') return elsewhere.list(folder, accepts);
      const paths = await walk(fileURLToPath(folder), (path) => accepts(pathToFileURL(path).href));
      return paths.map((path) => pathToFileURL(path).href);
    },
  };
}
