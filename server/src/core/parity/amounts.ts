import { PLACEHOLDER } from '../document/characters.js';
import type { Span } from '../text/span.js';
import { type Amount, type AmountKind, type Amounts, ANY } from './amount.js';
import { readDates, readTimes } from './calendar.js';
import { FIGURE, type NamedNumber, namedNumbers, valuesOf } from './figures.js';

const GAP = String.raw`[\s\u00a0\u202f]?`;

const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  ca$: 'CAD',
  c$: 'CAD',
  cad: 'CAD',
  $ca: 'CAD',
  $us: 'USD',
  a$: 'AUD',
  aud: 'AUD',
  '£': 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
  pound: 'GBP',
  livres: 'GBP',
  chf: 'CHF',
  francs: 'CHF',
  '¥': 'JPY',
  yen: 'JPY',
  yens: 'JPY',
  xaf: 'XAF',
  fcfa: 'XAF',
};
const BEFORE = new RegExp(
  String.raw`(US\$|CA\$|C\$|A\$|[€$£¥]|(?<!\p{L})(?:EUR|USD|GBP|CHF|CAD|AUD))${GAP}[-–]?$`,
  'iu',
);
const AFTER =
  /^[-\s\u00a0\u202f]?(\$CA|\$US|[€$£¥]|(?:euros?|EUR|dollars?|USD|GBP|pounds?|livres|CHF|francs|CAD|AUD|yens?|FCFA|XAF)(?![\p{L}\d]))/iu;
const SCALE = new RegExp(
  String.raw`^${GAP}(k|m|md|bn|thousand|mille|milliers?|million|millions|billion|billions|milliard|milliards)(?=${GAP}[€$£¥]|(?![\p{L}\d]))`,
  'iu',
);
const PERCENT = /^[-\s\u00a0\u202f]{0,2}(?:%|per[\s\u00a0-]?cent|pour[\s\u00a0]?cent|pct)(?!\p{L})/iu;
const UNIT =
  /^[-\s\u00a0\u202f]{0,2}(?:business |working |calendar |full |whole |consecutive |more |extra )?(seconds?|secs?|secondes?|minutes?|mins?|hours?|hrs?|heures?|days?|jours?|j|nights?|nuits?|weeks?|semaines?|fortnights?|quinzaines?|months?|mois|quarters?|trimestres?|semestres?|years?|yrs?|ans?|ann[ée]es?)(?![\p{L}\d])/iu;
const MEASURE =
  /^[-\s\u00a0\u202f]{0,2}(?:miles?|mi|feet|foot|ft|inch(?:es)?|in\.|pouces?|[″"]|lbs?|ounces?|oz|onces?|gallons?|acres?|mph|yards?|sq(?:uare)?|°[FC]?|km|kilom[eè]tres?|kilometers?|metres?|meters?|m[èe]tres?|m²|m2|cm|mm|kg|kilos?|g|grammes?|grams?|litres?|liters?|l|ml|cl|hectares?|ha|km\/h)(?![\p{L}\d])/iu;
/** Ordinals, and figures that are part of a name: 4K, 2FA, 3D. */
const ATTACHED = /^(?:[\p{L}_]|[-‑]\p{L}|°)/u;
const TIMES = /^(?:x|×|fois)(?![\p{L}\d])/iu;
const NAME_BEFORE = /(?:[\p{L}_@#&/]|\p{L}[-‑]|(?:n[°º]|(?<!\p{L})no\.|#)[\s\u00a0]?)$/iu;
const RIGHTS = /(?:©|\(c\)|copyright|tous droits réservés)[\s\u00a0]*(?:\d{4}[\s\u00a0]*[-–][\s\u00a0]*)?$/iu;

const VERSION = /\d+(?:\.\d+){2,}/g;
const PHONE = /(?<!\d)(?:\+\d{1,3}[\s\u00a0.-]?)?(?:\(?\d{1,4}\)?[\s\u00a0.-]){3,12}\d{2,4}(?!\d)/g;
const GROUPED = /^\d{1,3}(?:[\s\u00a0.]\d{3})+$/;
const RATIO = new RegExp(
  String.raw`(?<![\d.,/])(${FIGURE})(?:${GAP}/${GAP}|[\s\u00a0](?:in|out of|of|sur)[\s\u00a0](?:every[\s\u00a0])?)(${FIGURE})(?![\d/])`,
  'giu',
);
const START = new RegExp(String.raw`(?<![\d])${FIGURE}`, 'gu');

/** What a text counts: prices, shares, durations, dates, times and other figures. Linear in its length. */
export function readAmounts(text: string): Amounts {
  const amounts: Amount[] = [];
  const named: number[] = [];
  for (const number of namedNumbers(text)) {
    named.push(...number.values, ...sharesNamed(text, number));
    const amount = number.isPlain ? withUnit(text, number, number.values) : undefined;
    if (amount) amounts.push(amount);
  }
  for (let at = text.indexOf(PLACEHOLDER); at >= 0; at = text.indexOf(PLACEHOLDER, at + 1)) {
    amounts.push(placeholderAt(text, at));
  }
  if (!/\d/.test(text)) return { amounts: [...amounts, ...readTimes(text)].sort((a, b) => a.start - b.start), named };
  const taken = new Uint8Array(text.length);
  const isTaken = ({ start, end }: Span) => taken.subarray(start, end).includes(1);
  for (const span of spansOf(text, VERSION)) taken.fill(1, span.start, span.end);
  for (const span of spansOf(text, PHONE)) {
    if (!GROUPED.test(text.slice(span.start, span.end))) taken.fill(1, span.start, span.end);
  }
  const take = (found: readonly Amount[]) => {
    for (const amount of found) {
      if (isTaken(amount)) continue;
      taken.fill(1, amount.start, amount.end);
      amounts.push(amount);
    }
  };
  take(readDates(text));
  take(readRatios(text));
  take(readTimes(text));
  for (const match of text.matchAll(START)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (!isTaken(span)) take([figureAt(text, span)]);
  }
  return { amounts: amounts.sort((a, b) => a.start - b.start), named };
}

/** "one in five" and « un foyer sur cinq » in per cent; the first number is 1 when it is not among the words before. */
function sharesNamed(text: string, { start, values, isPlain }: NamedNumber): readonly number[] {
  const [whole = 0] = values;
  const before = text.slice(Math.max(0, start - 40), start);
  if (!isPlain || whole < 2 || !/(?<!\p{L})(?:in|sur|out of)\s+(?:every\s+)?$/iu.test(before)) return [];
  const part = namedNumbers(before).findLast((number) => number.isPlain)?.values[0] ?? 1;
  return [Math.round((part / whole) * 100)];
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** 4.8/5, "3 out of 4": the share, whichever way it is written. */
function readRatios(text: string): Amount[] {
  return Array.from(text.matchAll(RATIO), ({ 0: found, 1: part = '', 2: whole = '', index }) => {
    const [n = 0] = valuesOf(part);
    const [m = 1] = valuesOf(whole);
    const isAlways = m === 7 || m === 24;
    return {
      kind: 'number' as const,
      start: index,
      end: index + found.length,
      means: [percentOf((n / m) * 100)],
      figures: [n, m],
      asks: !isAlways && n !== m && m > 0,
    };
  });
}

/** A template's value, with the sign beside it. */
function placeholderAt(text: string, at: number): Amount {
  const after = text.slice(at + 1, at + 16);
  const currency = currencyAround(text, at, after);
  const kind: AmountKind = currency ? 'price' : PERCENT.test(after) ? 'percent' : 'number';
  return { kind, start: at, end: at + 1, means: [ANY], figures: [], asks: false, ...(currency && { currency }) };
}

function figureAt(text: string, span: Span): Amount {
  const values = valuesOf(text.slice(span.start, span.end));
  const before = text.slice(Math.max(0, span.start - 16), span.start);
  let end = span.end;
  const scale = SCALE.exec(text.slice(end, end + 16));
  const factor = scale ? factorOf(scale[1] as string) : 1;
  if (scale && !isUnitLetter(text, end, scale[0])) end += scale[0].length;
  const scaled = end > span.end ? values.map((value) => value * factor) : values;
  const rest = text.slice(end, end + 32);
  const figures = [...new Set([...scaled, ...values])];
  const currency = currencyAround(text, span.start, rest);
  if (currency) {
    const sign = AFTER.exec(rest);
    if (sign) end += sign[0].length;
    // 9€99
    const coins = sign ? /^\d{2}(?!\d)/.exec(text.slice(end, end + 3)) : null;
    const whole = coins ? scaled.map((value) => value + Number(coins[0]) / 100) : scaled;
    if (coins) end += 2;
    const start = sign ? span.start : span.start - (BEFORE.exec(before)?.[0].length ?? 0);
    return {
      kind: 'price',
      start,
      end,
      currency,
      means: whole.map((value) => `p${rounded(value)}`),
      figures: [...new Set([...whole, ...figures])],
      asks: whole.some((value) => value > 0),
    };
  }
  const percent = PERCENT.exec(rest);
  if (percent) {
    return {
      kind: 'percent',
      start: span.start,
      end: end + percent[0].length,
      means: scaled.map(percentOf),
      figures,
      // Rhetoric in both languages, which each puts otherwise: "100% free", « entièrement gratuit ».
      asks: !scaled.includes(100) && !scaled.includes(0),
    };
  }
  const counted = withUnit(text, { start: span.start, end }, scaled);
  if (counted) return { ...counted, asks: scaled[0] !== 0 };
  if (MEASURE.test(rest)) {
    return { kind: 'number', start: span.start, end, means: numbers(scaled), figures, isMeasure: true, asks: true };
  }
  const isNamed =
    (ATTACHED.test(rest) && !TIMES.test(rest)) ||
    NAME_BEFORE.test(before) ||
    /^[\s\u00a0]?\+?\d/.test(rest) ||
    RIGHTS.test(before);
  return {
    kind: 'number',
    start: span.start,
    end,
    means: numbers(scaled),
    figures,
    asks: !isNamed && scaled.every((value) => value >= 2),
  };
}

/** 10 m is metres, 10 M a million; 5 k and 5 K are thousands. */
function isUnitLetter(text: string, at: number, scale: string): boolean {
  return scale.trim() === 'm' && !/^[\s\u00a0\u202f]?[€$£¥]/.test(text.slice(at + scale.length));
}

function factorOf(scale: string): number {
  const word = scale.toLowerCase();
  if (word === 'k' || word.startsWith('th') || word.startsWith('mille') || word.startsWith('millier')) return 1e3;
  return word === 'm' || word.startsWith('million') ? 1e6 : 1e9;
}

function currencyAround(text: string, start: number, after: string): string | undefined {
  const sign = (BEFORE.exec(text.slice(Math.max(0, start - 6), start)) ?? AFTER.exec(after))?.[1];
  return sign === undefined ? undefined : CURRENCIES[sign.toLowerCase()];
}

/** "14-day", « 3 mois », "two weeks". */
function withUnit(text: string, { start, end }: Span, values: readonly number[]): Amount | undefined {
  const unit = UNIT.exec(text.slice(end, end + 40));
  if (!unit) {
    const percent = PERCENT.exec(text.slice(end, end + 12));
    if (!percent) return undefined;
    return {
      kind: 'percent',
      start,
      end: end + percent[0].length,
      means: values.map(percentOf),
      figures: values,
      asks: true,
    };
  }
  return {
    kind: 'duration',
    start,
    end: end + unit[0].length,
    means: values.flatMap((value) => spansOfTime(value, unit[1] as string)),
    figures: values,
    // « un mois » is "a month" as well as "one month".
    asks: values.every((value) => value !== 1 && value !== 0),
  };
}

/** Hours and months, with what languages say for one another: two weeks are « quinze jours », 30 days a month. */
function spansOfTime(value: number, written: string): readonly string[] {
  const unit = written.toLowerCase();
  if (/^se(?:c|conds?|condes?)/.test(unit)) return hours(value / 3600);
  if (unit.startsWith('min')) return hours(value / 60);
  if (unit.startsWith('h')) return hours(value);
  if (/^(?:fortnight|quinzaine)/.test(unit)) return [...hours(value * 14 * 24), ...hours(value * 15 * 24)];
  if (/^(?:week|semaine)/.test(unit)) return [...days(value * 7), ...(value === 1 ? hours(8 * 24) : [])];
  if (/^(?:day|jour|j$|night|nuit)/.test(unit)) return days(value);
  if (/^(?:month|mois)/.test(unit)) return [`m${rounded(value)}`];
  if (/^(?:quarter|trimestre)/.test(unit)) return [`m${rounded(value * 3)}`];
  if (unit.startsWith('semestre')) return [`m${rounded(value * 6)}`];
  return [`m${rounded(value * 12)}`];
}

function hours(value: number): readonly string[] {
  return [`h${rounded(value)}`];
}

function days(value: number): readonly string[] {
  const said = [`h${rounded(value * 24)}`];
  if (value === 15) said.push(`h${14 * 24}`);
  if (value === 8) said.push(`h${7 * 24}`);
  if (value >= 360 && value <= 366) said.push('m12');
  else if (value % 30 === 0 || value === 31 || value === 28) said.push(`m${Math.round(value / 30)}`);
  return said;
}

function numbers(values: readonly number[]): readonly string[] {
  return values.map((value) => `n${rounded(value)}`);
}

function percentOf(value: number): string {
  return `%${Math.round(value * 10) / 10}`;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
