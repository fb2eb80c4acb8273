import type { MadeHow } from '../core/images/image-reading.js';

/**
 * The terms of IPTC's vocabulary, which C2PA shares, that say AI, and what each means for a label. The others speak of
 * cameras, scans, screens, drawings by hand or by formula, and ask for none.
 */
const TERMS: Readonly<Record<string, MadeHow>> = {
  trainedAlgorithmicMedia: 'generated',
  // C2PA's own, for what is not of IPTC's media.
  trainedAlgorithmicData: 'generated',
  compositeWithTrainedAlgorithmicMedia: 'composite',
  compositeSynthetic: 'composite',
  algorithmicallyEnhanced: 'edited',
};

const ADDRESS = /^(?:https?:\/\/(?:cv\.iptc\.org\/newscodes|c2pa\.org)\/digitalsourcetype\/|digsrctype:)?(\w+)\/?$/i;

/** A term that says AI, bare or as its address; undefined for any other. */
export function readSourceType(value: string): { readonly term: string; readonly made: MadeHow } | undefined {
  const name = ADDRESS.exec(value.trim())?.[1]?.toLowerCase();
  const term = Object.keys(TERMS).find((candidate) => candidate.toLowerCase() === name);
  return term === undefined ? undefined : { term, made: TERMS[term] as MadeHow };
}
