import { type CompletionItem, CompletionItemKind, type InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import type { Rule } from '../core/rules/rule.js';
import type { LinePosition } from './line-starts.js';
import { escapeMarkdown } from './markdown.js';
import { MESSAGES } from './messages.js';

export type RuleSource = readonly Rule[];

/** The rules as completions that replace `typed`, the part of an id before the caret. */
export function ruleItems(
  rules: RuleSource,
  reader: Language,
  typed: string,
  position: LinePosition,
  insert: (id: string) => { readonly text: string; readonly format: InsertTextFormat },
): CompletionItem[] {
  const start = { line: position.line, character: position.character - typed.length };
  return rules.map((rule) => {
    const said = rule.say[reader];
    const { text, format } = insert(rule.id);
    return {
      label: rule.id,
      kind: CompletionItemKind.Constant,
      detail: said.title,
      documentation: {
        kind: MarkupKind.Markdown,
        value: `${escapeMarkdown(said.why)}\n\n*${MESSAGES[reader].severities[rule.severity]}*`,
      },
      insertTextFormat: format,
      textEdit: { range: { start, end: position }, newText: text },
    };
  });
}
