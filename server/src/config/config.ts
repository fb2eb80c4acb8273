import { DEFAULT_SETTINGS, type DisclosurePolicy, type Settings } from '../core/review/settings.js';
import type { Place } from './problem.js';

/** Severity of the rules that a pattern (`manipulation/scarcity`, `ai-disclosure/*`) names, with where it is written. */
export type PlacedSeverity = Settings['severities'][number] & { readonly place: Place };

export interface Override {
  /** Globs, relative to the folder of the configuration. */
  readonly files: readonly string[];
  readonly rules: readonly PlacedSeverity[];
}

/** Whose name, colour and logo a report bears. */
export interface HouseConfig {
  readonly name?: string;
  /** `#rrggbb`. */
  readonly colour?: string;
  /** From the folder of the configuration, with where it is written. */
  readonly logo?: { readonly path: string; readonly place: Place };
}

/** A `candor.yml` with its defaults filled in. */
export interface Config {
  /** The file it was read from, as the caller names it; empty for the built-in defaults. */
  readonly file: string;
  /** Presets in order: `candor:recommended`, a path relative to the configuration, or another source. */
  readonly extends: readonly { readonly spec: string; readonly place: Place }[];
  readonly languages: Settings['languages'];
  readonly jurisdictions: Settings['jurisdictions'];
  readonly disclosure: DisclosurePolicy;
  readonly files: {
    /** When not empty, folders are searched for these only. */
    readonly include: readonly string[];
    readonly exclude: readonly string[];
  };
  readonly rules: readonly PlacedSeverity[];
  readonly overrides: readonly Override[];
  readonly limits: Settings['limits'];
  readonly report: HouseConfig;
}

/** The name of the built-in preset in `extends`. */
export const RECOMMENDED = 'candor:recommended';

export const DEFAULT_CONFIG: Config = Object.freeze({
  file: '',
  extends: [{ spec: RECOMMENDED, place: { line: 1, column: 1 } }],
  languages: DEFAULT_SETTINGS.languages,
  jurisdictions: DEFAULT_SETTINGS.jurisdictions,
  disclosure: DEFAULT_SETTINGS.disclosure,
  files: { include: [], exclude: [] },
  rules: [],
  overrides: [],
  limits: DEFAULT_SETTINGS.limits,
  report: {},
} satisfies Config);
