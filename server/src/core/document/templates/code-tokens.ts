import { CR, isAsciiLetter, isDigit, LF } from '../characters.js';

/** The tokens of JavaScript and TypeScript, as far as it takes to know what is a string and what is markup. */

const BACKSLASH = 92;

export function isNameStart(code: number): boolean {
  return isAsciiLetter(code) || code === 36 || code === 95 || code > 127;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}

export function nameEnd(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isNamePart(text.charCodeAt(i))) i++;
  return i;
}

const OPERATORS = new Set(
  'await case default delete do else extends in instanceof new of return throw typeof void yield'.split(' '),
);

/** Words after which a value follows, as after an operator. */
export function isOperatorWord(word: string): boolean {
  return OPERATORS.has(word);
}

/** End of the string that begins with a quote at `at`; one that is not closed on its line ends with the line. */
export function stringEnd(text: string, at: number, end: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) return i + 1;
    if (code === LF || code === CR) return i;
    if (code === BACKSLASH) i++;
  }
  return end;
}

/** End of the regular expression at `at` with its flags, or -1 when the line has none: a division. */
export function regexEnd(text: string, at: number, end: number): number {
  let isInClass = false;
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return -1;
    if (code === BACKSLASH) i++;
    else if (code === 91) isInClass = true;
    else if (code === 93) isInClass = false;
    else if (code === 47 && !isInClass) return nameEnd(text, i + 1, end);
  }
  return -1;
}

const TYPE_PARAMETERS = /<\s*(?:const\s+|in\s+|out\s+)*[\w$]+\s*(?:,|=|extends\b)/y;
const ONE_PARAMETER = /<[\w$]+>\s*\(/y;
/** How far the parameters of a generic function are followed, in UTF-16 units. */
const LONGEST_PARAMETERS = 1000;

/** Whether `<` at `at` opens type parameters (`<T,>(x: T) => x`) and no markup. */
export function opensTypeParameters(text: string, at: number): boolean {
  TYPE_PARAMETERS.lastIndex = at;
  if (TYPE_PARAMETERS.test(text)) return true;
  ONE_PARAMETER.lastIndex = at;
  if (!ONE_PARAMETER.test(text)) return false;
  const from = ONE_PARAMETER.lastIndex;
  const limit = Math.min(text.length, from + LONGEST_PARAMETERS);
  let depth = 1;
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 60 && text.charCodeAt(i + 1) === 47) return false;
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0)
      return /^\s*(?::[^=;{}]{0,200})?(?:=>|;|[,}\n])/.test(text.slice(i + 1, i + 240));
  }
  return false;
}

/** End of the type arguments that begin with `<` at `at` (`<Table<Row> …>`), or `at` when they are not closed soon. */
export function typeArgumentsEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST_PARAMETERS);
  let depth = 0;
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 60) depth++;
    else if (code === 62 && text.charCodeAt(i - 1) !== 61 && --depth === 0) return i + 1;
    else if (code === 47) return at;
  }
  return at;
}

const DECLARATION =
  /(?:export\s+(?:default|const|function|async|class|type|interface|\{|\*)|import\s+(?:[\w$*{]|["'])|(?:async\s+)?function\s*\*?\s*[\w$]+\s*[(<]|(?:const|let|var)\s+(?:[\w$]+\s*[:=]|[[{])|class\s+[\w$]+[^\n]{0,100}\{|(?:interface|enum)\s+[\w$]+[^\n]{0,100}\{|type\s+[\w$]+[^\n]{0,60}=)/y;

/**
 * Whether a line that begins at `at` can only be code, without indent: a closing bracket, a declaration. Markup that
 * was never closed ends there, so that a tag being typed does not turn the rest of the file into text.
 */
export function isTopLevelCode(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 125) return true;
  if (code === 41) return /^\)\s*[;,)\n]/.test(text.slice(at, at + 4));
  DECLARATION.lastIndex = at;
  return isAsciiLetter(code) && DECLARATION.test(text);
}
