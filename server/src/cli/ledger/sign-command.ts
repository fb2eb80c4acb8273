import { stat } from 'node:fs/promises';
import type { Language } from '../../core/document/document.js';
import { factsOf } from '../../ledger/decide.js';
import { type Draft, signOffDraft } from '../../ledger/new-record.js';
import { countsAgainst } from '../../report/summary.js';
import { CLEAN, TROUBLE, WrongUse } from '../exit-code.js';
import { ledgerMessagesFor } from '../messages/ledger.js';
import { messagesFor } from '../messages/messages.js';
import type { Output } from '../output.js';
import { folderFor, type LedgerOptions, ledgerRun } from './ledger-run.js';
import { visible } from './list-command.js';
import { checkedForm, type DecidingOptions, recordAll } from './record.js';

/** Signs documents off as they stand: a named person reviewed them and answers for them. */
export async function sign(
  paths: readonly string[],
  options: LedgerOptions & DecidingOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = ledgerMessagesFor(reader);
  const run = ledgerRun(options, reader);
  const { from } = run.options;
  // A person answers for what was read: a folder is signed by nobody.
  for (const path of paths) if (await isFolder(path)) throw new WrongUse(messages.signFiles(path));
  const { reason, by, role } = options;
  const form = await checkedForm({ kind: 'sign-off', reason, by, role }, folderFor(run, `${from}/any`), reader);
  const byFolder = new Map<string, { readonly draft: Draft; readonly name: string; readonly open: number }[]>();
  const { unreadable } = await run.files(paths, {
    file: async ({ text, review, path }, _source, target) => {
      const { folder, file } = await run.ledgers.of(target.path);
      const draft = signOffDraft(form, { file, text, findings: review.findings });
      const { ruleset } = (await run.projects.of(target.path)).rulesFor(target.path);
      // What asks for a label on the text is answered by the signature.
      const { asksTextLabel } = factsOf(ruleset, file, text, new Date());
      const isFreed = review.disclosure.ifSigned === 'signed-off';
      const open = review.findings.filter((finding) => countsAgainst(finding) && !(isFreed && asksTextLabel(finding)));
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), { draft, name: path, open: open.length }]);
    },
    excluded: (name) => output.err(`${messagesFor(reader).excluded(name)}\n`),
  });
  for (const { path, reason } of unreadable) output.err(`${messagesFor(reader).unreadable(path, reason)}\n`);
  for (const [folder, signed] of byFolder) {
    const drafts = signed.map(({ draft }) => draft);
    await recordAll(folder, drafts, reader, output, options.quiet ?? false);
    for (const { name, open } of options.quiet ? [] : signed) {
      output.out(`${messages.signed(visible(name), visible(form.by as string))}\n`);
      if (open > 0) output.err(`${messages.stillOpen(visible(name), open)}\n`);
    }
  }
  return unreadable.length > 0 || byFolder.size === 0 ? TROUBLE : CLEAN;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
