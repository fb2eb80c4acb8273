import { isAsciiLetter, isDigit } from '../characters.js';
import { TemplateFinder } from '../template.js';

/** Longest placeholder that is taken for one, in UTF-16 units. */
const LONGEST = 200;

/** `%1$s`, `%.2f`, `%@`, `%-10d`; the space flag is left out, since “20 % de” is no conversion. */
const PRINTF =
  /%(?:\d{1,2}\$)?[-+#0]{0,3}(?:\d{1,3}|\*)?(?:\.\d{1,3})?(?:hh|h|ll|l|L|q|z|j|t)?[sdiufFeEgGxXoOcCpaA@](?![\p{L}\d])/uy;
/** `%(name)s`, `%<name>s`, `%name%`, `%1`, `%n`, `%L1`. */
const PERCENT_NAMED =
  /%(?:\([\w.-]{1,80}\)[a-z]?|<[\w.-]{1,80}>[a-z]?|[A-Za-z_][\w.-]{0,80}%|L?\d{1,2}(?![\d%\p{L}$])|n(?!\p{L}))/uy;
/** A nested key of i18next, `$t(key, { … })`, `$NAME$` of browser extensions. */
const DOLLAR = /\$(?:t\([^()\n]{0,120}(?:\([^()\n]{0,60}\)[^()\n]{0,60})?\)|[A-Za-z_][\w@]{0,80}\$)/y;
/** `@:key`, `@.lower:key`, `@:(key)`, `@:{'key'}` of vue-i18n. */
const LINKED =
  /@(?:\.[a-z]{1,20})?:(?:\([\w.-]{1,120}\)|\{['"][\w.-]{1,120}['"]\}|[\w-]{1,80}(?:\.[\w-]{1,80}){0,12})/y;
/** `:count` of Laravel, after a space or at the beginning. */
const COLON = /:[A-Za-z_]\w{1,40}(?![\w:])/y;
/** `__name__` of early i18next. */
const UNDERSCORES = /__[A-Za-z][\w.]{0,60}?__/y;
/** `{name}`, `{ user.name }`, `{0}`, `{count, number}`, `{}`. */
const BRACED =
  /\{\s*[\w.$:[\]@/#^-]{0,100}\s*(?:,\s*(?:number|date|time|list|spellout|ordinal|duration|choice)\b[^{}\n]{0,80})?\}/y;

/** `{=COUNTDOWN(…)}` and `{LOCATION(City)}` of ad platforms. */
const FUNCTION = /\{=?[A-Z_]{3,40}\([^{}\n]{0,150}\)\}/y;

/** Finds what programs put values into: variables of catalogues of any library. */
export class PlaceholderFinder {
  private readonly templates = new TemplateFinder();

  /** Begins another text: what was looked for in vain in the last one may be there. */
  reset(): void {
    this.templates.reset();
  }

  /** End of the placeholder that begins at `at`, or -1. */
  endOf(text: string, at: number): number {
    switch (text.charCodeAt(at)) {
      case 123:
        return this.braced(text, at);
      case 37:
        return this.percent(text, at);
      case 36:
      case 35: {
        // `${name}` and `#{name}`.
        if (text.charCodeAt(at + 1) === 123) return this.braced(text, at + 1);
        return text.charCodeAt(at) === 36 ? match(DOLLAR, text, at) : -1;
      }
      case 64:
        return match(LINKED, text, at);
      case 58:
        return at === 0 || isBefore(text.charCodeAt(at - 1)) ? match(COLON, text, at) : -1;
      case 95:
        return match(UNDERSCORES, text, at);
      default:
        return -1;
    }
  }

  private braced(text: string, at: number): number {
    const next = text.charCodeAt(at + 1);
    if (next === 123 || next === 37) return this.templates.endOf(text, at, text.length);
    const end = Math.max(match(BRACED, text, at), match(FUNCTION, text, at));
    return end >= 0 ? end : this.templates.endOf(text, at, Math.min(text.length, at + LONGEST));
  }

  private percent(text: string, at: number): number {
    const next = text.charCodeAt(at + 1);
    // `%{name}`; `%%` is a sign of its own.
    if (next === 123) return this.braced(text, at + 1);
    if (next === 37) return -1;
    const named = match(PERCENT_NAMED, text, at);
    if (named >= 0) return isPercentage(text, at) ? -1 : named;
    const end = match(PRINTF, text, at);
    return end >= 0 && isPercentage(text, at) ? -1 : end;
  }
}

/** `20%` followed by a word is a figure. */
function isPercentage(text: string, at: number): boolean {
  return at > 0 && isDigit(text.charCodeAt(at - 1));
}

function isBefore(code: number): boolean {
  return !isAsciiLetter(code) && !isDigit(code) && code !== 58 && code < 128;
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
