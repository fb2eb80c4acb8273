import { type FileLanguage, languageOfLocale } from '../catalogue/locale.js';
import type { SegmentRole } from '../document.js';

/** A column that holds copy, or that says in which language a row is. */
export interface Column {
  /** From 0. */
  readonly index: number;
  /** As its header calls it. */
  readonly name: string;
  /** The language that the header says: `Headline (FR)`. */
  readonly language: FileLanguage | undefined;
}

export interface Columns {
  readonly copy: readonly Column[];
  /** Index of the column with the language of each row, or -1. */
  readonly language: number;
}

/** Words by which ad platforms and feeds call what people read, French ones without accents. */
const COPY =
  /\b(?:headlines?|titles?|titres?|descriptions?|descriptifs?|body|bodies|corps|copy|texts?|textes?|messages?|accroches?|slogans?|taglines?|captions?|legendes?|callouts?|snippets?|sitelinks?|subject(?: lines?)?|objet|preheaders?|pre header|call to action|appels? a l action|cta|promotions?|offre|annonces?|intro(?:duction)?|summary|resume|post|tweet|commentary|button|bouton|promo|highlights?|benefits?|avantages?|phrase|bullet points?|bullets?)\b/;
/** Words of columns that describe a text, count it or point elsewhere. */
const NOT_COPY =
  /\b(?:ids?|identifiants?|urls?|links? url|uri|hash|status|statut|etat|positions?|types?|counts?|nombre|length|longueur|chars?|characters?|caracteres|dates?|images?|videos?|assets?|path|chemin|approval|policy|labels?|pinned|pin|epinglee?|score|quality|rating|strength|names?|nom|budget|bid|enchere|cost|cout|price|prix|clicks?|clics?|impressions?|ctr|cpc|conversions?|performance|percent|format|template|modele|source|medium|campaign|campagne|group|groupe|tracking|suivi|parameters?|language|langue|locale|time zone|height|width)\b/;
/** Names that hold such a word and are copy all the same. */
const COPY_ALL_THE_SAME =
  /^(?:link (?:description|title|headline|text)|(?:image|video) (?:title|caption|text|description|headline)|texte? de (?:l )?image|sitelink text|product (?:name|title|description)|(?:post|ad|annonce|campaign) (?:text|texte|message|copy|body|title|headline|titre|description)s?|snippet values?|price (?:header|description)s?|texte de l annonce|(?:titre|description) de l annonce)$/;
const LANGUAGE = /^(?:languages?|langues?|locale|lang|ad language|langue de l annonce)$/;
const LONGEST_HEADER = 80;

/** The columns of a header row, or undefined when the row is none of a table with copy. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  const copy: Column[] = [];
  let language = -1;
  cells.forEach((cell, index) => {
    const name = cell.trim();
    if (name === '' || name.length > LONGEST_HEADER) return;
    const plain = plainName(name);
    if (LANGUAGE.test(plain)) language = index;
    else if (isCopy(plain)) copy.push({ index, name, language: languageInName(plain) });
  });
  if (copy.length === 0 || cells.some((cell) => cell.length > 300)) return undefined;
  return { copy, language };
}

function isCopy(name: string): boolean {
  return COPY_ALL_THE_SAME.test(name) || (COPY.test(name) && !NOT_COPY.test(name));
}

/** Lower case, without accents, numbers and signs. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

const LANGUAGE_NAMES: Readonly<Record<string, FileLanguage>> = {
  english: 'en',
  anglais: 'en',
  french: 'fr',
  francais: 'fr',
  german: 'other',
  deutsch: 'other',
  allemand: 'other',
  spanish: 'other',
  espagnol: 'other',
  espanol: 'other',
  italian: 'other',
  italiano: 'other',
  italien: 'other',
  dutch: 'other',
  nederlands: 'other',
  portuguese: 'other',
  portugais: 'other',
};

function languageInName(name: string): FileLanguage | undefined {
  const last = name.split(' ').at(-1) as string;
  return LANGUAGE_NAMES[last] ?? (last === 'en' || last === 'fr' ? last : undefined);
}

/** What a column is called besides its language: the same of "Headline (EN)" and "Headline FR". */
export function columnWithoutLanguage(name: string): string {
  const plain = plainName(name);
  return languageInName(plain) === undefined ? plain : plain.replace(/ ?[a-z]+$/, '');
}

/** The language that a cell of the language column names: `fr`, `en_GB`, `French`, `français`. */
export function languageOfCell(cell: string): FileLanguage | undefined {
  return languageOfLocale(cell.trim()) ?? LANGUAGE_NAMES[plainName(cell)];
}

/** What the texts of a column are to their reader. */
export function roleOfColumn(name: string): SegmentRole {
  return /\b(?:call to action|cta|button|bouton|appels? a l action)\b/.test(plainName(name)) ? 'button' : 'paragraph';
}
