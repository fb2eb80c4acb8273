import type { FrontMatterField } from '../document.js';
import { fieldRole } from '../field-role.js';
import { type Draft, TextBuilder } from '../text-builder.js';

/** Longest TOML that is read, in UTF-16 units. */
const MAX_LENGTH = 50_000;

const NAME = String.raw`(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')`;
const KEY = new RegExp(String.raw`^[ \t]*(${NAME}(?:[ \t]*\.[ \t]*${NAME})*)[ \t]*=[ \t]*`);
const TABLE = new RegExp(String.raw`^[ \t]*\[\[?[ \t]*(${NAME}(?:[ \t]*\.[ \t]*${NAME})*)[ \t]*\]\]?[ \t]*(?:#.*)?$`);
/** A value on its line: a string, or a number, date or truth without quotes. */
const STRING = /"""|'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;
const BARE = /[^\s#,[\]{}"']+/y;

/** A character by its number, a line break that does not count, a letter that stands for a sign. */
const ESCAPE = /\\(?:(u[\da-fA-F]{4}|U[\da-fA-F]{8})|[ \t]*\r?\n\s*|(.))/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', '\\': '\\' };

export interface TomlFields {
  /** Strings and bare values of the top level, as texts. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: readonly FrontMatterField[];
  /** Strings of the top level that readers see. */
  readonly segments: readonly Draft[];
}

/**
 * Reads the scalars of TOML front matter with their places; those of arrays get the array's key, those of tables theirs
 * before it. Strings of the top level that readers see are segments too. Lines that are no TOML are passed over. `shift`
 * is added to every offset.
 */
export function readTomlFields(source: string, shift: number): TomlFields {
  const fields: FrontMatterField[] = [];
  const segments: Draft[] = [];
  const data = new Map<string, unknown>();
  if (source.length > MAX_LENGTH) return { data: {}, fields, segments };
  let table = '';
  let at = 0;
  while (at < source.length) {
    const end = lineEndFrom(source, at);
    const line = source.slice(at, end);
    const head = TABLE.exec(line);
    const pair = head ? null : KEY.exec(line);
    if (head) table = path(head[1]!);
    if (!pair) {
      at = end + 1;
      continue;
    }
    const key = table === '' ? path(pair[1]!) : `${table}.${path(pair[1]!)}`;
    at = readValues(source, at + pair[0].length, (value, start, stop) => {
      fields.push({ key, value, start: start + shift, end: stop + shift });
      if (table !== '' || data.has(key)) return;
      data.set(key, value);
      const role = fieldRole(key);
      const draft = role && stringSegment(source, start, stop, shift)?.build(role);
      if (draft) segments.push({ ...draft, key });
    });
  }
  return { data: Object.fromEntries(data), fields, segments };
}

/** Tells every scalar of a value; returns where its last line ends. */
function readValues(source: string, from: number, tell: (value: string, start: number, end: number) => void): number {
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const char = source[at]!;
    if (char === '\n' && depth === 0) return at + 1;
    if (char === '#') at = lineEndFrom(source, at);
    else if (char === '[' || char === '{') {
      depth++;
      at++;
    } else if (char === ']' || char === '}') {
      depth--;
      at++;
    } else if (char === '"' || char === "'") at = readString(source, at, tell);
    else {
      BARE.lastIndex = at;
      const bare = BARE.exec(source);
      if (!bare) at++;
      else {
        at = BARE.lastIndex;
        // In an inline table it is a key.
        if (depth === 0 || !/^[ \t]*=/.test(source.slice(at, at + 20))) tell(bare[0], bare.index, at);
      }
    }
    if (depth < 0) return lineEndFrom(source, at) + 1;
  }
  return at;
}

function readString(source: string, at: number, tell: (value: string, start: number, end: number) => void): number {
  STRING.lastIndex = at;
  const found = STRING.exec(source)?.[0];
  // A quotation mark that nothing closes on its line.
  if (found === undefined) return lineEndFrom(source, at);
  if (found.length === 3 && (found === '"""' || found === "'''")) {
    const close = source.indexOf(found, at + 3);
    const end = close < 0 ? source.length : close;
    tell(unescaped(source.slice(at + 3, end), found === '"""'), at, Math.min(source.length, end + 3));
    return Math.min(source.length, end + 3);
  }
  const end = at + found.length;
  if (!/^[ \t]*=/.test(source.slice(end, end + 20))) tell(unescaped(found.slice(1, -1), found[0] === '"'), at, end);
  return end;
}

function unescaped(text: string, isBasic: boolean): string {
  return isBasic && text.includes('\\') ? text.replace(ESCAPE, decoded) : text;
}

/** What an escape stands for: nothing when it joins two lines. */
function decoded(whole: string, code: string | undefined, letter: string | undefined): string {
  if (code !== undefined) {
    const point = Number.parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  }
  return letter === undefined ? '' : (ESCAPES[letter] ?? whole);
}

/** The text of a string as its reader sees it, from its quotation marks on; undefined for what is no string. */
function stringSegment(source: string, start: number, stop: number, shift: number): TextBuilder | undefined {
  const quote = source[start];
  if (quote !== '"' && quote !== "'") return undefined;
  const marks = source.startsWith(quote.repeat(3), start) ? 3 : 1;
  const end = source.startsWith(quote.repeat(marks), stop - marks) && stop - start >= 2 * marks ? stop - marks : stop;
  const builder = new TextBuilder();
  builder.reset(source, -shift);
  let from = start + marks;
  while (from < end && /\s/.test(source[from]!)) from++;
  if (quote === '"') {
    const first = from;
    for (const { 0: whole, 1: code, 2: letter, index } of source.slice(first, end).matchAll(ESCAPE)) {
      const at = first + index;
      const said = decoded(whole, code, letter);
      builder.copy(from, at);
      from = at + whole.length;
      if (said !== '') builder.stand(said, at, from);
    }
  }
  builder.copy(from, end);
  return builder;
}

/** A dotted key without its quotation marks. */
function path(key: string): string {
  return key.replace(/[ \t]*\.[ \t]*/g, '.').replace(/["']/g, '');
}

function lineEndFrom(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}
