import { extname, resolve } from 'node:path';
import type { Language } from '../core/document/document.js';
import { writeAtomically } from '../node/write-text.js';
import { toJsonReview } from '../report/json.js';
import type { ReportFile } from '../report/report.js';
import { type ChangeOptions, changeOf } from './change.js';
import { CLEAN, TROUBLE } from './exit-code.js';
import { messagesFor } from './messages/messages.js';
import type { Output } from './output.js';
import { renderReport } from './render-report.js';
import { ReviewRun } from './review-run.js';
import { TOOL } from './tool.js';
import { reportTarget } from './within-change.js';

export interface ReportOptions extends ChangeOptions {
  readonly output: string;
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
  });
  const review = toJsonReview({ tool: TOOL, presets, files: files.map(({ file }) => file), unreadable });
  const format = /^\.(?:md|markdown)$/i.test(extname(options.output)) ? 'markdown' : 'html';
  const parts = { review, files, catalogue: run.builtin, reader, failOn: 'never' } as const;
  await writeAtomically(options.output, await renderReport(format, parts));
  for (const problem of [...problems, ...remarks]) output.err(`${problem}\n`);
  for (const { path, reason } of unreadable) output.err(`${messages.unreadable(path, reason)}\n`);
  if (!options.quiet) output.out(`${messages.written(options.output)}\n`);
  return unreadable.length || problems.length ? TROUBLE : CLEAN;
}
