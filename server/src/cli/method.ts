import { isAbsolute, relative, resolve, sep } from 'node:path';
import { contentOf } from '../ledger/hash.js';
import { commitAt } from '../node/git-commit.js';
import { readText, Unreadable } from '../node/read-text.js';
import { type Configuration, commandLine, type Method } from '../report/method.js';
import type { ReportOptions } from './report-command.js';
import type { ReviewOptions } from './review-options.js';
import type { ReviewRun } from './review-run.js';

type Told = Partial<ReviewOptions> & Pick<Partial<ReportOptions>, 'since'>;

/**
 * How a run was made. To be asked before anything is written, which would count as a change.
 * @param paths as they stood on the command line.
 */
export async function methodOfRun(
  command: 'review' | 'report',
  paths: readonly string[],
  options: Told,
  { options: { from }, projects }: ReviewRun,
): Promise<Method> {
  const commit = await commitAt(from);
  const configurations = (await projects.all()).map(({ config }) => config.file).filter((file) => file !== '');
  return {
    command: commandLine(['candor', command, ...wordsOf(paths, options, from)]),
    ...(commit && { commit }),
    configurations: (await Promise.all(configurations.map((file) => configurationAt(file, from)))).flat(),
  };
}

/** Paths first: some options take as many words as follow. What changes no result, such as `--quiet`, is left out. */
function wordsOf(paths: readonly string[], options: Told, from: string): string[] {
  const { changed, config, fix, fixDryRun, format, lang, preset = [], since, staged, stdin, stdinFilename } = options;
  const place = (path: string) => shownPath(path, from);
  return [
    ...paths.map((path) => place(path.startsWith('-') ? `./${path}` : path)),
    ...(stdin ? ['--stdin'] : []),
    ...(stdinFilename === undefined ? [] : ['--stdin-filename', place(stdinFilename)]),
    ...(format ? ['--format', format] : []),
    ...(lang && lang !== 'auto' ? ['--lang', lang] : []),
    ...preset.flatMap((spec) => ['--preset', place(spec)]),
    ...(config === undefined ? [] : ['--config', place(config)]),
    ...(changed === undefined ? [] : changed === true ? ['--changed'] : ['--changed', changed]),
    ...(staged ? ['--staged'] : []),
    ...(since === undefined ? [] : ['--since', place(since)]),
    ...(fix ? ['--fix'] : []),
    ...(fixDryRun ? ['--fix-dry-run'] : []),
  ];
}

/** A report goes to other people: where the files lie on this machine is none of their business. */
function shownPath(path: string, from: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(from, path).split(sep).join('/');
  if (inside === '') return '.';
  return inside.startsWith('..') || isAbsolute(inside) ? `…/${inside.split('/').at(-1)}` : inside;
}

/** Nothing for one that could not be read, which is told as a problem. */
async function configurationAt(file: string, from: string): Promise<Configuration[]> {
  const path = resolve(from, file);
  try {
    return [{ path: shownPath(path, from), content: contentOf((await readText(path)).text) }];
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [];
  }
}
