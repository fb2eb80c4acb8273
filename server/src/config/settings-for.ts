import picomatch from 'picomatch';
import type { Settings } from '../core/review/settings.js';
import type { Config } from './config.js';

/** What a configuration decides for one file; `path` is relative to the configuration's folder, slashes forward. */
export function settingsFor(config: Config, path: string): Settings {
  const { languages, jurisdictions, disclosure, limits } = config;
  const overrides = config.overrides.filter((override) => matchesGlobs(override.files, path));
  const severities = [...config.rules, ...overrides.flatMap((override) => override.rules)];
  return {
    languages,
    jurisdictions,
    disclosure,
    severities: severities.map(({ pattern, severity }) => ({ pattern, severity })),
    limits,
  };
}

/** Two files with equal keys have equal settings, so that they share one compiled set of rules. */
export function settingsKey(config: Config, path: string): string {
  return config.overrides.flatMap((override, index) => (matchesGlobs(override.files, path) ? [index] : [])).join();
}

/** Whether the configuration keeps a file out of the review: excluded, or not among those included. */
export function isExcluded(config: Config, path: string): boolean {
  const { include, exclude } = config.files;
  return matchesGlobs(exclude, path) || (include.length > 0 && !matchesGlobs(include, path));
}

/** Whether the configuration names a file as one to review: JSON and YAML are then read as catalogues anywhere. */
export function isIncluded(config: Config, path: string): boolean {
  return matchesGlobs(config.files.include, path) && !matchesGlobs(config.files.exclude, path);
}

const matchers = new WeakMap<readonly string[], (path: string) => boolean>();

/** Compiling a glob costs more than matching it a thousand times; a configuration keeps its lists. */
function matchesGlobs(globs: readonly string[], path: string): boolean {
  if (!globs.length) return false;
  let matcher = matchers.get(globs);
  if (!matcher) {
    const compiled = picomatch([...globs], { dot: true });
    matcher = (candidate) => compiled(candidate);
    matchers.set(globs, matcher);
  }
  return matcher(path);
}
