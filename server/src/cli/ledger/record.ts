import { join } from 'node:path';
import type { Language } from '../../core/document/document.js';
import { dayOf } from '../../ledger/decide.js';
import { checkForm, type DecisionForm, evenedForm } from '../../ledger/form.js';
import type { Draft } from '../../ledger/new-record.js';
import type { LedgerRecord } from '../../ledger/record.js';
import { gitIdentity } from '../../node/git-identity.js';
import { appendToLedger } from '../../node/ledger-file.js';
import { isLedgerIgnored } from '../../node/ledger-history.js';
import { LEDGER_PATH } from '../../node/ledger-place.js';
import { relativePath } from '../../node/walk.js';
import { NotWritten } from '../../node/write-text.js';
import { WrongUse } from '../exit-code.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import type { Output } from '../output.js';

/** What every command that decides takes. */
export interface DecidingOptions {
  readonly by?: string;
  readonly role?: string;
  readonly reason?: string;
  readonly quiet?: boolean;
}

/** The form as it may be recorded; who decides is asked of git. Throws `WrongUse` with what is wrong in it. */
export async function checkedForm(form: DecisionForm, folder: string, reader: Language): Promise<DecisionForm> {
  const evened = evenedForm(form);
  const by = evened.by ?? (await gitIdentity(folder));
  // Evidence is kept by whoever brings it, unless they say otherwise.
  const owner = evened.owner ?? (evened.kind === 'evidence' ? by : undefined);
  const whole = evenedForm({ ...evened, by, owner });
  const messages = ledgerMessagesFor(reader);
  const errors = Object.entries(checkForm(whole, dayOf(new Date())));
  if (errors.length === 0) return whole;
  throw new WrongUse(errors.map(([field, said]) => messages.wrongField(`--${field}`, said[reader])).join('\n'));
}

/** Writes decisions and says so when git would keep them from everybody else. Throws `WrongUse` when it cannot. */
export async function recordAll(
  folder: string,
  drafts: readonly Draft[],
  reader: Language,
  output: Output,
  isQuiet: boolean,
): Promise<readonly LedgerRecord[]> {
  const messages = ledgerMessagesFor(reader);
  const path = relativePath(process.cwd(), join(folder, LEDGER_PATH));
  try {
    const records = await appendToLedger(folder, drafts, new Date().toISOString());
    if (!isQuiet && (await isLedgerIgnored(folder))) output.err(`${messages.ignored(path)}\n`);
    return records;
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    throw new WrongUse(messages.notWritten(path, error.reason[reader]));
  }
}
