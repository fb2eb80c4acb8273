import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { OpenDocuments } from './open-documents.js';

/**
 * Findings of files that are not open, from the last review of the workspace. They are published, and step aside while
 * their file is open: then its own diagnostics are shown.
 */
export class WorkspaceFindings {
  private byUri = new Map<string, readonly Diagnostic[]>();

  constructor(
    private readonly connection: Connection,
    private readonly documents: OpenDocuments,
  ) {}

  /** Takes the place of what an earlier review of the workspace found. */
  replace(found: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const before = this.byUri;
    this.byUri = new Map([...found].filter(([, diagnostics]) => diagnostics.length > 0));
    for (const uri of before.keys()) if (!this.byUri.has(uri)) this.publish(uri, []);
    for (const [uri, diagnostics] of this.byUri) if (!this.documents.get(uri)) this.publish(uri, diagnostics);
  }

  opened(uri: string): void {
    if (this.byUri.has(uri)) this.publish(uri, []);
  }

  closed(uri: string): void {
    const diagnostics = this.byUri.get(uri);
    if (diagnostics) this.publish(uri, diagnostics);
  }

  private publish(uri: string, diagnostics: readonly Diagnostic[]): void {
    void this.connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  }
}
