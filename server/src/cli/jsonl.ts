import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Format, Language } from '../core/document/document.js';
import { toJsonFinding } from '../report/json.js';
import { CLEAN, type FailOn, FOUND, fails, TROUBLE } from './exit-code.js';
import type { Output } from './output.js';
import type { ReviewRun } from './review-run.js';
import { Reviewer } from './reviewer.js';
import { type Line, readLines } from './streams.js';

/** A text of an advertisement or a page; a longer line is told as an error. */
const MAX_LINE_BYTES = 16_000_000;
const FORMATS: readonly string[] = [
  'markdown',
  'html',
  'text',
  'prompt',
  'prompt-yaml',
  'poml',
  'json',
  'yaml',
  'po',
  'xliff',
  'fluent',
  'csv',
  'jsx',
  'vue',
  'svelte',
  'astro',
  'liquid',
  'mjml',
] satisfies readonly Format[];

interface Item {
  readonly id: unknown;
  readonly text: string;
  readonly format: Format;
  readonly language?: Language;
}

/**
 * Reviews one object a line, from the standard input or from files, and answers one a line in the same order; holds one
 * line at a time. A line that cannot be read is answered with its error, and makes the exit code 2 at the end.
 */
export async function reviewLines(
  run: ReviewRun,
  paths: readonly string[],
  failOn: FailOn,
  output: Output,
): Promise<number> {
  const project = await run.projects.ofFolder(run.options.from);
  const place = resolve(run.options.from, 'line');
  const reviewers = new Map<Language | undefined, Reviewer>();
  let failing = 0;
  let troubled = false;

  const answer = async (line: Line): Promise<object> => {
    const item = readItem(line);
    if ('error' in item) {
      troubled = true;
      return item;
    }
    const language = item.language ?? run.options.language;
    let reviewer = reviewers.get(language);
    if (!reviewer) {
      reviewer = new Reviewer({ reader: run.options.reader, havePlace: false, ...(language && { language }) });
      reviewers.set(language, reviewer);
    }
    const reviewed = await reviewer.review(item.text, item.format, project, place, '');
    const findings = reviewed.review.findings.map((finding) => toJsonFinding(finding, reviewed));
    failing += findings.filter((finding) => fails(finding, failOn)).length;
    return { id: item.id, findings };
  };

  const streams = paths.length ? paths.map((path) => createReadStream(path)) : [process.stdin];
  for (const stream of streams) {
    for await (const line of readLines(stream, MAX_LINE_BYTES)) {
      await write(`${JSON.stringify(await answer(line))}\n`);
    }
  }
  for (const problem of (await run.told()).problems) {
    troubled = true;
    output.err(`${problem}\n`);
  }
  if (troubled) return TROUBLE;
  return failing ? FOUND : CLEAN;
}

/** Waits for a slow reader, so that nothing piles up. */
function write(text: string): Promise<void> {
  return new Promise((done) => {
    if (process.stdout.write(text)) done();
    else process.stdout.once('drain', done);
  });
}

function readItem(line: Line): Item | { readonly id: unknown; readonly error: string } {
  if (line.text === undefined) return { id: null, error: `the line is longer than ${MAX_LINE_BYTES / 1_000_000} MB` };
  let data: unknown;
  try {
    data = JSON.parse(line.text);
  } catch (error) {
    return { id: null, error: `not JSON: ${(error as Error).message}` };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { id: null, error: 'not a JSON object' };
  const { id = null, text, format = 'text', lang = 'auto' } = data as Record<string, unknown>;
  if (typeof text !== 'string') return { id, error: '"text" has to be a string' };
  if (typeof format !== 'string' || !FORMATS.includes(format)) {
    return { id, error: `"format" has to be one of ${FORMATS.join(', ')}` };
  }
  if (lang !== 'auto' && lang !== 'en' && lang !== 'fr') return { id, error: '"lang" has to be auto, en or fr' };
  return { id, text, format: format as Format, ...(lang !== 'auto' && { language: lang }) };
}
