const LONGEST = 120;

/** What a file says, fit to be shown: on one line, without control and direction characters, not long. */
export function plainValue(value: string): string {
  const plain = value
    .slice(0, LONGEST * 4)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}
