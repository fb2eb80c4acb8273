import { isCatalogueFormat } from './catalogue-format.js';
import type { Format } from './document.js';
import { isTemplateFormat } from './templates/dialects.js';

/** Files that hold pieces of pages. What stands beside a piece when it is shown, and where, is not known. */
export function isFragmentFormat(format: Format): boolean {
  return isCatalogueFormat(format) || isTemplateFormat(format);
}
