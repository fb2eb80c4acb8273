import { afterLineEnd, isBlankRange, isSpace, lineEnd } from '../characters.js';
import type { Chunk } from '../document.js';
import { readYamlFields } from '../yaml/yaml-fields.js';

/** Front matter, or the promise of one: an opening line without a closing one is a thematic break after all. */
export type FrontMatter =
  | { readonly isClosed: true; readonly chunk: Omit<Chunk, 'stateAfter'> }
  | { readonly isClosed: false };

/**
 * Reads YAML (`---`) or TOML (`+++`) front matter at the start of a text, or returns undefined. `base` makes offsets
 * relative to the chunk. TOML is skipped as code.
 */
export function readFrontMatter(text: string, at: number, base: number): FrontMatter | undefined {
  const sign = text.charCodeAt(at);
  if (sign !== 45 && sign !== 43) return undefined;
  const opening = lineEnd(text, at, text.length);
  const fence = text.slice(at, at + 3);
  if ((fence !== '---' && fence !== '+++') || !isBlankRange(text, at + 3, opening)) return undefined;
  const from = afterLineEnd(text, opening, text.length);
  for (let start = from; start < text.length; ) {
    const stop = lineEnd(text, start, text.length);
    const next = afterLineEnd(text, stop, text.length);
    if (closes(text, start, stop, sign))
      return { isClosed: true, chunk: readBody(text, from, start, next, base, sign) };
    start = next;
  }
  return { isClosed: false };
}

function closes(text: string, start: number, stop: number, sign: number): boolean {
  if (stop - start < 3) return false;
  const code = text.charCodeAt(start);
  if (code !== sign && !(sign === 45 && code === 46)) return false;
  if (text.charCodeAt(start + 1) !== code || text.charCodeAt(start + 2) !== code) return false;
  return isBlankRange(text, start + 3, stop);
}

function readBody(
  text: string,
  from: number,
  to: number,
  next: number,
  base: number,
  sign: number,
): Omit<Chunk, 'stateAfter'> {
  let end = next;
  while (end < text.length && isSpace(text.charCodeAt(end))) {
    const stop = lineEnd(text, end, text.length);
    if (!isBlankRange(text, end, stop)) break;
    end = afterLineEnd(text, stop, text.length);
  }
  const length = end - base;
  const span = { start: from - base, end: to - base };
  if (sign === 43) return { length, segments: [], marks: [{ kind: 'code', ...span }], notices: [] };
  const { data, fields, segments, isValid } = readYamlFields(text.slice(from, to), from - base);
  return {
    length,
    segments,
    marks: [{ kind: 'front-matter', data, fields, ...span }],
    notices: isValid ? [] : [{ code: 'front-matter-invalid', ...span }],
  };
}
