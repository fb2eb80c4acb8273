import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIST_RULES, type ListRulesParams, type RuleSummary } from '../../server/src/lsp/protocol.js';
import { familyName } from './family-name.js';

/** Lets a rule be chosen, of those in force for the active document. */
export async function pickRule(client: BaseLanguageClient, title: string): Promise<string | undefined> {
  const active = window.activeTextEditor?.document.uri;
  const params: ListRulesParams = active ? { uri: client.code2ProtocolConverter.asUri(active) } : {};
  const rules = await client.sendRequest<RuleSummary[]>(LIST_RULES, params);
  const items: QuickPickItem[] = [];
  let family = '';
  const key = (rule: RuleSummary) => `${rule.family} ${rule.id}`;
  for (const rule of [...rules].sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    if (rule.family !== family) items.push({ label: familyName(rule.family), kind: QuickPickItemKind.Separator });
    family = rule.family;
    items.push({ label: rule.id, description: rule.title });
  }
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Type part of its name'),
    matchOnDescription: true,
  });
  return picked?.label;
}
