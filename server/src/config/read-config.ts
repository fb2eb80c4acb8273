import type * as z from 'zod';
import { type Config, DEFAULT_CONFIG, type HouseConfig, type PlacedSeverity } from './config.js';
import { configSchema, type WrittenConfig } from './config-schema.js';
import type { Problem } from './problem.js';
import { schemaProblems } from './schema-problems.js';
import { readYaml, type YamlSource } from './yaml-source.js';

export interface ConfigReading {
  /** What could be read, defaults for the rest: always usable. */
  readonly config: Config;
  readonly problems: readonly Problem[];
}

/** Reads a `candor.yml`. Every mistake is named with its line; the entries without mistakes count all the same. */
export function readConfig(text: string, fileName: string): ConfigReading {
  const { source, problems } = readYaml(text, fileName);
  if (!source) return { config: { ...DEFAULT_CONFIG, file: fileName }, problems };
  const data = withoutEmpty(source.data);
  const result = configSchema.safeParse(data);
  if (result.success) return { config: fill(result.data, fileName, source), problems: [] };
  const written = parseWithout(data, result.error.issues);
  return {
    config: fill(written, fileName, source),
    problems: schemaProblems(fileName, source, configSchema, result.error.issues),
  };
}

/** A key whose entries are all commented out says nothing, and a file of comments alone is an empty configuration. */
function withoutEmpty(data: unknown): unknown {
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, SECTIONS.includes(key) ? withoutEmpty(value) : value]),
  );
}

const SECTIONS: readonly string[] = ['disclosure', 'files', 'limits', 'report'];

/** Parses again without the entries at fault; mistakes that this brings to light are left out in turn. */
function parseWithout(data: unknown, issues: readonly z.core.$ZodIssue[]): WrittenConfig {
  let rest: unknown = structuredClone(data);
  let faults = issues;
  for (let attempt = 0; attempt < 5; attempt++) {
    // From the last to the first, so that the indexes of list entries stay true.
    for (const issue of [...faults].reverse()) {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths) rest = withoutPath(rest, path);
    }
    const result = configSchema.safeParse(rest);
    if (result.success) return result.data;
    faults = result.error.issues;
  }
  return {};
}

function withoutPath(data: unknown, path: readonly PropertyKey[]): unknown {
  const last = path.at(-1);
  if (last === undefined) return {};
  let parent: unknown = data;
  for (const key of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return data;
    parent = (parent as Record<PropertyKey, unknown>)[key];
  }
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (typeof parent === 'object' && parent !== null) delete (parent as Record<PropertyKey, unknown>)[last];
  return data;
}

function fill(written: WrittenConfig, file: string, source: YamlSource): Config {
  const { disclosure, files } = written;
  const { en, fr } = disclosure?.wording ?? {};
  return {
    file,
    extends: written.extends
      ? written.extends.map((spec, index) => ({ spec, place: source.locate(['extends', index]) }))
      : DEFAULT_CONFIG.extends,
    languages: written.languages ?? DEFAULT_CONFIG.languages,
    jurisdictions: written.jurisdictions ?? DEFAULT_CONFIG.jurisdictions,
    disclosure: {
      required: disclosure?.required ?? DEFAULT_CONFIG.disclosure.required,
      wording: { ...(en !== undefined && { en }), ...(fr !== undefined && { fr }) },
      placement: disclosure?.placement ?? DEFAULT_CONFIG.disclosure.placement,
      shownFields: disclosure?.shownFields ?? DEFAULT_CONFIG.disclosure.shownFields,
      gitTrailers: disclosure?.gitTrailers ?? DEFAULT_CONFIG.disclosure.gitTrailers,
    },
    files: { include: files?.include ?? [], exclude: files?.exclude ?? [] },
    rules: severities(written.rules, ['rules'], source),
    overrides: (written.overrides ?? []).map((override, index) => ({
      files: override.files,
      rules: severities(override.rules, ['overrides', index, 'rules'], source),
    })),
    report: houseConfig(written.report, source),
    limits: { findingsPerFile: written.limits?.findingsPerFile ?? DEFAULT_CONFIG.limits.findingsPerFile },
  };
}

function houseConfig(
  { name, logo, colour }: NonNullable<WrittenConfig['report']> = {},
  source: YamlSource,
): HouseConfig {
  return {
    ...(name !== undefined && { name }),
    ...(colour !== undefined && { colour }),
    ...(logo !== undefined && { logo: { path: logo, place: source.locate(['report', 'logo']) } }),
  };
}

function severities(
  written: WrittenConfig['rules'],
  path: readonly PropertyKey[],
  source: YamlSource,
): readonly PlacedSeverity[] {
  return Object.entries(written ?? {}).map(([pattern, severity]) => ({
    pattern,
    severity,
    place: source.locate([...path, pattern], true),
  }));
}
