import { SLOT_NAMES, type SlotName } from '../rules/phrase.js';
import {
  TOKEN_CAPITAL,
  TOKEN_NUMBER,
  TOKEN_PLACEHOLDER,
  TOKEN_SENTENCE_START,
  TOKEN_SPACED,
  TOKEN_SYMBOL,
  TOKEN_UPPER,
  type Tokens,
} from './tokens.js';
import { type Vocabulary, WORD_ENGLISH, WORD_FRENCH, WORD_NUMBER } from './vocabulary.js';

const list = (words: string): string[] => words.trim().split(/\s+/);

const UNITS = list(`second seconds sec secs minute minutes min mins hour hours hr hrs h day days d week weeks wk month
  months mo year years yr yrs night nights weekend s m seconde secondes heure heures jour jours j semaine semaines mois
  an ans annee annees nuit nuits soir soirs`);
const MONTHS = list(`january february march april may june july august september october november december jan feb mar
  apr jun jul aug sep sept oct nov dec janvier fevrier mars avril mai juin juillet aout septembre octobre novembre
  decembre`);
const WEEKDAYS = list(`monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun lundi mardi
  mercredi jeudi vendredi samedi dimanche`);
const CURRENCIES = list('€ $ £ ¥ eur euro euros usd dollar dollars gbp pound pounds chf francs franc cad fcfa yen');
const LEADING_CURRENCIES = list('€ $ £ ¥ eur usd gbp chf');
const SCALES = list('k m million millions billion billions thousand milliard milliards millier milliers');
const PERCENTS = list('% percent pct');
const ORDINALS = list('st nd rd th er eme');
const HALF_DAYS = list('am pm');
const NAMED_TIMES = list('midnight noon minuit midi');
const ARTICLES = list('a an une un');

/** Words of which every match of the slot holds one; undefined when a slot has none. */
export function slotAnchorWords(slot: number): readonly string[] | undefined {
  switch (SLOT_NAMES[slot]) {
    case 'price':
      return CURRENCIES;
    case 'percent':
      return [...PERCENTS, 'cent'];
    case 'duration':
      return UNITS;
    default:
      return undefined;
  }
}

/** Recognises what slots stand for. Knows the words it needs by their ids in one vocabulary. */
export class SlotReader {
  private readonly units: ReadonlySet<number>;
  private readonly months: ReadonlySet<number>;
  private readonly weekdays: ReadonlySet<number>;
  private readonly currencies: ReadonlySet<number>;
  private readonly leading: ReadonlySet<number>;
  private readonly scales: ReadonlySet<number>;
  private readonly percents: ReadonlySet<number>;
  private readonly ordinals: ReadonlySet<number>;
  private readonly halfDays: ReadonlySet<number>;
  private readonly namedTimes: ReadonlySet<number>;
  private readonly articles: ReadonlySet<number>;
  private readonly h: number;
  private readonly slash: number;
  private readonly plus: number;
  private readonly per: number;
  private readonly pour: number;
  private readonly cent: number;

  constructor(private readonly vocabulary: Vocabulary) {
    const ids = (words: readonly string[]) => new Set(words.map((word) => vocabulary.intern(word)));
    this.units = ids(UNITS);
    this.months = ids(MONTHS);
    this.weekdays = ids(WEEKDAYS);
    this.currencies = ids(CURRENCIES);
    this.leading = ids(LEADING_CURRENCIES);
    this.scales = ids(SCALES);
    this.percents = ids(PERCENTS);
    this.ordinals = ids(ORDINALS);
    this.halfDays = ids(HALF_DAYS);
    this.namedTimes = ids(NAMED_TIMES);
    this.articles = ids(ARTICLES);
    this.h = vocabulary.intern('h');
    this.slash = vocabulary.intern('/');
    this.plus = vocabulary.intern('+');
    this.per = vocabulary.intern('per');
    this.pour = vocabulary.intern('pour');
    this.cent = vocabulary.intern('cent');
  }

  /**
   * How many tokens the slot can take at token `at`: bit n of the answer is set when n tokens fit (n ≤ 8). Nothing
   * reaches over the end of a sentence.
   */
  lengths(slot: number, tokens: Tokens, at: number): number {
    const name: SlotName = SLOT_NAMES[slot]!;
    switch (name) {
      case 'number':
        return this.number(tokens, at);
      case 'percent':
        return bit(this.percent(tokens, at));
      case 'price':
        return bit(this.price(tokens, at));
      case 'duration':
        return bit(this.duration(tokens, at));
      case 'date':
        return bit(this.date(tokens, at));
      case 'time':
        return bit(this.time(tokens, at));
      case 'countdown':
        return bit(this.countdown(tokens, at));
      case 'year':
        return this.isYear(tokens, at) ? 2 : 0;
      case 'name':
        return this.name(tokens, at);
      case 'word':
        return (tokens.flags[at]! & TOKEN_SYMBOL) === 0 ? 2 : 0;
    }
  }

  private inSentence(tokens: Tokens, at: number): boolean {
    return at < tokens.count && (tokens.flags[at]! & TOKEN_SENTENCE_START) === 0;
  }

  private isFigure(tokens: Tokens, at: number): boolean {
    return (tokens.flags[at]! & TOKEN_NUMBER) !== 0;
  }

  private isPlaceholder(tokens: Tokens, at: number): boolean {
    return (tokens.flags[at]! & TOKEN_PLACEHOLDER) !== 0;
  }

  private isNumber(tokens: Tokens, at: number): boolean {
    return (
      (tokens.flags[at]! & (TOKEN_NUMBER | TOKEN_PLACEHOLDER)) !== 0 ||
      (this.vocabulary.bits[tokens.word[at]!]! & WORD_NUMBER) !== 0
    );
  }

  private number(tokens: Tokens, at: number): number {
    if (!this.isNumber(tokens, at)) return 0;
    let mask = 2;
    let end = at + 1;
    if (this.inSentence(tokens, end) && this.scales.has(tokens.word[end]!)) mask |= bit(++end - at);
    if (this.inSentence(tokens, end) && tokens.word[end] === this.plus) mask |= bit(end + 1 - at);
    return mask;
  }

  private percent(tokens: Tokens, at: number): number {
    if (!this.isNumber(tokens, at) || !this.inSentence(tokens, at + 1)) return 0;
    const word = tokens.word[at + 1]!;
    if (this.percents.has(word)) return 2;
    if (
      (word === this.per || word === this.pour) &&
      this.inSentence(tokens, at + 2) &&
      tokens.word[at + 2] === this.cent
    )
      return 3;
    return 0;
  }

  private price(tokens: Tokens, at: number): number {
    let end = at;
    if (this.leading.has(tokens.word[end]!) && this.inSentence(tokens, end + 1) && this.isFigure(tokens, end + 1)) {
      end += 2;
      if (this.inSentence(tokens, end) && this.scales.has(tokens.word[end]!)) end++;
      return end - at;
    }
    if (!this.isNumber(tokens, end)) return 0;
    end++;
    if (this.inSentence(tokens, end) && this.scales.has(tokens.word[end]!)) end++;
    // ${price}: the currency may be part of the placeholder.
    if (!this.inSentence(tokens, end) || !this.currencies.has(tokens.word[end]!)) {
      return this.isPlaceholder(tokens, at) ? 1 : 0;
    }
    end++;
    // 9€99
    if (this.inSentence(tokens, end) && this.isFigure(tokens, end) && (tokens.flags[end]! & TOKEN_SPACED) === 0) end++;
    return end - at;
  }

  private duration(tokens: Tokens, at: number): number {
    let end = at;
    for (;;) {
      const next = this.oneDuration(tokens, end, end === at);
      if (next === end || next - at > 8) break;
      end = next;
      if (!this.inSentence(tokens, end)) break;
    }
    return end - at;
  }

  private oneDuration(tokens: Tokens, at: number, first: boolean): number {
    if (at >= tokens.count || (!first && !this.inSentence(tokens, at))) return at;
    let end = at;
    if (this.isNumber(tokens, end)) {
      end++;
      // 2-3 days
      if (this.inSentence(tokens, end) && this.isNumber(tokens, end) && (tokens.flags[end]! & TOKEN_SPACED) === 0)
        end++;
    } else if (first && this.articles.has(tokens.word[end]!)) end++;
    else return at;
    if (!this.inSentence(tokens, end) || !this.units.has(tokens.word[end]!)) return at;
    end++;
    // 18 h 30
    if (tokens.word[end - 1] === this.h && this.inSentence(tokens, end) && this.isFigure(tokens, end)) {
      const unitFollows = this.inSentence(tokens, end + 1) && this.units.has(tokens.word[end + 1]!);
      if (!unitFollows) end++;
    }
    return end;
  }

  private date(tokens: Tokens, at: number): number {
    let end = at;
    if (this.weekdays.has(tokens.word[end]!)) {
      if (!this.inSentence(tokens, end + 1)) return 0;
      end++;
    }
    if (this.months.has(tokens.word[end]!)) {
      end++;
      if (!this.inSentence(tokens, end) || !this.isDay(tokens, end)) return 0;
      end++;
      if (this.inSentence(tokens, end) && this.ordinals.has(tokens.word[end]!)) end++;
    } else if (this.isDay(tokens, end)) {
      const iso = this.numericDate(tokens, end);
      if (iso > end) return iso - at;
      end++;
      if (this.inSentence(tokens, end) && this.ordinals.has(tokens.word[end]!)) end++;
      if (!this.inSentence(tokens, end) || !this.months.has(tokens.word[end]!)) return 0;
      end++;
    } else if (this.isYear(tokens, end)) {
      const iso = this.numericDate(tokens, end);
      return iso > end ? iso - at : 0;
    } else return 0;
    if (this.inSentence(tokens, end) && this.isYear(tokens, end)) end++;
    return end - at;
  }

  /** 2026-06-30, 30/06/2026, 30.06.2026 */
  private numericDate(tokens: Tokens, at: number): number {
    let end = at;
    for (let part = 0; part < 3; part++) {
      if (part > 0) {
        if (end < tokens.count && tokens.word[end] === this.slash) end++;
        if (!this.inSentence(tokens, end) || tokens.start[end]! - tokens.end[end - 1]! > 1) return at;
        // 19:15:22 is a time, "30 06" two numbers.
        if (/[\s:]/.test(tokens.text[tokens.start[end]! - 1]!)) return at;
      }
      if (end >= tokens.count || !this.isFigure(tokens, end)) return at;
      end++;
    }
    return end;
  }

  private isDay(tokens: Tokens, at: number): boolean {
    return this.isFigure(tokens, at) && tokens.end[at]! - tokens.start[at]! <= 2;
  }

  private isYear(tokens: Tokens, at: number): boolean {
    if (!this.isFigure(tokens, at) || tokens.end[at]! - tokens.start[at]! !== 4) return false;
    const text = tokens.text.slice(tokens.start[at], tokens.end[at]);
    return text >= '1900' && text <= '2099' && /^\d{4}$/.test(text);
  }

  private time(tokens: Tokens, at: number): number {
    if (this.namedTimes.has(tokens.word[at]!)) return 1;
    if (!this.isDay(tokens, at) || !this.inSentence(tokens, at + 1)) return 0;
    const next = at + 1;
    if (
      this.isFigure(tokens, next) &&
      tokens.start[next] === tokens.end[at]! + 1 &&
      tokens.text[tokens.end[at]!] === ':'
    ) {
      let end = next + 1;
      // 13:00:59, then am or pm
      if (this.inSentence(tokens, end) && this.isFigure(tokens, end) && tokens.text[tokens.end[end - 1]!] === ':')
        end++;
      if (this.inSentence(tokens, end) && this.halfDays.has(tokens.word[end]!)) end++;
      return end - at;
    }
    if (this.halfDays.has(tokens.word[next]!)) return 2;
    if (tokens.word[next] === this.h) {
      return this.inSentence(tokens, next + 1) && this.isDay(tokens, next + 1) ? 3 : 2;
    }
    return 0;
  }

  /** 02:13:44, 02 : 13 : 44, 2d 13h 10m, 02 days 13 hours: two units at least. */
  private countdown(tokens: Tokens, at: number): number {
    let end = at;
    let figures = 0;
    while (end < tokens.count && end - at < 9 && (end === at || this.inSentence(tokens, end))) {
      if (!this.isDay(tokens, end)) break;
      figures++;
      end++;
      if (this.inSentence(tokens, end) && this.units.has(tokens.word[end]!)) {
        end++;
        continue;
      }
      if (
        !this.inSentence(tokens, end) ||
        !/^\s*[:.]\s*$/.test(tokens.text.slice(tokens.end[end - 1]!, tokens.start[end]!))
      )
        break;
    }
    return figures >= 2 ? end - at : 0;
  }

  private name(tokens: Tokens, at: number): number {
    let mask = 0;
    for (let n = 1; n <= 3; n++) {
      const i = at + n - 1;
      if (i >= tokens.count || (n > 1 && !this.inSentence(tokens, i))) break;
      if (this.isPlaceholder(tokens, i)) {
        mask |= bit(n);
        continue;
      }
      if ((tokens.flags[i]! & TOKEN_CAPITAL) === 0) break;
      const known = this.vocabulary.bits[tokens.word[i]!]!;
      if ((known & (WORD_ENGLISH | WORD_FRENCH)) !== 0 && (tokens.flags[i]! & TOKEN_UPPER) === 0) break;
      mask |= bit(n);
    }
    return mask;
  }
}

function bit(n: number): number {
  return n > 0 ? 1 << n : 0;
}
