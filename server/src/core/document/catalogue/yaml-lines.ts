import { lineEnd } from '../characters.js';

/** A line of block YAML that begins an entry: `key: value`, `- item`, `- key: value`. */
export interface EntryLine {
  /** Column of each dash before the entry. */
  readonly dashes: readonly number[];
  /** Column and text of the key; absent of an item that is a value itself. */
  readonly key?: { readonly column: number; readonly text: string };
  /** Where the value begins, after anchors and tags; equals `end` when it does not stand on this line. */
  readonly value: number;
  /** Where the line's content ends. */
  readonly end: number;
}

/** Anchors and tags before a value. */
const PROPERTIES = /(?:[&!][^\s,[\]{}]*[ \t]+)*(?:[&!][^\s,[\]{}]*(?=[ \t]*$))?/y;
const NO_PLAIN_KEY = /[\s,[\]{}#&*!|>'"%@`]|[-?:](?=[\s,[\]{}]|$)/y;
const QUOTED_KEY = /"(?:[^"\\\n\r]|\\.)*"(?=[ \t]*:(?:[ \t]|$))|'(?:[^'\n\r]|'')*'(?=[ \t]*:(?:[ \t]|$))/y;

/** Reads the line that begins at `at`; undefined when it begins no entry. */
export function entryLine(text: string, at: number, length: number): EntryLine | undefined {
  const end = lineEnd(text, at, length);
  const line = text.slice(at, end);
  const dashes: number[] = [];
  let i = afterSpaces(line, 0);
  while (line.charCodeAt(i) === 45 && (i + 1 === line.length || isBlank(line.charCodeAt(i + 1)))) {
    dashes.push(i);
    i = afterSpaces(line, i + 1);
  }
  const keyed = matchAt(QUOTED_KEY, line, i) ?? plainKey(line, i);
  if (keyed === undefined) {
    if (dashes.length === 0) return undefined;
    return { dashes, value: at + valueStart(line, i), end };
  }
  const colon = afterSpaces(line, i + keyed.length);
  const key = { column: i, text: unquoted(keyed) };
  return { dashes, key, value: at + valueStart(line, afterSpaces(line, colon + 1)), end };
}

/** Column of the first character of a line that is not blank. */
export function indentAt(text: string, at: number, length: number): number {
  let i = at;
  while (i < length && text.charCodeAt(i) === 32) i++;
  return i - at;
}

function valueStart(line: string, at: number): number {
  PROPERTIES.lastIndex = at;
  const start = PROPERTIES.test(line) ? Math.max(at, PROPERTIES.lastIndex) : at;
  const content = afterSpaces(line, start);
  return line.charCodeAt(content) === 35 || content >= line.length ? line.length : content;
}

function unquoted(key: string): string {
  const first = key.charAt(0);
  if (first !== '"' && first !== "'") return key;
  return key.slice(1, -1).replaceAll("''", "'").replace(/\\(.)/g, '$1');
}

/** The plain key that begins at `at`: up to the first colon that a space or the end of the line follows. */
function plainKey(line: string, at: number): string | undefined {
  NO_PLAIN_KEY.lastIndex = at;
  if (at >= line.length || NO_PLAIN_KEY.test(line)) return undefined;
  for (let colon = line.indexOf(':', at); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    if (colon + 1 < line.length && !isBlank(line.charCodeAt(colon + 1))) continue;
    const key = line.slice(at, colon).trimEnd();
    // A comment begins before the colon.
    return key === '' || / #/.test(key) ? undefined : key;
  }
  return undefined;
}

function afterSpaces(line: string, at: number): number {
  let i = at;
  while (i < line.length && isBlank(line.charCodeAt(i))) i++;
  return i;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function matchAt(pattern: RegExp, line: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0];
}
