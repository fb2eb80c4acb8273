import { YAMLException } from 'js-yaml';
import { parseDocument, type YAMLError } from 'yaml';
import type { Localised } from '../core/rules/rule.js';
import { FILE_START, type Place, type Problem, problemAt } from './problem.js';

/** Levels of lists and maps inside each other. */
export const MAX_DEPTH = 40;
/** A longer text is not looked at a second time for better words. */
const MAX_SECOND_LOOK = 300_000;

type PlaceOf = (offset: number) => Place;

/** Says what keeps a text from being YAML, and where. Errors that are not of the YAML reader are thrown again. */
export function yamlProblem(file: string, text: string, error: unknown, place: PlaceOf): Problem {
  if (!(error instanceof YAMLException)) throw error;
  const offset = error.mark?.position ?? 0;
  const at = place(offset);
  if (error.reason.includes('maxDepth')) return depthProblem(file, at);
  const known = REASONS.find(([reason]) => reason.test(error.reason));
  if (known) return problemAt(file, at, ...known[1](wordAt(text, offset)));
  // The reader stops where it can go no further; a second one, much slower, knows better what was meant.
  const second = text.length <= MAX_SECOND_LOOK ? secondLook(text) : undefined;
  if (!second) return unknownProblem(file, at, error.reason);
  // What is left over behind a quotation mark: “'it's'”.
  if (!SYNTAX[second.code] && /['"]/.test(text[second.pos[0] - 1] ?? ''))
    return problemAt(file, place(second.pos[0] - 1), ...EARLY_END);
  return syntaxProblem(file, place(second.pos[0]), second);
}

export function sizeProblem(file: string, limit: number): Problem {
  const what = {
    en: `The file is larger than ${limit / 1_000_000} MB and was not read.`,
    fr: `Le fichier dépasse ${limit / 1_000_000} Mo et n’a pas été lu.`,
  };
  const instead = {
    en: 'Split it, or check that it is the right file.',
    fr: 'Divisez-le, ou vérifiez que c’est le bon fichier.',
  };
  return problemAt(file, FILE_START, what, instead);
}

export function depthProblem(file: string, place: Place): Problem {
  return problemAt(
    file,
    place,
    { en: `More than ${MAX_DEPTH} levels inside each other.`, fr: `Plus de ${MAX_DEPTH} niveaux imbriqués.` },
    { en: 'Flatten the lists and maps here.', fr: 'Aplatissez les listes et les tables à cet endroit.' },
  );
}

export function aliasProblem(file: string, place: Place): Problem {
  return problemAt(file, place, ...ALIASES);
}

export function secondDocumentProblem(file: string, place: Place): Problem {
  return problemAt(
    file,
    place,
    { en: 'A second document begins here (“---”).', fr: 'Un second document commence ici (« --- »).' },
    { en: 'Keep one document per file.', fr: 'Gardez un seul document par fichier.' },
  );
}

const ALIASES: readonly [Localised, Localised] = [
  {
    en: 'The aliases (*name) unfold into too much, or one of them has no anchor.',
    fr: 'Les alias (*nom) se déplient en trop de valeurs, ou l’un d’eux n’a pas d’ancre.',
  },
  { en: 'Write the values out instead.', fr: 'Écrivez les valeurs en toutes lettres.' },
];

const UNCLOSED: readonly [Localised, Localised] = [
  { en: 'A “[” or “{” is never closed.', fr: 'Un « [ » ou un « { » n’est jamais fermé.' },
  { en: 'Add the bracket that closes it.', fr: 'Ajoutez le signe qui le ferme.' },
];

const EARLY_END: readonly [Localised, Localised] = [
  {
    en: 'A quotation mark or apostrophe ends the text here, and more follows.',
    fr: 'Un guillemet ou une apostrophe termine ici le texte, et il y a une suite.',
  },
  {
    en: 'Put the whole text between double quotes, or write an apostrophe twice between single ones.',
    fr: 'Mettez tout le texte entre guillemets droits, ou doublez l’apostrophe entre apostrophes.',
  },
];

/** What the reader says about things that are well written, but not taken; `word` is what stands there. */
const REASONS: readonly (readonly [RegExp, (word: string) => readonly [Localised, Localised]])[] = [
  [
    /^duplicated mapping key/,
    (word) => [
      { en: `The key “${word}” is written twice.`, fr: `La clé « ${word} » est écrite deux fois.` },
      { en: 'Keep one of the two, or join their values.', fr: 'Gardez-en une, ou réunissez leurs valeurs.' },
    ],
  ],
  [/^unidentified alias/, () => ALIASES],
  [
    /^unknown \w+ tag/,
    (word) => [
      { en: `The tag ${word} is not known here.`, fr: `L’étiquette ${word} n’est pas connue ici.` },
      {
        en: 'Remove it; a text that begins with “!” stands between quotation marks.',
        fr: 'Retirez-la ; un texte qui commence par « ! » se met entre guillemets droits.',
      },
    ],
  ],
  [
    /^null byte|non-printable characters/,
    () => [
      {
        en: 'A control character stands here, which no text has.',
        fr: 'Un caractère de contrôle se trouve ici, ce qu’aucun texte ne contient.',
      },
      {
        en: 'Remove it, or save the file as UTF-8 text.',
        fr: 'Retirez-le, ou enregistrez le fichier comme texte en UTF-8.',
      },
    ],
  ],
  [
    /^object-based map/,
    () => [
      { en: 'A key here is a list or a map.', fr: 'Une clé est ici une liste ou une table.' },
      {
        en: 'Write a text before the colon; put it between quotation marks if it begins with [ or {.',
        fr: 'Mettez un texte avant le deux-points ; entre guillemets droits s’il commence par [ ou {.',
      },
    ],
  ],
  [/^unexpected end of the stream within a flow/, () => UNCLOSED],
];

/** Up to forty characters of a key or a tag. */
function wordAt(text: string, offset: number): string {
  return /^["']?([^\s:"']{0,40})/.exec(text.slice(offset, offset + 80))?.[1] ?? '';
}

function secondLook(text: string): YAMLError | undefined {
  // It would read brackets by recursion.
  if (/(?:[[{]\s*){100}/.test(text)) return undefined;
  return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' }).errors[0];
}

const SYNTAX: Partial<Record<YAMLError['code'], readonly [Localised, Localised]>> = {
  TAB_AS_INDENT: [
    { en: 'A tab indents this line.', fr: 'Une tabulation met cette ligne en retrait.' },
    { en: 'Indent with spaces: YAML knows no tabs.', fr: 'Mettez des espaces : YAML ne connaît pas les tabulations.' },
  ],
  BAD_INDENT: [
    { en: 'The indentation does not fit the lines above.', fr: 'Le retrait ne suit pas celui des lignes précédentes.' },
    { en: 'Align it with its neighbours, two spaces a level.', fr: 'Alignez-la, deux espaces par niveau.' },
  ],
  MISSING_CHAR: [
    {
      en: 'A quotation mark, bracket or colon is missing.',
      fr: 'Il manque un guillemet, un crochet ou un deux-points.',
    },
    {
      en: 'Close what was opened, and write “key: value”.',
      fr: 'Fermez ce qui est ouvert, et écrivez « clé: valeur ».',
    },
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    { en: 'A value here contains “: ” and reads as a key.', fr: 'Une valeur contient « : » et se lit comme une clé.' },
    { en: 'Put the whole value between double quotes.', fr: 'Mettez toute la valeur entre guillemets droits.' },
  ],
  MULTILINE_IMPLICIT_KEY: [
    { en: 'A key runs over several lines.', fr: 'Une clé s’étend sur plusieurs lignes.' },
    { en: 'Write “key: value” on one line.', fr: 'Écrivez « clé: valeur » sur une ligne.' },
  ],
  BAD_SCALAR_START: [
    {
      en: 'A text cannot begin with “@”, “`” or “%” here.',
      fr: 'Un texte ne peut commencer ici par « @ », « ` » ou « % ».',
    },
    { en: 'Put the whole text between double quotes.', fr: 'Mettez tout le texte entre guillemets droits.' },
  ],
  BAD_DQ_ESCAPE: [
    {
      en: 'A backslash between double quotes starts nothing known.',
      fr: 'Une barre oblique inverse n’a pas de sens ici.',
    },
    { en: 'Use single quotes, or double the backslash.', fr: 'Prenez des apostrophes droites, ou doublez-la.' },
  ],
};

function syntaxProblem(file: string, place: Place, error: YAMLError): Problem {
  if (/ end with a [\]}]$/.test(error.message)) return problemAt(file, place, ...UNCLOSED);
  const known = SYNTAX[error.code];
  return known ? problemAt(file, place, known[0], known[1]) : unknownProblem(file, place, error.message);
}

function unknownProblem(file: string, place: Place, reason: string): Problem {
  return problemAt(
    file,
    place,
    { en: `This is not valid YAML: ${reason}`, fr: `Ce n’est pas du YAML valable : ${reason}` },
    {
      en: 'Put texts with : # { [ or quotes between double quotes, and indent with spaces.',
      fr: 'Mettez entre guillemets droits les textes avec : # { [, et des espaces en retrait.',
    },
  );
}
