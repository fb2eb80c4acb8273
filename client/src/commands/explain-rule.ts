import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIST_RULES, type RuleSummary } from '../../../server/src/lsp/protocol.js';
import type { RulePages } from '../rule-pages.js';

/** Shows the page of a rule: the one a link names, or one that is picked. */
export async function explainRule(
  client: BaseLanguageClient,
  pages: RulePages,
  rule: unknown,
  document: unknown,
): Promise<void> {
  const id = typeof rule === 'string' ? rule : await pickRule(client);
  if (id) await pages.show(id, typeof document === 'string' ? document : undefined);
}

async function pickRule(client: BaseLanguageClient): Promise<string | undefined> {
  const rules = await client.sendRequest<RuleSummary[]>(LIST_RULES);
  const items: QuickPickItem[] = [];
  let family = '';
  for (const rule of [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (rule.family !== family) items.push({ label: familyName(rule.family), kind: QuickPickItemKind.Separator });
    family = rule.family;
    items.push({ label: rule.id, description: rule.title });
  }
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Explain a rule'),
    placeHolder: l10n.t('Type part of its name'),
    matchOnDescription: true,
  });
  return picked?.label;
}

function familyName(family: string): string {
  const names: Readonly<Record<string, string>> = {
    'ai-disclosure': l10n.t('AI disclosure'),
    privacy: l10n.t('Privacy'),
    manipulation: l10n.t('Manipulation'),
    'ai-claims': l10n.t('Claims about AI'),
    prompt: l10n.t('Prompts'),
    house: l10n.t('House rules'),
  };
  return names[family] ?? family;
}
