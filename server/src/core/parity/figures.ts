/** Figures as both languages write them: 1,299.00 and 1 299,00, "twenty-five" and « vingt-cinq ». */

/** A figure from its first digit: in groups of thousands, or plain, with decimals. Spaces may be no-break ones. */
export const FIGURE = String.raw`(?:\d{1,3}(?:[ \u00a0\u202f\u2009.,'’]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?)`;

/** The values a written figure can have: a point or comma before three digits may group or begin decimals. */
export function valuesOf(written: string): readonly number[] {
  const figure = written.replace(/[ \u00a0\u202f\u2009'’]/g, '');
  const signs = figure.replace(/\d/g, '');
  if (signs === '') return [Number(figure)];
  const last = Math.max(figure.lastIndexOf('.'), figure.lastIndexOf(','));
  const decimals = figure.length - last - 1;
  const whole = figure.slice(0, last).replace(/[.,]/g, '');
  const asDecimal = Number(`${whole}.${figure.slice(last + 1)}`);
  const asGroups = Number(figure.replace(/[.,]/g, ''));
  if (signs.length > 1) return signs.charAt(0) === signs.at(-1) ? [asGroups] : [asDecimal];
  return decimals === 3 && last <= 3 ? [asGroups, asDecimal] : [asDecimal];
}

const UNITS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'zero',
    'one un une',
    'two deux',
    'three trois',
    'four quatre',
    'five cinq',
    'six',
    'seven sept',
    'eight huit',
    'nine neuf',
    'ten dix',
    'eleven onze',
    'twelve douze',
    'thirteen treize',
    'fourteen quatorze',
    'fifteen quinze',
    'sixteen seize',
    'seventeen',
    'eighteen',
    'nineteen',
  ].flatMap((words, value) => words.split(' ').map((word) => [word, value])),
);
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  vingt: 20,
  thirty: 30,
  trente: 30,
  forty: 40,
  quarante: 40,
  fifty: 50,
  cinquante: 50,
  sixty: 60,
  soixante: 60,
  seventy: 70,
  septante: 70,
  eighty: 80,
  huitante: 80,
  ninety: 90,
  nonante: 90,
};
const LARGE: Readonly<Record<string, number>> = { hundred: 100, cent: 100, cents: 100, thousand: 1000, mille: 1000 };

/** Words that name a number without being one, with what they come to: parts as fractions and in per cent. */
const OTHERS: Readonly<Record<string, readonly number[]>> = {
  once: [1],
  twice: [2],
  both: [2],
  double: [2],
  doubles: [2],
  doubled: [2],
  doublez: [2],
  doubler: [2],
  pair: [2],
  couple: [2],
  paire: [2],
  duo: [2],
  thrice: [3],
  triple: [3],
  triples: [3],
  tripled: [3],
  triplez: [3],
  trio: [3],
  quadruple: [4],
  half: [0.5, 2, 50],
  halve: [0.5, 50],
  halves: [50],
  halved: [50],
  halving: [50],
  moitie: [0.5, 50],
  demi: [0.5, 2, 50],
  demie: [0.5, 50],
  third: [3, 33],
  thirds: [3, 66],
  tiers: [3, 33],
  quarter: [4, 25, 3],
  quarters: [4, 75],
  quart: [4, 25],
  quarts: [4, 75],
  fifth: [5, 20],
  cinquieme: [5, 20],
  tenth: [10],
  dixieme: [10],
  dozen: [12],
  dozens: [12],
  douzaine: [12],
  dizaine: [10],
  dizaines: [10],
  vingtaine: [20],
  trentaine: [30],
  quarantaine: [40],
  cinquantaine: [50],
  centaine: [100],
  centaines: [100],
  hundreds: [100],
  millier: [1000],
  milliers: [1000],
  thousands: [1000],
  fortnight: [14, 15],
  quinzaine: [15, 14],
  trimestre: [3],
  trimestriel: [3],
  quarterly: [3],
  semestre: [6],
  weekend: [2],
  decade: [10],
  decades: [10],
  decennie: [10],
  decennies: [10],
  century: [100],
  siecle: [100],
  million: [1e6],
  millions: [1e6],
  monthly: [1],
  majeur: [18],
  majeure: [18],
  majeurs: [18],
  majeures: [18],
  mineur: [18],
  mineurs: [18],
  adult: [18],
  adults: [18],
  adulte: [18],
  adultes: [18],
  minors: [18],
  daily: [7],
  quotidien: [7],
  everyday: [7],
};

const WORD = /\p{L}+/gu;

/** A run of number words, and the number it names. Offsets are of the text. */
export interface NamedNumber {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  /** Whether it is a plain number ("two"), that a unit may follow. */
  readonly isPlain: boolean;
}

/** The numbers that words of a text name, in both languages: their words hardly meet. */
export function namedNumbers(text: string): NamedNumber[] {
  const found: NamedNumber[] = [];
  let run: { start: number; end: number; value: number } | undefined;
  const close = () => {
    if (run) found.push({ start: run.start, end: run.end, values: [run.value], isPlain: true });
    run = undefined;
  };
  for (const { 0: written, index } of text.matchAll(WORD)) {
    if (written.length > 12) {
      close();
      continue;
    }
    const word = written.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    const end = index + written.length;
    const follows = run !== undefined && /^[\s\u00a0\u202f-]{1,2}$/.test(text.slice(run.end, index));
    const value = UNITS[word] ?? TENS[word];
    const large = LARGE[word];
    if (value !== undefined) {
      // vingt-cinq, twenty-five, soixante-dix; « quatre-vingts » multiplies.
      if (run && follows && run.value === 4 && word === 'vingt') run = { ...run, end, value: 80 };
      else if (run && follows && run.value >= 20 && value < 20) run = { ...run, end, value: run.value + value };
      else {
        close();
        run = { start: index, end, value };
      }
    } else if (large !== undefined && (!run || follows)) {
      // « cent », « mille »; cents are coins of other currencies, unless a number stands before.
      if (word === 'cents' && !run) continue;
      run = { start: run?.start ?? index, end, value: (run?.value || 1) * large };
    } else if (follows && (word === 'et' || word === 'and' || word === 'vingts')) {
      if (run && word === 'vingts' && run.value === 4) run = { ...run, end, value: 80 };
      else if (run) run = { ...run, end };
    } else {
      close();
      const others = OTHERS[word];
      if (others) found.push({ start: index, end, values: others, isPlain: false });
    }
  }
  close();
  return found;
}
