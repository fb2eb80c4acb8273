import type { ArtifactLocation, Region } from 'sarif';
import type { JsonRange } from '../json.js';

/** Relative to the root of the source, which whoever reads the file knows; any name becomes a valid address. */
export function locationOf(path: string): ArtifactLocation {
  return { uri: path.split('/').map(encoded).join('/'), uriBaseId: '%SRCROOT%' };
}

/** SARIF counts lines and columns from 1, and the end as the column after the last character. */
export function regionOf({ start, end }: JsonRange): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

/** Half a surrogate pair has no bytes to write. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
}
