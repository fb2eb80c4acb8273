import { realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type Config, RECOMMENDED } from '../config/config.js';
import { type Problem, problemAt } from '../config/problem.js';
import type { Localised } from '../core/rules/rule.js';
import { builtinCatalogue } from '../presets/builtin.js';
import { integrityOf } from '../presets/integrity.js';
import { fromForm, toForm } from '../presets/preset-form.js';
import type { Preset, PresetReading } from '../presets/read-preset.js';
import { isInside } from './inside.js';
import type { PresetCache } from './preset-cache.js';
import { decodePresetFiles, type PresetBytes, PresetTooLarge, readPresetFiles } from './preset-files.js';
import { systemReason } from './read-text.js';

export interface LoadedPreset {
  readonly preset: Preset;
  /** `sha256-` and the digest, in base64, of its files. */
  readonly integrity: string;
}

export interface PresetsReading {
  readonly presets: readonly LoadedPreset[];
  readonly problems: readonly Problem[];
}

export interface PresetsOptions {
  /** Folder that presets have to lie inside of. */
  readonly boundary?: string;
  readonly cache?: PresetCache | undefined;
}

/**
 * Reads the presets that a configuration extends from files and folders relative to it; a preset from a registry is
 * told as not installed.
 */
export async function readPresets(
  config: Config,
  folder: string,
  { boundary, cache }: PresetsOptions = {},
): Promise<PresetsReading> {
  const presets: LoadedPreset[] = [];
  const problems: Problem[] = [];
  for (const { spec, place } of config.extends) {
    if (spec === RECOMMENDED) continue;
    const report = (what: Localised, instead: Localised) => problems.push(problemAt(config.file, place, what, instead));
    if (/^[a-z][a-z0-9+]+:/.test(spec)) {
      if (spec.startsWith('candor:'))
        report(unknownBuiltin(spec), { en: `Write ${RECOMMENDED}.`, fr: `Écrivez ${RECOMMENDED}.` });
      else report(notInstalled(spec), LOCAL_INSTEAD);
      continue;
    }
    const path = resolve(folder, spec);
    const real = await realpath(path).catch(() => path);
    if (boundary !== undefined && !isInside(await realpath(boundary).catch(() => boundary), real)) {
      report(
        { en: `The preset ${spec} lies outside of the repository.`, fr: `Le préréglage ${spec} est hors du dépôt.` },
        LOCAL_INSTEAD,
      );
      continue;
    }
    const { loaded, problems: found } = await readPresetAt(path, (file) => named(config, folder, file), cache);
    problems.push(...found);
    if (loaded) presets.push(loaded);
    else if (!found.length) {
      report(
        { en: `There is no preset ${spec}.`, fr: `Il n’y a pas de préréglage ${spec}.` },
        { en: 'Check the path: it is relative to this file.', fr: 'Vérifiez le chemin : il est relatif à ce fichier.' },
      );
    }
  }
  return { presets, problems };
}

/**
 * Reads one preset, a file or a folder. Nothing at all when there is none.
 * @param name how to call its files in problems
 * @param cache where it may be found as it was read before
 */
export async function readPresetAt(
  path: string,
  name: (file: string) => string,
  cache?: PresetCache,
): Promise<{ readonly loaded?: LoadedPreset; readonly problems: readonly Problem[] }> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return { problems: [] };
  const isFolder = stats.isDirectory();
  const prefix = isFolder ? name(join(path, 'x')).slice(0, -1) : '';
  const nameInside = (file: string) => (isFolder && file ? `${prefix}${file}` : name(path));
  const named = (problems: readonly Problem[]) => problems.map((it) => ({ ...it, file: nameInside(it.file) }));
  try {
    const { files, problems: unread } = await readPresetFiles(path);
    const { preset, integrity, problems } = await readingOf(files, isFolder, cache);
    const told = named([...unread, ...problems]);
    if (!preset) return { problems: told };
    const rules = preset.rules.map((placed) => ({ ...placed, file: nameInside(placed.file) }));
    return { loaded: { preset: { ...preset, rules }, integrity }, problems: told };
  } catch (error) {
    return { problems: [unreadable(name(path), error)] };
  }
}

/** The preset of these files, from the cache or read anew. */
async function readingOf(
  read: readonly PresetBytes[],
  isFolder: boolean,
  cache?: PresetCache,
): Promise<PresetReading & { readonly integrity: string }> {
  const key = cache?.keyOf(read, isFolder) ?? '';
  const kept = await cache?.load(key);
  if (kept) return { ...(await fromForm(kept.form)), integrity: kept.integrity };
  // The reader brings YAML and schemas along: most runs have no preset of their own and start faster without.
  const { readPresetFile, readPresetFolder } = await import('../presets/read-preset.js');
  const { files, problems: undecoded } = decodePresetFiles(read);
  const [only] = files;
  if (!isFolder && !only) return { problems: undecoded, integrity: '' };
  const builtin = builtinCatalogue();
  const { preset, problems: found } =
    only && !isFolder ? readPresetFile(only, builtin) : readPresetFolder(files, '', builtin);
  const problems = [...undecoded, ...found];
  const integrity = integrityOf(files);
  if (!preset) return { problems, integrity };
  await cache?.save(key, { form: toForm(preset, problems), integrity });
  return { preset, problems, integrity };
}

function unreadable(file: string, error: unknown): Problem {
  const start = { line: 1, column: 1 };
  if (error instanceof PresetTooLarge) {
    return problemAt(
      file,
      start,
      { en: 'The preset is too large and was not read.', fr: 'Le préréglage est trop grand et n’a pas été lu.' },
      error.limits,
    );
  }
  const reason = systemReason(error as NodeJS.ErrnoException);
  return problemAt(
    file,
    start,
    { en: `The preset cannot be read: ${reason.en}.`, fr: `Le préréglage ne peut être lu : ${reason.fr}.` },
    { en: 'Make it readable, or remove it from “extends”.', fr: 'Rendez-le lisible, ou retirez-le de « extends ».' },
  );
}

/** A preset's file as one would call it from where the configuration was named. */
function named(config: Config, folder: string, file: string): string {
  const base = config.file.includes('/') ? config.file.slice(0, config.file.lastIndexOf('/') + 1) : '';
  return base + relative(folder, file).split(sep).join('/');
}

const unknownBuiltin = (spec: string): Localised => ({
  en: `Candor brings no preset ${spec}.`,
  fr: `Candor n’apporte pas de préréglage ${spec}.`,
});
const notInstalled = (spec: string): Localised => ({
  en: `The preset ${spec} is not installed.`,
  fr: `Le préréglage ${spec} n’est pas installé.`,
});
const LOCAL_INSTEAD: Localised = {
  en: 'Copy it into the repository and write its path: ./presets/house.yml.',
  fr: 'Copiez-le dans le dépôt et écrivez son chemin : ./presets/maison.yml.',
};
