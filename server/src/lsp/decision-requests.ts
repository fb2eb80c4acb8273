import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import type { Decisions } from './decisions.js';
import type { Guard } from './guard.js';
import type { HostFiles } from './host.js';
import type { LedgerStore } from './ledger-store.js';
import type { DocumentSources, OpenDocuments } from './open-documents.js';
import {
  LIST_DECISIONS,
  type ListDecisionsParams,
  type ListDecisionsResult,
  RECORD_DECISION,
  type RecordDecisionParams,
  type RecordDecisionResult,
  SIGNED_CHANGES,
  type SignedChangesParams,
  type SignedChangesResult,
  WHO_AM_I,
  type WhoAmIParams,
  type WhoAmIResult,
} from './protocol.js';

/** What answering requests about decisions needs. */
export interface DecisionServices {
  readonly connection: Connection;
  readonly store: LedgerStore;
  readonly decisions: Decisions;
  readonly documents: OpenDocuments;
  readonly sources: DocumentSources;
  readonly files: HostFiles;
  readonly folders: () => readonly string[];
  readonly reader: () => Language;
  readonly guard: Guard;
  /** Decisions were recorded: diagnostics and lists are not what they were. */
  readonly recorded: () => Promise<void>;
}

const NOTHING_LISTED: ListDecisionsResult = { documents: [], elsewhere: [], problems: [], cancelled: false };
const NOTHING_RECORDED: RecordDecisionResult = { records: [], errors: {} };

/** Answers what the client asks about decisions. What reads ledgers is loaded with the first such request. */
export function serveDecisions(services: DecisionServices): void {
  const { connection, guard, store, decisions } = services;
  connection.onRequest(
    WHO_AM_I,
    guard.request('whoAmI', { by: null }, async ({ uri }: WhoAmIParams): Promise<WhoAmIResult> => {
      const place = await decisions.placeOf(uri);
      return { by: (place && (await store.identity(place.folder))) ?? null };
    }),
  );
  connection.onRequest(
    LIST_DECISIONS,
    guard.request('listDecisions', NOTHING_LISTED, async (params: ListDecisionsParams, token: CancellationToken) => {
      const { listDecisions } = await import('./list-decisions.js');
      return listDecisions(params, token, services);
    }),
  );
  connection.onRequest(
    RECORD_DECISION,
    guard.request(
      'recordDecision',
      NOTHING_RECORDED,
      async (params: RecordDecisionParams, token: CancellationToken) => {
        const { recordDecision } = await import('./record-decision.js');
        return recordDecision(params, token, services);
      },
    ),
  );
  connection.onRequest(
    SIGNED_CHANGES,
    guard.request('signedChanges', null, async ({ uri }: SignedChangesParams): Promise<SignedChangesResult | null> => {
      const { signedChanges } = await import('./signed-changes.js');
      return signedChanges(uri, services);
    }),
  );
}
