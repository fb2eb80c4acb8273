import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { Language } from '../../core/document/document.js';
import type { Norm, Rule } from '../../core/index.js';
import type { WordLists } from '../../core/rules/word-lists.js';
import { normLine } from '../hover.js';
import type { LinePosition } from '../line-starts.js';
import type { PresetPart } from './preset-files.js';
import { isPhrase, keyMeaning, phraseLanguage, presetNode, takesCaptures } from './preset-schema-at.js';
import { MEANINGS, SLOT_MEANINGS, SLOTS } from './word-meanings.js';
import { AUTHORING_WORDS } from './words.js';
import { placeAt, type YamlPlace } from './yaml-place.js';

export interface PresetContext {
  readonly part: PresetPart;
  /** JSON wants quotation marks around keys and values. */
  readonly isJson: boolean;
  readonly lists: WordLists;
  readonly norms: readonly Norm[];
  readonly rules: readonly Rule[];
  readonly reader: Language;
}

type Range = { readonly start: LinePosition; readonly end: LinePosition };

/** Completes keys, fixed words, norms, ids and the slots of phrases in a preset. */
export function completePreset(
  text: string,
  offset: number,
  position: LinePosition,
  context: PresetContext,
): CompletionItem[] {
  const place = placeAt(text, offset);
  if (!place) return [];
  const slot = slotItems(text, place, position, context);
  if (slot) return slot;
  const range = { start: back(position, place.typed.length), end: position };
  const node = presetNode(context.part, place.path);
  if (!node) return [];
  const values = place.at === 'key' ? [] : valueItems(place, range, context, node.values);
  const keys = place.at === 'value' ? [] : keyItems(place, range, context, [...node.keys.keys()]);
  return [...keys, ...values];
}

/** Inside `{…` of a phrase, a message or a replacement; undefined elsewhere. */
function slotItems(
  text: string,
  place: YamlPlace,
  position: LinePosition,
  context: PresetContext,
): CompletionItem[] | undefined {
  const typed = /\{([\w -]*)$/.exec(place.typed)?.[1];
  if (typed === undefined) return undefined;
  const words = AUTHORING_WORDS[context.reader];
  const range = { start: back(position, typed.length), end: position };
  const item = (name: string, index: number, meaning: string): CompletionItem => ({
    label: `{${name}}`,
    filterText: name,
    kind: CompletionItemKind.Variable,
    documentation: meaning,
    sortText: String(index).padStart(2, '0'),
    textEdit: { range, newText: `${name}}` },
  });
  const listed = (from: number) =>
    context.lists.names.map((name, index) => {
      const items = context.lists.written(name, phraseLanguage(place.path)) ?? [];
      return item(name, from + index, words.listOf(items.slice(0, 5).join(', ')));
    });
  if (isPhrase(place.path) && place.at !== 'key') {
    const slots = SLOTS.map((name, index) => item(name, index, SLOT_MEANINGS[name]?.[context.reader] ?? ''));
    return [...slots, ...listed(slots.length)];
  }
  if (!takesCaptures(place.path)) return undefined;
  const named = [...text.matchAll(/\{\s*([a-z][a-z0-9-]*)\s*=/g)].map(([, name]) => name as string);
  const caught = [...new Set([...named, ...SLOTS.filter((name) => !/ |^start$|^end$/.test(name))])];
  return [
    item('match', 0, words.wholeMatch),
    ...caught.map((name, index) => item(name, index + 1, words.caught)),
    ...listed(caught.length + 1),
  ];
}

function keyItems(
  { path, quote, typed }: YamlPlace,
  range: Range,
  { part, isJson, reader }: PresetContext,
  keys: readonly string[],
): CompletionItem[] {
  // A phrase is being written, which may well begin like a key.
  if (/\s/.test(typed)) return [];
  return keys.map((key, index) => {
    const inner = presetNode(part, [...path, key]);
    const below = inner && (inner.isList || (inner.keys.size > 0 && !inner.takesText));
    const meaning = keyMeaning(part, [...path, key], reader);
    const name = quote ? `${key}${quote}` : isJson ? `"${key}"` : key;
    return {
      label: key,
      kind: CompletionItemKind.Property,
      ...(meaning && { documentation: meaning }),
      sortText: String(index).padStart(2, '0'),
      textEdit: { range, newText: `${name}:${below && !isJson ? '' : ' '}` },
    };
  });
}

function valueItems(
  { path, quote }: YamlPlace,
  range: Range,
  context: PresetContext,
  values: readonly string[],
): CompletionItem[] {
  const { reader } = context;
  const key = path.at(-1) ?? '';
  const written = (value: string) =>
    context.isJson && !quote && !/^(?:true|false)$/.test(value) ? `"${value}"` : value;
  if (key === 'norms') return context.norms.map((norm) => normItem(norm, range, written(norm.id), reader));
  if (key === 'id') return idItems(range, context, quote ? { quote } : {}, context.isJson);
  return values.map((value, index) => {
    const meaning = MEANINGS[key]?.[value]?.[reader];
    return {
      label: value,
      kind: CompletionItemKind.EnumMember,
      ...(meaning && { documentation: meaning }),
      sortText: String(index).padStart(2, '0'),
      textEdit: { range, newText: written(value) },
    };
  });
}

function normItem(norm: Norm, range: Range, newText: string, reader: Language): CompletionItem {
  return {
    label: norm.id,
    kind: CompletionItemKind.Reference,
    detail: norm.name[reader],
    filterText: `${norm.id} ${norm.name[reader]}`,
    documentation: { kind: MarkupKind.Markdown, value: normLine(norm, reader) },
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range, newText },
  };
}

/** What ids of the presets in use begin with: a rule goes on from there with a name of its own. */
function idItems(
  range: Range,
  { rules }: PresetContext,
  { quote }: Pick<YamlPlace, 'quote'>,
  isJson: boolean,
): CompletionItem[] {
  const prefixes = [...new Set(rules.map(({ id }) => id.slice(0, id.indexOf('/') + 1)))].sort();
  return prefixes.map((prefix) => ({
    label: prefix,
    kind: CompletionItemKind.Module,
    textEdit: { range, newText: isJson && !quote ? `"${prefix}` : prefix },
  }));
}

function back(position: LinePosition, characters: number): LinePosition {
  return { line: position.line, character: Math.max(0, position.character - characters) };
}
