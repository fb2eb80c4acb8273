import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type CatalogueReading, readCatalogue } from '../server/src/presets/read-catalogue.js';

/** The catalogue as it is written in `server/presets`, whether or not it was built since. */
export function writtenCatalogue(presets: string): CatalogueReading {
  const files = readdirSync(presets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(presets, path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return readCatalogue(files);
}
