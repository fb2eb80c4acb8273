import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { type Config, RECOMMENDED } from '../config/config.js';
import { type Problem, problemAt } from '../config/problem.js';
import type { Localised } from '../core/rules/rule.js';
import { builtinCatalogue } from '../presets/builtin.js';
import type { Preset, PresetFile, PresetReading } from '../presets/read-preset.js';
import { isInside } from './inside.js';
import { readText, systemReason, Unreadable } from './read-text.js';

export interface LoadedPreset {
  readonly preset: Preset;
  /** `sha256-` and the digest, in base64, of its files. */
  readonly integrity: string;
}

export interface PresetsReading {
  readonly presets: readonly LoadedPreset[];
  readonly problems: readonly Problem[];
}

const MAX_FILES = 2_000;
const MAX_TOTAL = 20_000_000;
const MAX_FOLDERS_DEEP = 8;

/** Too much to be a preset: too many files, or too large. */
class PresetTooLarge extends Error {}

/**
 * Reads the presets that a configuration extends from files and folders relative to it. They have to lie inside
 * `boundary`, when there is one; a preset from a registry is told as not installed.
 */
export async function readPresets(config: Config, folder: string, boundary?: string): Promise<PresetsReading> {
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
    const { loaded, problems: found } = await readPresetAt(path, (file) => named(config, folder, file));
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

/** Reads one preset, a file or a folder; `name` says how to call its files in problems. Nothing at all when there is none. */
export async function readPresetAt(
  path: string,
  name: (file: string) => string,
): Promise<{ readonly loaded?: LoadedPreset; readonly problems: readonly Problem[] }> {
  // The reader brings YAML and schemas along: most runs have no preset of their own and start faster without.
  const { readPresetFile, readPresetFolder } = await import('../presets/read-preset.js');
  const stats = await stat(path).catch(() => undefined);
  if (!stats) return { problems: [] };
  try {
    const files = await readPresetFiles(path, name);
    const [only] = files;
    const builtin = builtinCatalogue();
    const reading: PresetReading =
      stats.isDirectory() || !only ? readPresetFolder(files, name(path), builtin) : readPresetFile(only, builtin);
    return reading.preset
      ? { loaded: { preset: reading.preset, integrity: integrityOf(files) }, problems: reading.problems }
      : { problems: reading.problems };
  } catch (error) {
    return { problems: [unreadable(name(path), error)] };
  }
}

/** The YAML and JSON files of a preset, links not followed, sorted. */
export async function readPresetFiles(path: string, name: (file: string) => string): Promise<PresetFile[]> {
  const paths = (await stat(path)).isDirectory() ? await presetPaths(path, 0) : [path];
  if (paths.length > MAX_FILES) throw new PresetTooLarge();
  const files: PresetFile[] = [];
  let total = 0;
  for (const file of paths) {
    const { text } = await readText(file);
    total += text.length;
    if (total > MAX_TOTAL) throw new PresetTooLarge();
    files.push({ path: name(file), text });
  }
  return files;
}

async function presetPaths(folder: string, depth: number): Promise<string[]> {
  if (depth > MAX_FOLDERS_DEEP) throw new PresetTooLarge();
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      found.push(...(await presetPaths(path, depth + 1)));
    } else if (entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name) && !entry.name.startsWith('.')) found.push(path);
    if (found.length > MAX_FILES) throw new PresetTooLarge();
  }
  return found;
}

function unreadable(file: string, error: unknown): Problem {
  const start = { line: 1, column: 1 };
  if (error instanceof PresetTooLarge) {
    return problemAt(
      file,
      start,
      { en: 'The preset is too large and was not read.', fr: 'Le préréglage est trop grand et n’a pas été lu.' },
      {
        en: `At most ${MAX_FILES} files and ${MAX_TOTAL / 1_000_000} MB, ${MAX_FOLDERS_DEEP} folders deep.`,
        fr: `Au plus ${MAX_FILES} fichiers et ${MAX_TOTAL / 1_000_000} Mo, sur ${MAX_FOLDERS_DEEP} niveaux de dossiers.`,
      },
    );
  }
  const reason = error instanceof Unreadable ? error.reason : systemReason(error as NodeJS.ErrnoException);
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

function integrityOf(files: readonly PresetFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path.split('/').at(-1)}\0${text.replaceAll('\r\n', '\n')}\0`);
  return `sha256-${hash.digest('base64')}`;
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
