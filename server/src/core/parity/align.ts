import type { Piece } from './unit.js';

/** Comparisons of two pieces that an alignment may take; longer pages are aligned by how far down a piece stands. */
const MOST_COMPARISONS = 250_000;

/**
 * For each piece of a page the one of its translation that says the same, as far as order, role, length, figures and
 * conditions tell: the best chain of pairs in which both orders are kept. −1 for a piece without one.
 */
export function align(theirs: readonly Piece[], ours: readonly Piece[]): Int32Array {
  const n = theirs.length;
  const m = ours.length;
  const pairs = new Int32Array(n).fill(-1);
  if (n * m > MOST_COMPARISONS) {
    for (let i = 0; i < n; i++) pairs[i] = Math.min(m - 1, Math.floor((i / n) * m));
    return pairs;
  }
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const together = best[(i + 1) * width + j + 1]! + likeness(theirs[i]!, ours[j]!);
      best[i * width + j] = Math.max(together, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  for (let i = 0, j = 0; i < n && j < m; ) {
    const here = best[i * width + j]!;
    if (here === best[(i + 1) * width + j]!) i++;
    else if (here === best[i * width + j + 1]!) j++;
    else pairs[i++] = j++;
  }
  return pairs;
}

function likeness(a: Piece, b: Piece): number {
  const one = a.segment;
  const other = b.segment;
  if ((one.role === 'heading') !== (other.role === 'heading')) return 0;
  let score = one.role === other.role && one.level === other.level ? 1 : 0.25;
  const ratio = one.text.length / other.text.length;
  if (ratio > 0.5 && ratio < 2) score += 0.5;
  if (a.elements.amounts.length > 0) {
    const means = new Set(b.elements.amounts.flatMap((amount) => amount.means));
    if (a.elements.amounts.some((amount) => amount.means.some((mean) => means.has(mean)))) score += 2;
  }
  if (a.elements.said.length > 0) {
    const ids = new Set(b.elements.said.map(({ element }) => element.id));
    if (a.elements.said.some(({ element }) => ids.has(element.id))) score += 1;
  }
  return score;
}
