import type { ToolComponent } from 'sarif';
import { webAddress } from '../html/parts.js';
import type { Report } from '../report.js';

/** Name of the taxonomy that rules point into. */
export const NORMS = 'norms';

/** The cited norms as a taxonomy, each with its state; absent when none is cited. */
export function normsTaxonomy({ norms, normsDate, reader }: Report): ToolComponent | undefined {
  if (norms.length === 0) return undefined;
  return {
    name: NORMS,
    version: normsDate,
    releaseDateUtc: normsDate,
    taxa: norms.map((norm) => {
      const helpUri = webAddress(norm.url);
      return {
        id: norm.id,
        shortDescription: { text: norm.name[reader] },
        fullDescription: { text: norm.asks[reader] },
        ...(helpUri && { helpUri }),
        properties: { kind: norm.kind, jurisdiction: norm.jurisdiction, status: norm.status[reader] },
      };
    }),
  };
}
