import { type Hover, MarkupKind } from 'vscode-languageserver';
import { RECOMMENDED } from '../../config/config.js';
import type { Language } from '../../core/document/document.js';
import type { Rule } from '../../core/index.js';
import { CONFIG_KEYS, type ConfigKey } from '../config-keys.js';
import { normLine } from '../hover.js';
import type { LinePosition } from '../line-starts.js';
import { escapeMarkdown, markdownCode, toPlainText } from '../markdown.js';
import { MESSAGES } from '../messages.js';
import { phraseSamples } from './phrase-samples.js';
import type { PresetContext } from './preset-completion.js';
import { isPhrase, keyMeaning, phraseLanguage, presetNode } from './preset-schema-at.js';
import { MEANINGS, SLOT_MEANINGS } from './word-meanings.js';
import { AUTHORING_WORDS } from './words.js';
import { wordAt, type YamlWord } from './yaml-place.js';

/** Wordings of a phrase shown on a card. */
const MOST_SAMPLES = 8;

/** Explains the key, word, norm or phrase under the caret of a preset. */
export function hoverPreset(
  text: string,
  offset: number,
  position: LinePosition,
  context: PresetContext,
  markdown: boolean,
): Hover | undefined {
  const word = wordAt(text, offset);
  if (!word || word.typed === '') return undefined;
  return toHover(word.at === 'key' ? keyCard(word, context) : valueCard(word, context), word, position, markdown);
}

/** Explains a key or a rule of `candor.yml`. */
export function hoverConfig(
  text: string,
  offset: number,
  position: LinePosition,
  rules: readonly Rule[],
  reader: Language,
  markdown: boolean,
): Hover | undefined {
  const word = wordAt(text, offset);
  if (!word || word.typed === '') return undefined;
  return toHover(configCard(word, rules, reader), word, position, markdown);
}

function toHover(card: string, word: YamlWord, { line }: LinePosition, markdown: boolean): Hover | undefined {
  if (card === '') return undefined;
  return {
    range: { start: { line, character: word.start }, end: { line, character: word.end } },
    contents: markdown
      ? { kind: MarkupKind.Markdown, value: card }
      : { kind: MarkupKind.PlainText, value: toPlainText(card) },
  };
}

function keyCard({ path, typed }: YamlWord, { part, reader }: PresetContext): string {
  const whole = [...path, typed];
  const meaning = keyMeaning(part, whole, reader);
  if (!meaning) return '';
  const values = presetNode(part, whole)?.values ?? [];
  const meanings = MEANINGS[typed];
  const list = values.map((value) => `- ${markdownCode(value)} ${escapeMarkdown(meanings?.[value]?.[reader] ?? '')}`);
  return [escapeMarkdown(meaning), list.join('\n')].filter(Boolean).join('\n\n');
}

function valueCard({ path, typed }: YamlWord, context: PresetContext): string {
  const { reader, norms } = context;
  const key = path.at(-1) ?? '';
  if (key === 'norms') {
    const norm = norms.find(({ id }) => id === typed);
    return norm ? normLine(norm, reader) : '';
  }
  const meaning = MEANINGS[key]?.[typed]?.[reader];
  if (meaning) return `**${escapeMarkdown(typed)}** — ${escapeMarkdown(meaning)}`;
  return isPhrase(path) ? phraseCard(typed, phraseLanguage(path), context) : '';
}

function phraseCard(phrase: string, language: Language, { reader, lists }: PresetContext): string {
  let samples: string[];
  try {
    samples = phraseSamples(phrase, language, lists, MOST_SAMPLES);
  } catch {
    // Its diagnostic says what is wrong.
    return '';
  }
  const words = AUTHORING_WORDS[reader];
  const slots = [...new Set([...phrase.matchAll(/\{([^{}=]+)\}/g)].map((match) => match[1] as string))];
  const meanings = slots.map((slot) => {
    const meaning =
      SLOT_MEANINGS[slot]?.[reader] ?? words.listOf((lists.written(slot, language) ?? []).slice(0, 5).join(', '));
    return `- ${markdownCode(`{${slot}}`)} ${escapeMarkdown(meaning)}`;
  });
  return [
    `**${escapeMarkdown(words.matchesSuch)}** — ${samples.map(markdownCode).join(' · ')}`,
    meanings.filter((line) => !/\{up to \d/.test(line)).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function configCard({ path, typed, at }: YamlWord, rules: readonly Rule[], reader: Language): string {
  if (path.at(-1) === 'rules' && at === 'key') {
    const rule = rules.find(({ id, aliases }) => id === typed || aliases.includes(typed));
    if (rule) return ruleCard(rule, reader);
    return /\/\*$/.test(typed) ? escapeMarkdown(MESSAGES[reader].wholeFamily) : '';
  }
  if (path.at(-2) === 'rules') return severityCard(typed, reader);
  const key = configKey(at === 'key' ? [...path, typed] : path);
  if (at === 'key') return key ? escapeMarkdown(key.says[reader]) : '';
  const meaning = typed === RECOMMENDED ? CONFIG_KEYS.extends?.meaning?.[RECOMMENDED] : key?.meaning?.[typed];
  return meaning ? escapeMarkdown(meaning[reader]) : '';
}

function ruleCard(rule: Rule, reader: Language): string {
  const said = rule.say[reader];
  const severity = MESSAGES[reader].severityIs(MESSAGES[reader].severities[rule.severity]);
  return [`**${escapeMarkdown(said.title)}** · ${escapeMarkdown(severity)}`, escapeMarkdown(said.why)].join('\n\n');
}

function severityCard(typed: string, reader: Language): string {
  const { severityMeanings, offSeverity } = MESSAGES[reader];
  const meaning = typed === 'off' ? offSeverity : (severityMeanings as Readonly<Record<string, string>>)[typed];
  return meaning ? escapeMarkdown(meaning) : '';
}

function configKey(path: readonly string[]): ConfigKey | undefined {
  let key: ConfigKey | undefined = { says: { en: '', fr: '' }, keys: CONFIG_KEYS };
  for (const name of path) key = key?.keys && Object.hasOwn(key.keys, name) ? key.keys[name] : undefined;
  return key;
}
