import { l10n } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { pickRule } from '../pick-rule.js';
import type { RulePages } from '../rule-pages.js';

/** Shows the page of a rule: the one a link names, or one that is picked. */
export async function explainRule(
  client: BaseLanguageClient,
  pages: RulePages,
  rule: unknown,
  document: unknown,
): Promise<void> {
  const id = typeof rule === 'string' ? rule : await pickRule(client, l10n.t('Explain a rule'));
  if (id) await pages.show(id, typeof document === 'string' ? document : undefined);
}
