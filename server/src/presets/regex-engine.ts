import { RE2JS } from 're2js';
import type { RegexEngine } from '../core/rules/regex.js';
import { RegexTooLong, regexFlaw } from './regex-flaw.js';

/** Expressions longer than this are refused before they are compiled. */
const MAX_LENGTH = 1_000;
/** Matches of one expression that are looked at in one paragraph. */
const MAX_MATCHES = 1_000;

/** RE2 in JavaScript: linear in the text, and counted repetitions are bounded when the expression is compiled. */
export const re2Engine: RegexEngine = {
  flawOf: regexFlaw,
  compile(source) {
    if (source.length > MAX_LENGTH) throw new RegexTooLong(MAX_LENGTH);
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
    return {
      matches(text) {
        const spans: { start: number; end: number }[] = [];
        const matcher = pattern.matcher(text);
        while (spans.length < MAX_MATCHES && matcher.find()) {
          if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
        }
        return spans;
      },
    };
  },
};
