import type {
  ConditionName,
  ConditionScope,
  FactName,
  Family,
  Guard,
  Language,
  Localised,
  Rule,
  Severity,
} from '../../server/src/core/index.js';
import { FACTS, SCOPES, STATES } from '../../server/src/core/review/because.js';

/** Every word of the generated pages that no rule says. */
export interface Words {
  readonly families: Readonly<Record<Family, string>>;
  readonly rule: string;
  readonly family: string;
  readonly severity: string;
  readonly reads: string;
  readonly readsWhat: Readonly<Record<Rule['appliesTo'], string>>;
  readonly formerly: string;
  readonly looksFor: string;
  readonly inLanguage: Readonly<Record<Language, string>>;
  readonly lookedFor: (where: string) => string;
  readonly wordings: (shown: string, more: number) => string;
  readonly detector: (what: string) => string;
  readonly lessOften: string;
  readonly unless: string;
  readonly onlyIf: string;
  readonly severityWhen: (severity: Severity) => string;
  readonly ownConditions: string;
  readonly guards: (list: string) => string;
  readonly guard: Readonly<Record<Guard, string>>;
  readonly source: string;
  readonly flagged: string;
  readonly notFlagged: string;
  readonly why: string;
  readonly fineWhen: string;
  readonly instead: string;
  readonly noFix: string;
  readonly removes: string;
  readonly joinsFixAll: string;
  readonly restsOn: string;
  readonly advice: string;
  readonly notQuoted: string;
  readonly compared: (date: string) => string;
  readonly decide: string;
  readonly changeSeverity: string;
  readonly keepOne: string;
  readonly reason: string;
  readonly noComments: string;
  readonly otherLanguage: string;
  readonly allRules: string;
  readonly allNorms: string;
  readonly generated: string;
  readonly index: { readonly title: string; readonly intro: (rules: number) => string; readonly asks: string };
  readonly colon: string;
  readonly lists: { readonly title: string; readonly intro: string; readonly generated: string };
  readonly norms: {
    readonly title: string;
    readonly intro: (date: string) => string;
    readonly unverified: (count: number) => string;
    readonly columns: readonly string[];
  };
  readonly join: (items: readonly string[], word: 'and' | 'or') => string;
  readonly quote: (text: string) => string;
  readonly scopes: Readonly<Record<ConditionScope, string>>;
  readonly facts: Readonly<Record<FactName, string>>;
  readonly names: Readonly<Record<ConditionName, string>>;
  readonly stands: (what: string, scope: string) => string;
  readonly count: (count: number, scope: string) => string;
  readonly frontMatter: (field: string, values: string) => string;
  readonly not: (what: string) => string;
}

const listed = (items: readonly string[], word: string) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;

/** The texts of a table in one language. */
function said<Name extends string>(
  table: Readonly<Record<Name, Localised>>,
  reader: Language,
): Readonly<Record<Name, string>> {
  const entries = Object.entries(table) as [Name, Localised][];
  return Object.fromEntries(entries.map(([name, text]) => [name, text[reader]])) as Record<Name, string>;
}

const ENGLISH: Words = {
  families: {
    'ai-disclosure': 'AI disclosure',
    privacy: 'Privacy',
    manipulation: 'Pressure and manipulation',
    'ai-claims': 'Claims about AI',
    prompt: 'Prompts',
    house: 'House rules',
  },
  rule: 'Rule',
  family: 'Family',
  severity: 'Severity',
  reads: 'Reads',
  readsWhat: { copy: 'copy, not prompts', prompts: 'prompts', all: 'copy and prompts' },
  formerly: 'Formerly',
  looksFor: 'What it looks for',
  inLanguage: { en: 'In English', fr: 'In French' },
  lookedFor: (where) => `${where}:`,
  wordings: (shown, more) =>
    `wordings such as ${shown}${more ? `, and ${more} more ${more === 1 ? 'pattern' : 'patterns'}` : ''}, in their usual variants.`,
  detector: (what) => `A detector of Candor finds what words alone cannot tell: ${what}`,
  lessOften: 'When it stays silent or speaks louder',
  unless: 'Not raised when',
  onlyIf: 'Raised only when',
  severityWhen: (severity) => `Becomes ${severity === 'info' ? '“to check”' : `“${severity}”`} when`,
  ownConditions: 'Some of the wordings count only in a fitting place, such as a button or a sentence of their own.',
  guards: (list) => `Left alone when the words are ${list}.`,
  guard: {
    negated: 'denied (“no”, “never”)',
    quoted: 'quoted',
    reported: 'reported of somebody else',
    described: 'shown as an example',
    struck: 'struck through',
    hidden: 'not visible to readers',
    question: 'part of a question',
  },
  source: 'Every pattern and condition',
  flagged: 'Flagged',
  notFlagged: 'Not flagged',
  why: 'Why it matters',
  fineWhen: 'When it is fine',
  instead: 'What to write instead',
  noFix: 'There is no ready-made rewrite: what is right depends on the facts.',
  removes: 'removes it',
  joinsFixAll: 'safe: changes no claim, so “fix all” may make it',
  restsOn: 'What it rests on',
  advice: 'No norm: this is editorial advice.',
  notQuoted: 'Norms that were not compared with their source yet are left out here.',
  compared: (date) => `Not legal advice. Norms compared with their sources on ${date}.`,
  decide: 'Decide otherwise',
  changeSeverity: 'Change its severity, or switch it off, in `candor.yml`:',
  keepOne: 'Keep one place, and say why, in a comment on the line before:',
  reason: 'the reason, as a colleague should read it',
  noComments:
    'In prompts a comment would reach the model, and plain text has none: set the severity for those files under `overrides`.',
  otherLanguage: 'En français',
  allRules: 'All rules',
  allNorms: 'All norms',
  generated: 'Made from the rule by `npm run docs`; change the rule, not this page.',
  index: {
    title: 'The rules of Candor',
    intro: (rules) =>
      `${rules} rules, each with a page: what it looks for, why, when the phrase is fine, and what to write instead. Each reads English and French.`,
    asks: 'what it raises',
  },
  colon: ':',
  lists: {
    title: 'Word lists',
    intro:
      'Words that recur, by name: `{personal-data}` in a phrase stands for any of that list. Rules of your own may name them too; a list of the same name in a preset comes first.',
    generated: 'Made from server/presets/lists.yml by `npm run docs`; change that file, not this page.',
  },
  norms: {
    title: 'The norms behind the rules',
    intro: (date) =>
      `What Candor cites, and which rules cite it. A map for explanations, not legal advice. Compared with the sources on ${date}.`,
    unverified: (count) =>
      `${count} more ${count === 1 ? 'norm is' : 'norms are'} known but not compared with a public source, so Candor quotes ${count === 1 ? 'it' : 'them'} nowhere.`,
    columns: ['norm', 'kind', 'what it asks', 'state', 'rules'],
  },
  join: (items, word) => listed(items, word),
  quote: (text) => `“${text}”`,
  scopes: said(SCOPES, 'en'),
  facts: said(FACTS, 'en'),
  names: said(STATES, 'en'),
  stands: (what, scope) => `${what} stands ${scope}`,
  count: (count, scope) => `at least ${count} findings of the family stand ${scope}`,
  frontMatter: (field, values) => `the front matter says ${field}${values && `: ${values}`}`,
  not: (what) => `not: ${what}`,
};

const FRENCH: Words = {
  families: {
    'ai-disclosure': 'Transparence sur l’IA',
    privacy: 'Vie privée',
    manipulation: 'Pression et manipulation',
    'ai-claims': 'Promesses sur l’IA',
    prompt: 'Prompts',
    house: 'Règles maison',
  },
  rule: 'Règle',
  family: 'Famille',
  severity: 'Gravité',
  reads: 'Lit',
  readsWhat: { copy: 'les textes, pas les prompts', prompts: 'les prompts', all: 'les textes et les prompts' },
  formerly: 'Autrefois',
  looksFor: 'Ce qu’elle cherche',
  inLanguage: { en: 'En anglais', fr: 'En français' },
  lookedFor: (where) => `${where} :`,
  wordings: (shown, more) =>
    `des tournures comme ${shown}${more ? `, et ${more} autre${more === 1 ? '' : 's'} motif${more === 1 ? '' : 's'}` : ''}, avec leurs variantes courantes.`,
  detector: (what) => `Un détecteur de Candor trouve ce que les mots seuls ne disent pas : ${what}`,
  lessOften: 'Quand elle se tait ou insiste',
  unless: 'Pas de constat quand',
  onlyIf: 'Constat seulement quand',
  severityWhen: (severity) =>
    `Passe à « ${{ error: 'erreur', warning: 'avertissement', info: 'à vérifier', hint: 'indice' }[severity]} » quand`,
  ownConditions: 'Certaines tournures ne comptent qu’à leur place, comme un bouton ou une phrase à elles seules.',
  guards: (list) => `Rien n’est relevé quand les mots sont ${list}.`,
  guard: {
    negated: 'niés (« pas », « jamais »)',
    quoted: 'cités',
    reported: 'prêtés à quelqu’un d’autre',
    described: 'montrés en exemple',
    struck: 'barrés',
    hidden: 'invisibles pour le lecteur',
    question: 'pris dans une question',
  },
  source: 'Tous les motifs et toutes les conditions',
  flagged: 'Relevé',
  notFlagged: 'Pas relevé',
  why: 'Pourquoi c’est important',
  fineWhen: 'Quand c’est acceptable',
  instead: 'Comment le dire autrement',
  noFix: 'Pas de réécriture toute faite : ce qui est juste dépend des faits.',
  removes: 'la retire',
  joinsFixAll: 'sûre : ne change aucune affirmation, « tout corriger » peut la faire',
  restsOn: 'Sur quoi elle s’appuie',
  advice: 'Aucune norme : c’est un conseil de rédaction.',
  notQuoted: 'Les normes pas encore comparées à leur source n’apparaissent pas ici.',
  compared: (date) => `Ceci n’est pas un avis juridique. Normes comparées à leurs sources le ${date}.`,
  decide: 'En décider autrement',
  changeSeverity: 'Changer sa gravité, ou l’éteindre, dans `candor.yml` :',
  keepOne: 'Garder un passage, en disant pourquoi, dans un commentaire à la ligne précédente :',
  reason: 'la raison, telle qu’un collègue doit la lire',
  noComments:
    'Dans un prompt, un commentaire arriverait au modèle, et le texte brut n’en a pas : réglez la gravité de ces fichiers sous `overrides`.',
  otherLanguage: 'In English',
  allRules: 'Toutes les règles',
  allNorms: 'Toutes les normes',
  generated: 'Page faite à partir de la règle par `npm run docs` ; changez la règle, pas cette page.',
  index: {
    title: 'Les règles de Candor',
    intro: (rules) =>
      `${rules} règles, chacune avec sa page : ce qu’elle cherche, pourquoi, quand la formule est acceptable, et comment le dire autrement. Chacune lit l’anglais et le français.`,
    asks: 'ce qu’elle relève',
  },
  colon: ' :',
  lists: {
    title: 'Listes de mots',
    intro:
      'Les mots qui reviennent, par nom : `{personal-data}` dans une formule vaut pour n’importe lequel de cette liste. Vos propres règles peuvent aussi les nommer ; une liste du même nom dans un préréglage passe devant.',
    generated:
      'Page faite à partir de server/presets/lists.yml par `npm run docs` ; changez ce fichier, pas cette page.',
  },
  norms: {
    title: 'Les normes derrière les règles',
    intro: (date) =>
      `Ce que Candor cite, et les règles qui le citent. Un repère pour comprendre, pas un avis juridique. Comparé aux sources le ${date}.`,
    unverified: (count) =>
      `${count} autre${count === 1 ? '' : 's'} norme${count === 1 ? '' : 's'} ${count === 1 ? 'est connue mais n’a pas été comparée' : 'sont connues mais n’ont pas été comparées'} à une source publique : Candor ne ${count === 1 ? 'la' : 'les'} cite nulle part.`,
    columns: ['norme', 'nature', 'ce qu’elle demande', 'état', 'règles'],
  },
  join: (items, word) => listed(items, word === 'and' ? 'et' : 'ou'),
  quote: (text) => `« ${text} »`,
  scopes: said(SCOPES, 'fr'),
  facts: said(FACTS, 'fr'),
  names: said(STATES, 'fr'),
  stands: (what, scope) => `on trouve ${what} ${scope}`,
  count: (count, scope) => `au moins ${count} constats de la famille se trouvent ${scope}`,
  frontMatter: (field, values) => `l’en-tête du fichier dit ${field}${values && ` : ${values}`}`,
  not: (what) => `sauf si ${what}`,
};

export const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, fr: FRENCH };
