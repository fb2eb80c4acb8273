import type { Language } from '../core/document/document.js';
import type { DisclosureStatus } from '../core/index.js';
import type { Jurisdiction, NormKind } from '../core/rules/catalogue.js';
import type { Severity } from '../core/rules/rule.js';

/** Every word the server says by itself; what findings say comes from their rules. */
export interface Messages {
  readonly suppress: (rule: string) => string;
  /** Stands where the writer puts the reason. */
  readonly reasonPlaceholder: string;
  readonly fixRule: (title: string, count: number) => string;
  readonly fixAll: string;
  readonly attachEvidence: string;
  readonly acceptRisk: string;
  readonly signOff: string;
  readonly withdrawDecision: string;
  readonly why: string;
  readonly because: string;
  readonly norm: string;
  readonly fineWhen: string;
  readonly safer: string;
  readonly rulePage: string;
  readonly decide: string;
  readonly noLegalAdvice: (date: string) => string;
  readonly kinds: Readonly<Record<NormKind, string>>;
  readonly jurisdictions: Readonly<Record<Jurisdiction, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly disclosure: Readonly<Record<DisclosureStatus, string>>;
  readonly rule: string;
  readonly severityIs: (severity: string) => string;
  readonly flagged: string;
  readonly clean: string;
  readonly languages: Readonly<Record<Language, string>>;
  readonly reviewing: string;
  readonly reporting: string;
  readonly directives: Readonly<Record<DirectiveName, string>>;
  readonly decideTitle: string;
  readonly decideText: (rule: string) => string;
  readonly examples: (language: string) => string;
  readonly offSeverity: string;
  readonly severityMeanings: Readonly<Record<Severity, string>>;
  readonly wholeFamily: string;
}

export type DirectiveName = 'candor-disable-next-line' | 'candor-disable-line' | 'candor-disable' | 'candor-enable';

const EN: Messages = {
  suppress: (rule) => `Keep it, with a reason (${rule})`,
  reasonPlaceholder: 'reviewed: explain why this is fine',
  fixRule: (title, count) => `Fix all ${count} of “${title}” in this file`,
  fixAll: 'Apply every safe fix in this file',
  attachEvidence: 'Attach evidence…',
  acceptRisk: 'Accept the risk…',
  signOff: 'Sign off this document…',
  withdrawDecision: 'Withdraw this decision…',
  why: 'Why',
  because: 'Here because',
  norm: 'Rests on',
  fineWhen: 'Fine when',
  safer: 'Safer',
  rulePage: 'About this rule',
  decide: 'Press the light bulb to rewrite it, or to keep it with a reason.',
  noLegalAdvice: (date) => `Not legal advice. Norms compared with their sources on ${date}.`,
  kinds: {
    law: 'law',
    guidance: 'regulator’s guidance',
    'self-regulation': 'advertising self-regulation',
    'platform-policy': 'platform policy',
    standard: 'standard',
  },
  jurisdictions: {
    eu: 'European Union',
    fr: 'France',
    uk: 'United Kingdom',
    us: 'United States',
    ca: 'Canada',
    in: 'India',
    asia: 'Asia',
    int: 'International',
  },
  severities: { error: 'error', warning: 'warning', info: 'to check', hint: 'hint' },
  disclosure: {
    'not-needed': 'No AI disclosure needed',
    disclosed: 'AI use is disclosed',
    missing: 'AI disclosure missing',
    'signed-off': 'Signed off',
  },
  rule: 'Rule',
  severityIs: (severity) => `Severity: ${severity}`,
  flagged: 'Flagged',
  clean: 'Fine',
  languages: { en: 'English', fr: 'French' },
  reviewing: 'Candor: reviewing',
  reporting: 'Candor: writing the report',
  directives: {
    'candor-disable-next-line': 'Keeps the findings of a rule on the next line, for the reason after “--”.',
    'candor-disable-line': 'Keeps the findings of a rule on this line, for the reason after “--”.',
    'candor-disable': 'Keeps the findings of a rule from here on, for the reason after “--”.',
    'candor-enable': 'Ends a “candor-disable”.',
  },
  decideTitle: 'Decide otherwise',
  decideText: (rule) =>
    `Where the phrase is right, keep it with a reason: \`candor-disable-next-line ${rule} -- reason\` in a comment on the line before. To change the severity everywhere, write it in \`candor.yml\` under \`rules:\`, such as \`${rule}: off\`.`,
  examples: (language) => `Examples in ${language}`,
  offSeverity: 'The rule is not applied.',
  severityMeanings: {
    error: 'Wrong whatever the facts.',
    warning: 'Likely misleading as worded.',
    info: 'May be true: needs proof or context.',
    hint: 'A weak signal, never counted.',
  },
  wholeFamily: 'Every rule of the family.',
};

const FR: Messages = {
  suppress: (rule) => `Garder, avec une raison (${rule})`,
  reasonPlaceholder: 'relu : dire pourquoi c’est juste',
  fixRule: (title, count) => `Corriger les ${count} « ${title} » de ce fichier`,
  fixAll: 'Appliquer toutes les corrections sûres de ce fichier',
  attachEvidence: 'Joindre une preuve…',
  acceptRisk: 'Accepter le risque…',
  signOff: 'Signer ce document…',
  withdrawDecision: 'Retirer cette décision…',
  why: 'Pourquoi',
  because: 'Ici parce que',
  norm: 'S’appuie sur',
  fineWhen: 'Acceptable quand',
  safer: 'Plus juste',
  rulePage: 'Cette règle en détail',
  decide: 'L’ampoule propose de réécrire, ou de garder avec une raison.',
  noLegalAdvice: (date) => `Ceci n’est pas un avis juridique. Normes comparées à leurs sources le ${date}.`,
  kinds: {
    law: 'loi',
    guidance: 'recommandation d’un régulateur',
    'self-regulation': 'autorégulation publicitaire',
    'platform-policy': 'règlement de plateforme',
    standard: 'norme technique',
  },
  jurisdictions: {
    eu: 'Union européenne',
    fr: 'France',
    uk: 'Royaume-Uni',
    us: 'États-Unis',
    ca: 'Canada',
    in: 'Inde',
    asia: 'Asie',
    int: 'International',
  },
  severities: { error: 'erreur', warning: 'avertissement', info: 'à vérifier', hint: 'indice' },
  disclosure: {
    'not-needed': 'Aucune mention de l’IA requise',
    disclosed: 'L’usage de l’IA est signalé',
    missing: 'La mention de l’IA manque',
    'signed-off': 'Validé par une personne',
  },
  rule: 'Règle',
  severityIs: (severity) => `Gravité : ${severity}`,
  flagged: 'Relevé',
  clean: 'Accepté',
  languages: { en: 'anglais', fr: 'français' },
  reviewing: 'Candor : relecture',
  reporting: 'Candor : rédaction du rapport',
  directives: {
    'candor-disable-next-line':
      'Garde les constats d’une règle sur la ligne suivante, pour la raison écrite après « -- ».',
    'candor-disable-line': 'Garde les constats d’une règle sur cette ligne, pour la raison écrite après « -- ».',
    'candor-disable': 'Garde les constats d’une règle à partir d’ici, pour la raison écrite après « -- ».',
    'candor-enable': 'Met fin à un « candor-disable ».',
  },
  decideTitle: 'En décider autrement',
  decideText: (rule) =>
    `Quand la formule est juste, gardez-la avec une raison : \`candor-disable-next-line ${rule} -- raison\` dans un commentaire à la ligne précédente. Pour changer la gravité partout, écrivez-la dans \`candor.yml\` sous \`rules:\`, par exemple \`${rule}: off\`.`,
  examples: (language) => `Exemples en ${language}`,
  offSeverity: 'La règle n’est pas appliquée.',
  severityMeanings: {
    error: 'Faux quels que soient les faits.',
    warning: 'Sans doute trompeur tel qu’écrit.',
    info: 'Peut être vrai : demande une preuve ou un contexte.',
    hint: 'Signal faible, jamais compté.',
  },
  wholeFamily: 'Toutes les règles de la famille.',
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { en: EN, fr: FR };

/** The reader's language, from the locale a client names in `initialize`. */
export function readerOf(locale: string | undefined): Language {
  return /^fr\b/i.test(locale ?? '') ? 'fr' : 'en';
}
