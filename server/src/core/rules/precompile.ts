import { Vocabulary } from '../language/vocabulary.js';
import type { Catalogue } from './catalogue.js';
import { mapPhrases } from './map-phrases.js';
import { type Precompiled, ProgramCollector, referenceTo } from './precompiled.js';
import { ProgramSource } from './program-source.js';

/** Compiles every phrase of a catalogue ahead of time. Throws a PhraseError on the first that cannot be read. */
export function precompile(catalogue: Catalogue): Precompiled {
  return compileAll(catalogue).precompiled;
}

/**
 * A catalogue whose phrases were compiled ahead of time and are kept only so: what Candor ships, at a fraction of the
 * size. Throws a PhraseError on the first that cannot be read.
 */
export function sealed(catalogue: Catalogue): Catalogue {
  const { references, precompiled } = compileAll(catalogue);
  const { keys: _, ...programs } = precompiled;
  return { ...references, precompiled: [programs] };
}

function compileAll(catalogue: Catalogue): { readonly references: Catalogue; readonly precompiled: Precompiled } {
  const vocabulary = new Vocabulary();
  const source = new ProgramSource(vocabulary);
  const collector = new ProgramCollector(vocabulary);
  const references = mapPhrases(catalogue, (phrase, language, flags, lists) =>
    referenceTo(collector.add(phrase, language, lists, source.program(phrase, language, flags, lists))),
  );
  return { references, precompiled: collector.finish() };
}
