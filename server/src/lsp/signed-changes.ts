import { changesSince } from '../ledger/changes.js';
import type { DecisionServices } from './decision-requests.js';
import type { SignedChangesResult } from './protocol.js';
import { reviewFile } from './workspace-review.js';

/** What changed in a document since the last time somebody signed it; null when nobody did. */
export async function signedChanges(
  uri: string,
  { files, sources, documents }: DecisionServices,
): Promise<SignedChangesResult | null> {
  const reviewed = await reviewFile(uri, files, sources, documents);
  const signOff = reviewed?.state.decided?.signOff;
  const last = signOff?.records.findLast(({ holds }) => holds) ?? signOff?.records.at(-1);
  if (!reviewed || !signOff || !last) return null;
  const { by, role, at, text } = last.record;
  const changes = changesSince(last.record, reviewed.document.text, reviewed.state.review.findings);
  return {
    by,
    ...(role !== undefined && { role }),
    at,
    state: signOff.state,
    ...(text !== undefined && { signedText: text }),
    ...(changes && { changes }),
  };
}
