import { Parser } from 'htmlparser2';
import type { Span } from '../text/span.js';

/** An element that is open at some place; offsets of the whole text. */
export interface OpenTag {
  /** In lower case. */
  readonly name: string;
  /** Its start tag. */
  readonly start: Span;
  readonly hasAttributes: boolean;
}

/** How far around a place its elements are looked for, in UTF-16 units. */
const WINDOW = 16_000;

/** The elements open at `offset`, the nearest first. */
export function openTagsAt(text: string, offset: number): OpenTag[] {
  const from = Math.max(0, text.indexOf('<', Math.max(0, offset - WINDOW)));
  const open: OpenTag[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push({
          name,
          start: { start: from + parser.startIndex, end: from + parser.endIndex + 1 },
          hasAttributes: Object.keys(attributes).length > 0,
        });
      },
      onclosetag() {
        open.pop();
      },
    },
    { lowerCaseTags: true, recognizeSelfClosing: true },
  );
  // Not ended: what is open stays open.
  if (from < offset) parser.write(text.slice(from, offset));
  return open.reverse();
}

/** Elements open at a place that are looked at in Markdown; no page nests deeper. */
const MOST_OPEN = 50;

/** The same in Markdown, where `<https://…>` and `Array<string>` look like tags: elements that also end. */
export function openTagsInMarkdown(text: string, { start, end }: Span): OpenTag[] {
  return openTagsAt(text, start)
    .slice(0, MOST_OPEN)
    .filter(({ name }) => /^[a-z][a-z0-9-]*$/.test(name) && endTagAfter(text, end, name) !== undefined);
}

/** The end tag of an element that is open at `offset`, or undefined when none follows nearby. */
export function endTagAfter(text: string, offset: number, name: string): Span | undefined {
  // The name of a tag may hold any sign.
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(`<(/?)${escaped}(?=[\\s/>])[^>]*>`, 'gi');
  const window = text.slice(offset, offset + WINDOW);
  let depth = 1;
  for (const match of window.matchAll(pattern)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return { start: offset + match.index, end: offset + match.index + match[0].length };
  }
  return undefined;
}
