import { stringify } from 'yaml';
import type { Language } from '../../core/document/document.js';
import { type Catalogue, FAMILIES, type Guard, type Localised, SEVERITIES } from '../../core/index.js';
import { MAX_PHRASE_LENGTH } from '../../core/rules/phrase.js';
import { PhraseChecker } from '../../core/rules/phrase-flaw.js';
import { readRule } from '../../presets/read-rule.js';
import { runExamples } from '../../presets/run-examples.js';
import type { SelectedWords } from './selected-words.js';

export interface NewRule {
  readonly id: string;
  readonly text: string;
}

export interface NewRuleWishes extends SelectedWords {
  /** Name of the preset, which its ids begin with. */
  readonly preset: string;
  readonly family: string;
  readonly severity: string;
  /** The copy is a prompt. */
  readonly isPrompt: boolean;
  readonly isTaken: (id: string) => boolean;
  /** Language of the comments. */
  readonly reader: Language;
}

/** Guards that a sentence may be kept from a rule by, the likeliest first. */
const GUARDS: readonly Guard[] = ['negated', 'quoted', 'reported', 'described', 'question'];

/** Writes a rule that flags some words, with their sentence as its first example; or says why it cannot. */
export async function newRule(
  wishes: NewRuleWishes,
  builtin: Catalogue,
): Promise<NewRule | { readonly flaw: Localised }> {
  const phrase = phraseOf(wishes.words);
  const flaw = new PhraseChecker().flawOf(phrase, wishes.language, undefined, true);
  if (flaw !== undefined) return { flaw };
  const id = freeId(wishes);
  // Where a guard would hold the sentence back, as in “No hidden fees”, the rule stands even then.
  for (const guards of [[], ...GUARDS.map((guard) => [guard]), GUARDS]) {
    const text = written(id, phrase, guards, wishes);
    const { rule } = readRule(text, '');
    if (!rule) break;
    const { failures } = await runExamples({ ...builtin, rules: [...builtin.rules, rule] }, [rule]);
    if (failures.length === 0) return { id, text };
  }
  return { id, text: written(id, phrase, [], wishes) };
}

/**
 * The words as a phrase: brackets stand for themselves, other marks that matching passes over are left out, and so is
 * the end of the sentence. What a template fills in may be any words.
 */
export function phraseOf(words: string): string {
  return words
    .slice(0, MAX_PHRASE_LENGTH / 2)
    .replace(/\{[^{}]*\}+/g, ' ... ')
    .replace(/[⟦⟧\\()|~{}"“”«»]|(?<=^|\s)[-–—'‘’]+(?=\s|$)/g, ' ')
    .replace(/[,;:]+(?=\s|$)|(?<=\s|^)…(?=\s|$)/g, ' ')
    .replace(/[[\]]/g, '\\$&')
    .replace(/(?<=^|\s)=(?=\p{L})/gu, '\\=')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.!?…]+|[\s.,!?…]+$/g, '');
}

function freeId({ preset, words, isTaken }: NewRuleWishes): string {
  const slug = plain(words).split('-').slice(0, 5).join('-').slice(0, 60).replace(/-+$/, '') || 'rule';
  const prefix = plain(preset.replace(/^@[^/]*\//, '')) || 'house';
  let id = `${prefix}/${slug}`;
  for (let i = 2; isTaken(id); i++) id = `${prefix}/${slug}-${i}`;
  return id;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function written(id: string, phrase: string, guards: readonly Guard[], wishes: NewRuleWishes): string {
  const { language, sentence, isPrompt, reader } = wishes;
  const words = COMMENTS[reader];
  const family = FAMILIES.find((name) => name === wishes.family) ?? 'house';
  const severity = SEVERITIES.find((name) => name === wishes.severity) ?? 'warning';
  const title = wishes.words.length > 60 ? `${wishes.words.slice(0, 59).trimEnd()}…` : wishes.words;
  return `id: ${id}
family: ${family}
severity: ${severity}
${isPrompt ? 'applies-to: prompts\n' : ''}${guards.length > 0 ? `even-when: [${guards.join(', ')}]\n` : ''}${words.say}
say:
  en:
    title: ${scalar(`Wording “${title}”`)}
    message: '“{match}” is not how we put it: say what is true, and what can be checked.'
    why: Say here what it can make a reader believe.
    fine-when: Say here when it may stay.
  fr:
    title: ${scalar(`Formule « ${title} »`)}
    message: '« {match} » : ce n’est pas ainsi que nous le disons. Dites ce qui est vrai et vérifiable.'
    why: Dites ici ce qu’elle peut faire croire au lecteur.
    fine-when: Dites ici quand elle peut rester.
match:
  ${language}:
    ${words.flag}
    flag:
      - ${scalar(phrase)}
    ${words.examples}
    examples:
      flagged:
        - ${scalar(sentence.replace(/[⟦⟧]/g, ''))}
      clean:
        - ${scalar(CLEAN[language])}
`;
}

/** A text on one line, quoted where YAML wants it. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN' }).trim();
}

const CLEAN: Readonly<Record<Language, string>> = {
  en: 'Write here a near miss that has to stay.',
  fr: 'Écrivez ici un texte voisin qui doit rester.',
};

const COMMENTS: Readonly<Record<Language, Readonly<Record<'say' | 'flag' | 'examples', string>>>> = {
  en: {
    say: '# What a reader is told, in the language of the reader.',
    flag: '# Make parts optional (like this), list choices (this|that), or put a slot such as {number}.',
    examples: '# Every flagged example has to be raised, no clean one may be. Four of each are best.',
  },
  fr: {
    say: '# Ce qui est dit au lecteur, dans la langue du lecteur.',
    flag: '# Rendez des parties facultatives (ainsi), donnez un choix (ceci|cela), ou un champ comme {number}.',
    examples: '# Tout exemple « flagged » doit être relevé, aucun « clean ». Quatre de chaque valent mieux.',
  },
};
