import { findPair } from '../core/index.js';
import type { HostFiles, PairPlace } from './host.js';
import { comparable, relativePath, resolveUri } from './uris.js';

/**
 * The pair of a document among the files that the client offers, in the workspace folder that holds it.
 * @param among the files there are, where they are known, so that the client need not be asked for each
 */
export async function clientPair(
  files: HostFiles,
  document: string,
  folders: readonly string[],
  among: ReadonlySet<string> | undefined,
): Promise<PairPlace | undefined> {
  const folder = folders
    .filter((candidate) => relativePath(candidate, document) !== undefined)
    .sort((a, b) => a.length - b.length)[0];
  const path = folder && relativePath(folder, document);
  if (!folder || path === undefined) return undefined;
  const exists = (candidate: string) => {
    const uri = resolveUri(folder, candidate);
    return among ? among.has(comparable(uri)) : files.exists(uri);
  };
  const pair = await findPair(path, exists);
  return pair && { uri: resolveUri(folder, pair.path), languages: pair.languages };
}
