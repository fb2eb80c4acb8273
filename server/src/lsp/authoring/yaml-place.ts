/** Where a caret stands in a YAML or JSON file: below which keys, and at a key or a value. */
export interface YamlPlace {
  /** Keys from the outside in; entries of lists are not counted. */
  readonly path: readonly string[];
  /** An entry of a list may be a value, or the first key of a map. */
  readonly at: 'key' | 'value' | 'entry';
  /** What stands between the beginning of the key or value and the caret. */
  readonly typed: string;
  /** The mark that the key or value is quoted with. */
  readonly quote?: string;
  /** Inside `{ … }` or `[ … ]` of the caret's own line. */
  readonly flow: boolean;
}

/** What is on one line whole, so that words around a caret can be read. */
export interface YamlWord extends YamlPlace {
  /** Characters of the line before and after the word itself. */
  readonly start: number;
  readonly end: number;
}

/** A longer line is no place where somebody writes by hand. */
const LONGEST_LINE = 5_000;
/** Lines above the caret that are looked at for the keys around it. */
const MOST_LINES = 20_000;

interface Level {
  readonly kind: 'block' | 'map' | 'list';
  key?: string;
}

/**
 * Reads indentation as YAML does, without parsing the file, which may be half written; flow maps and lists are followed
 * on the caret's own line. Well-indented JSON reads the same way. Undefined in comments.
 */
export function placeAt(text: string, offset: number): YamlPlace | undefined {
  const lineStart = startOfLine(text, offset);
  if (offset - lineStart > LONGEST_LINE) return undefined;
  const line = text.slice(lineStart, offset);
  const opening = /^\s*(?:-\s+)*/.exec(line)?.[0] ?? '';
  // "-" alone: the entry has not begun.
  const body = line.slice(opening.length);
  if (/^-$/.test(body)) return undefined;
  const levels: Level[] = [{ kind: 'block' }];
  let token = '';
  let quote = '';
  let quoted = '';
  for (let i = 0; i < body.length; i++) {
    const char = body[i] as string;
    const top = levels.at(-1) as Level;
    if (quote) {
      if (char === '\\' && quote === '"') {
        token += char + (body[++i] ?? '');
      } else if (char === quote) quote = '';
      else token += char;
      continue;
    }
    const isEmpty = token.trim() === '' && !quoted;
    const inFlow = levels.length > 1;
    if (isEmpty && (char === '"' || char === "'")) {
      quote = char;
      quoted = char;
      token = '';
    } else if (isEmpty && (char === '{' || char === '[')) {
      levels.push({ kind: char === '{' ? 'map' : 'list' });
      token = '';
    } else if (inFlow && char === ',') {
      if (top.kind === 'map') delete top.key;
      token = '';
      quoted = '';
    } else if (inFlow && (char === '}' || char === ']')) {
      levels.pop();
      token = '';
      quoted = '';
    } else if (
      char === ':' &&
      top.kind !== 'list' &&
      top.key === undefined &&
      /^(?:\s|$)/.test(body.slice(i + 1, i + 2))
    ) {
      top.key = token.trim();
      token = '';
      quoted = '';
    } else if (char === '#' && (i === 0 ? true : /\s/.test(body[i - 1] as string))) return undefined;
    else token += char;
  }
  // After a closing quotation mark nothing of the word is left to type.
  if (quoted && !quote) return undefined;
  const top = levels.at(-1) as Level;
  const keys = levels.flatMap(({ key }) => (key === undefined ? [] : [key]));
  const typed = quote ? token : token.trimStart();
  const inList = top.kind === 'list' || (top.kind === 'block' && (/-\s+$/.test(opening) || quote !== ''));
  return {
    path: [...enclosing(text, lineStart, indentOf(opening)), ...keys],
    at: top.key !== undefined ? 'value' : inList ? 'entry' : 'key',
    typed,
    ...(quote && { quote }),
    flow: levels.length > 1,
  };
}

/** The whole key or value under a caret. */
export function wordAt(text: string, offset: number): YamlWord | undefined {
  const lineStart = startOfLine(text, offset);
  const lineEnd = endOfLine(text, offset);
  if (lineEnd - lineStart > LONGEST_LINE) return undefined;
  const here = placeAt(text, offset);
  if (!here) return undefined;
  let end = offset;
  const isEnd = (at: number): boolean => {
    const char = text[at] as string;
    if (here.quote) return char === here.quote;
    if (here.flow && /[,\]}]/.test(char)) return true;
    if (char === ':' && here.at !== 'value' && /^(?:\s|$)/.test(text.slice(at + 1, at + 2))) return true;
    return char === '#' && /\s/.test(text[at - 1] ?? '');
  };
  while (end < lineEnd && !isEnd(end)) end++;
  const rest = here.quote ? text.slice(offset, end) : text.slice(offset, end).trimEnd();
  const after = text.slice(end + (here.quote ? 1 : 0), lineEnd);
  const isKey = here.at !== 'value' && /^\s*:(?:\s|$)/.test(after);
  const typed = here.typed + rest;
  const start = offset - here.typed.length - lineStart;
  return { ...here, at: isKey ? 'key' : here.at, typed, start, end: start + typed.length };
}

const KEY = /^([ \t]*(?:-[ \t]+)*)(["']?)([\w*@/.-]+)\2[ \t]*:(?=\s|$)/;

/** The keys above that a line of this indentation stands below, outermost first. */
function enclosing(text: string, lineStart: number, indent: number): string[] {
  const path: string[] = [];
  let end = lineStart;
  let left = indent;
  for (let i = 0; i < MOST_LINES && end > 0 && left > 0; i++) {
    const start = startOfLine(text, end - 1);
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE));
    end = start;
    const key = KEY.exec(line);
    if (!key) continue;
    const opening = key[1] as string;
    const own = indentOf(opening);
    if (own >= left) continue;
    path.unshift(key[3] as string);
    // What stands below a list stands below the list's key too.
    left = opening.includes('-') ? opening.indexOf('-') + 1 : own;
  }
  return path;
}

/** Columns before the text, where a dash counts as space; of a list entry without a key one more than its dash. */
function indentOf(opening: string): number {
  return opening.length;
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
