import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StdioClient } from './stdio-client.js';

export interface Position {
  line: number;
  character: number;
}
export interface Range {
  start: Position;
  end: Position;
}
export interface Edit {
  range: Range;
  newText: string;
}
export interface Diagnostic {
  range: Range;
  severity: number;
  code: string;
  codeDescription?: { href: string };
  source: string;
  message: string;
  data: string;
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own, below no repository, with the given files; paths with `/`. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {
  uri: string;
  uriOf: (path: string) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'candor-lsp-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const uriOf = (path: string) => pathToFileURL(join(folder, path)).href;
  return { uri: pathToFileURL(folder).href, uriOf };
}

export const PULL = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
  },
  workspace: { workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
};

export const PUSH = { textDocument: { publishDiagnostics: { versionSupport: true } } };

export interface StartOptions {
  readonly capabilities?: object;
  readonly locale?: string;
  readonly folder?: string;
  readonly initializationOptions?: object;
}

export async function initialized(options: StartOptions = {}): Promise<StdioClient> {
  const { capabilities = PULL, locale = 'en', folder, initializationOptions } = options;
  const client = new StdioClient();
  client.answer('workspace/diagnostic/refresh', () => null);
  client.answer('client/registerCapability', () => null);
  await client.request('initialize', {
    processId: process.pid,
    rootUri: folder ?? null,
    workspaceFolders: folder ? [{ uri: folder, name: 'campaign' }] : null,
    capabilities,
    locale,
    ...(initializationOptions && { initializationOptions }),
  });
  client.notify('initialized', {});
  return client;
}

export async function stop(client: StdioClient): Promise<number | null> {
  await client.request('shutdown', null);
  client.notify('exit', null);
  return client.exited;
}

export function open(client: StdioClient, uri: string, text: string, languageId = 'markdown', version = 1): void {
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
}

export async function pull(client: StdioClient, uri: string): Promise<Diagnostic[]> {
  const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  return report.items;
}

/** Offset in UTF-16 units of a position, lines ending with LF, CRLF or CR. */
export function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.slice(0, line).reduce((sum, part) => sum + part.length, 0) + character;
}

export function textAt(text: string, { start, end }: Range): string {
  return text.slice(offsetAt(text, start), offsetAt(text, end));
}

/** Edits of one array all speak of the text before them, as the specification has it. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, offsetAt(text, range.start)) + newText + result.slice(offsetAt(text, range.end)),
      text,
    );
}
