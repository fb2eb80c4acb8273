import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { FAMILIES, SEVERITIES } from '../core/rules/rule.js';
import { placeAt } from './authoring/yaml-place.js';
import { type RuleSource, ruleItems } from './completion-rules.js';
import { CONFIG_KEYS, type ConfigKey } from './config-keys.js';
import type { LinePosition } from './line-starts.js';
import { MESSAGES } from './messages.js';

/** Completes keys, values and rule ids in `candor.yml`. */
export function completeConfig(
  text: string,
  offset: number,
  position: LinePosition,
  rules: RuleSource,
  reader: Language,
): CompletionItem[] {
  const place = placeAt(text, offset);
  if (!place) return [];
  const { path, typed } = place;
  // A list entry is a value of its key, unless the entries are maps themselves.
  const at = place.at !== 'entry' ? place.at : keyAt(path)?.keys ? 'key' : 'value';
  const range = { start: { line: position.line, character: position.character - typed.length }, end: position };
  if (path.at(-1) === 'rules' && at === 'key') return ruleKeys(rules, typed, position, reader);
  if (path.at(-2) === 'rules' && at === 'value') return severities(range, reader);
  const key = keyAt(path);
  if (at === 'key') {
    return Object.entries(path.length === 0 ? CONFIG_KEYS : (key?.keys ?? {})).map(([name, child], index) => ({
      label: name,
      kind: CompletionItemKind.Property,
      documentation: child.says[reader],
      sortText: String(index).padStart(2, '0'),
      textEdit: { range, newText: child.keys ? `${name}:` : `${name}: ` },
    }));
  }
  return (key?.values ?? []).map((value, index) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    ...(key?.meaning?.[value] && { documentation: key.meaning[value][reader] }),
    sortText: String(index).padStart(2, '0'),
    textEdit: { range, newText: value },
  }));
}

function ruleKeys(rules: RuleSource, typed: string, position: LinePosition, reader: Language): CompletionItem[] {
  const start = { line: position.line, character: position.character - typed.length };
  const families = FAMILIES.filter((family) => rules.some((rule) => rule.family === family)).map((family) => ({
    label: `${family}/*`,
    kind: CompletionItemKind.Constant,
    documentation: MESSAGES[reader].wholeFamily,
    textEdit: { range: { start, end: position }, newText: `${family}/*: ` },
  }));
  const single = ruleItems(rules, reader, typed, position, (id) => ({
    text: `${id}: `,
    format: InsertTextFormat.PlainText,
  }));
  return [...single, ...families];
}

function severities(range: { start: LinePosition; end: LinePosition }, reader: Language): CompletionItem[] {
  const messages = MESSAGES[reader];
  return [...SEVERITIES, 'off' as const].map((severity, index) => ({
    label: severity,
    kind: CompletionItemKind.EnumMember,
    documentation: severity === 'off' ? messages.offSeverity : messages.severityMeanings[severity],
    sortText: String(index),
    textEdit: { range, newText: severity },
  }));
}

function keyAt(path: readonly string[]): ConfigKey | undefined {
  let key: ConfigKey | undefined = { says: { en: '', fr: '' }, keys: CONFIG_KEYS };
  for (const name of path) key = key?.keys?.[name];
  return key;
}
