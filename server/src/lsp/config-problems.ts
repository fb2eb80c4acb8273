import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Problem } from '../config/problem.js';
import type { Language } from '../core/document/document.js';
import type { LoadedConfig } from './configurations.js';
import { SOURCE } from './diagnostics.js';
import type { HostFiles } from './host.js';
import { LineStarts } from './line-starts.js';
import type { OpenDocuments } from './open-documents.js';
import { resolveUri } from './uris.js';

/** Code of a mistake in a configuration or a preset: it is not a rule, so it carries no link. */
export const CONFIG_CODE = 'candor-config';

/** Says what is wrong where it was written: from the problem's place to the end of its line. */
export function toConfigDiagnostics(
  problems: readonly Problem[],
  text: string,
  reader: Language,
  severity: DiagnosticSeverity = DiagnosticSeverity.Error,
): Diagnostic[] {
  if (problems.length === 0) return [];
  const lines = new LineStarts(text);
  return problems.map(({ line, column, what, instead }) => {
    const at = Math.min(line - 1, lines.lineCount - 1);
    const length = text.slice(lines.startOf(at), lines.endOf(text, at)).trimEnd().length;
    const start = Math.min(column - 1, length);
    return {
      range: { start: { line: at, character: start }, end: { line: at, character: Math.max(start, length) } },
      severity,
      code: CONFIG_CODE,
      source: SOURCE,
      message: `${what[reader]} ${instead[reader]}`,
    };
  });
}

/** Publishes what is wrong in configurations and presets that are not open; open ones have diagnostics of their own. */
export class ConfigProblems {
  /** Files with problems, by the configuration that brought them in. */
  private readonly byConfig = new Map<string, ReadonlyMap<string, readonly Problem[]>>();

  constructor(
    private readonly connection: Connection,
    private readonly files: HostFiles,
    private readonly documents: OpenDocuments,
    private readonly reader: () => Language,
  ) {}

  update(uri: string, loaded: LoadedConfig | undefined): void {
    const before = this.byConfig.get(uri) ?? new Map();
    const after = new Map<string, Problem[]>();
    for (const problem of loaded?.problems ?? []) {
      const file = resolveUri(loaded?.folder as string, problem.file);
      after.set(file, [...(after.get(file) ?? []), problem]);
    }
    if (after.size > 0) this.byConfig.set(uri, after);
    else this.byConfig.delete(uri);
    for (const file of before.keys()) if (!after.has(file)) void this.publish(file);
    for (const file of after.keys()) void this.publish(file);
  }

  opened(uri: string): void {
    if (this.problemsOf(uri).length > 0) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  closed(uri: string): void {
    if (this.problemsOf(uri).length > 0) void this.publish(uri);
  }

  private async publish(uri: string): Promise<void> {
    if (this.documents.get(uri)) return;
    const problems = this.problemsOf(uri);
    const text = problems.length > 0 ? await this.files.read(uri).catch(() => undefined) : '';
    if (this.documents.get(uri) || text === undefined) return;
    const diagnostics = toConfigDiagnostics(problems, text, this.reader());
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }

  private problemsOf(uri: string): readonly Problem[] {
    return [...this.byConfig.values()].flatMap((files) => files.get(uri) ?? []);
  }
}
