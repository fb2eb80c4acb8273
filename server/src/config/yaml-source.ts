import { isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Localised } from '../core/rules/rule.js';
import { FILE_START, type Place, type Problem, problemAt } from './problem.js';

/** Files beyond this are refused unread: no configuration or rule is near it. */
const MAX_LENGTH = 1_000_000;
/** Levels of lists and maps inside each other. */
const MAX_DEPTH = 40;
/** Uses of `*aliases`, so that a few lines cannot unfold into millions of values. */
const MAX_ALIASES = 100;

/** A YAML (or JSON) text as plain data, with the place of each value. */
export interface YamlSource {
  readonly data: unknown;
  /** Where the value at a path stands, or the nearest value around it. `atKey` gives its key's place. */
  locate(path: readonly PropertyKey[], atKey?: boolean): Place;
}

export interface YamlReading {
  /** Absent when the text is not readable as YAML. */
  readonly source?: YamlSource;
  readonly problems: readonly Problem[];
}

/** Reads hostile text safely: bounded size, depth and aliases; no tags run code; `__proto__` is a plain key. */
export function readYaml(text: string, file: string): YamlReading {
  const fail = (place: Place, what: Localised, instead: Localised): YamlReading => ({
    problems: [problemAt(file, place, what, instead)],
  });
  if (text.length > MAX_LENGTH) {
    return fail(
      FILE_START,
      {
        en: `The file is larger than ${MAX_LENGTH / 1_000_000} MB and was not read.`,
        fr: `Le fichier dépasse ${MAX_LENGTH / 1_000_000} Mo et n’a pas été lu.`,
      },
      { en: 'Split it, or check that it is the right file.', fr: 'Divisez-le, ou vérifiez que c’est le bon fichier.' },
    );
  }
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const nestedTooDeep = (place: Place) =>
    fail(
      place,
      { en: `More than ${MAX_DEPTH} levels inside each other.`, fr: `Plus de ${MAX_DEPTH} niveaux imbriqués.` },
      { en: 'Flatten the lists and maps here.', fr: 'Aplatissez les listes et les tables à cet endroit.' },
    );
  const opening = deepestFlow(body);
  if (opening !== undefined) return nestedTooDeep(placeOf(body, opening));

  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    // Uniqueness of keys is checked below: the library compares every pair of keys of a map.
    const document = parseDocument(body, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error?.code === 'RESOURCE_EXHAUSTION') return nestedTooDeep(place(error.pos[0]));
    if (error) return { problems: [syntaxProblem(file, place(error.pos[0]), error)] };
    const content = document.contents as Node | null;
    const flaw = findFlaw(content);
    if (flaw?.kind === 'deep') return nestedTooDeep(place(flaw.offset));
    if (flaw?.kind === 'duplicate') {
      return fail(
        place(flaw.offset),
        { en: `The key “${flaw.key}” is written twice.`, fr: `La clé « ${flaw.key} » est écrite deux fois.` },
        { en: 'Keep one of the two, or join their values.', fr: 'Gardez-en une, ou réunissez leurs valeurs.' },
      );
    }
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    const locate = (path: readonly PropertyKey[], atKey = false) => {
      const offset = offsetOf(content, path, atKey);
      return offset === undefined ? FILE_START : place(offset);
    };
    return { source: { data, locate }, problems: [] };
  } catch (error) {
    if (error instanceof RangeError) return nestedTooDeep(FILE_START);
    if (error instanceof ReferenceError) {
      return fail(
        FILE_START,
        {
          en: `The aliases (*name) unfold into too much, or one of them has no anchor.`,
          fr: 'Les alias (*nom) se déplient en trop de valeurs, ou l’un d’eux n’a pas d’ancre.',
        },
        { en: 'Write the values out instead.', fr: 'Écrivez les valeurs en toutes lettres.' },
      );
    }
    throw error;
  }
}

/** Offset of the bracket that opens one level too many; counts brackets inside strings too, which only errs on long runs. */
function deepestFlow(text: string): number | undefined {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x5b || code === 0x7b) {
      if (++depth > 10 * MAX_DEPTH) return offset;
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
  }
  return undefined;
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

type Flaw =
  | { readonly kind: 'deep'; readonly offset: number }
  | { readonly kind: 'duplicate'; readonly offset: number; readonly key: string };

/** The first key written twice in a map, or the first level too deep. */
function findFlaw(root: Node | null): Flaw | undefined {
  const pending: { node: unknown; depth: number }[] = [{ node: root, depth: 1 }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, depth } = item;
    if (!isCollection(node)) continue;
    if (depth > MAX_DEPTH) return { kind: 'deep', offset: node.range?.[0] ?? 0 };
    const keys = new Set<string>();
    for (const child of node.items) {
      if (!isPair(child)) {
        pending.push({ node: child, depth: depth + 1 });
        continue;
      }
      pending.push({ node: child.value, depth: depth + 1 });
      if (!isScalar(child.key)) continue;
      const key = String(child.key.value);
      if (keys.has(key)) return { kind: 'duplicate', offset: child.key.range?.[0] ?? 0, key };
      keys.add(key);
    }
  }
  return undefined;
}

function offsetOf(root: unknown, path: readonly PropertyKey[], atKey: boolean): number | undefined {
  let node: unknown = root;
  let offset = nodeStart(node);
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) return offset;
      const keyStart = nodeStart(pair.key);
      const valueStart = nodeStart(pair.value);
      offset = (isLast && atKey ? keyStart : (valueStart ?? keyStart)) ?? offset;
      node = pair.value;
    } else if (isCollection(node)) {
      node = node.items[Number(key)];
      offset = nodeStart(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function nodeStart(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
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
  MULTIPLE_DOCS: [
    { en: 'A second document begins here (“---”).', fr: 'Un second document commence ici (« --- »).' },
    { en: 'Keep one document per file.', fr: 'Gardez un seul document par fichier.' },
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
  const known = SYNTAX[error.code];
  if (known) return problemAt(file, place, known[0], known[1]);
  return problemAt(
    file,
    place,
    { en: `This is not valid YAML: ${error.message}`, fr: `Ce n’est pas du YAML valable : ${error.message}` },
    {
      en: 'Put texts with : # { [ or quotes between double quotes, and indent with spaces.',
      fr: 'Mettez entre guillemets droits les textes avec : # { [, et des espaces en retrait.',
    },
  );
}
