import { composeCatalogue } from '../config/compose-catalogue.js';
import { type Config, DEFAULT_CONFIG } from '../config/config.js';
import type { Problem } from '../config/problem.js';
import { isExcluded, isIncluded, settingsFor, settingsKey } from '../config/settings-for.js';
import { type Catalogue, type Format, Ruleset } from '../core/index.js';
import { CONFIG_NAME, includableFormatOf, isConfig } from './formats.js';
import type { LoadedPresets, ServerHost } from './host.js';
import type { ReviewTerms } from './reviewed-document.js';
import { childUri, comparable, parentUri, relativePath, resolveUri, schemeOf } from './uris.js';

/** A `candor.yml` as it stands on disk, with the rules it brings in force. */
export interface LoadedConfig {
  /** Undefined for the built-in defaults. */
  readonly uri?: string;
  readonly folder?: string;
  readonly config: Config;
  readonly presets: LoadedPresets;
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
  /** Compiled rules, by `settingsKey`: files with equal settings share them. */
  readonly terms: Map<string, ReviewTerms>;
}

/** Folders above a file that are looked into. */
const MOST_FOLDERS = 64;
const NO_PRESETS: LoadedPresets = { presets: [], integrities: [], problems: [] };

/** Finds the configuration of each document: the nearest `candor.yml` going up, bounded by the workspace folder. */
export class Configurations {
  private readonly loading = new Map<string, Promise<LoadedConfig | undefined>>();
  /** The last that was read of each; old ones stay until they are read again. */
  private readonly loaded = new Map<string, LoadedConfig>();
  private readonly repositoryRoots = new Map<string, Promise<string | undefined>>();
  private readonly defaults: LoadedConfig;
  private generation = 0;

  constructor(
    private readonly host: Pick<ServerHost, 'files' | 'loadPresets'>,
    private readonly workspaceFolders: () => readonly string[],
    private readonly builtin: Catalogue,
    /** Called after each look at a place where a configuration may stand. */
    private readonly onLoad: (uri: string, loaded: LoadedConfig | undefined) => void,
  ) {
    this.defaults = {
      config: DEFAULT_CONFIG,
      presets: NO_PRESETS,
      catalogue: builtin,
      problems: [],
      terms: new Map(),
    };
  }

  /** Undefined when the configuration leaves the file out of the review. */
  async termsOf(uri: string): Promise<ReviewTerms | undefined> {
    const loaded = await this.of(uri);
    // A document that stands nowhere, untitled, has only its own name.
    const path = (loaded.folder && relativePath(loaded.folder, uri)) ?? comparable(uri).replace(/^.*\//s, '');
    return isExcluded(loaded.config, path) ? undefined : termsFor(loaded, path);
  }

  /** The format of a file that only its configuration says is copy: JSON or YAML under `files.include`. */
  async includedFormatOf(uri: string): Promise<Format | undefined> {
    const format = includableFormatOf(uri);
    if (!format) return undefined;
    const { config, folder } = await this.of(uri);
    const path = folder === undefined ? undefined : relativePath(folder, uri);
    return path !== undefined && isIncluded(config, path) && !this.concerns(uri) ? format : undefined;
  }

  /**
   * The configuration in force for a document: the nearest going up. The search ends at the workspace folder, else at
   * the repository's root; outside of both, at the document's own folder, so that a stray file rules nothing.
   */
  async of(uri: string): Promise<LoadedConfig> {
    // An untitled document stands nowhere: the first folder speaks for it.
    let folder = schemeOf(uri) === 'untitled' ? this.workspaceFolders()[0] : parentUri(uri);
    if (folder === undefined) return this.defaults;
    const bound = this.boundOf(`${folder}/`) ?? (await this.repositoryRoot(folder)) ?? folder;
    for (let i = 0; folder !== undefined && i < MOST_FOLDERS; i++) {
      const found = await this.at(folder);
      if (found) return found;
      if (comparable(folder) === comparable(bound)) break;
      folder = parentUri(folder);
    }
    return this.defaults;
  }

  /**
   * The folder whose `.candor` holds the decisions on a document: that of its configuration; without one, the root of
   * its repository, else the workspace folder. Undefined for a document that stands nowhere.
   */
  async ledgerFolderOf(uri: string): Promise<string | undefined> {
    if (schemeOf(uri) === 'untitled') return undefined;
    const beside = parentUri(uri);
    if (beside === undefined) return undefined;
    const { folder } = await this.of(uri);
    return folder ?? (await this.repositoryRoot(beside)) ?? this.boundOf(uri) ?? beside;
  }

  /** What is wrong in a configuration as it stands in an editor, with the presets that the one on disk loads. */
  async check(uri: string, text: string): Promise<readonly Problem[]> {
    const { readConfig } = await import('../config/read-config.js');
    const { config, problems } = readConfig(text, CONFIG_NAME);
    const presets = this.loaded.get(uri)?.presets ?? NO_PRESETS;
    const composed = composeCatalogue(config, this.builtin, presets.presets);
    return [...problems, ...composed.problems, ...presets.problems].filter(({ file }) => file === CONFIG_NAME);
  }

  /** The rules in force where no configuration is. */
  get defaultTerms(): ReviewTerms {
    return termsFor(this.defaults, '');
  }

  /** The rules that may be named in a configuration: those of its presets too. */
  rulesAt(uri: string): Catalogue['rules'] {
    return (this.loaded.get(uri)?.catalogue ?? this.builtin).rules;
  }

  /** Whether a file is a configuration, or part of a preset that one of them extends. */
  concerns(uri: string): boolean {
    if (isConfig(uri)) return true;
    const file = comparable(uri);
    return [...this.loaded.values()].some(({ config, folder }) =>
      config.extends.some(({ spec }) => {
        const preset = comparable(resolveUri(folder ?? '', spec));
        return file === preset || file.startsWith(`${preset}/`);
      }),
    );
  }

  /** Rules of the presets that some configuration loaded, each with its file. */
  presetRules(): readonly { readonly id: string; readonly uri: string; readonly line: number }[] {
    return [...this.loaded.values()].flatMap(({ presets, folder }) =>
      presets.presets.flatMap(({ rules }) =>
        rules.map(({ rule, file, line }) => ({ id: rule.id, uri: resolveUri(folder ?? '', file), line })),
      ),
    );
  }

  /** Everything is read again when it is next asked for, after files changed. */
  clear(): void {
    this.generation++;
    this.loading.clear();
    this.repositoryRoots.clear();
  }

  private boundOf(uri: string): string | undefined {
    return this.workspaceFolders()
      .filter((folder) => relativePath(folder, uri) !== undefined)
      .sort((a, b) => b.length - a.length)[0];
  }

  private at(folder: string): Promise<LoadedConfig | undefined> {
    const uri = childUri(folder, CONFIG_NAME);
    let loading = this.loading.get(uri);
    if (!loading) {
      loading = this.load(uri, folder);
      this.loading.set(uri, loading);
    }
    return loading;
  }

  private async load(uri: string, folder: string): Promise<LoadedConfig | undefined> {
    const { generation } = this;
    const text = await this.host.files.read(uri);
    const loaded = text === undefined ? undefined : await this.build(uri, folder, text);
    // Files changed meanwhile: what was read is old, and whoever waits for it asks again.
    if (generation !== this.generation) return loaded;
    if (loaded) this.loaded.set(uri, loaded);
    else this.loaded.delete(uri);
    this.onLoad(uri, loaded);
    return loaded;
  }

  private async build(uri: string, folder: string, text: string): Promise<LoadedConfig> {
    // YAML and schemas are loaded only where there is a configuration.
    const { readConfig } = await import('../config/read-config.js');
    const { config, problems } = readConfig(text, CONFIG_NAME);
    const presets = await this.host.loadPresets(config, folder);
    const composed = composeCatalogue(config, this.builtin, presets.presets);
    return {
      uri,
      folder,
      config,
      presets,
      catalogue: composed.catalogue,
      problems: [...problems, ...presets.problems, ...composed.problems],
      terms: new Map(),
    };
  }

  private repositoryRoot(folder: string): Promise<string | undefined> {
    let root = this.repositoryRoots.get(folder);
    if (!root) {
      root = this.climbToRepository(folder);
      this.repositoryRoots.set(folder, root);
    }
    return root;
  }

  private async climbToRepository(folder: string): Promise<string | undefined> {
    let candidate: string | undefined = folder;
    for (let i = 0; candidate !== undefined && i < MOST_FOLDERS; i++) {
      if (await this.host.files.exists(childUri(candidate, '.git'))) return candidate;
      candidate = parentUri(candidate);
    }
    return undefined;
  }
}

function termsFor(loaded: LoadedConfig, path: string): ReviewTerms {
  const key = settingsKey(loaded.config, path);
  let terms = loaded.terms.get(key);
  if (!terms) {
    const settings = settingsFor(loaded.config, path);
    terms = { settings, ruleset: Ruleset.compile(loaded.catalogue, settings) };
    loaded.terms.set(key, terms);
  }
  return terms;
}
