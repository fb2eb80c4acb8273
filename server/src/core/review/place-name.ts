import type { Language } from '../document/document.js';

/** Longest name that is shown whole, in UTF-16 units: keys of gettext are sentences. */
const LONGEST = 80;

/** What a reader would call the place of a finding: a key, or a row and a column. Undefined where only lines name it. */
export function placeName(
  { key, row }: { readonly key?: string | undefined; readonly row?: number | undefined },
  reader: Language,
): string | undefined {
  if (key === undefined || key === '') return undefined;
  const name = key.length > LONGEST ? `${key.slice(0, LONGEST - 1)}…` : key;
  if (row === undefined) return name;
  return reader === 'fr' ? `ligne ${row}, ${name}` : `row ${row}, ${name}`;
}
