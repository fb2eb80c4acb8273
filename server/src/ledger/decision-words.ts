import type { Language } from '../core/document/document.js';
import type { Decision, Finding } from '../core/review/finding.js';
import type { Localised } from '../core/rules/rule.js';

const TAKEN: Readonly<Record<Decision['kind'], Localised>> = {
  evidence: { en: 'Substantiated', fr: 'Prouvé' },
  accept: { en: 'Risk accepted', fr: 'Risque accepté' },
  baseline: { en: 'In the baseline', fr: 'Dans l’état initial' },
  'sign-off': { en: 'Signed off', fr: 'Signé' },
};

/** What a decision makes of a finding, until when, and who decided. */
export function decisionWords({ kind, until, by }: Decision, reader: Language): string {
  const taken = TAKEN[kind][reader];
  const end = until === undefined ? '' : reader === 'fr' ? ` jusqu’au ${until}` : ` until ${until}`;
  return `${taken}${end} (${nameOf(by)})`;
}

/** Why a decision about a finding holds no longer. */
export function lapseWords(lapsed: NonNullable<Finding['lapsed']>, reader: Language): string {
  return sayLapse(lapsed)[reader];
}

function sayLapse({ why, until = '', source = '' }: NonNullable<Finding['lapsed']>): Localised {
  switch (why) {
    case 'expired':
      return {
        en: `Decided until ${until}: that day has passed, decide again.`,
        fr: `Tranché jusqu’au ${until} : ce jour est passé, décidez à nouveau.`,
      };
    case 'evidence-changed':
      return {
        en: `The evidence has changed (${source}): see whether it still proves this.`,
        fr: `La preuve a changé (${source}) : voyez si elle vaut encore.`,
      };
    case 'evidence-missing':
      return {
        en: `The evidence is gone (${source}): find it again, or decide otherwise.`,
        fr: `La preuve a disparu (${source}) : retrouvez-la, ou décidez autrement.`,
      };
  }
}

/** The name in "Name <address>". */
export function nameOf(by: string): string {
  return /^([^<]*\S)\s*<[^<>]*>$/.exec(by)?.[1] ?? by;
}
