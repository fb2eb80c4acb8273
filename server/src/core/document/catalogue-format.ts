import type { Format } from './document.js';

/** Catalogues and tables: many texts that readers meet apart from one another, with no place for words of ours. */
export function isCatalogueFormat(format: Format): boolean {
  switch (format) {
    case 'json':
    case 'yaml':
    case 'po':
    case 'xliff':
    case 'fluent':
    case 'csv':
      return true;
    default:
      return false;
  }
}
