import type { Problem } from '../config/problem.js';
import { schemaProblems } from '../config/schema-problems.js';
import { readYaml, type YamlSource } from '../config/yaml-source.js';
import { PhraseChecker } from '../core/rules/phrase-flaw.js';
import type { Condition, FixTemplate, FlagPhrase, Rule, RuleMatch, RuleText } from '../core/rules/rule.js';
import type { WordLists } from '../core/rules/word-lists.js';
import { captureProblems } from './capture-problems.js';
import { fixProblems } from './fix-problems.js';
import { phraseProblems } from './phrase-problems.js';
import { ruleSchema, type WrittenCondition, type WrittenMatch, type WrittenRule } from './rule-schema.js';

export interface RuleReading {
  /** Absent when the rule is refused; the problems say why. */
  readonly rule?: Rule;
  readonly problems: readonly Problem[];
  /** Place of each part of the rule, for problems found later. */
  readonly source?: YamlSource;
}

/** What rules that are read together share. */
export interface RuleContext {
  /** The lists that phrases may name. */
  readonly lists: WordLists | undefined;
  /** Keeps the programs of all phrases. */
  readonly checker: PhraseChecker;
}

export function ruleContext(lists?: WordLists): RuleContext {
  return { lists, checker: new PhraseChecker() };
}

/** Reads one rule written as YAML or JSON, with every shorthand expanded. */
export function readRule(text: string, file: string, context = ruleContext()): RuleReading {
  const { source, problems } = readYaml(text, file);
  if (!source) return { problems };
  return { ...readRuleData(source.data, file, source, context), source };
}

/** Reads one rule from data; `source` locates its parts, relative to the rule. */
export function readRuleData(data: unknown, file: string, source: YamlSource, context: RuleContext): RuleReading {
  const result = ruleSchema.safeParse(data);
  if (!result.success) return { problems: schemaProblems(file, source, ruleSchema, result.error.issues) };
  const unreadable = phraseProblems(result.data, file, source, context.lists, context.checker);
  const problems = unreadable.length
    ? unreadable
    : [...captureProblems(result.data, file, source, context.lists), ...fixProblems(result.data, file, source)];
  return problems.length ? { problems } : { rule: expandRule(result.data), problems };
}

function expandRule(written: WrittenRule): Rule {
  const { en, fr } = written.match;
  const exampleFormat = written['example-format'];
  return {
    id: written.id,
    aliases: written.aliases ?? [],
    family: written.family,
    severity: written.severity,
    norms: written.norms ?? [],
    appliesTo: written['applies-to'] ?? (written.family === 'prompt' ? 'prompts' : 'copy'),
    say: { en: expandText(written.say.en), fr: expandText(written.say.fr) },
    evenWhen: written['even-when'] ?? [],
    match: { ...(en && { en: expandMatch(en) }), ...(fr && { fr: expandMatch(fr) }) },
    ...(written.detector !== undefined && { detector: written.detector }),
    ...(exampleFormat && { exampleFormat }),
  };
}

function expandText(written: WrittenRule['say']['en']): RuleText {
  return { title: written.title, message: written.message, why: written.why, fineWhen: written['fine-when'] };
}

function expandMatch(written: WrittenMatch): RuleMatch {
  const fixes = (written.fixes ?? []).map((fix) => expandFix(fix, fix.name !== undefined));
  return {
    flag: (written.flag ?? []).map((flag) => expandFlag(flag, written.fixes ?? [], fixes)),
    unless: (written.unless ?? []).map(expandCondition),
    onlyIf: (written['only-if'] ?? []).map(expandCondition),
    severityWhen: (written['severity-when'] ?? []).map((line) => ({
      severity: line.severity,
      if: line.if.map(expandCondition),
    })),
    fixes,
    examples: written.examples,
  };
}

type WrittenFlag = NonNullable<WrittenMatch['flag']>[number];
type WrittenFixes = NonNullable<WrittenMatch['fixes']>;

/** @param fixes those of the language, which a phrase's own are added to */
function expandFlag(written: WrittenFlag, shared: WrittenFixes, fixes: FixTemplate[]): FlagPhrase {
  if (typeof written === 'string') return { phrase: written };
  const own = written.fixes?.map((fix) =>
    typeof fix === 'string' ? shared.findIndex(({ name }) => name === fix) : fixes.push(expandFix(fix, true)) - 1,
  );
  const { regex, severity, unless, 'only-if': onlyIf } = written;
  return {
    phrase: regex ?? written.phrase ?? '',
    ...(regex !== undefined && { regex: true }),
    ...(severity && { severity }),
    ...(onlyIf && { onlyIf: onlyIf.map(expandCondition) }),
    ...(unless && { unless: unless.map(expandCondition) }),
    ...(own && { fixes: own }),
  };
}

function expandFix(written: Omit<WrittenFixes[number], 'name'>, onRequest: boolean): FixTemplate {
  const { title, replace, over, safe } = written;
  return {
    title,
    ...(replace !== undefined && { replace }),
    ...(over && { over }),
    safe: safe ?? false,
    ...(onRequest && { onRequest }),
  };
}

/** The schema has made sure that exactly one kind is there. */
function expandCondition(written: WrittenCondition): Condition {
  if (typeof written === 'string') return { phrases: [written], in: 'sentence' };
  if (written.phrases) return { phrases: written.phrases, in: written.in ?? 'sentence' };
  if (written.has) return { has: written.has, in: written.in ?? 'sentence' };
  if (written.is) return { is: written.is };
  if (written['front-matter'] !== undefined) {
    const anyOf = written['any-of']?.map(String);
    return { frontMatter: written['front-matter'], ...(anyOf && { anyOf }) };
  }
  if (written.all) return { all: written.all.map(expandCondition) };
  if (written.any) return { any: written.any.map(expandCondition) };
  if (written.not) return { not: expandCondition(written.not) };
  const scope = written.in === 'segment' || written.in === 'section' ? written.in : 'document';
  return { count: written.count ?? 1, in: scope };
}
