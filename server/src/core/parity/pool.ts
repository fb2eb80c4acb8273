import { type Amount, type AmountKind, ANY } from './amount.js';
import { isSameDay } from './calendar.js';
import type { QualifiedAmount, SaidNotice } from './element-reader.js';
import type { Located, Piece } from './unit.js';

/** An amount and where it stands. */
export type LocatedAmount = QualifiedAmount & Located;

/** Amounts that come to the same. */
interface Same {
  readonly first: LocatedAmount;
  /** Ids of the qualifiers that limit one of them. */
  readonly limits: Set<string>;
}

/** Figures of these kinds answer one another: a bare 49 may be a price whose currency stands elsewhere. */
const ANSWERS: Readonly<Record<AmountKind, readonly AmountKind[]>> = {
  price: ['number'],
  percent: ['number'],
  duration: ['number'],
  time: ['number', 'duration'],
  date: ['number'],
  number: ['number', 'price', 'percent', 'duration', 'time', 'date'],
};

/** Dates of one month that are compared; a calendar of more is not read to its end. */
const MOST_DATES = 100;

/** All that some texts say, to be asked whether it holds a counterpart; each answer takes the same time, however much it is. */
export class Pool {
  /** Ids of the elements that are said, or counted as said. */
  readonly elements = new Set<string>();
  readonly weaker = new Map<string, Located>();
  readonly notices: (SaidNotice & Located)[] = [];
  readonly amounts: LocatedAmount[] = [];
  /** Ids of the qualifiers whose words stand anywhere. */
  readonly qualifiers = new Set<string>();
  private readonly same = new Map<string, Same>();
  private readonly figures = new Map<AmountKind, Set<number>>();
  private readonly dates = new Map<number, LocatedAmount[]>();
  private readonly named = new Set<number>();
  /** Prices by currency. */
  private readonly prices = new Map<string, Same>();
  private hasMeasure = false;
  private templates = 0;

  constructor(readonly pieces: readonly Piece[]) {
    for (const piece of pieces) this.add(piece);
  }

  /** Whether it says an amount that another pool asks for. */
  says(amount: Amount, other: Pool): boolean {
    if (amount.means.some((mean) => this.same.has(mean))) return true;
    for (const day of amount.days ?? []) {
      for (const date of this.dates.get(day.month) ?? []) {
        if (date.days?.some((own) => isSameDay(own, day))) return true;
      }
    }
    if (amount.isMeasure && this.hasMeasure) return true;
    if (this.isOfAnotherMarket(amount)) return true;
    if (amount.figures.some((figure) => this.named.has(figure))) return true;
    const kinds = ANSWERS[amount.kind];
    if (kinds.some((kind) => amount.figures.some((figure) => this.figures.get(kind)?.has(figure)))) return true;
    // What the template puts there may be it.
    return this.templates > other.templates;
  }

  /** The amounts that come to the same as one of another pool; undefined when they are said in words only. */
  sameAs(amount: Amount): Same | undefined {
    for (const mean of amount.means) {
      const same = this.same.get(mean);
      if (same) return same;
    }
    return amount.currency !== undefined && this.isOfAnotherMarket(amount) ? [...this.prices.values()][0] : undefined;
  }

  /** Prices differ between markets, and so do their currencies; in one currency a price is the same. */
  private isOfAnotherMarket({ kind, currency }: Amount): boolean {
    return kind === 'price' && currency !== undefined && this.prices.size > 0 && !this.prices.has(currency);
  }

  private add(piece: Piece): void {
    const { said, notices, amounts, qualifiers, named } = piece.elements;
    for (const { element, role, start, end } of said) {
      if (role !== 'weaker') this.elements.add(element.id);
      else if (!this.weaker.has(element.id)) this.weaker.set(element.id, { piece, start, end });
    }
    for (const notice of notices) this.notices.push({ ...notice, piece });
    for (const { qualifier } of qualifiers) this.qualifiers.add(qualifier.id);
    for (const number of named) this.named.add(number);
    for (const amount of amounts) this.addAmount({ ...amount, piece });
  }

  private addAmount(amount: LocatedAmount): void {
    const { kind, means, figures, days, currency, isMeasure, limits } = amount;
    this.amounts.push(amount);
    if (means[0] === ANY) this.templates++;
    if (isMeasure) this.hasMeasure = true;
    for (const mean of means) remember(this.same, mean, amount);
    if (currency !== undefined) remember(this.prices, currency, amount);
    for (const { month } of days ?? []) {
      const known = this.dates.get(month);
      if (!known) this.dates.set(month, [amount]);
      else if (known.length < MOST_DATES) known.push(amount);
    }
    const known = this.figures.get(kind);
    if (known) for (const figure of figures) known.add(figure);
    else this.figures.set(kind, new Set(figures));
    for (const { qualifier } of limits) this.qualifiers.add(qualifier.id);
  }
}

function remember(into: Map<string, Same>, key: string, amount: LocatedAmount): void {
  const known = into.get(key) ?? { first: amount, limits: new Set<string>() };
  for (const { qualifier } of amount.limits) known.limits.add(qualifier.id);
  into.set(key, known);
}
