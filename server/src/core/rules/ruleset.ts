import { Assistants } from '../commits/assistants.js';
import type { Language } from '../document/document.js';
import { SlotReader } from '../language/slots.js';
import { Vocabulary } from '../language/vocabulary.js';
import { WordPlaces } from '../language/word-places.js';
import { ParityLexicon } from '../parity/lexicon.js';
import type { Settings } from '../review/settings.js';
import type { Catalogue, Norm, ParityCatalogue } from './catalogue.js';
import { type CompiledCondition, ConditionCompiler, type Fact, type LexicalTest } from './compiled-condition.js';
import { DisclosureWordings } from './disclosure-wordings.js';
import { PhraseError } from './phrase-error.js';
import type { Program } from './program.js';
import { ProgramSource } from './program-source.js';
import type { RegexEngine, RegexMatcher } from './regex.js';
import type { FixTemplate, Guard, Localised, Rule, RuleMatch, Severity } from './rule.js';
import { Trials } from './trials.js';
import { WordLists, type WrittenLists } from './word-lists.js';

/** Something to flag, compiled, with what decides whether its matches stand. */
interface CompiledFlag {
  /** Index of its rule in `Ruleset.active`. */
  readonly rule: number;
  /** Index of the phrase among its rule's, in its language. */
  readonly index: number;
  readonly language: Language;
  readonly severity: Severity | undefined;
  readonly onlyIf: readonly CompiledCondition[];
  readonly unless: readonly CompiledCondition[];
}

export interface CompiledPhrase extends CompiledFlag {
  readonly program: Program;
}

export interface CompiledRegex extends CompiledFlag {
  readonly matcher: RegexMatcher;
}

/** A rule that takes part in the review, with its severity under the settings. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly guards: readonly Guard[];
  readonly match: Partial<Readonly<Record<Language, CompiledMatch>>>;
}

/** A phrase of a fact, to be tried where one of its anchors stands. */
interface FactTrial {
  /** Index in `Ruleset.facts`. */
  readonly fact: number;
  readonly program: Program;
}

export interface CompiledMatch {
  readonly source: RuleMatch;
  readonly onlyIf: readonly CompiledCondition[];
  readonly unless: readonly CompiledCondition[];
  readonly severityWhen: readonly { readonly severity: Severity; readonly if: readonly CompiledCondition[] }[];
  readonly fixes: readonly FixTemplate[];
}

/** Something wrong with one rule, by name; the rule is left out and the others work. */
export interface RuleProblem {
  readonly rule: string;
  readonly message: Localised;
  /** The phrase that cannot be read, when one is at fault. */
  readonly phrase?: string;
}

const ALL_GUARDS: readonly Guard[] = ['negated', 'quoted', 'reported', 'described', 'struck', 'hidden'];

/** A set of rules compiled for one configuration; immutable and shared by all documents. */
export class Ruleset {
  readonly vocabulary = new Vocabulary();
  readonly slots: SlotReader;
  /** Every rule of the catalogue, active or not. */
  readonly rules: readonly Rule[];
  readonly norms: ReadonlyMap<string, Norm>;
  readonly normsDate: string;
  readonly active: readonly ActiveRule[];
  /** Indexes in `active` of rules with a detector: few, however many rules there are. */
  readonly detectorRules: readonly number[];
  readonly problems: readonly RuleProblem[];
  readonly phrases: readonly CompiledPhrase[];
  /** Regular expressions of presets; they are run on every text, so they cost more than phrases. */
  readonly regexes: readonly CompiledRegex[];
  /** Phrases whose presence anywhere in a document is asked for. */
  readonly facts: readonly Fact[];
  readonly lexical: ReadonlyMap<string, readonly LexicalTest[]>;
  /** How readers are told of AI. */
  readonly disclosures: DisclosureWordings;
  /** Facts to try where a word stands, by word id. */
  readonly factsAt: readonly (readonly FactTrial[] | undefined)[];
  /** Of the text that is looked at; here because the arrays are as large as the vocabulary. */
  readonly places = new WordPlaces();
  /** Who signs commits; undefined where they are not asked for. */
  readonly assistants: Assistants | undefined;
  private readonly programs: ProgramSource;
  private readonly parityCatalogue: ParityCatalogue | undefined;
  private parityLexicon: ParityLexicon | undefined;
  private readonly byId = new Map<string, Rule>();
  private readonly severities = new Map<string, Severity | 'off'>();

  static compile(catalogue: Catalogue, settings: Settings): Ruleset {
    return new Ruleset(catalogue, settings);
  }

  private constructor(catalogue: Catalogue, settings: Settings) {
    this.slots = new SlotReader(this.vocabulary);
    this.rules = catalogue.rules;
    this.norms = new Map(catalogue.norms.map((norm) => [norm.id, norm]));
    this.normsDate = catalogue.normsDate;
    for (const rule of catalogue.rules) {
      this.byId.set(rule.id, rule);
      for (const alias of rule.aliases) if (!this.byId.has(alias)) this.byId.set(alias, rule);
    }

    const programs = new ProgramSource(
      this.vocabulary,
      catalogue.precompiled,
      catalogue.lists && new WordLists(catalogue.lists),
    );
    const compiler = new ConditionCompiler(programs);
    const active: ActiveRule[] = [];
    const phrases: CompiledPhrase[] = [];
    const regexes: CompiledRegex[] = [];
    const problems: RuleProblem[] = [];
    for (const rule of catalogue.rules) {
      const severity = resolveSeverity(rule, settings);
      this.severities.set(rule.id, severity);
      if (severity === 'off' || !restsOnChosenNorms(rule, this.norms, settings)) continue;
      try {
        const compiled = this.compileRule(rule, active.length, compiler, programs, catalogue.regexEngine);
        active.push({
          rule,
          severity,
          guards: ALL_GUARDS.filter((guard) => !rule.evenWhen.includes(guard)),
          match: compiled.match,
        });
        phrases.push(...compiled.phrases);
        regexes.push(...compiled.regexes);
      } catch (error) {
        if (!(error instanceof RuleCompileError)) throw error;
        problems.push(error.problem);
      }
    }
    this.lexical = compiler.compileLexical(catalogue.conditions);
    this.disclosures = new DisclosureWordings(
      catalogue.disclosures,
      settings.disclosure.wording,
      programs,
      this.vocabulary,
    );
    const commits = catalogue.disclosures?.commits;
    this.assistants = commits && settings.disclosure.gitTrailers ? new Assistants(commits) : undefined;
    this.programs = programs;
    this.parityCatalogue = catalogue.parity;
    this.active = active;
    this.detectorRules = active.flatMap(({ rule }, index) => (rule.detector === undefined ? [] : [index]));
    this.phrases = phrases;
    this.regexes = regexes;
    this.problems = problems;
    this.facts = compiler.facts;
    this.factsAt = this.indexFacts();
  }

  /** How both languages say what translations must say too; put together for the first text that has one. */
  get parity(): ParityLexicon {
    this.parityLexicon ??= new ParityLexicon(this.parityCatalogue ?? { elements: [], qualifiers: [] }, this.programs);
    return this.parityLexicon;
  }

  /** A rule by its id or a former one. */
  rule(id: string): Rule | undefined {
    return this.byId.get(id);
  }

  /** Severity under the settings, before conditions; `off` for unknown rules. */
  severityOf(id: string): Severity | 'off' {
    const rule = this.byId.get(id);
    return rule ? (this.severities.get(rule.id) ?? 'off') : 'off';
  }

  private readonly presetLists = new WeakMap<WrittenLists, WordLists>();

  /** Rules of one preset share their lists. */
  private listsOf(rule: Rule, shared: WordLists | undefined): WordLists | undefined {
    if (!rule.lists) return shared;
    let lists = this.presetLists.get(rule.lists);
    if (!lists) {
      lists = new WordLists(rule.lists, shared);
      this.presetLists.set(rule.lists, lists);
    }
    return lists;
  }

  private compileRule(
    rule: Rule,
    index: number,
    compiler: ConditionCompiler,
    programs: ProgramSource,
    regexEngine: RegexEngine | undefined,
  ): { match: ActiveRule['match']; phrases: CompiledPhrase[]; regexes: CompiledRegex[] } {
    const lists = this.listsOf(rule, programs.lists);
    const match: Partial<Record<Language, CompiledMatch>> = {};
    const phrases: CompiledPhrase[] = [];
    const regexes: CompiledRegex[] = [];
    for (const language of ['en', 'fr'] as const) {
      const source = rule.match[language];
      if (!source) continue;
      const guarded = <T>(phrase: string | undefined, run: () => T): T => {
        try {
          return run();
        } catch (error) {
          if (error instanceof PhraseError) throw new RuleCompileError(rule.id, error.said, phrase);
          throw error;
        }
      };
      source.flag.forEach((flag, phraseIndex) => {
        const common = {
          rule: index,
          index: phraseIndex,
          language,
          severity: flag.severity,
          onlyIf: guarded(undefined, () => compiler.compileAll(flag.onlyIf ?? [], language, lists)),
          unless: guarded(undefined, () => compiler.compileAll(flag.unless ?? [], language, lists)),
        };
        if (flag.regex) regexes.push({ ...common, matcher: compileRegex(rule.id, flag.phrase, regexEngine) });
        else {
          const program = guarded(flag.phrase, () => programs.program(flag.phrase, language, true, lists));
          phrases.push({ ...common, program });
        }
      });
      match[language] = guarded(undefined, () => ({
        source,
        onlyIf: compiler.compileAll(source.onlyIf, language, lists),
        unless: compiler.compileAll(source.unless, language, lists),
        severityWhen: source.severityWhen.map((line) => ({
          severity: line.severity,
          if: compiler.compileAll(line.if, language, lists),
        })),
        fixes: source.fixes,
      }));
    }
    return { match, phrases, regexes };
  }

  private readonly trials = new Map<string, Trials>();

  /** Phrases of a language to try where a word of copy or of a prompt stands; made when the first text asks. */
  trialsFor(text: 'copy' | 'prompts', language: Language): Trials {
    const key = `${text} ${language}`;
    let trials = this.trials.get(key);
    if (!trials) {
      const takesPart = (phrase: CompiledPhrase) =>
        phrase.language === language && [text, 'all'].includes(this.active[phrase.rule]!.rule.appliesTo);
      trials = new Trials(this.phrases, takesPart, this.vocabulary.count);
      this.trials.set(key, trials);
    }
    return trials;
  }

  private indexFacts(): (FactTrial[] | undefined)[] {
    const factsAt: (FactTrial[] | undefined)[] = [];
    this.facts.forEach(({ programs }, fact) => {
      for (const program of programs) {
        for (const word of program.anchors) {
          factsAt[word] ??= [];
          factsAt[word].push({ fact, program });
        }
      }
    });
    return factsAt;
  }
}

class RuleCompileError extends Error {
  readonly problem: RuleProblem;

  constructor(rule: string, message: Localised, phrase: string | undefined) {
    super(message.en);
    this.problem = { rule, message, ...(phrase === undefined ? {} : { phrase }) };
  }
}

const NO_REGEX_ENGINE: Localised = {
  en: 'regular expressions are not available here',
  fr: 'les expressions régulières ne sont pas disponibles ici',
};

function compileRegex(rule: string, source: string, engine: RegexEngine | undefined): RegexMatcher {
  if (!engine) throw new RuleCompileError(rule, NO_REGEX_ENGINE, source);
  try {
    return engine.compile(source);
  } catch (error) {
    throw new RuleCompileError(rule, engine.flawOf(error), source);
  }
}

function resolveSeverity(rule: Rule, settings: Settings): Severity | 'off' {
  let severity: Severity | 'off' = rule.severity;
  for (const line of settings.severities) {
    if (matchesRule(line.pattern, rule)) severity = line.severity;
  }
  return severity;
}

/** `family/*`, `*`, or an id (present or former). */
function matchesRule(pattern: string, rule: Rule): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('/*')) return rule.id.startsWith(pattern.slice(0, -1));
  return pattern === rule.id || rule.aliases.includes(pattern);
}

/** A rule that rests on no norm at all is advice, and stays. */
function restsOnChosenNorms(rule: Rule, norms: ReadonlyMap<string, Norm>, settings: Settings): boolean {
  if (rule.norms.length === 0) return true;
  return rule.norms.some((id) => {
    const norm = norms.get(id);
    return !norm || norm.jurisdiction === 'int' || settings.jurisdictions.includes(norm.jurisdiction);
  });
}
