import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { type RuleSource, ruleItems } from './completion-rules.js';
import type { LinePosition } from './line-starts.js';
import { MESSAGES } from './messages.js';

const DIRECTIVES = ['candor-disable-next-line', 'candor-disable-line', 'candor-disable', 'candor-enable'] as const;

/** A comment opened before the caret and not closed: where directives may stand. */
const OPEN_COMMENT = /(?:<!--|\{\/\*|\/\*|\/\/|#|\{#|\{%-?\s*comment\s*-?%\})(?:(?!-->|\*\/|#\}|\{%).)*$/s;
const AFTER_DIRECTIVE = /\bcandor-(?:disable(?:-next-line|-line)?|enable)\s+(?:[\w*/-]+[\s,]+)*([\w*/-]*)$/;
const DIRECTIVE_START = /(?:^|[\s#*/-])(candor?-?[a-z-]*|c(?:an?|and|ando)?)$/;

/** Directives, then rule ids, in the comment that the caret stands in. `line` is the text before the caret. */
export function completeDirective(
  line: string,
  position: LinePosition,
  rules: RuleSource,
  reader: Language,
): CompletionItem[] {
  const comment = OPEN_COMMENT.exec(line)?.[0];
  if (comment === undefined || comment.includes(' -- ')) return [];
  const rule = AFTER_DIRECTIVE.exec(comment);
  if (rule) {
    const typed = rule[1] as string;
    const needsReason = !comment.includes('candor-enable');
    return ruleItems(rules, reader, typed, position, (id) =>
      needsReason
        ? { text: `${id} -- \${1:${MESSAGES[reader].reasonPlaceholder}}`, format: InsertTextFormat.Snippet }
        : { text: id, format: InsertTextFormat.PlainText },
    );
  }
  const typed = DIRECTIVE_START.exec(comment)?.[1];
  if (typed === undefined) return [];
  return DIRECTIVES.map((directive, index) => ({
    label: directive,
    kind: CompletionItemKind.Keyword,
    documentation: MESSAGES[reader].directives[directive],
    sortText: String(index),
    textEdit: {
      range: { start: { line: position.line, character: position.character - typed.length }, end: position },
      newText: `${directive} `,
    },
  }));
}
