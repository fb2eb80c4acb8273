import { NESTING_LIMIT } from '../prose-writer.js';

/** Indicators of lists and maps on one line; prose has some of these signs too. */
const MOST_INDICATORS = 500;

/**
 * Whether YAML or Fluent nests deeper than is followed: by brackets, or by indicators on one line. Their libraries
 * descend by recursion, and an engine that compiles a pattern at the end of its stack ends the process instead of throwing.
 */
export function nestsTooDeep(source: string): boolean {
  let brackets = 0;
  let indicators = 0;
  for (let i = 0; i < source.length; i++) {
    switch (source.charCodeAt(i)) {
      // [ {
      case 91:
      case 123:
        if (++brackets > NESTING_LIMIT) return true;
        break;
      // ] }
      case 93:
      case 125:
        if (brackets > 0) brackets--;
        break;
      // - ? :
      case 45:
      case 63:
      case 58: {
        const next = source.charCodeAt(i + 1);
        if ((next === 32 || next === 9) && ++indicators > MOST_INDICATORS) return true;
        break;
      }
      case 10:
        indicators = 0;
        break;
    }
  }
  return false;
}
