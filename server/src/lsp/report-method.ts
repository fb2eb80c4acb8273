import { contentOf } from '../ledger/hash.js';
import { type Configuration, commandLine, type Method } from '../report/method.js';
import type { Configurations } from './configurations.js';
import type { ServerHost } from './host.js';
import { parentUri, schemeOf } from './uris.js';

/** What a report was asked on, as URIs. */
export interface ReportScope {
  /** Of one document. */
  readonly uri?: string;
  readonly folders: readonly string[];
  /** A revision of git; empty: the last commit. */
  readonly since?: string;
}

/**
 * How the review of a report was made, with the command that makes it again where the files lie.
 * @param uris of the documents
 * @param pathOf what a file or folder is called; never an absolute path
 */
export async function methodOfReport(
  { uri, folders, since }: ReportScope,
  uris: readonly string[],
  pathOf: (uri: string) => string,
  configurations: Pick<Configurations, 'of'>,
  host: Pick<ServerHost, 'files' | 'commitAt'>,
): Promise<Method> {
  const places = uri === undefined ? folders : [uri];
  const folder = uri === undefined ? folders[0] : parentUri(uri);
  // Several folders of a workspace may be several repositories.
  const isOne = places.length === 1 && folder !== undefined;
  const commit = isOne ? await host.commitAt?.(folder, since) : undefined;
  const change = since === undefined ? [] : since === '' ? ['--changed'] : ['--changed', commit?.base ?? since];
  const stands = places.every((place) => schemeOf(place) !== 'untitled');
  return {
    ...(stands && { command: commandLine(['candor', 'report', ...places.map(pathOf), ...change]) }),
    ...(commit && { commit }),
    configurations: await configurationsOf(uris, pathOf, configurations, host),
  };
}

async function configurationsOf(
  uris: readonly string[],
  pathOf: (uri: string) => string,
  configurations: Pick<Configurations, 'of'>,
  { files }: Pick<ServerHost, 'files'>,
): Promise<Configuration[]> {
  const met = new Set<string>();
  for (const uri of uris) {
    const { uri: configuration } = await configurations.of(uri);
    if (configuration !== undefined) met.add(configuration);
  }
  const read = await Promise.all([...met].map(async (uri) => ({ path: pathOf(uri), text: await files.read(uri) })));
  return read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, content: contentOf(text) }]));
}
