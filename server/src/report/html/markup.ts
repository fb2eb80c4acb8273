import { escapeUTF8 } from 'entities/escape';
import { showHidden } from '../visible.js';

/** Markup that is already safe. Only the `html` tag and `raw` make it. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = Html | string | number | undefined | false | readonly Part[];

/**
 * Builds markup from a template: every string put into it is escaped, in text as in quoted attributes, and its hidden
 * characters are shown; `undefined` and `false` leave nothing; lists are joined.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = literals[0] as string;
  for (let i = 0; i < parts.length; i++) markup += render(parts[i]) + literals[i + 1];
  return new Html(markup);
}

/** Markup of our own making that the template cannot express: the content of `<style>` and `<script>`. */
export function raw(markup: string): Html {
  return new Html(markup);
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeUTF8(showHidden(part));
  if (part instanceof Html) return part.markup;
  return part.map(render).join('');
}
