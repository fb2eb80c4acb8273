import type { Configurations } from '../configurations.js';
import { formatOf, isConfig } from '../formats.js';
import type { HostFiles } from '../host.js';
import { baseName, childUri, comparable, parentUri } from '../uris.js';

/**
 * rule: one rule, a file of a preset's folder. preset: `name`, `version` and `rules`. manifest: the `preset.yml` of a
 * folder.
 */
export type PresetPart = 'rule' | 'preset' | 'manifest';

export interface PresetFileInfo {
  readonly part: PresetPart;
  /** The `preset.yml` of the folder that a rule belongs to, whose word lists its phrases may name. */
  readonly manifest?: string;
}

const MANIFESTS = ['preset.yml', 'preset.yaml', 'preset.json'];
/** Folders above a file that are looked into, as deep as presets are read. */
const MOST_FOLDERS = 8;

/**
 * Tells presets from other YAML and JSON. A preset is
 * - what the `extends` of a `candor.yml` names, a file or all below a folder;
 * - what stands in or below a folder with a `preset.yml`, that says `name` and `version`;
 * - a file below a folder called `presets` that has an `id` and a `match`, or a `name` and `rules` or `terms`.
 */
export class PresetFiles {
  private readonly manifests = new Map<string, Promise<string | undefined>>();

  constructor(
    private readonly files: HostFiles,
    private readonly configurations: Configurations,
  ) {}

  /** Files changed: manifests are looked for again. */
  clear(): void {
    this.manifests.clear();
  }

  /** Undefined when the file is no part of a preset. `text` is the file as it stands in the editor. */
  async of(uri: string, text: string): Promise<PresetFileInfo | undefined> {
    if (!/\.(?:ya?ml|json)$/i.test(uri) || isConfig(uri) || formatOf(uri)) return undefined;
    const head = text.slice(0, MOST_TEXT);
    const isPreset = hasKey(head, 'rules');
    if (MANIFESTS.includes(baseName(uri))) {
      const meant = hasKey(head, 'name') || hasKey(head, 'version') || comparable(uri).includes('/presets/');
      if (meant || (await this.isExtended(uri))) return { part: isPreset ? 'preset' : 'manifest' };
      return undefined;
    }
    const manifest = await this.manifestOf(uri);
    if (manifest) return { part: isPreset ? 'preset' : 'rule', manifest };
    if (await this.isExtended(uri)) return { part: hasKey(head, 'id') && !isPreset ? 'rule' : 'preset' };
    if (!comparable(uri).includes('/presets/')) return undefined;
    if (hasKey(head, 'id') && hasKey(head, 'match')) return { part: 'rule' };
    return hasKey(head, 'name') && (isPreset || hasKey(head, 'terms')) ? { part: 'preset' } : undefined;
  }

  private async isExtended(uri: string): Promise<boolean> {
    await this.configurations.of(uri);
    return this.configurations.concerns(uri);
  }

  private async manifestOf(uri: string): Promise<string | undefined> {
    let folder = parentUri(uri);
    for (let i = 0; folder !== undefined && i < MOST_FOLDERS; i++) {
      const found = await this.manifestIn(folder);
      if (found) return found;
      folder = parentUri(folder);
    }
    return undefined;
  }

  private manifestIn(folder: string): Promise<string | undefined> {
    let known = this.manifests.get(folder);
    if (!known) {
      known = this.lookFor(folder);
      this.manifests.set(folder, known);
    }
    return known;
  }

  private async lookFor(folder: string): Promise<string | undefined> {
    for (const name of MANIFESTS) {
      const uri = childUri(folder, name);
      const text = await this.files.read(uri).catch(() => undefined);
      if (text !== undefined && hasKey(text, 'name') && hasKey(text, 'version')) return uri;
    }
    return undefined;
  }
}

/** Read for its keys, in UTF-16 units: a preset names them early. */
const MOST_TEXT = 200_000;

/** A key of the outermost map, as YAML or JSON is written by hand. */
function hasKey(text: string, key: string): boolean {
  return new RegExp(`^(?:${key}|[ \\t]{0,8}"${key}")[ \\t]*:`, 'm').test(text);
}
