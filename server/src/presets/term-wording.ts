import type { Language } from '../core/document/document.js';
import type { Guard, Localised, Rule, Severity } from '../core/rules/rule.js';
import type { TermKind } from './terms-schema.js';

/** What the rules made of terms are called and say. `{preferred}` is the word to write. */
export interface KindWording {
  readonly rule: string;
  readonly severity: Severity;
  readonly evenWhen: readonly Guard[];
  readonly say: Rule['say'];
  /** Title of the fix that writes `{preferred}`. */
  readonly fix?: Localised;
}

export const KIND_WORDING: Readonly<Record<TermKind, KindWording>> = {
  banned: {
    rule: 'banned-terms',
    severity: 'warning',
    evenWhen: ['negated', 'reported'],
    say: {
      en: {
        title: 'Word that the house does not use',
        message: '“{match}” is not a word of ours: choose another one.',
        why: 'The house has agreed to do without it, so that its texts speak with one voice.',
        fineWhen: 'It is quoted, or part of a name.',
      },
      fr: {
        title: 'Mot que la maison n’emploie pas',
        message: '« {match} » n’est pas un mot de la maison : choisissez-en un autre.',
        why: 'La maison a décidé de s’en passer, pour que ses textes parlent d’une seule voix.',
        fineWhen: 'C’est une citation, ou une partie d’un nom.',
      },
    },
  },
  preferred: {
    rule: 'preferred-terms',
    severity: 'info',
    evenWhen: ['negated', 'reported'],
    say: {
      en: {
        title: 'The house says it with another word',
        message: 'Not “{match}”: say “{preferred}”, the word that the house has chosen.',
        why: 'Readers take two words for two things. One word for one thing keeps texts clear and alike.',
        fineWhen: 'It is quoted, or means something else here.',
      },
      fr: {
        title: 'La maison emploie un autre mot',
        message: 'Pas « {match} » : dites « {preferred} », le mot que la maison a choisi.',
        why: 'Le lecteur prend deux mots pour deux choses. Un seul mot par chose garde les textes clairs et cohérents.',
        fineWhen: 'C’est une citation, ou le mot a ici un autre sens.',
      },
    },
    fix: { en: 'Say “{preferred}”', fr: 'Dire « {preferred} »' },
  },
  'needs-proof': {
    rule: 'needs-proof',
    severity: 'info',
    evenWhen: [],
    say: {
      en: {
        title: 'Claim that needs proof',
        message: '“{match}” has to be provable: keep the proof at hand, or name the source beside it.',
        why: 'Readers take it for a fact, and so do regulators. A source lets them check it.',
        fineWhen: 'The proof is on file, or stands beside it.',
      },
      fr: {
        title: 'Affirmation à prouver',
        message: '« {match} » doit pouvoir être prouvé : gardez la preuve, ou citez la source à côté.',
        why: 'Le lecteur le prend pour un fait, le régulateur aussi. Une source permet de vérifier.',
        fineWhen: 'La preuve est conservée, ou donnée à côté.',
      },
    },
  },
  'product-names': {
    rule: 'product-names',
    severity: 'info',
    evenWhen: ['negated', 'reported'],
    say: {
      en: {
        title: 'Spelling of a name',
        message: '“{match}” is written “{preferred}”.',
        why: 'A name that is always written the same way is recognised at once.',
        fineWhen: 'It is an address, the name of a file, or a quotation.',
      },
      fr: {
        title: 'Graphie d’un nom',
        message: '« {match} » s’écrit « {preferred} ».',
        why: 'Un nom toujours écrit de la même façon se reconnaît aussitôt.',
        fineWhen: 'C’est une adresse, un nom de fichier ou une citation.',
      },
    },
    fix: { en: 'Write “{preferred}”', fr: 'Écrire « {preferred} »' },
  },
};

/** Texts for the examples of a rule; those that hold none of its terms are taken. */
export const NOTHING: Readonly<Record<Language, readonly string[]>> = {
  en: ['Nothing of the kind here.', 'Tea grows on hills.', '1 + 1'],
  fr: ['Rien de tel ici.', 'Le thé pousse sur les collines.', '1 + 1'],
};

/** Words that somebody else wrote. */
export const QUOTED: Readonly<Record<Language, (words: string) => string>> = {
  en: (words) => `Left alone between quotation marks: “${words}”, as here.`,
  fr: (words) => `Entre guillemets, « ${words} » est laissé tel quel.`,
};
