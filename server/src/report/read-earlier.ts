import * as z from 'zod';
import '../config/zod-config.js';
import { SEVERITIES } from '../core/rules/rule.js';
import type { EarlierReview } from './trend.js';

const text = z.string().max(1_000_000);

/** What a trend uses of `--format json`; whatever a later version adds is passed over. */
const earlierSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ version: z.string().max(100) }),
  files: z.array(
    z.object({
      path: text,
      findings: z.array(
        z.object({
          fingerprint: z.string().max(200),
          rule: text,
          severity: z.enum(SEVERITIES),
          title: text,
          evidence: text,
          suppressed: z.unknown().optional(),
          decision: z.unknown().optional(),
        }),
      ),
    }),
  ),
});

/** Reads what an earlier `candor review --format json` wrote; undefined when it is something else. */
export function readEarlier(source: string): EarlierReview | undefined {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    return undefined;
  }
  return earlierSchema.safeParse(data).data;
}
