import { readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { FILE_START, type Problem, problemAt } from '../config/problem.js';
import type { Localised } from '../core/rules/rule.js';
import type { PresetFile } from '../presets/read-preset.js';
import { decodeText, readBytesNow, Unreadable } from './read-text.js';

const MAX_FILES = 10_000;
/** Of all files together, in bytes. */
const MAX_TOTAL = 20_000_000;
/** Of a file in a folder, which holds one rule, in bytes. */
const MAX_RULE_FILE = 4_000_000;
const MAX_FOLDERS_DEEP = 8;
/** Files that are read before others have their turn. */
const AT_ONCE = 200;

/** Too much to be a preset: too many files, or too large. */
export class PresetTooLarge extends Error {
  readonly limits: Localised = {
    en: `At most ${MAX_FILES} files and ${MAX_TOTAL / 1_000_000} MB, ${MAX_FOLDERS_DEEP} folders deep.`,
    fr: `Au plus ${MAX_FILES} fichiers et ${MAX_TOTAL / 1_000_000} Mo, sur ${MAX_FOLDERS_DEEP} niveaux de dossiers.`,
  };
}

/** A file of a preset: its path inside the preset's folder, slashes forward; a preset in one file has its name. */
export interface PresetBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the YAML and JSON files of a preset, links not followed, in a stable order. Rejects with `PresetTooLarge`, and
 * with the system's error when the folder cannot be listed.
 */
export async function readPresetFiles(path: string): Promise<{
  readonly files: readonly PresetBytes[];
  /** Of files that cannot be read; the others are here. */
  readonly problems: readonly Problem[];
}> {
  const isFolder = (await stat(path)).isDirectory();
  const names = isFolder ? await presetPaths(path, '', 0) : [basename(path)];
  const limit = isFolder ? MAX_RULE_FILE : MAX_TOTAL;
  const files: PresetBytes[] = [];
  const problems: Problem[] = [];
  let total = 0;
  for (const [index, name] of names.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    try {
      const bytes = readBytesNow(isFolder ? `${path}${sep}${name}` : path, limit);
      total += bytes.length;
      if (total > MAX_TOTAL) throw new PresetTooLarge();
      files.push({ path: name, bytes });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(unreadableFile(name, error.reason));
    }
  }
  return { files, problems };
}

/** The texts of files; those that are no text are told. */
export function decodePresetFiles(files: readonly PresetBytes[]): {
  readonly files: readonly PresetFile[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const texts = files.flatMap(({ path, bytes }) => {
    try {
      return [{ path, text: decodeText(bytes).text }];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(unreadableFile(path, error.reason));
      return [];
    }
  });
  return { files: texts, problems };
}

/** Paths below `root`, from there. */
async function presetPaths(root: string, inside: string, depth: number): Promise<string[]> {
  if (depth > MAX_FOLDERS_DEEP) throw new PresetTooLarge();
  const entries = await readdir(join(root, inside), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = `${inside}${entry.name}`;
    if (entry.isDirectory()) found.push(...(await presetPaths(root, `${path}/`, depth + 1)));
    else if (entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name)) found.push(path);
    if (found.length > MAX_FILES) throw new PresetTooLarge();
  }
  return found;
}

function unreadableFile(file: string, reason: Localised): Problem {
  return problemAt(
    file,
    FILE_START,
    { en: `The file cannot be read: ${reason.en}.`, fr: `Le fichier ne peut être lu : ${reason.fr}.` },
    {
      en: 'Make it readable, or move it out of the preset.',
      fr: 'Rendez-le lisible, ou sortez-le du préréglage.',
    },
  );
}
