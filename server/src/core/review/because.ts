import type { CompiledCondition } from '../rules/compiled-condition.js';
import type { ConditionName, FactName, Localised } from '../rules/rule.js';

const NAMES: Partial<Readonly<Record<ConditionName, Localised>>> = {
  question: { en: 'it is put as a question', fr: 'c’est posé comme une question' },
  heading: { en: 'it stands in a heading', fr: 'cela figure dans un titre' },
  button: { en: 'it is what a button says', fr: 'c’est le texte d’un bouton' },
  link: { en: 'it is what a link says', fr: 'c’est le texte d’un lien' },
  hidden: { en: 'readers do not see this text', fr: 'ce texte n’est pas visible des lecteurs' },
  'upper-case': { en: 'it is written in capitals', fr: 'c’est écrit en capitales' },
  'system-role': { en: 'it is an instruction to the model', fr: 'c’est une instruction donnée au modèle' },
  'whole-segment': { en: 'it stands alone', fr: 'cela figure seul' },
};

const FACTS: Readonly<Record<FactName, Localised>> = {
  number: { en: 'a figure', fr: 'un chiffre' },
  percent: { en: 'a percentage', fr: 'un pourcentage' },
  price: { en: 'a price', fr: 'un prix' },
  date: { en: 'a date', fr: 'une date' },
  time: { en: 'a time', fr: 'une heure' },
  year: { en: 'a year', fr: 'une année' },
  duration: { en: 'a duration', fr: 'une durée' },
  source: { en: 'a source', fr: 'une source' },
  link: { en: 'a link', fr: 'un lien' },
  name: { en: 'a name', fr: 'un nom' },
  email: { en: 'an e-mail address', fr: 'une adresse e-mail' },
};

/** Says in both languages which condition changed a finding, when it can be said in a few words. */
export function becauseOf(conditions: readonly CompiledCondition[]): Localised | undefined {
  const reasons = conditions.map(reasonOf).filter((reason): reason is Localised => reason !== undefined);
  if (reasons.length === 0) return undefined;
  return { en: reasons.map((r) => r.en).join(', '), fr: reasons.map((r) => r.fr).join(', ') };
}

function reasonOf(condition: CompiledCondition): Localised | undefined {
  switch (condition.kind) {
    case 'count': {
      const place: Localised = {
        segment: { en: 'paragraph', fr: 'paragraphe' },
        section: { en: 'section', fr: 'section' },
        document: { en: 'document', fr: 'document' },
      }[condition.in];
      return {
        en: `at least ${condition.count} such phrases stand in this ${place.en}`,
        fr: `au moins ${condition.count} formules de ce genre figurent dans ce${place.fr === 'section' ? 'tte' : ''} ${place.fr}`,
      };
    }
    case 'is':
      return NAMES[condition.name];
    case 'has':
      return { en: `${FACTS[condition.fact].en} stands there`, fr: `${FACTS[condition.fact].fr} y figure` };
    case 'fact':
      return { en: 'of what else the document says', fr: 'de ce que dit le reste du document' };
    case 'phrases':
      return { en: 'of the words around it', fr: 'des mots qui l’entourent' };
    case 'not': {
      if (condition.item.kind !== 'has') return undefined;
      const fact = FACTS[condition.item.fact];
      return { en: `it comes without ${fact.en}`, fr: `cela vient sans ${fact.fr.replace(/^une? /, '')}` };
    }
    case 'all':
    case 'any':
      return becauseOf(condition.items);
  }
}
