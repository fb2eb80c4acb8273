/**
 * English grammar that word order alone does not give. It rests on `compromise`, which takes long to load (some 400 ms)
 * and reads slowly, so it is loaded only when a candidate sentence asks for it.
 */
export interface Grammar {
  /** The sentence orders its reader to do something. */
  isImperative(sentence: string): boolean;
  /** The sentence tells of the past. */
  isPast(sentence: string): boolean;
}

/** Loads the grammar; the result is kept by the module system. */
export async function loadGrammar(): Promise<Grammar> {
  const { default: nlp } = await import('compromise/three');
  return {
    isImperative: (sentence) => nlp(sentence).verbs().isImperative().found,
    isPast: (sentence) => nlp(sentence).match('#PastTense').found,
  };
}
