import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { composeCatalogue } from '../config/compose-catalogue.js';
import { type Config, DEFAULT_CONFIG, RECOMMENDED } from '../config/config.js';
import { FILE_START, type Problem, problemAt } from '../config/problem.js';
import { isExcluded, isIncluded, settingsFor, settingsKey } from '../config/settings-for.js';
import { type Format, formatOf, includedFormatOf, type RuleProblem, Ruleset, type Settings } from '../core/index.js';
import type { Catalogue } from '../core/rules/catalogue.js';
import { builtinIntegrity } from '../presets/builtin.js';
import type { PlacedRule } from '../presets/read-preset.js';
import type { PresetCache } from './preset-cache.js';
import { readPresets } from './read-presets.js';
import { isWordDocument, readText, Unreadable } from './read-text.js';
import { findConfig, repositoryRoot, searchBoundary } from './repository.js';
import { relativePath } from './walk.js';

/** A preset as the contract's JSON names it. */
export interface PresetIdentity {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** Files below one configuration: what it says, and the rules it makes of Candor's and its presets'. */
export class Project {
  private readonly rulesets = new Map<string, { readonly settings: Settings; readonly ruleset: Ruleset }>();
  private readonly refused = new Map<string, Problem>();

  constructor(
    readonly config: Config,
    /** Absolute; globs of the configuration are relative to it. */
    readonly folder: string,
    readonly catalogue: Catalogue,
    readonly presets: readonly PresetIdentity[],
    /** Of the configuration and of its presets, as they were read. */
    private readonly readProblems: readonly Problem[],
    /** Where the rules of presets are written, by id. */
    private readonly places: ReadonlyMap<string, PlacedRule>,
  ) {}

  /** Of the configuration, of its presets, and of rules that could not be compiled so far. */
  get problems(): readonly Problem[] {
    return [...this.readProblems, ...this.refused.values()];
  }

  isExcluded(path: string): boolean {
    return isExcluded(this.config, relativePath(this.folder, path));
  }

  /** How a file is read; undefined when it is not copy, or may be but the configuration does not name it. */
  formatOf(path: string): Format | undefined {
    const format = isWordDocument(path) ? 'docx' : formatOf(path);
    if (format || !isIncluded(this.config, relativePath(this.folder, path))) return format;
    return includedFormatOf(path);
  }

  /** Settings and compiled rules of a file; files with the same overrides share them. */
  rulesFor(path: string): { readonly settings: Settings; readonly ruleset: Ruleset } {
    const inside = relativePath(this.folder, path);
    const key = settingsKey(this.config, inside);
    let rules = this.rulesets.get(key);
    if (!rules) {
      const settings = settingsFor(this.config, inside);
      rules = { settings, ruleset: Ruleset.compile(this.catalogue, settings) };
      for (const problem of rules.ruleset.problems) {
        const { file = problem.rule, line = 1 } = this.places.get(problem.rule) ?? {};
        this.refused.set(problem.rule, refusal(problem, file, line));
      }
      this.rulesets.set(key, rules);
    }
    return rules;
  }
}

export interface ProjectOptions {
  readonly builtin: Catalogue;
  /** Version of Candor, which is that of its own preset. */
  readonly version: string;
  /** Absolute; problems name files relative to it. */
  readonly from: string;
  /** Used for every file instead of the nearest one. */
  readonly configFile?: string;
  /** Where presets are kept as they were read. */
  readonly cache?: PresetCache | undefined;
  /** Presets to add to what the configuration extends, relative to `from`. */
  readonly morePresets?: readonly string[];
}

function refusal(problem: RuleProblem, file: string, line: number): Problem {
  const { rule, message, phrase } = problem;
  const cause = {
    en: phrase === undefined ? message.en : `“${phrase}”: ${message.en}`,
    fr: phrase === undefined ? message.fr : `« ${phrase} » : ${message.fr}`,
  };
  return problemAt(
    file,
    { line, column: 1 },
    { en: `The rule ${rule} is left out: ${cause.en}.`, fr: `La règle ${rule} est laissée de côté : ${cause.fr}.` },
    { en: 'See docs/rule-language.md.', fr: 'Voyez docs/rule-language.md.' },
  );
}

/** Finds and keeps the project of each file. */
export class Projects {
  private readonly byFolder = new Map<string, Promise<Project>>();
  private readonly byConfig = new Map<string, Promise<Project>>();

  constructor(private readonly options: ProjectOptions) {}

  /** The project of the files of one folder. */
  ofFolder(folder: string): Promise<Project> {
    let project = this.byFolder.get(folder);
    if (!project) {
      project = this.ofConfig(this.options.configFile ?? findConfig(folder, searchBoundary(folder, process.cwd())));
      this.byFolder.set(folder, project);
    }
    return project;
  }

  of(path: string): Promise<Project> {
    return this.ofFolder(dirname(path));
  }

  /** Every project met so far. */
  all(): Promise<readonly Project[]> {
    return Promise.all(this.byConfig.values());
  }

  private ofConfig(file: string | undefined): Promise<Project> {
    let project = this.byConfig.get(file ?? '');
    if (!project) {
      project = this.load(file);
      this.byConfig.set(file ?? '', project);
    }
    return project;
  }

  private async load(file: string | undefined): Promise<Project> {
    const { builtin, version, from, cache, morePresets = [] } = this.options;
    const { config, problems } = file === undefined ? { config: DEFAULT_CONFIG, problems: [] } : await this.read(file);
    const folder = file === undefined ? from : dirname(resolve(file));
    const inConfig = await readPresets(config, folder, { boundary: repositoryRoot(folder) ?? folder, cache });
    // What was named on the command line may lie anywhere.
    const added = { ...config, file: '', extends: morePresets.map((spec) => ({ spec, place: FILE_START })) };
    const onCommandLine = await readPresets(added, from, { cache });
    const presets = [...inConfig.presets, ...onCommandLine.presets];
    const composed = composeCatalogue(
      { ...config, extends: [...config.extends, ...added.extends] },
      builtin,
      presets.map(({ preset }) => preset),
    );
    const identities = presets.map(({ preset, integrity }) => ({
      name: preset.name,
      version: preset.version,
      integrity,
    }));
    const ownFirst = config.extends.some(({ spec }) => spec === RECOMMENDED) ? [builtinIdentity(version)] : [];
    return new Project(
      config,
      folder,
      composed.catalogue,
      [...ownFirst, ...identities],
      [...problems, ...inConfig.problems, ...onCommandLine.problems, ...composed.problems],
      new Map(presets.flatMap(({ preset }) => preset.rules).map((placed) => [placed.rule.id, placed])),
    );
  }

  private async read(file: string): Promise<{ readonly config: Config; readonly problems: readonly Problem[] }> {
    const name = relativePath(this.options.from, file);
    try {
      const { text } = await readText(file);
      // YAML and schemas are loaded only where there is a configuration.
      const { readConfig } = await import('../config/read-config.js');
      return readConfig(text, name);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { reason } = error;
      const what = {
        en: `The configuration cannot be read: ${reason.en}.`,
        fr: `La configuration ne peut être lue : ${reason.fr}.`,
      };
      const instead = { en: '“candor init” writes one.', fr: '« candor init » en écrit une.' };
      return { config: DEFAULT_CONFIG, problems: [problemAt(name, FILE_START, what, instead)] };
    }
  }
}

function builtinIdentity(version: string): PresetIdentity {
  return { name: RECOMMENDED, version, integrity: builtinIntegrity() };
}
