/** The detectors that compare a text with its translation; rules name them as they name the others. */
export const PARITY_DETECTORS = [
  'parity-disclosure',
  'parity-choice',
  'parity-condition',
  'parity-qualifier',
  'parity-amount',
] as const;
export type ParityDetector = (typeof PARITY_DETECTORS)[number];

export function isParityDetector(name: string): name is ParityDetector {
  return (PARITY_DETECTORS as readonly string[]).includes(name);
}
