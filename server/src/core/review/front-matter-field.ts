import type { ParsedDocument } from '../document/document.js';

type Data = Readonly<Record<string, unknown>>;

/** What the front matter of a document says, as far as it could be read; undefined when there is none. */
export function frontMatterOf({ chunks }: ParsedDocument): Data | undefined {
  for (const mark of chunks[0]?.marks ?? []) if (mark.kind === 'front-matter') return mark.data;
  return undefined;
}

/**
 * Whether a field has one of the values (in lower case), or any but false and nothing when none are given. Dots lead
 * into fields of fields; of a list each value counts.
 */
export function hasField(data: Data | undefined, field: string, anyOf: readonly string[] | undefined): boolean {
  let value: unknown = data;
  for (const key of data && Object.hasOwn(data, field) ? [field] : field.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) return false;
    value = (value as Data)[key];
  }
  const values = (Array.isArray(value) ? value : [value]).map(asText);
  if (anyOf) return values.some((text) => text !== undefined && anyOf.includes(text));
  return values.some((text) => text !== 'false' && text !== '') && !(Array.isArray(value) && value.length === 0);
}

/** A value as a text in lower case, a date as its day; undefined for a map. */
function asText(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'object' ? undefined : String(value).trim().toLowerCase();
}
