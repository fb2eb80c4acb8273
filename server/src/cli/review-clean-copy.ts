import { formatOf, isOwnOutput, LineIndex } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import { readText, Unreadable } from '../node/read-text.js';
import { relativePath, walk } from '../node/walk.js';
import type { TextReviewer } from '../presets/text-reviewer.js';

/** A finding where a rule should have found nothing. */
export interface FalseAlarm {
  readonly rule: string;
  readonly file: string;
  /** From 1, as people and terminals count. */
  readonly line: number;
  readonly column: number;
  readonly evidence: string;
}

export interface CleanReview {
  readonly files: number;
  readonly words: number;
  readonly alarms: readonly FalseAlarm[];
  readonly unreadable: readonly { readonly file: string; readonly reason: Localised }[];
}

/** What some rules raise on a folder of copy that is known to be fine; hints and suppressed findings do not count. */
export async function reviewCleanCopy(
  folder: string,
  reviewer: TextReviewer,
  rules: ReadonlySet<string>,
): Promise<CleanReview> {
  const alarms: FalseAlarm[] = [];
  const unreadable: { file: string; reason: Localised }[] = [];
  let files = 0;
  let words = 0;
  for (const path of await walk(folder, (candidate) => formatOf(candidate) !== undefined)) {
    const format = formatOf(path);
    const file = relativePath(process.cwd(), path);
    const text = await readText(path).then(
      (source) => source.text,
      (error: unknown) => {
        if (!(error instanceof Unreadable)) throw error;
        unreadable.push({ file, reason: error.reason });
      },
    );
    if (!format || text === undefined || isOwnOutput(text)) continue;
    const { session, review } = await reviewer.review(text, format);
    files++;
    for (const chunk of session.document.chunks) {
      for (const segment of chunk.segments) words += segment.text.match(/\S+/g)?.length ?? 0;
    }
    const lines = new LineIndex(text);
    for (const { rule, severity, suppressed, start, evidence } of review.findings) {
      if (!rules.has(rule) || severity === 'hint' || suppressed) continue;
      const { line, character } = lines.positionAt(start);
      alarms.push({ rule, file, line: line + 1, column: character + 1, evidence });
    }
  }
  return { files, words, alarms, unreadable };
}
