import type { Connection } from 'vscode-languageserver';
import type { Language } from '../../core/document/document.js';
import type { Catalogue } from '../../core/index.js';
import type { Configurations } from '../configurations.js';
import { toSpan } from '../convert.js';
import { CONFIG_NAME } from '../formats.js';
import type { Guard } from '../guard.js';
import type { HostFiles } from '../host.js';
import type { OpenDocuments } from '../open-documents.js';
import {
  type AuthoringResult,
  LIST_PRESETS,
  type ListPresetsParams,
  NEW_PRESET,
  NEW_RULE,
  type NewPresetParams,
  type NewRuleParams,
  type PresetSummary,
  RULE_SOURCE,
  RUN_EXAMPLES,
  type RuleSourceParams,
  type RuleSourceResult,
  type RunExamplesParams,
  type RunExamplesResult,
  type WrittenFile,
} from '../protocol.js';
import { baseName, childUri, parentUri, relativePath } from '../uris.js';
import type { Authoring } from './authoring.js';
import { AUTHORING_WORDS } from './words.js';

export interface AuthoringServices {
  readonly connection: Connection;
  readonly files: HostFiles;
  readonly catalogue: Catalogue;
  readonly documents: OpenDocuments;
  readonly configurations: Configurations;
  readonly authoring: Authoring;
  readonly folders: () => readonly string[];
  readonly reader: () => Language;
  readonly guard: Guard;
  /** The same presets have more to say: their examples were run. */
  readonly ran: (uri: string) => void;
}

/** Answers what the commands for authors of rules ask. Files are written by the client. */
export function serveAuthoring(services: AuthoringServices): void {
  const { connection, configurations, documents, authoring, guard } = services;
  connection.onRequest(
    RULE_SOURCE,
    guard.request('ruleSource', null, async ({ rule, uri }: RuleSourceParams): Promise<RuleSourceResult | null> => {
      if (uri) await configurations.of(uri);
      const found = configurations.presetRules().find(({ id }) => id === rule);
      return found ? { uri: found.uri, line: found.line - 1 } : null;
    }),
  );
  connection.onRequest(
    RUN_EXAMPLES,
    guard.request('runExamples', null, async ({ uri, rule }: RunExamplesParams): Promise<RunExamplesResult | null> => {
      const document = documents.get(uri);
      if (!document) return null;
      const result = await authoring.runExamples(document, rule);
      if (result) services.ran(uri);
      return result;
    }),
  );
  connection.onRequest(
    LIST_PRESETS,
    guard.request('listPresets', [], ({ uri }: ListPresetsParams) => presetsFor(uri, services)),
  );
  const nothing: AuthoringResult = { files: [] };
  connection.onRequest(
    NEW_PRESET,
    guard.request('newPreset', nothing, ({ folder }: NewPresetParams) => makePreset(folder, services)),
  );
  connection.onRequest(
    NEW_RULE,
    guard.request('newRule', nothing, (params: NewRuleParams) => makeRule(params, services)),
  );
}

const isManifest = (uri: string) => /^preset\.ya?ml$/.test(baseName(uri));

async function presetsFor(uri: string, { files, folders }: AuthoringServices): Promise<PresetSummary[]> {
  const root = folderOf(uri, folders());
  if (root === undefined) return [];
  const presets: PresetSummary[] = [];
  for (const manifest of await files.list(root, isManifest)) {
    const folder = parentUri(manifest) as string;
    const name = nameIn(await files.read(manifest));
    if (name) presets.push({ folder, name, path: relativePath(root, folder) ?? '.' });
  }
  return presets;
}

async function makePreset(folder: string, services: AuthoringServices): Promise<AuthoringResult> {
  const { files, reader } = services;
  const { presetTemplate } = await import('../../presets/preset-template.js');
  const taken = await files.list(folder, () => true).catch(() => []);
  if (taken.length > 0) return { files: [], refused: AUTHORING_WORDS[reader()].notEmpty(baseName(folder)) };
  const written = presetTemplate(baseName(folder), reader()).map(({ path, text }) => ({
    uri: childUri(folder, path),
    text,
  }));
  return { files: [...written, ...(await extended(folder, services))], open: (written.at(-1) as WrittenFile).uri };
}

async function makeRule(params: NewRuleParams, services: AuthoringServices): Promise<AuthoringResult> {
  const { catalogue, configurations, documents, files, reader } = services;
  const words = AUTHORING_WORDS[reader()];
  const document = await documents.settled(params.uri);
  if (!document) return { files: [] };
  const [{ selectedWords }, { newRule }, { presetTemplate }] = await Promise.all([
    import('./selected-words.js'),
    import('./new-rule.js'),
    import('../../presets/preset-template.js'),
  ]);
  const selected = selectedWords(document, toSpan(document, { start: params.start, end: params.end }));
  if (!selected) return { files: [], refused: words.emptySelection };
  const manifestUri = childUri(params.preset, 'preset.yml');
  const manifest = await files.read(manifestUri);
  const [template] = presetTemplate(baseName(params.preset), reader());
  const preset = nameIn(manifest ?? template?.text) ?? 'house';
  const here = new Set((await files.list(params.preset, () => true).catch(() => [])).map(baseName));
  const ids = new Set([...catalogue.rules, ...configurations.presetRules()].map(({ id }) => id));
  const rule = await newRule(
    {
      ...selected,
      preset,
      family: params.family,
      severity: params.severity,
      isPrompt: document.format === 'prompt' || document.format === 'prompt-yaml' || document.format === 'poml',
      isTaken: (id) => ids.has(id) || here.has(`${id.slice(id.indexOf('/') + 1)}.yml`),
      reader: reader(),
    },
    catalogue,
  );
  if ('flaw' in rule) return { files: [], refused: words.phraseFlaw(rule.flaw[reader()]) };
  const open = childUri(params.preset, `${rule.id.slice(rule.id.indexOf('/') + 1)}.yml`);
  const written: WrittenFile[] = [{ uri: open, text: rule.text }];
  if (manifest === undefined && template) written.unshift({ uri: manifestUri, text: template.text });
  return { files: [...written, ...(await extended(params.preset, services, params.uri))], open };
}

/** The `candor.yml` that brings a preset in force, when it has to be changed or written. */
async function extended(preset: string, services: AuthoringServices, copy?: string): Promise<WrittenFile[]> {
  const { configurations, files, folders, reader } = services;
  const loaded = await configurations.of(copy ?? childUri(preset, 'preset.yml'));
  const root = loaded.folder ?? folderOf(copy ?? preset, folders());
  const path = root === undefined ? undefined : relativePath(root, preset);
  // A preset that does not stand below the configuration cannot be named in it.
  if (root === undefined || path === undefined) return [];
  const { extendConfig } = await import('./extend-config.js');
  const uri = loaded.uri ?? childUri(root, CONFIG_NAME);
  const before = await files.read(uri);
  const after = extendConfig(before, `./${path}`, reader());
  return after === before ? [] : [{ uri, text: after }];
}

function folderOf(uri: string, folders: readonly string[]): string | undefined {
  return folders.find((folder) => relativePath(folder, uri) !== undefined) ?? folders[0];
}

function nameIn(manifest: string | undefined): string | undefined {
  return /^name:[ \t]*["']?([\w@/.-]+)/m.exec(manifest ?? '')?.[1];
}
