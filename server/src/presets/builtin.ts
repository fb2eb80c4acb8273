import type { Catalogue } from '../core/rules/catalogue.js';
import catalogue from '../generated/catalogue.json';

/** Candor's own catalogue, made from `server/presets` by `npm run catalogue`. */
export function builtinCatalogue(): Catalogue {
  return catalogue as unknown as Catalogue;
}

/** `sha256-` and the digest, in base64, of everything that the catalogue says. */
export function builtinIntegrity(): string {
  return catalogue.integrity;
}
