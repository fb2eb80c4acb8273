import type { Decision } from '../core/review/finding.js';
import type { Localised } from '../core/rules/rule.js';

/** What stands for a reason that nobody gave. */
export const UNSAID_REASONS: Readonly<Record<Decision['kind'], Localised>> = {
  evidence: { en: 'Evidence is kept.', fr: 'Une preuve est conservée.' },
  accept: { en: 'No reason was given.', fr: 'Aucune raison n’a été donnée.' },
  baseline: { en: 'It was there when the baseline was taken.', fr: 'Ce texte était là au moment de l’état initial.' },
  'sign-off': {
    en: 'A person reviewed the text and answers for it.',
    fr: 'Une personne a relu le texte et en répond.',
  },
};
