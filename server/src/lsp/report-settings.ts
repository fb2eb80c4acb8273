import { RECOMMENDED } from '../config/config.js';
import type { Problem } from '../config/problem.js';
import { builtinIntegrity } from '../presets/builtin.js';
import { houseOf } from '../report/house.js';
import type { JsonPreset } from '../report/json.js';
import type { House } from '../report/report.js';
import type { Configurations, LoadedConfig } from './configurations.js';
import { CONFIG_NAME } from './formats.js';
import type { ServerHost } from './host.js';
import { childUri } from './uris.js';

export interface ReportSettings {
  readonly presets: readonly JsonPreset[];
  readonly house?: House;
  /** What is wrong with its logo, which is then left out. */
  readonly problems: readonly Problem[];
}

/** What the configurations of the documents say of a report: the presets that were applied, and who hands it over. */
export async function settingsOfReport(
  uris: readonly string[],
  configurations: Pick<Configurations, 'of'>,
  host: ServerHost,
  folders: readonly string[],
): Promise<ReportSettings> {
  const met = new Set<LoadedConfig>();
  for (const uri of uris) met.add(await configurations.of(uri));
  const presets = new Map<string, JsonPreset>();
  for (const loaded of met) for (const preset of presetsOf(loaded, host.version)) presets.set(keyOf(preset), preset);
  const named = [...met].find(({ config }) => Object.keys(config.report).length > 0);
  if (named?.folder === undefined) return { presets: [...presets.values()], problems: [] };
  const files = host.imageFiles(childUri(named.folder, CONFIG_NAME), folders);
  const { house, problems } = await houseOf(named.config.report, named.config.file, files);
  return { presets: [...presets.values()], house, problems };
}

function presetsOf({ config, presets }: LoadedConfig, version: string): JsonPreset[] {
  const isExtended = config.extends.some(({ spec }) => spec === RECOMMENDED);
  const own = isExtended ? [{ name: RECOMMENDED, version, integrity: builtinIntegrity() }] : [];
  const others = presets.presets.map((preset, index) => ({
    name: preset.name,
    version: preset.version,
    integrity: presets.integrities[index] ?? '',
  }));
  return [...own, ...others];
}

function keyOf({ name, version, integrity }: JsonPreset): string {
  return `${name} ${version} ${integrity}`;
}
