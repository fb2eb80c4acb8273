import type { Language } from '../../core/document/document.js';
import { dayOf } from '../../ledger/decide.js';
import { documentStateOf, type StandingDecision } from '../../ledger/standing.js';
import { type DecisionSummary, summaryOf } from '../../ledger/summary.js';
import { DOCUMENT_STATE_WORDS, short } from '../../ledger/words.js';
import { countsAgainst } from '../../report/summary.js';
import { showHidden } from '../../report/visible.js';
import { CLEAN, TROUBLE } from '../exit-code.js';
import { clip, oneLine } from '../lay-out.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import { messagesFor } from '../messages/messages.js';
import type { Output } from '../output.js';
import { type LedgerDocument, type LedgerOptions, type LedgerView, ledgerRun, viewLedgers } from './ledger-run.js';

export interface ListOptions extends LedgerOptions {
  readonly format: 'pretty' | 'json';
  /** Only what expires soon. */
  readonly expiring?: boolean;
  /** Only what has lost its text. */
  readonly orphaned?: boolean;
}

/** Lists documents by their state, and the decisions on them with what became of each. */
export async function listLedger(
  paths: readonly string[],
  options: ListOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const run = ledgerRun(options, reader);
  const { views, result } = await viewLedgers(run, paths);
  const messages = messagesFor(reader);
  for (const problem of [...result.problems, ...result.remarks]) output.err(`${problem}\n`);
  for (const { path, reason } of result.unreadable) output.err(`${messages.unreadable(path, reason)}\n`);
  const listed = views.map((view) => listView(view, options, reader));
  if (options.format === 'json') {
    const documents = listed.flatMap((view) => view.documents.map(toJson));
    const decisions = listed.flatMap((view) => view.summaries.map((summary) => ({ ledger: view.path, ...summary })));
    output.out(`${JSON.stringify({ schemaVersion: 1, documents, decisions }, null, 2)}\n`);
  } else {
    output.out(pretty(listed, options, reader, output));
  }
  return result.unreadable.length || result.problems.length ? TROUBLE : CLEAN;
}

interface Listed {
  readonly path: string;
  readonly documents: readonly LedgerDocument[];
  readonly summaries: readonly PlacedSummary[];
}

/** With its place in the document, where its finding is still there. */
type PlacedSummary = DecisionSummary & Partial<Record<'start' | 'end', { line: number; character: number }>>;

function listView(view: LedgerView, options: ListOptions, reader: Language): Listed {
  const today = dayOf(new Date());
  const documents = new Map(view.documents.map((document) => [document.file, document]));
  const summaries = view.decisions
    .map((decision): PlacedSummary => {
      const title = decision.record.rule === undefined ? undefined : view.titleOf(decision.record.rule);
      return { ...summaryOf(decision, title, today, reader), ...placeOf(decision, documents) };
    })
    .filter((summary) => !options.expiring || summary.expiresSoon)
    .filter((summary) => !options.orphaned || isOrphaned(summary));
  const isPart = options.expiring || options.orphaned;
  return { path: view.path, documents: isPart ? [] : view.documents, summaries };
}

function placeOf({ finding, foundIn }: StandingDecision, documents: ReadonlyMap<string, LedgerDocument>) {
  const lines = foundIn === undefined ? undefined : documents.get(foundIn)?.reviewed.lines;
  return finding && lines ? { start: lines.positionAt(finding.start), end: lines.positionAt(finding.end) } : {};
}

export function isOrphaned({ standing }: DecisionSummary): boolean {
  return standing === 'orphaned' || standing === 'reworded' || standing === 'unreviewed';
}

function openIn({ decided }: LedgerDocument): number {
  return decided.review.findings.filter(countsAgainst).length;
}

function toJson(document: LedgerDocument) {
  const { decided, reviewed } = document;
  const count = (kind: string) => decided.review.findings.filter(({ decision }) => decision?.kind === kind).length;
  return {
    path: reviewed.path,
    state: documentStateOf(decided),
    signOff: decided.signOff.state,
    open: openIn(document),
    decided: { evidence: count('evidence'), accept: count('accept'), baseline: count('baseline') },
  };
}

const INDENT = '      ';

/** Listed one by one nowhere: there may be thousands. */
const isBaseline = ({ kind }: DecisionSummary) => kind === 'baseline';

function pretty(listed: readonly Listed[], options: ListOptions, reader: Language, output: Output): string {
  const messages = ledgerMessagesFor(reader);
  const { style, width } = output;
  const lines: string[] = [];
  const all = listed.flatMap(({ summaries }) => summaries);
  for (const { documents, summaries } of listed) {
    const byFile = new Map<string, PlacedSummary[]>();
    for (const summary of summaries) {
      if (isBaseline(summary) || (!options.orphaned && isOrphaned(summary))) continue;
      const ofFile = byFile.get(summary.file);
      if (ofFile) ofFile.push(summary);
      else byFile.set(summary.file, [summary]);
    }
    for (const document of documents) {
      const state = documentStateOf(document.decided);
      const open = openIn(document);
      const aside = [DOCUMENT_STATE_WORDS[state][reader], open && state !== 'open' ? messages.openFindings(open) : '']
        .filter(Boolean)
        .join(', ');
      lines.push(`${style.bold(visible(document.reviewed.path))}  ${aside}`);
      for (const summary of byFile.get(document.file) ?? []) lines.push(...decisionLines(summary, reader, output));
      byFile.delete(document.file);
    }
    for (const [file, rest] of byFile) {
      lines.push(style.bold(visible(file)));
      for (const summary of rest) lines.push(...decisionLines(summary, reader, output));
    }
  }
  if (!options.expiring && !options.orphaned) {
    const section = (title: string, some: readonly PlacedSummary[]) => {
      if (some.length === 0) return;
      lines.push('', style.bold(title));
      for (const summary of some) {
        lines.push(clip(`  ${visible(summary.file)}  ${visible(summary.text ?? '')}`, width));
        lines.push(...decisionLines(summary, reader, output, false));
      }
    };
    const active = all.filter((summary) => !isBaseline(summary));
    section(
      messages.expiringSoon,
      active.filter(({ expiresSoon }) => expiresSoon),
    );
    section(messages.orphaned, active.filter(isOrphaned));
    const baseline = all.filter(
      ({ kind, standing }) => kind === 'baseline' && standing !== 'replaced' && standing !== 'withdrawn',
    );
    const left = baseline.filter(({ standing }) => standing === 'holds').length;
    if (baseline.length > 0) lines.push('', messages.baseline(left, baseline.length));
  }
  return lines.length === 0 ? `${messages.empty}\n` : `${lines.join('\n')}\n`;
}

/** What was decided and how it stands; then about what, on what grounds, by whom. */
export function decisionLines(
  summary: PlacedSummary,
  reader: Language,
  { style, width }: Output,
  withText = true,
): string[] {
  const messages = ledgerMessagesFor(reader);
  const { kindText, standing, standingText, until, start, text, reason, source, owner, by, role, at, record } = summary;
  const place = start ? `${start.line + 1}:${start.character + 1}  ` : '';
  const stands = standing === 'holds' ? style.green(standingText) : style.yellow(standingText);
  const end = standing === 'holds' && until !== undefined ? ` ${messages.until(until)}` : '';
  const words = withText && text ? `  ${clip(visible(text), width - INDENT.length)}` : '';
  const grounds = [
    reason,
    source,
    owner && messages.owner(owner),
    [by, role].filter(Boolean).join(', '),
    at.slice(0, 10),
    short(record),
  ];
  return [
    `  ${style.dim(place)}${kindText}: ${stands}${end}${words}`,
    `${INDENT}${style.dim(clip(visible(grounds.filter(Boolean).join(' · ')), 2 * width))}`,
  ];
}

/** What a ledger holds, as it may go to a terminal. */
export function visible(text: string): string {
  return showHidden(oneLine(text));
}
