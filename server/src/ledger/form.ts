import type { Localised } from '../core/rules/rule.js';
import { isDay, isPlainPath, type Kind, LIMITS, type Scope } from './record.js';

/** What a person fills in to decide. */
export interface DecisionForm {
  readonly kind: Kind;
  readonly scope?: Scope | undefined;
  readonly reason?: string | undefined;
  readonly source?: string | undefined;
  readonly owner?: string | undefined;
  readonly until?: string | undefined;
  readonly by?: string | undefined;
  readonly role?: string | undefined;
}

export type FormField = Exclude<keyof DecisionForm, 'kind' | 'scope'>;

/** What is wrong with each field, to be shown beside it. */
export type FormErrors = Partial<Readonly<Record<FormField, Localised>>>;

/** Evidence older than this says little; in years. */
const LONGEST = 10;

const REQUIRED: Readonly<Record<Kind, Partial<Readonly<Record<FormField, Localised>>>>> = {
  evidence: {
    source: {
      en: 'Name what proves it: a file of the project, a link, or a note.',
      fr: 'Indiquez ce qui le prouve : un fichier du projet, un lien ou une note.',
    },
    owner: {
      en: 'Name the person or team who keeps the evidence up to date.',
      fr: 'Indiquez qui tient la preuve à jour : une personne ou une équipe.',
    },
    until: {
      en: 'Give the last day on which the evidence holds.',
      fr: 'Indiquez le dernier jour où la preuve vaut.',
    },
  },
  accept: { reason: { en: 'Say why the risk is accepted.', fr: 'Dites pourquoi le risque est accepté.' } },
  baseline: {},
  'sign-off': {},
  withdraw: {},
};

const NOBODY: Localised = {
  en: 'Say who decides: set user.name and user.email in git, or give a name.',
  fr: 'Dites qui décide : réglez user.name et user.email dans git, ou donnez un nom.',
};

/** The form as it is recorded: white space evened, empty fields left out. */
export function evenedForm<F extends DecisionForm>(form: F): F {
  const evened = Object.entries(form).map(([key, value]) => [key, typeof value === 'string' ? even(value) : value]);
  return Object.fromEntries(evened.filter(([, value]) => value !== undefined && value !== '')) as F;
}

/** Whether evidence is meant to be a file of the project: a path without spaces that ends in an extension. */
export function looksLikeFile(source: string): boolean {
  return isPlainPath(source) && /^\S+\.[a-z0-9]{1,8}$/i.test(source);
}

/** Said of evidence that looks like a file and is none. */
export const NO_SUCH_FILE: Localised = {
  en: 'There is no such file in the project. Write a link with https://, or a note in words.',
  fr: 'Ce fichier n’est pas dans le projet. Écrivez un lien avec https://, ou une note en toutes lettres.',
};

/** Checks an evened form. @param today `YYYY-MM-DD` */
export function checkForm(form: DecisionForm, today: string): FormErrors {
  const errors: Partial<Record<FormField, Localised>> = {};
  for (const [field, message] of Object.entries(REQUIRED[form.kind]) as [FormField, Localised][]) {
    if (!form[field]) errors[field] = message;
  }
  if (!form.by) errors.by = NOBODY;
  for (const [field, most] of Object.entries(MOST) as [FormField, number][]) {
    const text = form[field];
    if (text === undefined) continue;
    if (text.length > most) {
      errors[field] = { en: `At most ${most} characters.`, fr: `Au plus ${most} caractères.` };
    } else if (HIDDEN.test(text)) {
      errors[field] = {
        en: 'It holds characters that nobody can see: type it anew.',
        fr: 'Elle contient des caractères invisibles : retapez-la.',
      };
    }
  }
  const wrongDay = form.until === undefined ? undefined : dayError(form.until, today);
  if (wrongDay) errors.until = wrongDay;
  return errors;
}

const MOST: Readonly<Record<Exclude<FormField, 'until'>, number>> = {
  reason: LIMITS.long,
  source: LIMITS.long,
  owner: LIMITS.short,
  by: LIMITS.short,
  role: LIMITS.short,
};

/** Controls and what reorders or hides text; joiners of emoji and of scripts stay. */
const HIDDEN =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{Cs}/u;

function even(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function dayError(until: string, today: string): Localised | undefined {
  if (!isDay(until)) {
    return {
      en: 'Write a day as YYYY-MM-DD, such as 2027-06-30.',
      fr: 'Écrivez un jour sous la forme AAAA-MM-JJ, comme 2027-06-30.',
    };
  }
  if (until < today) return { en: 'This day is past.', fr: 'Ce jour est passé.' };
  if (until > yearsAfter(today, LONGEST)) {
    return { en: `At most ${LONGEST} years from today.`, fr: `Au plus ${LONGEST} ans à partir d’aujourd’hui.` };
  }
  return undefined;
}

/** The same day some years later; 29 February becomes the day after. */
export function yearsAfter(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
}
