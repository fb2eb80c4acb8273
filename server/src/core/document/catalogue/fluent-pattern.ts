import { FluentParser, type Pattern, type PatternElement, type TextElement } from '@fluent/syntax';
import { PLACEHOLDER } from '../characters.js';
import { type MappedText, MappedTextBuilder } from './mapped-text.js';
import type { MessageNode } from './message-syntax.js';

const parser = new FluentParser({ withSpans: true });

export function parseFluent(source: string): ReturnType<FluentParser['parse']> {
  return parser.parse(source);
}

/** A pattern as one text, its branches one after the other, and what is a choice in it. */
export interface FlatPattern extends MappedText {
  readonly nodes: readonly MessageNode[];
}

/** `shift` is added to source offsets. */
export function flattenPattern(source: string, pattern: Pattern, shift: number): FlatPattern {
  const out = new MappedTextBuilder(source, shift);
  const nodes = flatten(source, pattern.elements, out);
  return { ...out.build(pattern.span?.start ?? 0), nodes };
}

function flatten(source: string, elements: readonly PatternElement[], out: MappedTextBuilder): MessageNode[] {
  const nodes: MessageNode[] = [];
  for (const element of elements) {
    const start = out.text.length;
    const span = element.span as { start: number; end: number };
    if (element.type === 'TextElement') writeText(source, element, out);
    else {
      const { expression } = element;
      if (expression.type === 'SelectExpression') {
        const branches = expression.variants.map((variant) => flatten(source, variant.value.elements, out));
        nodes.push({ kind: 'choice', start, end: out.text.length, branches });
        continue;
      }
      // `{ "" }` and `{ "{" }` are how Fluent writes what would be syntax.
      if (expression.type === 'StringLiteral') {
        const { value } = expression.parse();
        if (value !== '') out.stand(value, span.start, span.end);
      } else {
        out.stand(PLACEHOLDER, span.start, span.end);
      }
    }
    if (out.text.length > start) nodes.push({ kind: 'text', start, end: out.text.length });
  }
  return nodes;
}

/** The text of an element, which is its source without the indentation that all lines share. */
function writeText(source: string, element: TextElement, out: MappedTextBuilder): void {
  const { value } = element;
  let s = element.span?.start ?? 0;
  let t = 0;
  while (t < value.length) {
    const code = source.charCodeAt(s);
    const breaks = code === 10 || code === 13 || (t === 0 && code === 32);
    if (!breaks) {
      out.copy(s, s + 1);
      s++;
      t++;
      continue;
    }
    const sourceEnd = blankEnd(source, s);
    const valueEnd = blankEnd(value, t);
    // Of the last line's indentation what is deeper than the others' is text.
    const kept = Math.min(valueEnd - 1 - value.lastIndexOf('\n', valueEnd - 1), valueEnd - t);
    if (valueEnd - kept > t) out.stand(value.slice(t, valueEnd - kept), s, sourceEnd - kept);
    out.copy(sourceEnd - kept, sourceEnd);
    s = sourceEnd;
    t = valueEnd;
  }
}

function blankEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && ' \n\r'.includes(text.charAt(i))) i++;
  return i;
}

/** The text of a literal that is one whole pattern; undefined when it is none. */
export function decodeFluent(literal: string): MappedText | undefined {
  const head = /^[ \t]/.test(literal) ? 'k =\n' : 'k = ';
  const source = `${head + literal}\n`;
  const { body } = parser.parse(source);
  const [message] = body;
  if (body.length !== 1 || message?.type !== 'Message' || !message.value || message.attributes.length > 0)
    return undefined;
  return flattenPattern(source, message.value, -head.length);
}

/** What of a pattern is not text: placeables, selectors and the keys of variants, without white space. */
export function frameOfFluent(literal: string): string {
  const read = decodeFluent(literal);
  if (!read) return '';
  const { textStarts, sourceStarts, sourceEnds } = read.map;
  let frame = '';
  let at = 0;
  textStarts.forEach((textStart, i) => {
    const from = sourceStarts[i] as number;
    const to = sourceEnds[i] as number;
    frame += literal.slice(at, from);
    const length = (textStarts[i + 1] ?? read.text.length) - textStart;
    if (to - from !== length) frame += literal.slice(from, to);
    at = to;
  });
  return (frame + literal.slice(at)).replace(/\s+/g, '');
}
