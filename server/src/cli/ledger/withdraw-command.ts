import type { Language } from '../../core/document/document.js';
import { withdrawalDraft } from '../../ledger/new-record.js';
import { KIND_WORDS, short } from '../../ledger/words.js';
import { ledgerFolder } from '../../node/ledger-place.js';
import { loadLedger } from '../../node/load-ledger.js';
import { CLEAN, WrongUse } from '../exit-code.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import type { Output } from '../output.js';
import { visible } from './list-command.js';
import { checkedForm, type DecidingOptions, recordAll } from './record.js';

/** Withdraws the decisions that the ids begin to name; nothing is withdrawn when one of them names none. */
export async function withdraw(
  ids: readonly string[],
  options: DecidingOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = ledgerMessagesFor(reader);
  const folder = ledgerFolder(process.cwd(), process.cwd());
  const { reason, by, role } = options;
  const form = await checkedForm({ kind: 'withdraw', reason, by, role }, folder, reader);
  const ledger = await loadLedger(folder);
  const records = [...new Set(ids)].map((id) => {
    const named = ledger.read.records.filter((record) => record.kind !== 'withdraw' && record.id.startsWith(id));
    const [record, ...others] = named;
    if (!record || id === '') throw new WrongUse(messages.noRecord(id));
    if (others.length > 0) throw new WrongUse(messages.severalRecords(id));
    if (ledger.withdrawn.has(record.id)) throw new WrongUse(messages.alreadyWithdrawn(id));
    return record;
  });
  const drafts = records.map((record) => withdrawalDraft(form, record));
  await recordAll(folder, drafts, reader, output, options.quiet ?? false);
  if (options.quiet) return CLEAN;
  for (const { id, kind, file, text } of records) {
    const words = kind === 'sign-off' || text === undefined ? '' : `: ${visible(text)}`;
    output.out(`${messages.withdrawn(`${KIND_WORDS[kind][reader]} (${short(id)}), ${visible(file)}${words}`)}\n`);
  }
  return CLEAN;
}
