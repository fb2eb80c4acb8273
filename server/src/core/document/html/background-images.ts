/** Longest style sheet that is searched, and longest address, in UTF-16 units. */
const LONGEST_SHEET = 200_000;

/** `background` or `background-image`; one declaration at a time. */
const DECLARATION = /(?<![\w-])background(?:-image)?\s*:([^;{}]{0,4000})/gi;

/** `url(…)` with quotation marks of any kind, or none. */
const ADDRESS = /url\(\s*(?:"([^"\n]{0,2000})"|'([^'\n]{0,2000})'|([^"'()\s]{1,2000}))\s*\)/gi;

/** An address in a style sheet; offsets of the sheet. */
export interface BackgroundAddress {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** The images that declarations of CSS show behind an element. */
export function backgroundAddresses(style: string): BackgroundAddress[] {
  const found: BackgroundAddress[] = [];
  if (style.length > LONGEST_SHEET || !/url\(/i.test(style)) return found;
  for (const declaration of style.matchAll(DECLARATION)) {
    const value = declaration[1] as string;
    const shift = declaration.index + declaration[0].length - value.length;
    for (const { 0: whole, 1: double, 2: single, 3: bare, index } of value.matchAll(ADDRESS)) {
      const start = shift + index;
      found.push({ address: double ?? single ?? bare ?? '', start, end: start + whole.length });
    }
  }
  return found;
}
