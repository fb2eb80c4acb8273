/** Conversions of printf that become text: %d, %s, %1$s, %.2f, %(count)d, and %@ of Apple's catalogues. */
const PRINTF = /%(?:\d{1,2}\$|\([a-z_][a-z0-9_]{0,40}\))?(?:\.\d)?l{0,2}[dsiuf@](?![\p{L}\p{N}_])/iuy;
/** %count% of Symfony and Twig. */
const ENCLOSED = /%[a-z_][a-z0-9_.]{0,40}%(?![\p{L}\p{N}_])/iuy;

/** End of the format field that begins with the percent sign at `at`, or -1 when it is an ordinary sign. */
export function formatFieldEnd(text: string, at: number): number {
  for (const field of [PRINTF, ENCLOSED]) {
    field.lastIndex = at;
    if (field.test(text)) return field.lastIndex;
  }
  return -1;
}
