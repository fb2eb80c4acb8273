import { l10n, languages, Range, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { RULE_SOURCE, type RuleSourceParams, type RuleSourceResult } from '../../../server/src/lsp/protocol.js';
import { pickRule } from '../pick-rule.js';
import type { RulePages } from '../rule-pages.js';

/** Opens where a rule is written, or its page when it is Candor's own: of the finding at the caret, or one picked. */
export async function openRule(client: BaseLanguageClient, pages: RulePages, given: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  const rule = typeof given === 'string' ? given : (ruleAtCaret() ?? (await pickRule(client, l10n.t('Open a rule'))));
  if (!rule) return;
  const uri = editor && client.code2ProtocolConverter.asUri(editor.document.uri);
  const params: RuleSourceParams = uri ? { rule, uri } : { rule };
  const source = await client.sendRequest<RuleSourceResult | null>(RULE_SOURCE, params);
  if (!source) {
    await pages.show(rule, uri);
    return;
  }
  const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(source.uri));
  const selection = new Range(source.line, 0, source.line, 0);
  await window.showTextDocument(document, { preview: false, selection });
}

/** The rule of the narrowest finding at the caret. */
function ruleAtCaret(): string | undefined {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const here = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'candor' && range.contains(editor.selection.active))
    .sort((a, b) => (a.range.contains(b.range) ? 1 : -1));
  const codes = here.map(({ code }) => String(typeof code === 'object' ? code.value : code));
  return codes.find((code) => code.includes('/'));
}
