import type * as z from 'zod';
import { FILE_START, type Problem, problemAt } from '../config/problem.js';
import { schemaProblems } from '../config/schema-problems.js';
import { readYaml, type YamlSource } from '../config/yaml-source.js';
import type { PresetFile } from './read-preset.js';

/** A file of the catalogue that is no rule; undefined, with the problems told, when it cannot be read. */
export function readPart<Schema extends z.ZodType>(
  files: readonly PresetFile[],
  path: string,
  schema: Schema,
  problems: Problem[],
): { readonly data: z.infer<Schema>; readonly source: YamlSource } | undefined {
  const file = files.find((item) => item.path === path);
  if (!file) {
    const what = { en: 'The file is missing.', fr: 'Le fichier manque.' };
    problems.push(
      problemAt(path, FILE_START, what, { en: 'Add it to the catalogue.', fr: 'Ajoutez-le au catalogue.' }),
    );
    return undefined;
  }
  const reading = readYaml(file.text, path);
  problems.push(...reading.problems);
  if (!reading.source) return undefined;
  const result = schema.safeParse(reading.source.data);
  if (result.success) return { data: result.data, source: reading.source };
  problems.push(...schemaProblems(path, reading.source, schema, result.error.issues));
  return undefined;
}
