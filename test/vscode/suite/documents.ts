import { type Diagnostic, languages, type TextDocument, Uri, type WorkspaceFolder, window, workspace } from 'vscode';

const PATIENCE_MS = 30_000;

/** Calls `probe` until it gives something other than undefined or false. */
export async function until<T>(what: string, probe: () => T | undefined | false): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited ${PATIENCE_MS} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Address of a file of the sample campaign. */
export function sample(path: string): Uri {
  return Uri.joinPath((workspace.workspaceFolders as readonly [WorkspaceFolder])[0].uri, path);
}

/** Opens a file of the sample campaign in an editor. */
export async function open(path: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(sample(path));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Candor's findings in a document. */
export function findings(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'candor');
}

/** Rule id of a finding. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for the finding of a rule and gives the first. */
export function finding(document: TextDocument, rule: string): Promise<Diagnostic> {
  return until(`${rule} in ${document.uri.path}`, () => findings(document).find((item) => ruleOf(item) === rule));
}

/** Waits until a rule finds nothing, or nothing more, in a document. */
export async function gone(document: TextDocument, rule: string): Promise<void> {
  await until(`no ${rule} in ${document.uri.path}`, () => !findings(document).some((item) => ruleOf(item) === rule));
}
