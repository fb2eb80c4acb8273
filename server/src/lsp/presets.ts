import type { Config } from '../config/config.js';
import { RECOMMENDED } from '../config/config.js';
import { type Problem, problemAt } from '../config/problem.js';
import { builtinCatalogue } from '../presets/builtin.js';
import type { Preset, PresetFile } from '../presets/read-preset.js';
import type { HostFiles, LoadedPresets } from './host.js';
import { relativePath, resolveUri } from './uris.js';

const PRESET_FILE = /\.(?:ya?ml|json)$/i;

/** Loads the presets that stand beside or below a configuration, through files that are not a disk. */
export async function presetsFrom(config: Config, folder: string, files: HostFiles): Promise<LoadedPresets> {
  const presets: Preset[] = [];
  const integrities: string[] = [];
  const problems: Problem[] = [];
  for (const { spec, place } of config.extends) {
    if (spec === RECOMMENDED) continue;
    const found = await readPresetFiles(spec, folder, files);
    if (found.length === 0) {
      const what = { en: `There is no preset ${spec} here.`, fr: `Il n’y a pas ici de préréglage ${spec}.` };
      const instead = {
        en: 'Write its path from this file’s folder; it has to lie below it.',
        fr: 'Écrivez son chemin depuis le dossier de ce fichier ; il doit s’y trouver.',
      };
      problems.push(problemAt(config.file, place, what, instead));
      continue;
    }
    const { readPresetFile, readPresetFolder } = await import('../presets/read-preset.js');
    const only = PRESET_FILE.test(spec) ? found[0] : undefined;
    const builtin = builtinCatalogue();
    const reading = only ? readPresetFile(only, builtin) : readPresetFolder(found, spec, builtin);
    if (reading.preset) {
      const { integrityOf } = await import('../presets/integrity.js');
      presets.push(reading.preset);
      integrities.push(integrityOf(found));
    }
    problems.push(...reading.problems);
  }
  return { presets, integrities, problems };
}

/** Paths are relative to the configuration's folder, as problems name them. Empty when there is nothing. */
async function readPresetFiles(spec: string, folder: string, files: HostFiles): Promise<PresetFile[]> {
  const uri = /^[a-z][a-z0-9+-]*:/i.test(spec) ? undefined : resolveUri(folder, spec);
  if (uri === undefined || relativePath(folder, uri) === undefined) return [];
  const uris = PRESET_FILE.test(uri) ? [uri] : await files.list(uri, (file) => PRESET_FILE.test(file));
  const read = await Promise.all(
    uris.map(async (file) => {
      const text = await files.read(file);
      return text === undefined ? undefined : { path: relativePath(folder, file) ?? file, text };
    }),
  );
  return read.filter((file) => file !== undefined);
}
