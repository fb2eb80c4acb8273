import type { Answer } from '../rules/ask.js';
import type { CompiledCondition } from '../rules/compiled-condition.js';
import type { ConditionName, ConditionScope, FactName, Localised } from '../rules/rule.js';

/** What a condition of each name says of a match, as a clause. */
export const STATES: Readonly<Record<ConditionName, Localised>> = {
  negated: { en: 'it is denied', fr: 'c’est nié' },
  quoted: { en: 'it is quoted', fr: 'c’est cité' },
  reported: { en: 'it is reported of somebody else', fr: 'c’est prêté à quelqu’un d’autre' },
  described: { en: 'it is shown as an example of a practice', fr: 'c’est montré en exemple d’une pratique' },
  conditional: { en: 'it is said under a condition', fr: 'c’est dit sous condition' },
  question: { en: 'it is a question', fr: 'c’est une question' },
  imperative: { en: 'it is an order', fr: 'c’est un ordre' },
  past: { en: 'it is told in the past', fr: 'c’est dit au passé' },
  'we-speak': { en: 'the company speaks of itself', fr: 'l’entreprise parle d’elle-même' },
  'addresses-reader': { en: 'the reader is addressed', fr: 'on s’adresse au lecteur' },
  'whole-segment': {
    en: 'it is the whole paragraph, button or cell',
    fr: 'c’est tout le paragraphe, le bouton ou la cellule',
  },
  heading: { en: 'it stands in a heading', fr: 'c’est dans un titre de section' },
  button: { en: 'it stands on a button', fr: 'c’est sur un bouton' },
  link: { en: 'it stands in a link', fr: 'c’est dans un lien' },
  'list-item': { en: 'it stands in a list', fr: 'c’est dans une liste' },
  cell: { en: 'it stands in a table', fr: 'c’est dans un tableau' },
  alt: { en: 'it describes an image', fr: 'cela décrit une image' },
  attribute: { en: 'it stands in an attribute', fr: 'c’est dans un attribut' },
  title: { en: 'it stands in a title', fr: 'c’est dans un titre' },
  'legal-page': { en: 'the page is a legal one', fr: 'la page est juridique' },
  article: { en: 'the page is an article', fr: 'la page est un article' },
  forbidden: { en: 'it is forbidden there', fr: 'c’est interdit à cet endroit' },
  'prompt-file': { en: 'the file is a prompt', fr: 'le fichier est un prompt' },
  'system-role': { en: 'it is said to the model as the system', fr: 'c’est dit au modèle en tant que système' },
  'user-role': { en: 'it is said as the user', fr: 'c’est dit en tant qu’utilisateur' },
  'assistant-role': { en: 'it is said as the assistant', fr: 'c’est dit en tant qu’assistant' },
  hidden: { en: 'readers do not see it', fr: 'le lecteur ne le voit pas' },
  struck: { en: 'it is struck through', fr: 'c’est barré' },
  'upper-case': { en: 'it is in capitals', fr: 'c’est en capitales' },
};

export const FACTS: Readonly<Record<FactName, Localised>> = {
  number: { en: 'a number', fr: 'un nombre' },
  percent: { en: 'a percentage', fr: 'un pourcentage' },
  price: { en: 'a price', fr: 'un prix' },
  date: { en: 'a date', fr: 'une date' },
  time: { en: 'a time of day', fr: 'une heure' },
  year: { en: 'a year', fr: 'une année' },
  duration: { en: 'a duration', fr: 'une durée' },
  source: { en: 'a source', fr: 'une source' },
  limit: { en: 'a stated limit', fr: 'une limite énoncée' },
  link: { en: 'a link', fr: 'un lien' },
  'terms-link': { en: 'a link to terms', fr: 'un lien vers des conditions' },
  name: { en: 'a name', fr: 'un nom' },
  email: { en: 'an e-mail address', fr: 'une adresse e-mail' },
};

export const SCOPES: Readonly<Record<ConditionScope, Localised>> = {
  match: { en: 'in the words themselves', fr: 'dans les mots mêmes' },
  sentence: { en: 'in the same sentence', fr: 'dans la même phrase' },
  before: { en: 'before it in the sentence', fr: 'avant, dans la phrase' },
  after: { en: 'after it in the sentence', fr: 'après, dans la phrase' },
  segment: { en: 'in the same paragraph', fr: 'dans le même paragraphe' },
  nearby: { en: 'nearby', fr: 'à proximité' },
  section: { en: 'in the same section', fr: 'dans la même section' },
  headings: { en: 'in a heading above', fr: 'dans un titre au-dessus' },
  title: { en: 'in the title of the document', fr: 'dans le titre du document' },
  document: { en: 'in the document', fr: 'dans le document' },
};

/** More would not be read. */
const MOST_REASONS = 2;

/** Answers about the place of a match. */
export interface Told {
  readonly ask: (condition: CompiledCondition) => Answer;
  /** The words that a condition was met by, when they stand in the same paragraph. */
  readonly wordsFor: (condition: CompiledCondition) => string | undefined;
}

/** Says in both languages, as clauses, which conditions let a match through or changed its severity. */
export function becauseOf(conditions: readonly CompiledCondition[], told: Told): Localised | undefined {
  const reasons = conditions.map((condition) => reasonOf(condition, told)).filter((reason) => reason !== undefined);
  const shown = reasons.slice(0, MOST_REASONS);
  if (shown.length === 0) return undefined;
  return { en: shown.map((r) => r.en).join(', '), fr: shown.map((r) => r.fr).join(', ') };
}

function reasonOf(condition: CompiledCondition, told: Told): Localised | undefined {
  switch (condition.kind) {
    case 'count':
      return counted(condition.count, condition.in);
    case 'is':
      return STATES[condition.name];
    case 'has': {
      const fact = FACTS[condition.fact];
      const scope = SCOPES[condition.in];
      return { en: `${fact.en} stands ${scope.en}`, fr: `${fact.fr} figure ${scope.fr}` };
    }
    case 'fact':
      return {
        en: `the ${condition.in} says something else that bears on it`,
        fr:
          condition.in === 'section'
            ? 'la section dit autre chose qui s’y rapporte'
            : 'le document dit autre chose qui s’y rapporte',
      };
    case 'phrases': {
      const scope = SCOPES[condition.in];
      const words = told.wordsFor(condition)?.replace(/\s+/g, ' ');
      return words === undefined
        ? { en: `words ${scope.en} bear on it`, fr: `des mots ${scope.fr} s’y rapportent` }
        : { en: `“${words}” stands ${scope.en}`, fr: `« ${words} » figure ${scope.fr}` };
    }
    case 'front-matter':
      return {
        en: `the front matter says so (${condition.field})`,
        fr: `l’en-tête du fichier le dit (${condition.field})`,
      };
    case 'not': {
      if (condition.item.kind !== 'has') return undefined;
      const fact = FACTS[condition.item.fact];
      return { en: `it comes without ${fact.en}`, fr: `cela vient sans ${fact.fr.replace(/^une? /, '')}` };
    }
    case 'all':
      return becauseOf(condition.items, told);
    case 'any': {
      const held = condition.items.filter((item) => told.ask(item) !== false);
      return becauseOf(held.slice(0, 1), told);
    }
  }
}

function counted(count: number, scope: 'segment' | 'section' | 'document'): Localised {
  const place: Localised = {
    segment: { en: 'paragraph', fr: 'ce paragraphe' },
    section: { en: 'section', fr: 'cette section' },
    document: { en: 'document', fr: 'ce document' },
  }[scope];
  return {
    en: `at least ${count} such phrases stand in this ${place.en}`,
    fr: `au moins ${count} formules de ce genre figurent dans ${place.fr}`,
  };
}
