/**
 * The two questions of grammar that rules ask of French sentences, answered by word endings. The one French parser for
 * browsers (fr-compromise) is hardly maintained, and these two need no parser.
 */

/** French shows its imperative by a verb at the head of the sentence, without a subject. */
export function isFrenchImperative(sentence: string): boolean {
  return /^[\s«"“]*(?:ne\s+|n['’])?\p{L}{2,}(?:ez|ons|[ie]s?|ds|ts)(?:-(?:vous|nous|toi|moi|le|la|les|lui|leur))?(?!\p{L})/iu.test(
    sentence,
  );
}

/** A compound past or an imperfect stands in the sentence. */
export function isFrenchPast(sentence: string): boolean {
  return /(?<!\p{L})(?:(?:a|ont|avons|avez|ai|as|est|sont|avait|avaient|était|étaient|fut|furent)\s+(?:\p{L}+\s+)?\p{L}+(?:é|i|u|is|it)(?:e|es|s)?|\p{L}{3,}(?:aient|ait|èrent))(?!\p{L})/iu.test(
    sentence,
  );
}
