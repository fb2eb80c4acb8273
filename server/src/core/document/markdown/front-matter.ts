import { afterLineEnd, isBlankRange, isSpace, lineEnd } from '../characters.js';
import type { Chunk } from '../document.js';
import { readTomlFields } from '../toml/toml-fields.js';
import { readYamlFields } from '../yaml/yaml-fields.js';

/** Front matter, or the promise of one: an opening line without a closing one is a thematic break after all. */
export type FrontMatter =
  | { readonly isClosed: true; readonly chunk: Omit<Chunk, 'stateAfter'> }
  | { readonly isClosed: false };

/**
 * Reads YAML (`---`), TOML (`+++`) or JSON (`{` on a line of its own) front matter at the start of a text, or returns
 * undefined. A name may follow the opening dashes (`---toml`). `base` makes offsets relative to the chunk.
 */
export function readFrontMatter(text: string, at: number, base: number): FrontMatter | undefined {
  const sign = text.charCodeAt(at);
  if (sign === OPENING_BRACE) return readJson(text, at, base);
  if (sign !== 45 && sign !== 43) return undefined;
  const opening = lineEnd(text, at, text.length);
  const language = OPENING.exec(text.slice(at, Math.min(opening, at + 20)));
  if (!language) return undefined;
  const isToml = sign === 43 || language[1] === 'toml';
  const from = afterLineEnd(text, opening, text.length);
  for (let start = from; start < text.length; ) {
    const stop = lineEnd(text, start, text.length);
    const next = afterLineEnd(text, stop, text.length);
    if (closes(text, start, stop, sign))
      return { isClosed: true, chunk: readBody(text, from, start, next, base, isToml) };
    start = next;
  }
  return { isClosed: false };
}

/** `---`, `+++`, or dashes and the name of a language. */
const OPENING = /^(?:---|\+\+\+)(yaml|toml|json)?[ \t]*$/;
const OPENING_BRACE = 123;

/** JSON up to the line that is its closing brace; a brace that opens something else is text. */
function readJson(text: string, at: number, base: number): FrontMatter | undefined {
  const opening = lineEnd(text, at, text.length);
  if (!isBlankRange(text, at + 1, opening)) return undefined;
  const from = afterLineEnd(text, opening, text.length);
  if (!/^\s*["}]/.test(text.slice(from, from + 200))) return undefined;
  for (let start = from; start < text.length; ) {
    const stop = lineEnd(text, start, text.length);
    const next = afterLineEnd(text, stop, text.length);
    if (text.charCodeAt(start) === 125 && isBlankRange(text, start + 1, stop))
      return { isClosed: true, chunk: readBody(text, at, start + 1, next, base, false) };
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
  isToml: boolean,
): Omit<Chunk, 'stateAfter'> {
  let end = next;
  while (end < text.length && isSpace(text.charCodeAt(end))) {
    const stop = lineEnd(text, end, text.length);
    if (!isBlankRange(text, end, stop)) break;
    end = afterLineEnd(text, stop, text.length);
  }
  const length = end - base;
  const span = { start: from - base, end: to - base };
  if (isToml) {
    const { data, fields, segments } = readTomlFields(text.slice(from, to), from - base);
    return { length, segments, marks: [{ kind: 'front-matter', data, fields, ...span }], notices: [] };
  }
  const { data, fields, segments, isValid } = readYamlFields(text.slice(from, to), from - base);
  return {
    length,
    segments,
    marks: [{ kind: 'front-matter', data, fields, ...span }],
    notices: isValid ? [] : [{ code: 'front-matter-invalid', ...span }],
  };
}
