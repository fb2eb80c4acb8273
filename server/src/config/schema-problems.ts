import type * as z from 'zod';
import type { Localised } from '../core/rules/rule.js';
import { nearestWord } from '../core/text/nearest-word.js';
import { type Problem, problemAt } from './problem.js';
import type { YamlSource } from './yaml-source.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Options of a schema's own check (`ctx.addIssue`), to say it in both languages. */
export interface CheckParams {
  readonly what: Localised;
  readonly instead: Localised;
}

/** Beyond this the file is not what it claims to be, and a longer list helps nobody. */
const MAX_PROBLEMS = 50;

/** Says what a schema found wrong and where it stands in the file; at most the first fifty. */
export function schemaProblems(
  file: string,
  source: YamlSource,
  schema: z.ZodType,
  issues: readonly Issue[],
): Problem[] {
  return issues
    .slice(0, MAX_PROBLEMS)
    .flatMap((issue) => issueProblems(file, source, schema, issue, issue.path))
    .slice(0, MAX_PROBLEMS);
}

function issueProblems(file: string, source: YamlSource, schema: z.ZodType, issue: Issue, path: Path): Problem[] {
  const at = (what: Localised, instead: Localised, where: Path = path, atKey = false) => [
    problemAt(file, source.locate(where, atKey), what, instead),
  ];
  const name = pathName(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MAX_PROBLEMS).flatMap((key) => {
        const known = keysAt(schema, path);
        const meant = nearestWord(key, known);
        const list = known.join(', ');
        return at(
          {
            en: `Unknown key “${key}”${path.length ? ` in ${name}` : ''}.`,
            fr: `Clé inconnue « ${key} »${path.length ? ` dans ${name}` : ''}.`,
          },
          meant
            ? { en: `Did you mean “${meant}”?`, fr: `Vouliez-vous dire « ${meant} » ?` }
            : { en: `Known here: ${list}.`, fr: `Clés connues ici : ${list}.` },
          [...path, key],
          true,
        );
      });
    case 'invalid_union': {
      const branch = bestBranch(issue.errors);
      if (!branch) return at(wrong(name), generic);
      return branch.flatMap((inner) => issueProblems(file, source, schema, inner, [...path, ...inner.path]));
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const given = String(valueAt(source.data, path));
      const meant = nearestWord(given, values);
      if (valueAt(source.data, path) === undefined) return at(missing(name), oneOf(values));
      return at(
        { en: `“${given}” is not possible for ${name}.`, fr: `« ${given} » n’est pas possible pour ${name}.` },
        meant
          ? {
              en: `Did you mean “${meant}”? Possible: ${values.join(', ')}.`,
              fr: `Vouliez-vous dire « ${meant} » ? Possible : ${values.join(', ')}.`,
            }
          : oneOf(values),
      );
    }
    case 'invalid_type': {
      const expected = TYPES[issue.expected] ?? { en: issue.expected, fr: issue.expected };
      if (valueAt(source.data, path) === undefined) return at(missing(name), add(expected));
      return at(
        {
          en: `${name || 'This'} has to be ${expected.en}.`,
          fr: `${name || 'Ceci'} doit être ${expected.fr}.`,
        },
        { en: `Write ${expected.en} here.`, fr: `Écrivez ici ${expected.fr}.` },
      );
    }
    case 'too_small':
    case 'too_big': {
      const small = issue.code === 'too_small';
      const limit = Number(small ? issue.minimum : issue.maximum);
      const unit = UNITS[issue.origin] ?? UNITS.number;
      return at(
        {
          en: `${name} ${small ? 'is too small' : 'is too large'}.`,
          fr: `${name} est trop ${small ? 'petit' : 'grand'}.`,
        },
        {
          en: `At ${small ? 'least' : 'most'} ${limit}${unit?.en ?? ''}.`,
          fr: `Au ${small ? 'moins' : 'plus'} ${limit}${unit?.fr ?? ''}.`,
        },
      );
    }
    case 'custom': {
      const params = issue.params as CheckParams | undefined;
      return params ? at(params.what, params.instead) : at(wrong(name), generic);
    }
    case 'invalid_format': {
      const form = FORMATS.find(([pattern]) => issue.pattern === pattern.toString());
      return at(wrong(name), form ? form[1] : generic);
    }
    default:
      return at(wrong(name), generic);
  }
}

/** Of several readings, the one that got furthest: an entry with keys was not meant as a plain text. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issues: readonly Issue[]) =>
    Math.max(...issues.map((issue) => issue.path.length + (issue.code === 'invalid_type' ? 0 : 0.5)));
  return [...branches].sort((a, b) => depth(b) - depth(a))[0];
}

export const ID_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A rule id, a family with a star, or a star. */
export const RULE_PATTERN = /^(?:\*|[a-z0-9]+(?:-[a-z0-9]+)*\/(?:\*|[a-z0-9]+(?:-[a-z0-9]+)*))$/;
export const NAME_PATTERN = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;
export const VERSION_PATTERN = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
export const WORD_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
export const URL_PATTERN = /^https:\/\/\S+$/;
export const COLOUR_PATTERN = /^#[0-9a-fA-F]{6}$/;

const FORMATS: readonly (readonly [RegExp, Localised])[] = [
  [
    ID_PATTERN,
    {
      en: 'Write a family or preset name, a slash and a name in lower case with hyphens: house/no-miracle.',
      fr: 'Écrivez une famille ou un préréglage, une barre oblique et un nom en minuscules avec tirets : house/no-miracle.',
    },
  ],
  [
    RULE_PATTERN,
    {
      en: 'Write the id of a rule or a whole family: manipulation/scarcity, manipulation/*.',
      fr: 'Écrivez l’id d’une règle ou toute une famille : manipulation/scarcity, manipulation/*.',
    },
  ],
  [
    COLOUR_PATTERN,
    {
      en: 'Write a number sign and six hexadecimal digits, in quotation marks: "#0b5c66".',
      fr: 'Écrivez un croisillon et six chiffres hexadécimaux, entre guillemets droits : "#0b5c66".',
    },
  ],
  [
    NAME_PATTERN,
    {
      en: 'Use lower case letters, digits, dots and hyphens: house or @agency/house.',
      fr: 'Prenez des minuscules, chiffres, points et tirets : house ou @agence/house.',
    },
  ],
  [
    VERSION_PATTERN,
    { en: 'Write a version with three numbers: 1.0.0.', fr: 'Écrivez une version à trois nombres : 1.0.0.' },
  ],
  [
    WORD_PATTERN,
    { en: 'Use lower case letters, digits and hyphens.', fr: 'Prenez des minuscules, chiffres et tirets.' },
  ],
  [DATE_PATTERN, { en: 'Write a day as 2026-11-23.', fr: 'Écrivez un jour comme 2026-11-23.' }],
  [
    URL_PATTERN,
    { en: 'Write an address that starts with https://.', fr: 'Écrivez une adresse qui commence par https://.' },
  ],
];

const TYPES: Readonly<Record<string, Localised>> = {
  string: { en: 'a text', fr: 'un texte' },
  number: { en: 'a number', fr: 'un nombre' },
  int: { en: 'a whole number', fr: 'un nombre entier' },
  boolean: { en: 'true or false', fr: 'true ou false' },
  array: { en: 'a list, [a, b] or one “- item” a line', fr: 'une liste, [a, b] ou une ligne « - … » par élément' },
  object: { en: 'a map of “key: value”', fr: 'une table de « clé: valeur »' },
  record: { en: 'a map of “key: value”', fr: 'une table de « clé: valeur »' },
};

const UNITS: Readonly<Record<string, Localised>> = {
  array: { en: ' entries', fr: ' éléments' },
  string: { en: ' characters', fr: ' caractères' },
  number: { en: '', fr: '' },
};

const generic: Localised = {
  en: 'See docs/rule-language.md and the comments that “candor init” writes.',
  fr: 'Voyez docs/rule-language.md et les commentaires que « candor init » écrit.',
};
const wrong = (name: string): Localised => ({
  en: `${name} is not written as expected.`,
  fr: `${name} n’est pas écrit comme attendu.`,
});
const missing = (name: string): Localised => ({ en: `${name} is missing.`, fr: `${name} manque.` });
const add = (expected: Localised): Localised => ({ en: `Add ${expected.en}.`, fr: `Ajoutez ${expected.fr}.` });
const oneOf = (values: readonly string[]): Localised => ({
  en: `Write one of: ${values.join(', ')}.`,
  fr: `Écrivez l’une de ces valeurs : ${values.join(', ')}.`,
});

/** `match.en.flag[2]`, as a person would point at it. */
function pathName(path: Path): string {
  return path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key + 1}]` : name ? `${name}.${String(key)}` : String(key)),
    '',
  );
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** The keys a schema knows at a path; empty when it cannot tell. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let current: readonly Definition[] = [schema as unknown as Definition];
  for (const key of path) current = current.flatMap((item) => children(item, key));
  return [...new Set(current.flatMap(unwrap).flatMap((item) => Object.keys(item.shape ?? {})))];
}

/** The few parts of a zod schema that are read here. */
interface Definition {
  readonly shape?: Record<string, Definition>;
  readonly def: {
    readonly type: string;
    readonly innerType?: Definition;
    readonly element?: Definition;
    readonly valueType?: Definition;
    readonly options?: readonly Definition[];
    readonly getter?: () => Definition;
  };
}

function unwrap(schema: Definition): readonly Definition[] {
  const { innerType, options, getter } = schema.def;
  if (innerType) return unwrap(innerType);
  if (getter) return unwrap(getter());
  if (options) return options.flatMap(unwrap);
  return [schema];
}

function children(schema: Definition, key: PropertyKey): readonly Definition[] {
  return unwrap(schema).flatMap((item) => {
    const child = item.shape?.[String(key)] ?? item.def.element ?? item.def.valueType;
    return child ? [child] : [];
  });
}
