import * as z from 'zod';

/** What a person decided. */
export const KINDS = ['evidence', 'accept', 'baseline', 'sign-off', 'withdraw'] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that answer findings. */
export type FindingKind = Exclude<Kind, 'sign-off' | 'withdraw'>;

/**
 * What a decision on a finding covers: the one sentence; or the same words under the same rule, anywhere in the file or
 * in every file of the ledger. It never covers words that nobody has seen.
 */
export const SCOPES = ['instance', 'file', 'campaign'] as const;
export type Scope = (typeof SCOPES)[number];

/** Bounds of one record and of a ledger: what is larger was not written by Candor. */
export const LIMITS = {
  /** In UTF-16 units. */
  line: 1_500_000,
  text: 120_000,
  short: 200,
  long: 2_000,
  /** In bytes. */
  file: 64_000_000,
  lines: 200_000,
  /** Records that one follows. */
  after: 1_000,
} as const;

const HASH = /^sha256:[0-9a-f]{64}$/;
export const RECORD_ID = /^[0-9a-f]{64}$/;
const FINGERPRINT = /^[0-9a-f]{16}(?:-[1-9]\d{0,5})?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

const id = z.string().regex(RECORD_ID);
const short = z.string().max(LIMITS.short);
const long = z.string().max(LIMITS.long);

/** A line of the ledger. Keys that a later version adds are kept: they are part of what was hashed. */
export const recordSchema = z
  .looseObject({
    id: id.describe('SHA-256 of the record without its id, keys sorted, as hexadecimal digits.'),
    after: z
      .array(id)
      .max(LIMITS.after)
      .describe('The records that were last when this one was written: several after a merge.'),
    kind: z.enum(KINDS).describe('What was decided; “withdraw” takes another record back.'),
    file: z
      .string()
      .min(1)
      .max(LIMITS.long)
      .refine(isPlainPath)
      .describe('Path of the document from the folder that holds .candor, with slashes.'),
    rule: short.optional().describe('Id of the rule, present or former.'),
    fingerprint: z.string().regex(FINGERPRINT).optional().describe('The finding; absent for wider scopes.'),
    scope: z.enum(SCOPES).optional().describe('What it covers; without it, the one sentence.'),
    content: z
      .string()
      .regex(HASH)
      .describe('Hash of what was decided about: the sentence, the words, or the whole document.'),
    text: z.string().max(LIMITS.text).optional().describe('The words that were decided about, secrets masked.'),
    reason: long.optional().describe('Why, in the words of the person.'),
    source: long.optional().describe('What proves a claim: a file beside the ledger, a link, or a note.'),
    sourceContent: z.string().regex(HASH).optional().describe('Hash of the file used as evidence.'),
    owner: short.optional().describe('Who keeps the evidence up to date.'),
    until: z.string().refine(isDay).optional().describe('Last day on which it holds, YYYY-MM-DD.'),
    withdraws: id.optional().describe('The record that is withdrawn.'),
    by: short.min(1).describe('Who decided: "Name <address>" as git has it.'),
    role: short.optional().describe('In which role, such as editor.'),
    at: z.string().regex(INSTANT).describe('When, ISO 8601 in UTC.'),
  })
  .superRefine((record, context) => {
    const missing = (key: string) => context.addIssue({ code: 'custom', path: [key], message: 'required' });
    if (record.kind === 'withdraw') {
      if (record.withdraws === undefined) missing('withdraws');
    } else if (record.kind !== 'sign-off') {
      if (record.rule === undefined) missing('rule');
      if ((record.scope ?? 'instance') === 'instance' && record.fingerprint === undefined) missing('fingerprint');
    }
  });

export type LedgerRecord = Readonly<z.infer<typeof recordSchema>>;

/** A path below the ledger's folder that leads nowhere else, on any system. */
export function isPlainPath(path: string): boolean {
  if (path === '' || /^[/\\]|^[a-z]:|\\|[\p{Cc}]/iu.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** `YYYY-MM-DD`, a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function scopeOf(record: LedgerRecord): Scope {
  return record.scope ?? 'instance';
}
