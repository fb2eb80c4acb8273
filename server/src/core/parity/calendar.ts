import type { Amount, CalendarDay } from './amount.js';

/** Months by what they begin with, in both languages, without accents. */
const MONTHS: readonly (readonly [string, number])[] = [
  ['jan', 1],
  ['feb', 2],
  ['fev', 2],
  ['mar', 3],
  ['apr', 4],
  ['avr', 4],
  ['may', 5],
  ['mai', 5],
  ['june', 6],
  ['juin', 6],
  ['jun', 6],
  ['july', 7],
  ['juil', 7],
  ['jul', 7],
  ['aug', 8],
  ['aou', 8],
  ['sep', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
];

const MONTH = String.raw`(jan(?:uary|v(?:ier|\.)?)?|feb(?:ruary)?|f[ée]v(?:rier|r\.?)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|july?|juil(?:let)?|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|d[ée]c(?:ember|embre)?)`;
const GAP = String.raw`[\s\u00a0\u202f]{1,3}`;

const NAMED = new RegExp(
  [
    String.raw`(?<![\p{L}\d])(\d{1,2})(?:st|nd|rd|th|er)?(?:${GAP}(?:of|day of))?${GAP}${MONTH}\.?(?!\p{L})(?:,?${GAP}(\d{4})(?!\d))?`,
    String.raw`(?<!\p{L})${MONTH}\.?${GAP}(\d{1,2})(?:st|nd|rd|th)?(?![\d\p{L}%€$£]|[:.,]\d)(?:,?${GAP}(\d{4})(?!\d))?`,
    String.raw`(?<!\p{L})${MONTH}\.?,?${GAP}(\d{4})(?!\d)`,
  ].join('|'),
  'giu',
);
const NUMERIC = /(?<![\d/.-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([/.])(\d{1,2})\5(\d{4}|\d{2}))(?![\d/])/g;

/** The dates of a text; where two overlap, the first is meant. */
export function readDates(text: string): Amount[] {
  const found: Amount[] = [];
  const add = (start: number, length: number, days: readonly (CalendarDay | undefined)[]) => {
    const real = days.filter((day): day is CalendarDay => day !== undefined && isReal(day));
    if (real.length === 0) return;
    const figures = real.flatMap(({ day, year }) => [day, year].filter((figure) => figure !== undefined));
    found.push({ kind: 'date', start, end: start + length, means: [], figures, days: real, asks: true });
  };
  for (const match of text.matchAll(NUMERIC)) {
    const [whole, year, month, day, first, , second, last] = match;
    if (year !== undefined) add(match.index, whole.length, [dayOf(day, month, year)]);
    // 1.2.10 is a version.
    else if (match[5] === '/' || last?.length === 4) {
      const [a, b] = [dayOf(first, second, last), dayOf(second, first, last)];
      add(match.index, whole.length, first === second ? [a] : [a, b]);
    }
  }
  if (!/\d/.test(text)) return found;
  for (const match of text.matchAll(NAMED)) {
    const [whole] = match;
    const name = (match[2] ?? match[4] ?? match[7]) as string;
    // "It may 2 or 3 times": the month has a capital in English, and « mai » is another word.
    if (name === 'may' || name === 'mar') continue;
    const month = monthOf(name);
    const day = match[1] ?? match[5];
    const year = match[3] ?? match[6] ?? match[8];
    add(match.index, whole.length, [
      {
        month,
        ...(day !== undefined && { day: Number(day) }),
        ...(year !== undefined && { year: Number(year) }),
      },
    ]);
  }
  return found;
}

/** Whether two dates can be the same day; one without a year leaves it open, and so does one without a day. */
export function isSameDay(a: CalendarDay, b: CalendarDay): boolean {
  if (a.month !== b.month) return false;
  if (a.year !== undefined && b.year !== undefined && a.year !== b.year) return false;
  return a.day === undefined || b.day === undefined ? a.year === b.year : a.day === b.day;
}

function dayOf(day = '', month = '', year = ''): CalendarDay {
  return { day: Number(day), month: Number(month), year: year.length === 2 ? 2000 + Number(year) : Number(year) };
}

function isReal({ day = 1, month }: CalendarDay): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

function monthOf(name: string): number {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return MONTHS.find(([beginning]) => plain.startsWith(beginning))?.[1] ?? 0;
}

const CLOCK =
  /(?<![\d:.,\p{L}])(\d{1,2})(?::(\d{2})(?::\d{2})?(?!\d)(?:[\s\u00a0\u202f]?([ap])\.?m\b\.?)?|\.(\d{2})[\s\u00a0\u202f]?([ap])\.?m\b\.?|[\s\u00a0\u202f]?([ap])\.?m\b\.?|[\s\u00a0\u202f]?h(?:eures?|rs?|ours?)?(?!\p{L})(?:[\s\u00a0\u202f]?(\d{2})(?![\d%€$£]))?)/giu;
const NAMED_TIME = /(?<!\p{L})(?:noon|midday|midnight|midi|minuit)(?!\p{L})/giu;
/** The same hour is another one elsewhere. */
const ZONE =
  /^[\s\u00a0]*\(?(?:[A-Z]{2,4}T\b|ET\b|PT\b|CT\b|MT\b|GMT|UTC|(?:eastern|pacific|central|paris|london)\b|heure)/i;

/** Times of day, and « 24 h », which may be one or a duration. */
export function readTimes(text: string): Amount[] {
  const found: Amount[] = Array.from(text.matchAll(NAMED_TIME), ({ 0: word, index }) => ({
    kind: 'time' as const,
    start: index,
    end: index + word.length,
    means: /^mi(?:di|dday)|^noon/i.test(word) ? ['t12:00'] : ['t0:00', 't12:00'],
    figures: [12],
    asks: false,
  }));
  for (const match of text.matchAll(CLOCK)) {
    const [whole, first = '', colon, half, dotted, dottedHalf, bareHalf, afterH] = match;
    const hour = Number(first);
    if (hour > 168) continue;
    const minutes = colon ?? dotted ?? afterH ?? '00';
    const said = (half ?? dottedHalf ?? bareHalf)?.toLowerCase();
    const isSpan = colon === undefined && said === undefined;
    const inDay = said === undefined ? hour : (hour % 12) + (said === 'p' ? 12 : 0);
    const end = match.index + whole.length;
    const clock = `t${inDay % 24}:${minutes}`;
    found.push({
      kind: isSpan ? 'duration' : 'time',
      start: match.index,
      end,
      means: isSpan ? [clock, `h${hour + Number(minutes) / 60}`] : [clock],
      figures: [hour],
      asks: hour > 1 && !ZONE.test(text.slice(end, end + 14)),
    });
  }
  return found;
}
