import type { PhraseNode } from '../../../server/src/core/rules/phrase.js';

/** A word of a text for the reference; `starts` when a sentence begins with it. */
export interface ReferenceWord {
  /** In lower case. */
  readonly word: string;
  /** As the text has it. */
  readonly raw: string;
  readonly starts: boolean;
}

/** One way in which a phrase matches: where it ends, and what it keeps, by name, from word to word. */
export interface ReferenceMatch {
  readonly end: number;
  readonly caught: readonly (readonly [name: string, first: number, end: number])[];
}

/**
 * Every way in which a phrase can match from a start, by the plainest reading of its tree. Slow and obvious: it follows
 * every choice. Knows words, exact words, {number}, {word}, gaps, choices, lists, named parts, optional parts, breaks,
 * {start} and {end}.
 */
export function referenceMatches(node: PhraseNode, words: readonly ReferenceWord[], start: number): ReferenceMatch[] {
  return walk(node, words, { at: start, mayBreak: false, caught: [] }, start)
    .filter((state) => state.at > start)
    .map((state) => ({ end: state.at, caught: state.caught }));
}

interface State {
  readonly at: number;
  readonly mayBreak: boolean;
  readonly caught: ReferenceMatch['caught'];
}

function walk(node: PhraseNode, words: readonly ReferenceWord[], from: State, origin: number): State[] {
  const take = (state: State, accepts: (word: ReferenceWord) => boolean): State[] => {
    const word = words[state.at];
    if (!word || !accepts(word)) return [];
    if (state.at > origin && word.starts && !state.mayBreak) return [];
    return [{ ...state, at: state.at + 1, mayBreak: false }];
  };
  const kept = (name: string, states: readonly State[]): State[] =>
    states.map((state) => ({
      ...state,
      caught: [...from.caught, [name, from.at, state.at] as const, ...state.caught.slice(from.caught.length)],
    }));
  switch (node.kind) {
    case 'text':
      return node.text
        .split(' ')
        .reduce<State[]>((states, part) => states.flatMap((state) => take(state, ({ word }) => word === part)), [from]);
    case 'exact':
      return take(from, ({ raw }) => raw === node.text);
    case 'slot':
      return kept(
        node.name,
        take(from, ({ word }) => (node.name === 'number' ? /^\d+$/.test(word) : true)),
      );
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
      return kept(node.name, walk(node.item, words, from, origin));
    case 'choice':
      return node.items.flatMap((item) => walk(item, words, from, origin));
    case 'list':
      return kept(
        node.name,
        node.items.flatMap((item) => walk(item, words, from, origin)),
      );
    case 'optional':
      return [from, ...walk(node.item, words, from, origin)];
    case 'break':
      return [{ ...from, mayBreak: true }];
    case 'start':
    case 'end':
      return from.at >= words.length || words[from.at]!.starts ? [from] : [];
  }
}
