import { isAsciiLetter, isDigit, LF, OBJECT, PLACEHOLDER } from './characters.js';

/**
 * Finds template expressions in prose: `{{ name }}` and `{% if %}` of Liquid, Handlebars and Jinja, `${name}`,
 * `{name}` of prompts, catalogues and JSX. They are variables, not words. Each kind of closing that was once looked
 * for in vain is not looked for again in the same run, so that `{{{{{{…` takes linear time.
 */
export class TemplateFinder {
  private noDouble = Number.POSITIVE_INFINITY;
  private noPercent = Number.POSITIVE_INFINITY;

  reset(): void {
    this.noDouble = Number.POSITIVE_INFINITY;
    this.noPercent = Number.POSITIVE_INFINITY;
  }

  /** End of the expression that begins with the brace at `at`, or -1 when it is an ordinary brace. */
  endOf(text: string, at: number, end: number): number {
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (next === 123) return this.closing(text, at, end);
    if (next === 37) {
      if (at >= this.noPercent) return -1;
      const close = findPair(text, 37, 125, at + 2, end);
      if (close < 0) this.noPercent = at;
      return close;
    }
    return singleBraceEnd(text, at, end);
  }

  private closing(text: string, at: number, end: number): number {
    if (at >= this.noDouble) return -1;
    let close = findPair(text, 125, 125, at + 2, end);
    if (close < 0) {
      this.noDouble = at;
      return -1;
    }
    // `{{{raw}}}` closes with three.
    if (text.charCodeAt(at + 2) === 123 && close < end && text.charCodeAt(close) === 125) close++;
    return close;
  }
}

/** Statements of Handlebars and Jinja, which show nothing themselves: `{{#if}}`, `{{else}}`, `{{> footer}}`, `{% if %}`. */
const STATEMENT = /^\{(?:%|\{~?\s*(?:[#/>!^*]|else\b|end\b))/;
const LONGEST_OPENING = 24;

/** What stands in prose for the expression [start, end): a variable becomes text, a statement does not. */
export function standIn(text: string, start: number, end: number): string {
  const brace = text.indexOf('{', start);
  return STATEMENT.test(text.slice(brace, Math.min(end, brace + LONGEST_OPENING))) ? OBJECT : PLACEHOLDER;
}

/** End of the first `ab` in [from, end), or -1. */
function findPair(text: string, a: number, b: number, from: number, end: number): number {
  for (let i = from; i + 1 < end; i++) {
    if (text.charCodeAt(i) === a && text.charCodeAt(i + 1) === b) return i + 2;
  }
  return -1;
}

/** Longest `{placeholder}` that is taken for one, in UTF-16 units. */
const LONGEST_PLACEHOLDER = 120;

/** Signs that sentences in braces do not hold. */
const CODE_SIGNS = '()[]=|&<>+*$_"`';
const ICU_ARGUMENTS = [', number', ', date', ', time', ', plural', ', select'];

/**
 * `{first_name}`, `{user.name}`, `{0}`, `{count, number}` are placeholders; `{a sentence in braces}` is prose: with
 * spaces inside, something must look like code.
 */
function singleBraceEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST_PLACEHOLDER);
  let i = at + 1;
  if (i < limit && text.charCodeAt(i) === 35) i++;
  let code = i < limit ? text.charCodeAt(i) : 0;
  if (!isAsciiLetter(code) && !isDigit(code) && code !== 95 && code !== 36 && code !== 46 && code !== 47) return -1;
  let spaced = false;
  let codeLike = false;
  while (i < limit) {
    code = text.charCodeAt(i);
    if (code === 125) return !spaced || codeLike ? i + 1 : -1;
    if (code === LF || code === 123) return -1;
    if (code === 32) spaced = true;
    else if (!isAsciiLetter(code) && !isDigit(code)) {
      if (code > 127) return -1;
      if (CODE_SIGNS.includes(text.charAt(i))) codeLike = true;
      else if (code === 44 && ICU_ARGUMENTS.some((word) => text.startsWith(word, i))) codeLike = true;
    }
    i++;
  }
  return -1;
}
