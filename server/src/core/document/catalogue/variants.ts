import type { MessageNode } from './message-syntax.js';

/** One way in which a message may read: what readers see, in order, without what other branches say. */
export type Variant = readonly Piece[];

export interface Piece {
  readonly kind: 'text' | 'object' | 'skip';
  readonly start: number;
  readonly end: number;
}

/** More branches than this are read each on its own, without the text around them, so that all stays linear. */
const MOST_BRANCHES = 24;

/**
 * The ways in which a message reads: each branch of each choice stands in one of them at least, within the sentence
 * around it. Choices beside one another go in step, so that there are no more ways than the longest has branches.
 */
export function variantsOf(nodes: readonly MessageNode[]): readonly Variant[] {
  const apart: Variant[] = [];
  const together = expand(nodes, apart);
  return [...together, ...apart];
}

function expand(nodes: readonly MessageNode[], apart: Variant[]): readonly Piece[][] {
  let ways: Piece[][] = [[]];
  for (const node of nodes) {
    if (node.kind !== 'choice') {
      for (const way of ways) way.push({ kind: node.kind, start: node.start, end: node.end });
      continue;
    }
    const branches = node.branches.flatMap((branch) => expand(branch, apart));
    if (branches.length > MOST_BRANCHES) {
      for (const branch of branches) if (branch.length > 0) apart.push(branch);
      for (const way of ways) way.push({ kind: 'object', start: node.start, end: node.end });
      continue;
    }
    const count = Math.max(ways.length, branches.length);
    const joined: Piece[][] = [];
    for (let i = 0; i < count; i++) {
      const way = ways[Math.min(i, ways.length - 1)] as Piece[];
      joined.push([...way, ...(branches[Math.min(i, branches.length - 1)] ?? [])]);
    }
    ways = joined;
  }
  return ways;
}
