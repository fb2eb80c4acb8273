import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { FAMILIES, SEVERITIES } from '../core/rules/rule.js';
import { type RuleSource, ruleItems } from './completion-rules.js';
import { CONFIG_KEYS, type ConfigKey } from './config-keys.js';
import type { LinePosition } from './line-starts.js';
import { MESSAGES } from './messages.js';

/** Where the caret stands in a `candor.yml`: below which keys, and whether at a key or at the value of one. */
interface Place {
  readonly path: readonly string[];
  readonly at: 'key' | 'value';
  readonly typed: string;
}

/** Completes keys, values and rule ids in `candor.yml`. `text` is the file up to the caret. */
export function completeConfig(
  text: string,
  position: LinePosition,
  rules: RuleSource,
  reader: Language,
): CompletionItem[] {
  const place = placeOf(text);
  if (!place) return [];
  const { path, at, typed } = place;
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

const KEY = /^(\s*)(?:-\s+)?(["']?)([\w*@/.-]+)\2\s*:(?:\s|$)/;

/** Reads indentation as YAML does; flow maps and lists are followed on the caret's own line. */
function placeOf(text: string): Place | undefined {
  const lines = text.split(/\r\n?|\n/);
  const line = lines.at(-1) as string;
  if (/^[^"']*\s#|^\s*#/.test(line)) return undefined;
  const typed = /[\w*@/.:-]*$/.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - typed.length);
  const path = enclosing(lines);
  const open = KEY.exec(line);
  if (!open) {
    // A list entry is a value of its key, unless the entries are maps themselves.
    const entry = /^\s*-\s+$/.test(before) && !keyAt(path)?.keys;
    return { path, at: entry ? 'value' : 'key', typed };
  }
  const inside = [...path, open[3] as string];
  let rest = line.slice(open[0].length);
  let brace = /^\s*[{[]/.exec(rest);
  if (!brace) return { path: inside, at: 'value', typed };
  const flow = [...inside];
  for (let last = ''; brace; ) {
    rest = rest.slice(brace[0].length);
    const entries = rest.split(/,/);
    last = entries.at(-1) as string;
    if (!brace[0].includes('{')) return { path: flow, at: 'value', typed };
    const key = /^\s*(["']?)([\w*@/.-]+)\1\s*:\s/.exec(last);
    if (!key) return { path: flow, at: 'key', typed };
    flow.push(key[2] as string);
    rest = last.slice(key[0].length);
    brace = /^\s*[{[]/.exec(rest);
  }
  return { path: flow, at: 'value', typed };
}

/** The keys above the last line that it is indented below, outermost first. */
function enclosing(lines: readonly string[]): string[] {
  const last = lines.at(-1) as string;
  const path: string[] = [];
  // A list may stand as far left as its key.
  let indent = indentOf(last) + (/^\s*-\s/.test(last) ? 1 : 0);
  for (let i = lines.length - 2; i >= 0 && indent > 0; i--) {
    const line = lines[i] as string;
    const key = KEY.exec(line);
    if (!key || line.trimStart().startsWith('#')) continue;
    const own = /^\s*-\s/.test(line) ? indentOf(line) + 2 : indentOf(line);
    if (own >= indent) continue;
    path.unshift(key[3] as string);
    indent = /^\s*-\s/.test(line) ? indentOf(line) + 1 : own;
  }
  return path;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
