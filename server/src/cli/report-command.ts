import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Language } from '../core/document/document.js';
import { systemReason } from '../node/read-text.js';
import { writeAtomically } from '../node/write-text.js';
import { toJsonReview } from '../report/json.js';
import type { ReportFile } from '../report/report.js';
import type { EarlierReview } from '../report/trend.js';
import { type ChangeOptions, changeOf } from './change.js';
import { CLEAN, TROUBLE, WrongUse } from './exit-code.js';
import { houseOfRun } from './house.js';
import { messagesFor } from './messages/messages.js';
import { methodOfRun } from './method.js';
import type { Output } from './output.js';
import { renderReport } from './render-report.js';
import { ReviewRun } from './review-run.js';
import { TOOL } from './tool.js';
import { reportTarget } from './within-change.js';

export interface ReportOptions extends ChangeOptions {
  readonly output: string;
  /** What an earlier `--format json` wrote. */
  readonly since?: string;
  readonly lang?: 'auto' | Language;
  readonly preset?: readonly string[];
  readonly config?: string;
  readonly cache: boolean;
  readonly quiet?: boolean;
}

/** Writes a report on files and folders; findings leave the exit code at 0, since a report is there to show them. */
export async function writeReport(
  paths: readonly string[],
  options: ReportOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = messagesFor(reader);
  const change = changeOf(options, reader);
  const earlier = options.since === undefined ? undefined : await earlierReview(options.since, reader);
  const run = new ReviewRun({
    from: process.cwd(),
    reader,
    ...(options.lang && options.lang !== 'auto' && { language: options.lang }),
    ...(options.config !== undefined && { configFile: resolve(options.config) }),
    ...(options.preset && { presets: options.preset }),
    cache: options.cache,
    ...(change && { change }),
  });
  const files: ReportFile[] = [];
  const { unreadable, presets, problems, remarks } = await run.files(paths.length ? paths : ['.'], {
    file: (reviewed, _source, target) => void files.push(reportTarget(reviewed, target)),
    excluded: (name) => {
      if (!options.quiet) output.err(`${messages.excluded(name)}\n`);
    },
    ...(!options.quiet && { progress: (done, total) => output.progress.show(messages.reviewing(done, total)) }),
  });
  output.progress.clear();
  const review = toJsonReview({ tool: TOOL, presets, files: files.map(({ file }) => file), unreadable });
  const format = /^\.(?:md|markdown)$/i.test(extname(options.output)) ? 'markdown' : 'html';
  const method = await methodOfRun('report', paths, options, run);
  const { house, problems: houseProblems } = await houseOfRun(run);
  const text = await renderReport(format, {
    review,
    files,
    catalogue: run.builtin,
    reader,
    failOn: 'never',
    method,
    ...(house && { house }),
    ...(earlier && { earlier }),
  });
  await writeAtomically(options.output, text);
  for (const problem of [...problems, ...houseProblems, ...remarks]) output.err(`${problem}\n`);
  for (const { path, reason } of unreadable) output.err(`${messages.unreadable(path, reason)}\n`);
  if (!options.quiet) output.out(`${messages.written(options.output)}\n`);
  return unreadable.length || problems.length || houseProblems.length ? TROUBLE : CLEAN;
}

async function earlierReview(path: string, reader: Language): Promise<EarlierReview> {
  const { readEarlier } = await import('../report/read-earlier.js');
  const messages = messagesFor(reader);
  try {
    const earlier = readEarlier(await readFile(path, 'utf8'));
    if (earlier) return earlier;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new WrongUse(messages.failedOn(path, systemReason(error as NodeJS.ErrnoException)[reader]));
  }
  throw new WrongUse(messages.notEarlier(path));
}
