/**
 * IPTC's and schema.org's codes for content that a trained model made or changed, as an address
 * (`http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia`) or by name alone.
 */
const AI_CODES =
  /(?:^|[/#:])(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia|compositeSynthetic|algorithmicallyEnhanced)(?:DigitalSource)?\/?$/i;

/** Whether a digital source type says that AI made or changed the content. */
export function isAiSourceType(value: string): boolean {
  return value.length < 300 && AI_CODES.test(value.trim());
}
