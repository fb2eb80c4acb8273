import type { InitializeParams } from 'vscode-languageserver';
import type { CandorInitializationOptions } from './protocol.js';

/** What the client at the other end understands, read once from `initialize`. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: boolean;
  readonly documentChanges: boolean;
  readonly snippetEdits: boolean;
  readonly codeActionLiterals: boolean;
  readonly isPreferred: boolean;
  readonly markdownHover: boolean;
  readonly watchedFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly own: CandorInitializationOptions;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { textDocument, workspace } = capabilities;
  const published = textDocument?.publishDiagnostics;
  const pulled = textDocument?.diagnostic;
  return {
    pullsDiagnostics: pulled !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    relatedInformation: (pulled?.relatedInformation ?? published?.relatedInformation) === true,
    // Clients of LSP 3.15 and before do not know the property; it does them no harm.
    codeDescription: (pulled?.codeDescriptionSupport ?? published?.codeDescriptionSupport) !== false,
    diagnosticTags: (pulled?.tagSupport ?? published?.tagSupport) !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    isPreferred: textDocument?.codeAction?.isPreferredSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    own: isRecord(initializationOptions) ? (initializationOptions as CandorInitializationOptions) : {},
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
