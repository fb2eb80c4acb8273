import type { Language } from '../../core/document/document.js';
import { dayOf } from '../../ledger/decide.js';
import type { LedgerProblem } from '../../ledger/read-ledger.js';
import { summaryOf } from '../../ledger/summary.js';
import { problemWords, short } from '../../ledger/words.js';
import { committedRecords } from '../../node/ledger-history.js';
import { CLEAN, FOUND, TROUBLE } from '../exit-code.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import { messagesFor } from '../messages/messages.js';
import type { Output } from '../output.js';
import { type LedgerOptions, type LedgerView, ledgerRun, viewLedgers } from './ledger-run.js';
import { decisionLines, visible } from './list-command.js';

export interface VerifyOptions extends LedgerOptions {
  readonly format: 'pretty' | 'json';
}

/** Ids named of what is gone. */
const MOST_NAMED = 5;

/** A ledger and whether it is what people wrote. */
interface Verified {
  readonly view: LedgerView;
  readonly problems: readonly LedgerProblem[];
  /** Ids of committed records that are there no longer; undefined where there is no history to compare with. */
  readonly gone: readonly string[] | undefined;
}

/**
 * Tells whether records were altered or removed, and which decisions hold. Exit code 1 when the ledger is not what was
 * written; a decision that lapsed is no fault of it.
 */
export async function verifyLedger(options: VerifyOptions, reader: Language, output: Output): Promise<number> {
  const run = ledgerRun(options, reader);
  const { views, result } = await viewLedgers(run, []);
  const verified = await Promise.all(views.map(verify));
  const isSound = verified.every(({ problems, gone = [] }) => problems.length + gone.length === 0);
  for (const problem of result.problems) output.err(`${problem}\n`);
  if (options.format === 'json') output.out(`${JSON.stringify(toJson(verified, isSound, reader), null, 2)}\n`);
  else for (const one of verified) output.out(pretty(one, reader, output));
  // Files that could not be read are told; the ledger's own trouble was told above.
  const ledgers = new Set(views.map(({ path }) => path));
  const unread = result.unreadable.filter(({ path }) => !ledgers.has(path));
  for (const { path, reason } of unread) output.err(`${messagesFor(reader).unreadable(path, reason)}\n`);
  if (!isSound) return FOUND;
  return unread.length || result.problems.length ? TROUBLE : CLEAN;
}

async function verify(view: LedgerView): Promise<Verified> {
  const { problems, lines } = view.ledger.read;
  const committed = await committedRecords(view.folder);
  return { view, problems, gone: committed && [...committed].filter((id) => !lines.has(id)) };
}

function toJson(verified: readonly Verified[], isSound: boolean, reader: Language) {
  const today = dayOf(new Date());
  return {
    schemaVersion: 1,
    sound: isSound,
    ledgers: verified.map(({ view, problems, gone }) => ({
      path: view.path,
      records: view.ledger.read.records.length,
      heads: view.ledger.read.heads,
      problems: problems.map((problem) => ({ ...problem, message: problemWords(problem, reader) })),
      history: gone ? 'compared' : 'none',
      gone: gone ?? [],
      decisions: view.decisions.map((decision) => {
        const { rule } = decision.record;
        return summaryOf(decision, rule === undefined ? undefined : view.titleOf(rule), today, reader);
      }),
    })),
  };
}

function pretty({ view, problems, gone }: Verified, reader: Language, output: Output): string {
  const messages = ledgerMessagesFor(reader);
  const { style } = output;
  const { records } = view.ledger.read;
  if (records.length === 0 && problems.length === 0 && !gone?.length) return `${messages.empty}\n`;
  const lines = [style.bold(messages.records(view.path, records.length))];
  if (problems.length === 0) lines.push(style.green(messages.sound));
  else {
    lines.push(style.red(messages.unsound(problems.length)));
    for (const problem of problems) lines.push(`  ${visible(problemWords(problem, reader))}`);
  }
  if (!gone) lines.push(messages.historyUnknown);
  else if (gone.length === 0) lines.push(messages.historyWhole);
  else {
    const named = gone.slice(0, MOST_NAMED).map(short).join(', ');
    lines.push(
      style.red(messages.historyGone(gone.length > MOST_NAMED ? `${named}, +${gone.length - MOST_NAMED}` : named)),
    );
  }
  const today = dayOf(new Date());
  const counted = view.decisions.filter(({ standing }) => standing !== 'withdrawn' && standing !== 'replaced');
  const lapsed = counted.filter(({ standing }) => standing !== 'holds' && standing !== 'resolved');
  lines.push(messages.holding(counted.filter(({ standing }) => standing === 'holds').length, counted.length));
  if (lapsed.length > 0) lines.push(messages.notHolding);
  for (const decision of lapsed) {
    const summary = summaryOf(decision, undefined, today, reader);
    lines.push(style.bold(visible(summary.file)), ...decisionLines(summary, reader, output));
  }
  lines.push(style.dim(messages.notProof));
  return `${lines.join('\n')}\n`;
}
