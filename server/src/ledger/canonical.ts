import { sha256Hex } from './hash.js';

/** A line as JSON gives it: no nesting but lists of texts. */
export type FlatRecord = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Names of fields; `__proto__` is none. */
const KEY = /^[a-z][\w-]{0,63}$/i;
/** Most keys of a record. */
const MOST_KEYS = 64;

/** The id that a record has to have: keys sorted by their UTF-16 units, no white space, as in RFC 8785. */
export function idOf(record: FlatRecord): string {
  const keys = Object.keys(record)
    .filter((key) => key !== 'id')
    .sort();
  return sha256Hex(`{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(record[key])}`).join(',')}}`);
}

/** Whether a value is a record's: an object whose values are plain or lists of texts. */
export function isFlatRecord(value: unknown): value is FlatRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= MOST_KEYS && entries.every(([key, inner]) => KEY.test(key) && isFlat(inner));
}

function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return value === null || typeof value !== 'object';
}

/** The line of a new record, its id first. */
export function lineOf(record: FlatRecord): string {
  const { id: _, ...rest } = record;
  return `${JSON.stringify({ id: idOf(rest), ...rest })}\n`;
}
