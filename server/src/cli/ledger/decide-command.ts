import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Language } from '../../core/document/document.js';
import type { Finding } from '../../core/review/finding.js';
import { dayOf } from '../../ledger/decide.js';
import { looksLikeFile, NO_SUCH_FILE, yearsAfter } from '../../ledger/form.js';
import { decisionDraft } from '../../ledger/new-record.js';
import type { Scope } from '../../ledger/record.js';
import { short } from '../../ledger/words.js';
import { evidenceContent } from '../../node/evidence-files.js';
import { isInside } from '../../node/inside.js';
import { relativePath } from '../../node/walk.js';
import type { ReviewedFile } from '../../report/json.js';
import { CLEAN, WrongUse } from '../exit-code.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import { messagesFor } from '../messages/messages.js';
import type { Output } from '../output.js';
import type { ReviewRun } from '../review-run.js';
import { folderFor, type LedgerOptions, ledgerRun } from './ledger-run.js';
import { visible } from './list-command.js';
import { checkedForm, type DecidingOptions, recordAll } from './record.js';

export interface FindingOptions extends LedgerOptions, DecidingOptions {
  readonly rule?: string;
  readonly scope?: Scope;
  readonly source?: string;
  readonly owner?: string;
  readonly until?: string;
}

/** Decides about the finding at a place, `FILE:LINE` or `FILE:LINE:COLUMN`, both from 1. */
export async function decideFinding(
  kind: 'evidence' | 'accept',
  place: string,
  options: FindingOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = ledgerMessagesFor(reader);
  const run = ledgerRun(options, reader);
  const { path, line, column } = readPlace(place, reader);
  const folder = folderFor(run, path);
  const { reason, scope, owner, by, role } = options;
  const source = options.source && sourceFrom(folder, options.source);
  const until = options.until ?? (kind === 'evidence' ? yearsAfter(dayOf(new Date()), 1) : undefined);
  const form = await checkedForm({ kind, scope, reason, source, owner, until, by, role }, folder, reader);
  const content = form.source === undefined ? undefined : await evidenceContent(folder, form.source);
  if (form.source !== undefined && content === undefined && looksLikeFile(form.source)) {
    throw new WrongUse(messages.wrongField('--source', NO_SUCH_FILE[reader]));
  }
  const reviewed = await reviewOne(run, path, reader);
  const finding = findingAt(reviewed, place, { line, column, rule: options.rule }, reader);
  const document = { file: relativePath(folder, path), text: reviewed.text, findings: reviewed.review.findings };
  const [record] = await recordAll(
    folder,
    [decisionDraft(form, finding, document, content)],
    reader,
    output,
    options.quiet ?? false,
  );
  if (!options.quiet) {
    const evidence = visible(finding.evidence);
    const what =
      kind === 'evidence' ? messages.evidence(evidence, form.until as string) : messages.accepted(evidence, form.until);
    output.out(`${messages.recorded(short(record!.id), what)}\n`);
  }
  return CLEAN;
}

function readPlace(place: string, reader: Language) {
  const [, file, line, column] = /^(.+?):([1-9]\d{0,8})(?::([1-9]\d{0,8}))?$/.exec(place) ?? [];
  if (file === undefined) throw new WrongUse(ledgerMessagesFor(reader).noPlace(place));
  return { path: resolve(file), line: Number(line), column: column === undefined ? undefined : Number(column) };
}

/** A file named from where the command runs is named from the ledger's folder; a link or a note stays what it is. */
function sourceFrom(folder: string, source: string): string {
  const path = resolve(source);
  return existsSync(path) && isInside(folder, path) ? relativePath(folder, path) : source;
}

async function reviewOne(run: ReviewRun, path: string, reader: Language): Promise<ReviewedFile> {
  const found: ReviewedFile[] = [];
  const { unreadable } = await run.files([path], { file: (reviewed) => void found.push(reviewed), excluded: () => {} });
  const [first] = unreadable;
  if (found[0]) return found[0];
  const messages = messagesFor(reader);
  throw new WrongUse(first ? messages.unreadable(first.path, first.reason) : messages.excluded(path));
}

/** The one finding of a place that nobody has suppressed. */
function findingAt(
  { review, lines }: ReviewedFile,
  place: string,
  at: { readonly line: number; readonly column: number | undefined; readonly rule: string | undefined },
  reader: Language,
): Finding {
  const here = review.findings.filter(({ start, end, rule, suppressed }) => {
    if (suppressed || (at.rule !== undefined && rule !== at.rule)) return false;
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    if (at.column === undefined) return from.line + 1 <= at.line && at.line <= to.line + 1;
    const isAfter = from.line + 1 < at.line || (from.line + 1 === at.line && from.character < at.column);
    const isBefore = at.line < to.line + 1 || (at.line === to.line + 1 && at.column <= to.character + 1);
    return isAfter && isBefore;
  });
  const messages = ledgerMessagesFor(reader);
  const [first, ...others] = here;
  if (!first) throw new WrongUse(messages.noFinding(place));
  if (others.length === 0) return first;
  const places = here.map(({ rule, start }) => {
    const { line, character } = lines.positionAt(start);
    return `${line + 1}:${character + 1} ${rule}`;
  });
  throw new WrongUse(messages.severalFindings(place, places.join(', ')));
}
