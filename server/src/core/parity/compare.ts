import type { StatementKind } from '../rules/catalogue.js';
import type { Localised, Severity } from '../rules/rule.js';
import { overlaps, type Span } from '../text/span.js';
import type { ParityDetector } from './detectors.js';
import type { LocatedAmount, Pool } from './pool.js';
import { type Located, textAt } from './unit.js';

/** Something that one text says and its translation does not. */
export interface Gap {
  readonly detector: ParityDetector;
  /** What is missing. */
  readonly name: Localised;
  /** Where the other text says it. */
  readonly theirs: Located;
  /** What stands here instead, where something does: a weaker word, a bare amount, another figure. */
  readonly instead?: Located;
  /** Lower than the rule's. */
  readonly severity?: Severity;
  /** Both say an amount of the kind, and not the same: the other text lacks ours as well. */
  readonly isConflict?: true;
}

/** Gaps that are told of one text; more are a translation of something else. */
const MOST_GAPS = 50;

/** What `theirs` says and `ours` does not. */
export function gapsBetween(ours: Pool, theirs: Pool): readonly Gap[] {
  const gaps: Gap[] = [];
  const told: (Span & { readonly piece: unknown })[] = [];
  const add = (gap: Gap) => {
    const { theirs: place } = gap;
    if (told.some((other) => other.piece === place.piece && overlaps(other, place))) return;
    told.push(place);
    gaps.push(gap);
  };
  const noticed = noticeGap(ours, theirs);
  if (noticed) add(noticed);
  for (const gap of elementGaps(ours, theirs)) add(gap);
  for (const gap of amountGaps(ours, theirs)) {
    if (gaps.length >= MOST_GAPS) break;
    add(gap);
  }
  return gaps;
}

/** The element that says that AI had a part, in words that no wording of a disclosure has. */
const NOTICE = 'ai-notice';

/**
 * A notice of AI: one of the same kind, or as many, is a counterpart; one that leaves it open is none. That somebody in
 * a conversation is an AI is an element of its own.
 */
function noticeGap(ours: Pool, theirs: Pool): Gap | undefined {
  const clear = (pool: Pool) =>
    pool.notices.filter(({ isVague, kind }) => !isVague && kind !== 'chatbot' && kind !== 'performer');
  const own = clear(ours);
  const other = clear(theirs);
  if (own.length >= other.length || (own.length === 0 && ours.elements.has(NOTICE))) return undefined;
  const kinds = new Set(own.map(({ kind }) => kind));
  const missing = other.find(({ kind }) => !kinds.has(kind));
  if (!missing) return undefined;
  const vague = ours.notices.find(({ isVague }) => isVague);
  return {
    detector: 'parity-disclosure',
    name: NOTICES[missing.kind],
    theirs: missing,
    ...(vague && { instead: vague }),
  };
}

const NOTICES: Readonly<Record<StatementKind, Localised>> = {
  text: { en: 'that AI made it', fr: 'qu’il vient d’une IA' },
  translation: { en: 'that AI translated it', fr: 'qu’une IA l’a traduit' },
  image: { en: 'that AI made the image', fr: 'que l’image vient d’une IA' },
  performer: { en: 'that AI made who is shown', fr: 'que la personne montrée vient d’une IA' },
  chatbot: { en: 'that an AI answers', fr: 'qu’une IA répond' },
  call: { en: 'that an AI calls', fr: 'qu’une IA appelle' },
  price: { en: 'that AI sets the price', fr: 'qu’une IA fixe le prix' },
};

function* elementGaps(ours: Pool, theirs: Pool): Generator<Gap> {
  const seen = new Set<string>();
  for (const piece of theirs.pieces) {
    for (const { element, role, start, end } of piece.elements.said) {
      if (role !== 'says' || seen.has(element.id)) continue;
      seen.add(element.id);
      if (ours.elements.has(element.id) || element.metBy.some((id) => ours.elements.has(id))) continue;
      const weaker = ours.weaker.get(element.id);
      yield {
        detector: element.detector as ParityDetector,
        name: element.name,
        theirs: { piece, start, end },
        ...(weaker && { instead: weaker }),
      };
    }
  }
}

function* amountGaps(ours: Pool, theirs: Pool): Generator<Gap> {
  const seen = new Set<string>();
  for (const amount of theirs.amounts) {
    const key = `${amount.kind} ${amount.means.join()} ${textAt(amount)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (amount.asks && !ours.says(amount, theirs)) yield missingAmount(amount, ours, theirs);
    else yield* missingLimits(amount, ours);
  }
}

function missingAmount(amount: LocatedAmount, ours: Pool, theirs: Pool): Gap {
  const other = ours.amounts.find((own) => own.asks && own.kind === amount.kind && !theirs.says(own, ours));
  const isGrave = amount.kind === 'price' || amount.kind === 'percent' || amount.kind === 'date';
  return {
    detector: 'parity-amount',
    name: NAMES[amount.kind],
    theirs: amount,
    ...(other && { instead: other, isConflict: true }),
    ...(isGrave || (other && amount.kind === 'duration') ? {} : { severity: 'info' }),
  };
}

/** "Up to 50%" beside « 50 % »: the text without the limit claims more. */
function* missingLimits(amount: LocatedAmount, ours: Pool): Generator<Gap> {
  for (const { qualifier, start, end } of amount.limits) {
    const same = ours.sameAs(amount);
    if (same ? same.limits.has(qualifier.id) : ours.qualifiers.has(qualifier.id)) continue;
    // Said beside the same amount, in words that have other uses too.
    if (same?.first.piece.elements.qualifiers.some((said) => said.qualifier === qualifier)) continue;
    const { piece } = amount;
    yield {
      detector: 'parity-qualifier',
      name: qualifier.name,
      theirs: { piece, start: Math.min(start, amount.start), end: Math.max(end, amount.end) },
      ...(same && { instead: same.first }),
    };
  }
}

const NAMES: Readonly<Record<LocatedAmount['kind'], Localised>> = {
  price: { en: 'this price', fr: 'ce prix' },
  percent: { en: 'this percentage', fr: 'ce pourcentage' },
  duration: { en: 'this duration', fr: 'cette durée' },
  date: { en: 'this date', fr: 'cette date' },
  time: { en: 'this time', fr: 'cette heure' },
  number: { en: 'this figure', fr: 'ce chiffre' },
};
