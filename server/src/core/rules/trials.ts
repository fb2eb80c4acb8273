import type { CompiledPhrase } from './ruleset.js';

/** The phrases that are anchored on one word, as indexes in `Ruleset.phrases`. */
export interface WordTrials {
  /** Those that ask for no neighbour. */
  readonly always: number[];
  /** Those whose neighbour must be one of certain words, by that word. */
  readonly after: Map<number, number[]>;
  readonly before: Map<number, number[]>;
}

/** What to try where a word stands: most phrases are settled by the word beside it, and are not even looked at. */
export type Trials = readonly (WordTrials | undefined)[];

/** The trials of some of the phrases, by word id. */
export function trialsOf(phrases: readonly CompiledPhrase[], takesPart: (phrase: CompiledPhrase) => boolean): Trials {
  const trials: (WordTrials | undefined)[] = [];
  phrases.forEach((phrase, index) => {
    if (!takesPart(phrase)) return;
    const { program } = phrase;
    for (const anchor of program.anchors) {
      trials[anchor] ??= { always: [], after: new Map(), before: new Map() };
      const { always, after, before } = trials[anchor];
      if (program.nearOffset === 0) {
        always.push(index);
        continue;
      }
      const neighbours = program.nearOffset === 1 ? after : before;
      for (const word of new Set(program.nearWords)) {
        const known = neighbours.get(word);
        if (known) known.push(index);
        else neighbours.set(word, [index]);
      }
    }
  });
  return trials;
}
