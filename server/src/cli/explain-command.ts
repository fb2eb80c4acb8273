import { resolve } from 'node:path';
import type { Language, Norm, Rule } from '../core/index.js';
import { nearestWord } from '../core/text/nearest-word.js';
import { readMarks } from '../presets/run-examples.js';
import { CLEAN, WrongUse } from './exit-code.js';
import { wrap } from './lay-out.js';
import { type Messages, messagesFor } from './messages/messages.js';
import type { Output } from './output.js';
import { ReviewRun } from './review-run.js';

export interface ExplainOptions {
  readonly config?: string;
}

/** Tells what a rule looks for, why, what stands behind it and how to put things instead. */
export async function explain(
  name: string | undefined,
  options: ExplainOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = messagesFor(reader);
  const from = process.cwd();
  const configFile = options.config === undefined ? {} : { configFile: resolve(options.config) };
  const run = new ReviewRun({ from, reader, cache: true, ...configFile });
  const { catalogue } = await run.projects.ofFolder(from);
  if (name === undefined) {
    output.out(ruleList(catalogue.rules, reader, messages, output));
    return CLEAN;
  }
  const rule =
    catalogue.rules.find((candidate) => candidate.id === name) ??
    catalogue.rules.find((candidate) => candidate.aliases.includes(name));
  if (!rule) {
    const names = catalogue.rules.flatMap(({ id, aliases }) => [id, ...aliases]);
    const sameName = names.find((id) => id.split('/')[1] === name);
    throw new WrongUse(messages.unknownRule(name, sameName ?? nearestWord(name, names)));
  }
  const norms = rule.norms
    .map((id) => catalogue.norms.find((norm) => norm.id === id))
    .filter((norm) => norm?.verified === true) as Norm[];
  output.out(rulePage(rule, norms, catalogue.normsDate, reader, messages, output));
  return CLEAN;
}

function ruleList(rules: readonly Rule[], reader: Language, messages: Messages, { style }: Output): string {
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) => `${rule.id.padEnd(width)}  ${style.dim(rule.say[reader].title)}`);
  return `${lines.join('\n')}\n\n${messages.explain.hint}\n`;
}

function rulePage(
  rule: Rule,
  norms: readonly Norm[],
  normsDate: string,
  reader: Language,
  messages: Messages,
  { style, width }: Output,
): string {
  const words = messages.explain;
  const say = rule.say[reader];
  const lines = [`${style.bold(say.title)}  ${style.dim(rule.id)}`];
  lines.push(messages.labelled(words.severity, messages.severity[rule.severity]));
  if (rule.aliases.length) lines.push(messages.labelled(words.aliases, rule.aliases.join(', ')));
  const section = (title: string, items: readonly string[]) => {
    if (items.length) lines.push('', style.bold(title), ...items.map((item) => indented(item, width)));
  };
  section(words.why, [say.why]);
  section(words.fineWhen, [say.fineWhen]);
  for (const language of ['en', 'fr'] as const) {
    const examples = rule.match[language]?.examples;
    if (!examples) continue;
    section(words.flagged(language), examples.flagged.map(bullet));
    section(words.clean(language), examples.clean.map(bullet));
  }
  const fixes = (['en', 'fr'] as const).flatMap((language) => rule.match[language]?.fixes ?? []);
  section(
    words.fixes,
    fixes.map((fix) => `- ${fix.replace ? messages.labelled(fix.title[reader], fix.replace) : fix.title[reader]}`),
  );
  section(
    words.norms,
    norms.map(
      (norm) =>
        `- ${norm.name[reader]} (${messages.normKind[norm.kind]}, ${norm.jurisdiction.toUpperCase()}): ${norm.asks[reader]} ${norm.status[reader]}. ${norm.url}`,
    ),
  );
  if (norms.length) lines.push('', style.dim(words.normsNote(normsDate)));
  return `${lines.join('\n')}\n`;
}

function bullet(example: string): string {
  return `- ${readMarks(example).text.trim()}`;
}

/** Each line of a text below the last one, two columns in, and its continuation two more. */
function indented(text: string, width: number): string {
  const hang = text.startsWith('- ') ? '    ' : '  ';
  return text
    .split('\n')
    .flatMap((line) => (line.trim() ? wrap(line.trim(), width - hang.length) : []))
    .map((line, index) => (index === 0 ? `  ${line}` : hang + line))
    .join('\n');
}
