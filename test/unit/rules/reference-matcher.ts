import type { PhraseNode } from '../../../server/src/core/rules/phrase.js';

/** A word of a text for the reference: lower case; `starts` when a sentence begins with it. */
export interface ReferenceWord {
  readonly word: string;
  readonly starts: boolean;
}

/**
 * Every end at which a phrase can match from a start, by the plainest reading of its tree. Slow and obvious: it
 * follows every choice. Knows words, {number}, {word}, gaps, choices, optional parts, breaks, {start} and {end}.
 */
export function referenceEnds(node: PhraseNode, words: readonly ReferenceWord[], start: number): Set<number> {
  const ends = new Set<number>();
  for (const state of walk(node, words, { at: start, mayBreak: false }, start)) {
    if (state.at > start) ends.add(state.at);
  }
  return ends;
}

interface State {
  readonly at: number;
  readonly mayBreak: boolean;
}

function walk(node: PhraseNode, words: readonly ReferenceWord[], from: State, origin: number): State[] {
  const take = (state: State, accepts: (word: string) => boolean): State[] => {
    const word = words[state.at];
    if (!word || !accepts(word.word)) return [];
    if (state.at > origin && word.starts && !state.mayBreak) return [];
    return [{ at: state.at + 1, mayBreak: false }];
  };
  switch (node.kind) {
    case 'text':
    case 'exact':
      return node.text
        .split(' ')
        .reduce<State[]>((states, part) => states.flatMap((state) => take(state, (word) => word === part)), [from]);
    case 'slot':
      return take(from, (word) => (node.name === 'number' ? /^\d+$/.test(word) : true));
    case 'gap': {
      const states = [from];
      let last = [from];
      for (let i = 0; i < node.max; i++) {
        last = last.flatMap((state) => take(state, () => true).map((next) => ({ ...next, mayBreak: state.mayBreak })));
        states.push(...last);
      }
      return states;
    }
    case 'sequence':
      return node.items.reduce<State[]>(
        (states, item) => states.flatMap((state) => walk(item, words, state, origin)),
        [from],
      );
    case 'capture':
      return walk(node.item, words, from, origin);
    case 'choice':
    case 'list':
      return node.items.flatMap((item) => walk(item, words, from, origin));
    case 'optional':
      return [from, ...walk(node.item, words, from, origin)];
    case 'break':
      return [{ at: from.at, mayBreak: true }];
    case 'start':
    case 'end':
      return from.at >= words.length || words[from.at]!.starts ? [from] : [];
  }
}
