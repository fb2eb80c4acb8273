import { shortHash } from '../commits/document-commits.js';
import type { DocumentDetector } from './detector.js';
import { insertion } from './disclosure-detectors.js';
import { countsForReaders } from './statements.js';

/** A commit that touched the file was signed by an assistant, and readers are told nowhere. */
export const assistantCommit: DocumentDetector = {
  name: 'assistant-commit',
  detect(view) {
    const { commits, disclosure, settings } = view;
    const latest = commits[0];
    if (!latest || settings.disclosure.required === 'never') return [];
    if (disclosure.statements.some(countsForReaders)) return [];
    const { start, end, hash, date, signature } = latest;
    const others = commits.slice(1).map((commit) => shortHash(commit.hash));
    return [
      {
        start,
        end,
        captures: { signature, commit: shortHash(hash), date },
        ...(others.length > 0 && {
          because: {
            en: `also ${others.join(', ')}`,
            fr: `également ${others.join(', ')}`,
          },
        }),
        fixes: [insertion(view)],
      },
    ];
  },
};
