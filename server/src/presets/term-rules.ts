import { type Problem, problemAt } from '../config/problem.js';
import type { YamlSource } from '../config/yaml-source.js';
import type { Language } from '../core/document/document.js';
import type { PhraseChecker } from '../core/rules/phrase-flaw.js';
import type { Condition, FlagPhrase, Localised, Rule, RuleMatch, Severity } from '../core/rules/rule.js';
import { addressPhrases, anyOf, exactPhrases, folded, literalPhrase, pluralOf, spellings } from './term-phrase.js';
import { KIND_WORDING, NOTHING, QUOTED } from './term-wording.js';
import { TERM_KINDS, type TermKind, type WrittenTerms } from './terms-schema.js';

type Path = readonly PropertyKey[];

/** A rule made of the terms of one kind. */
export interface TermRule {
  readonly rule: Rule;
  readonly kind: TermKind;
}

/** Terms of all kinds and both languages together; more are no vocabulary that a house agrees on. */
const MAX_TERMS = 5_000;
const LANGUAGES = ['en', 'fr'] as const;

/** The id of the rule that is made of one kind of terms. */
export function termRuleId(preset: string, kind: TermKind): string {
  const prefix = preset
    .replace(/^@[^/]*\//, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${prefix || 'house'}/${KIND_WORDING[kind].rule}`;
}

/** The kind of terms that a rule of the preset is made of. */
export function termKindOf(preset: string, rule: string): TermKind | undefined {
  return TERM_KINDS.find((kind) => termRuleId(preset, kind) === rule);
}

/**
 * Complete rules, one a kind, made of the terms of a preset. A term that cannot be used is told where it is written and
 * left out.
 * @param checker keeps the programs of the phrases
 */
export function termRules(
  preset: string,
  terms: WrittenTerms,
  file: string,
  source: YamlSource,
  checker: PhraseChecker,
): { readonly rules: readonly TermRule[]; readonly problems: readonly Problem[] } {
  const reader = new TermReader(file, source, checker);
  const entries = TERM_KINDS.map((kind) => ({ kind, entries: entriesOf(kind, terms[kind]) }));
  if (entries.reduce((sum, { entries: of }) => sum + of.length, 0) > MAX_TERMS) {
    return { rules: [], problems: [reader.problem(['terms'], ...TOO_MANY)] };
  }
  reader.refuseContradictions(entries.flatMap(({ entries: of }) => of));
  const rules = entries.flatMap(({ kind, entries: of }) => {
    const match = Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const made = reader.matchOf(kind, of, language);
        return made ? [[language, made]] : [];
      }),
    );
    return Object.keys(match).length ? [{ rule: ruleOf(termRuleId(preset, kind), kind, match), kind }] : [];
  });
  return { rules, problems: reader.problems };
}

/** One term in one language, its entry's extras with it. */
interface Term {
  readonly kind: TermKind;
  readonly text: string;
  readonly path: Path;
  readonly language: Language;
  /** What to write instead. */
  readonly preferred?: string;
  /** The name itself, in spellings that nobody need list. */
  readonly isName?: boolean;
  readonly isOrdinaryWord?: boolean;
  readonly because?: Localised;
  readonly severity?: Severity;
}

function entriesOf(kind: TermKind, written: WrittenTerms[TermKind]): Term[] {
  if (!written) return [];
  if (Array.isArray(written)) {
    return LANGUAGES.flatMap((language) =>
      written.flatMap((entry, index) => termsOf(kind, entry, ['terms', kind, index], language)),
    );
  }
  return LANGUAGES.flatMap((language) =>
    (written[language] ?? []).flatMap((entry, index) =>
      termsOf(kind, entry, ['terms', kind, language, index], language),
    ),
  );
}

type Entry = Extract<NonNullable<WrittenTerms[TermKind]>, readonly unknown[]>[number];

function termsOf(kind: TermKind, entry: Entry, path: Path, language: Language): Term[] {
  const at = { kind, language };
  if (typeof entry === 'string') {
    return kind === 'product-names'
      ? [{ ...at, text: entry, path, preferred: entry, isName: true }]
      : [{ ...at, text: entry, path }];
  }
  const { because, severity } = entry;
  const extras = {
    ...at,
    ...(because !== undefined && { because: typeof because === 'string' ? { en: because, fr: because } : because }),
    ...(severity && { severity }),
  };
  const each = (key: string, texts: string | readonly string[] | undefined, more: Partial<Term> = {}): Term[] =>
    typeof texts === 'string'
      ? [{ ...extras, ...more, text: texts, path: [...path, key] }]
      : (texts ?? []).map((text, index) => ({ ...extras, ...more, text, path: [...path, key, index] }));
  if ('term' in entry) return each('term', entry.term);
  if ('say' in entry) return each('not', entry.not, { preferred: entry.say });
  const preferred = entry.name;
  const isOrdinaryWord = entry['ordinary-word'] ?? false;
  return [
    ...each('name', entry.name, { preferred, isName: true, isOrdinaryWord }),
    ...each('not', entry.not, { preferred }),
  ];
}

class TermReader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly file: string,
    private readonly source: YamlSource,
    private readonly checker: PhraseChecker,
  ) {}

  problem(path: Path, what: Localised, instead: Localised): Problem {
    return problemAt(this.file, this.source.locate(path), what, instead);
  }

  /** A word that one entry asks for and another one forbids. */
  refuseContradictions(terms: readonly Term[]): void {
    const asked = new Map(
      terms.flatMap(({ preferred, language }) => (preferred ? [[`${language} ${folded(preferred)}`, preferred]] : [])),
    );
    const told = new Set<string>();
    for (const { kind, text, path, language, preferred, isName } of terms) {
      const other = asked.get(`${language} ${folded(text)}`);
      if (kind === 'needs-proof' || isName || other === undefined || other === preferred || told.has(text)) continue;
      told.add(text);
      const what = {
        en: `“${text}” is not to be used here, but another entry says to write “${other}”.`,
        fr: `« ${text} » est à éviter ici, mais une autre entrée dit d’écrire « ${other} ».`,
      };
      this.problems.push(this.problem(path, what, { en: 'Keep one of the two.', fr: 'Gardez l’une des deux.' }));
    }
  }

  /** What is looked for in one language; undefined when there is nothing. */
  matchOf(kind: TermKind, terms: readonly Term[], language: Language): RuleMatch | undefined {
    const flag: FlagPhrase[] = [];
    const flagged: string[] = [];
    const clean: string[] = [...NOTHING[language]];
    const seen = new Set<string>();
    const right = new Set(terms.map(({ preferred }) => preferred));
    for (const term of terms) {
      if (term.language !== language) continue;
      // In a list for both languages, a slip is told once.
      const isTold = this.problems.some(({ line, column }) => {
        const place = this.source.locate(term.path);
        return place.line === line && place.column === column;
      });
      if (seen.has(folded(term.text)) || isTold) continue;
      const phrases = phrasesOf(term);
      const flaw = phrases.map(({ phrase }) => this.checker.flawOf(phrase, language, undefined, true)).find(Boolean);
      if (flaw !== undefined) {
        const what = {
          en: `“${term.text}” cannot be looked for: ${flaw}.`,
          fr: `« ${term.text} » ne peut être cherché : ${flaw}.`,
        };
        this.problems.push(this.problem(term.path, what, WRITE_A_RULE));
        continue;
      }
      seen.add(folded(term.text));
      for (const { examples, ...phrase } of phrases) {
        const { because, severity } = term;
        flag.push({ ...phrase, ...(because && { because }), ...(severity && { severity }) });
        flagged.push(...examples);
      }
      if (term.preferred !== undefined && clean.length < MOST_CLEAN) clean.push(term.preferred);
      if (clean.length < MOST_CLEAN) clean.push(QUOTED[language](term.text));
    }
    if (!flag.length) return undefined;
    // A term may be a word of the examples themselves.
    const around = (example: string) => ` ${folded(example.replace(/[“«].*[”»]/u, '').replace(/[.,:]/g, ' '))} `;
    const isClean = (example: string) => [...seen].every((term) => !around(example).includes(` ${term} `));
    const { fix } = KIND_WORDING[kind];
    const letterCase = kind === 'product-names' ? 'exact' : 'keep';
    return {
      flag,
      unless: UNLESS[kind],
      onlyIf: [],
      severityWhen: [],
      fixes: fix ? [{ title: fix, replace: '{preferred}', safe: kind === 'product-names', letterCase }] : [],
      examples: { flagged, clean: [...new Set(clean)].filter((text) => right.has(text) || isClean(text)) },
    };
  }
}

/** Examples of text to be left alone, a rule and language. */
const MOST_CLEAN = 20;

/** A phrase to flag, with texts that it finds. */
type TermPhrase = Pick<FlagPhrase, 'phrase' | 'with' | 'unless'> & { readonly examples: readonly string[] };

function phrasesOf({ text, language, preferred, isName, isOrdinaryWord }: Term): TermPhrase[] {
  if (preferred === undefined) {
    const plural = pluralOf(text, language);
    const phrase = plural ? `(${literalPhrase(text)}|${literalPhrase(plural)})` : literalPhrase(text);
    return [{ phrase, examples: plural ? [text, plural] : [text] }];
  }
  const unless = unlessRight(text, preferred);
  const instead = { ...(unless.length > 0 && { unless }), with: { preferred } };
  if (isName) {
    const texts = spellings(text);
    const wrong = texts.slice(1);
    const lower = text.toLowerCase();
    const leftAlone: Condition[] = [...unless, { phrases: addressPhrases(text), in: 'sentence' }];
    if (isOrdinaryWord) leftAlone.push({ phrases: exactPhrases(lower), in: 'match' });
    else if (lower !== text) wrong.push(lower);
    const odd = lower.replace(/(?<=\p{L})\p{L}/u, (letter) => letter.toUpperCase());
    if (wrong.length === 0 && odd !== text) wrong.push(odd);
    return [{ phrase: anyOf(texts), ...instead, unless: leftAlone, examples: wrong }];
  }
  const plural = pluralOf(text, language);
  const preferredPlural = pluralOf(preferred, language);
  const single = { phrase: literalPhrase(text), ...instead, examples: [text] };
  if (!plural || !preferredPlural) return [single];
  return [
    single,
    { phrase: literalPhrase(plural), ...instead, with: { preferred: preferredPlural }, examples: [plural] },
  ];
}

/** Conditions under which the words are already right: written exactly so, or part of what is preferred. */
function unlessRight(text: string, preferred: string): Condition[] {
  if (spellings(preferred).some((spelling) => folded(spelling) === folded(text))) {
    return [{ phrases: exactPhrases(preferred), in: 'match' }];
  }
  return ` ${folded(preferred)} `.includes(` ${folded(text)} `)
    ? [{ phrases: [literalPhrase(preferred)], in: 'sentence' }]
    : [];
}

const UNLESS: Readonly<Record<TermKind, readonly Condition[]>> = {
  banned: [],
  preferred: [],
  'needs-proof': [{ has: 'source', in: 'nearby' }],
  'product-names': [{ is: 'upper-case' }],
};

function ruleOf(id: string, kind: TermKind, match: Rule['match']): Rule {
  const { severity, evenWhen, say } = KIND_WORDING[kind];
  return { id, aliases: [], family: 'house', severity, norms: [], appliesTo: 'copy', say, evenWhen, match };
}

const WRITE_A_RULE: Localised = {
  en: 'A term is one or several words that mean something by themselves; write a rule for anything else.',
  fr: 'Un terme est fait d’un ou plusieurs mots qui ont un sens à eux seuls ; écrivez une règle pour le reste.',
};
const TOO_MANY: readonly [Localised, Localised] = [
  { en: `These are more than ${MAX_TERMS} terms.`, fr: `Cela fait plus de ${MAX_TERMS} termes.` },
  {
    en: 'Split them over several presets; a list for both languages counts twice.',
    fr: 'Répartissez-les sur plusieurs préréglages ; une liste pour les deux langues compte double.',
  },
];
