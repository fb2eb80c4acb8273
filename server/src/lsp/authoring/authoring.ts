import {
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
} from 'vscode-languageserver';
import type { Language } from '../../core/document/document.js';
import type { Catalogue } from '../../core/index.js';
import { toConfigDiagnostics } from '../config-problems.js';
import type { Configurations } from '../configurations.js';
import type { HostFiles } from '../host.js';
import type { LinePosition } from '../line-starts.js';
import type { RunExamplesResult } from '../protocol.js';
import type { ReviewedDocument } from '../reviewed-document.js';
import { baseName, comparable } from '../uris.js';
import type { PresetContext } from './preset-completion.js';
import { type PresetFileInfo, PresetFiles } from './preset-files.js';
import type { PresetDocumentReading } from './preset-reading.js';
import { AUTHORING_WORDS } from './words.js';

/** What the lens above a rule runs; the client has it. */
export const RUN_EXAMPLES_COMMAND = 'candor.runExamples';

/** The tools, loaded when the first preset is opened: they bring YAML and schemas along. */
async function loadTools(builtin: Catalogue) {
  const [reading, completion, hover, { listsWithin }, { ExampleRuns }] = await Promise.all([
    import('./preset-reading.js'),
    import('./preset-completion.js'),
    import('./preset-hover.js'),
    import('../../presets/phrase-lists.js'),
    import('./example-runs.js'),
  ]);
  return { ...reading, ...completion, ...hover, listsWithin, runs: new ExampleRuns(builtin) };
}

/** Helps to write presets: what is wrong as one types, completion, hover, and the examples above each rule. */
export class Authoring {
  private readonly presetFiles: PresetFiles;
  private readonly readings = new Map<string, { readonly stamp: number; readonly reading: PresetDocumentReading }>();
  private tools: ReturnType<typeof loadTools> | undefined;

  constructor(
    private readonly files: HostFiles,
    private readonly configurations: Configurations,
    private readonly builtin: Catalogue,
    private readonly reader: () => Language,
  ) {
    this.presetFiles = new PresetFiles(files, configurations);
  }

  /** Files changed: what was read of others is old. */
  clear(): void {
    this.presetFiles.clear();
    this.readings.clear();
  }

  async closed(uri: string): Promise<void> {
    this.readings.delete(uri);
    (await this.tools)?.runs.forget(uri);
  }

  /** What is wrong in a preset as it stands in the editor; undefined when it is none. */
  async check(document: ReviewedDocument): Promise<readonly Diagnostic[] | undefined> {
    const { uri, text } = document;
    const info = await this.presetFiles.of(uri, text);
    if (!info) return undefined;
    const reading = await this.read(document, info);
    const { runs } = await this.loaded();
    const problems = toConfigDiagnostics(reading.problems, text, this.reader());
    const hints = toConfigDiagnostics(reading.hints, text, this.reader(), DiagnosticSeverity.Information);
    return [...problems, ...hints, ...runs.diagnosticsOf(uri, reading, text, this.reader())];
  }

  async complete({ uri, text }: ReviewedDocument, offset: number, position: LinePosition): Promise<CompletionItem[]> {
    const context = await this.contextOf(uri, text);
    return context ? (await this.loaded()).completePreset(text, offset, position, context) : [];
  }

  async hover(
    { uri, text }: ReviewedDocument,
    offset: number,
    position: LinePosition,
    markdown: boolean,
  ): Promise<Hover | undefined> {
    const context = await this.contextOf(uri, text);
    return context && (await this.loaded()).hoverPreset(text, offset, position, context, markdown);
  }

  async hoverConfig(
    { uri, text }: ReviewedDocument,
    offset: number,
    position: LinePosition,
    markdown: boolean,
  ): Promise<Hover | undefined> {
    const { hoverConfig } = await this.loaded();
    return hoverConfig(text, offset, position, this.configurations.rulesAt(uri), this.reader(), markdown);
  }

  /** Above each rule, and each kind of terms: runs its examples, or tells what they did. */
  async lenses(document: ReviewedDocument): Promise<CodeLens[]> {
    const { uri, text } = document;
    const info = await this.presetFiles.of(uri, text);
    if (!info) return [];
    const { written } = await this.read(document, info);
    const { runs } = await this.loaded();
    const words = AUTHORING_WORDS[this.reader()];
    return written.map((rule) => {
      const outcome = runs.outcomeOf(uri, rule);
      const failed = outcome?.failures.length ?? 0;
      const title = !outcome
        ? `$(beaker) ${words.runExamples}`
        : failed > 0
          ? `$(error) ${words.examplesFail(failed, outcome.examples)}`
          : `$(pass) ${words.examplesPass(outcome.examples)}`;
      const at = { line: rule.place.line - 1, character: 0 };
      return {
        range: { start: at, end: at },
        command: { title, command: RUN_EXAMPLES_COMMAND, arguments: [uri, rule.id] },
      };
    });
  }

  /** Null when the document is no preset. */
  async runExamples(document: ReviewedDocument, rule: string | undefined): Promise<RunExamplesResult | null> {
    const info = await this.presetFiles.of(document.uri, document.text);
    if (!info) return null;
    const reading = await this.read(document, info);
    const { runs } = await this.loaded();
    const outcome = await runs.run(document.uri, reading, rule);
    return { ...outcome, problems: reading.problems.length };
  }

  private loaded() {
    this.tools ??= loadTools(this.builtin);
    return this.tools;
  }

  private async read(document: ReviewedDocument, info: PresetFileInfo): Promise<PresetDocumentReading> {
    const { uri, stamp, text } = document;
    const known = this.readings.get(uri);
    if (known?.stamp === stamp) return known.reading;
    const { readPresetDocument } = await this.loaded();
    const lists = await this.listsFor(info, text);
    const others = this.configurations.presetRules().filter((rule) => comparable(rule.uri) !== comparable(uri));
    const taken = new Set(others.map(({ id }) => id));
    const reading = readPresetDocument(text, baseName(uri), info, lists, this.builtin, (id) => taken.has(id));
    this.readings.set(uri, { stamp, reading });
    return reading;
  }

  private async contextOf(uri: string, text: string): Promise<PresetContext | undefined> {
    const info = await this.presetFiles.of(uri, text);
    if (!info) return undefined;
    const { listsWithin } = await this.loaded();
    return {
      part: info.part,
      isJson: /\.json$/i.test(uri),
      lists: listsWithin(this.builtin, await this.listsFor(info, text)),
      norms: this.builtin.norms.filter(({ verified }) => verified),
      rules: (await this.configurations.of(uri)).presets.presets.flatMap(({ rules }) => rules.map(({ rule }) => rule)),
      reader: this.reader(),
    };
  }

  /** The word lists that phrases may name: of the folder's preset, or of the file itself. */
  private async listsFor({ part, manifest }: PresetFileInfo, text: string) {
    const { listsOf } = await this.loaded();
    // What a preset says of itself stands above its rules, which may be many.
    if (part !== 'rule') return listsOf(text.slice(0, /^rules[ \t]*:/m.exec(text)?.index));
    const head = manifest && (await this.files.read(manifest).catch(() => undefined));
    return listsOf(head || '');
  }
}
