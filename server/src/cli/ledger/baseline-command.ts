import type { Language } from '../../core/document/document.js';
import { type Draft, decisionDraft } from '../../ledger/new-record.js';
import { ledgerFolder } from '../../node/ledger-place.js';
import { CLEAN, TROUBLE } from '../exit-code.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import { messagesFor } from '../messages/messages.js';
import type { Output } from '../output.js';
import { type LedgerOptions, ledgerRun } from './ledger-run.js';
import { checkedForm, type DecidingOptions, recordAll } from './record.js';

/** Takes every finding on which nobody has decided into the baseline; what comes later is raised as ever. */
export async function takeBaseline(
  paths: readonly string[],
  options: LedgerOptions & DecidingOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const run = ledgerRun(options, reader);
  const { from } = run.options;
  const { reason, by, role } = options;
  const form = await checkedForm({ kind: 'baseline', reason, by, role }, ledgerFolder(from, from), reader);
  const byFolder = new Map<string, Draft[]>();
  let files = 0;
  const { unreadable } = await run.files(paths.length > 0 ? paths : ['.'], {
    file: async ({ text, review }, _source, target) => {
      const { folder, file } = await run.ledgers.of(target.path);
      const { findings } = review;
      const open = findings.filter(({ suppressed, decision }) => !suppressed && !decision);
      if (open.length > 0) files++;
      const drafts = open.map((finding) => decisionDraft(form, finding, { file, text, findings }));
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...drafts]);
    },
    excluded: (name) => output.err(`${messagesFor(reader).excluded(name)}\n`),
  });
  for (const { path, reason } of unreadable) output.err(`${messagesFor(reader).unreadable(path, reason)}\n`);
  let taken = 0;
  for (const [folder, drafts] of byFolder) {
    if (drafts.length > 0) taken += (await recordAll(folder, drafts, reader, output, options.quiet ?? false)).length;
  }
  const messages = ledgerMessagesFor(reader);
  if (!options.quiet) output.out(`${taken === 0 ? messages.nothingOpen : messages.inBaseline(taken, files)}\n`);
  return unreadable.length > 0 ? TROUBLE : CLEAN;
}
