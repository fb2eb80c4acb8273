import { PlaceholderFinder } from './placeholders.js';

/**
 * A message is text, objects (placeholders), things that say nothing (numbered tags), and choices: the branches of a
 * plural or select. Offsets are of the message.
 */
export type MessageNode =
  | { readonly kind: 'text' | 'object' | 'skip'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'choice';
      readonly start: number;
      readonly end: number;
      readonly branches: readonly (readonly MessageNode[])[];
    };

/** Choices inside choices are followed this deep; what lies further in counts as a placeholder. */
const DEEPEST = 8;

const CHOICE = /\{\s*[\w.$-]{1,80}\s*,\s*(plural|selectordinal|select)\s*,\s*(?:offset:\s*\d{1,4}\s*)?/y;
const SELECTOR = /\s*(?:=\d{1,9}|[\p{L}_][\p{L}\p{N}_-]{0,60})\s*\{/uy;
const NUMBERED_TAG = /<\/?\d{1,3}\s*\/?>/y;
const LARAVEL_RANGE = /\s*(?:\{\d{1,9}\}|\[(?:\d{1,9}|\*),\s*(?:\d{1,9}|\*|Inf)\])\s*/y;
/** What makes a look for the syntax of messages worth its while. */
const SPECIAL = /[{}%$@:<|_#]/;

/**
 * Reads the syntax of a message: ICU plurals and selects, plural forms apart by bars (vue-i18n, Laravel, Symfony),
 * placeholders of many libraries, numbered tags. Gives one list of nodes for each form. Linear; broken syntax is text.
 */
export class MessageSyntax {
  private text = '';
  private readonly placeholders = new PlaceholderFinder();
  /** A choice that never ends is not looked for again. */
  private hasChoices = true;
  private isIcu = false;

  read(text: string): readonly (readonly MessageNode[])[] {
    if (!SPECIAL.test(text)) return [[{ kind: 'text', start: 0, end: text.length }]];
    this.text = text;
    this.placeholders.reset();
    this.hasChoices = true;
    this.isIcu = /,\s*(?:plural|select|selectordinal)\s*,/.test(text);
    const hasForms = text.includes('|');
    const forms: MessageNode[][] = [];
    let at = 0;
    while (at <= text.length) {
      const from = hasForms ? matchEnd(LARAVEL_RANGE, text, at) : -1;
      const nodes: MessageNode[] = [];
      at = this.sequence(from < 0 ? at : from, text.length, 0, false, nodes) + 1;
      if (nodes.length > 0) forms.push(nodes);
    }
    return forms;
  }

  /** Reads up to `end`, or up to a bar outside of braces at depth 0. */
  private sequence(from: number, end: number, depth: number, inPlural: boolean, nodes: MessageNode[]): number {
    const { text } = this;
    let start = from;
    let i = from;
    const put = (kind: 'object' | 'skip', at: number, to: number) => {
      if (at > start) nodes.push({ kind: 'text', start, end: at });
      nodes.push({ kind, start: at, end: to });
      start = to;
      i = to;
    };
    while (i < end) {
      const code = text.charCodeAt(i);
      if (code === 124 && depth === 0) break;
      if (code === 39 && this.isIcu) {
        // An apostrophe before a brace quotes it.
        const close = quoteEnd(text, i, end);
        if (close > i + 1) {
          put('skip', i, i + 1);
          i = close - 1;
          if (text.charCodeAt(i) === 39) put('skip', i, i + 1);
          continue;
        }
        if (text.charCodeAt(i + 1) === 39) put('skip', i, i + 1);
        i++;
        continue;
      }
      if (code === 123 && this.hasChoices) {
        const choice = this.choice(i, end, depth);
        if (choice) {
          if (i > start) nodes.push({ kind: 'text', start, end: i });
          nodes.push(choice);
          start = choice.end;
          i = choice.end;
          continue;
        }
      }
      if (code === 35 && inPlural && text.charCodeAt(i + 1) !== 123) {
        put('object', i, i + 1);
        continue;
      }
      if (code === 60) {
        const close = matchEnd(NUMBERED_TAG, text, i);
        if (close > 0 && close <= end) {
          put('skip', i, close);
          continue;
        }
      } else if (code === 37 && text.charCodeAt(i + 1) === 37) {
        // Of a doubled sign the first one says nothing.
        put('skip', i, i + 1);
        i++;
        continue;
      } else if (code <= 123) {
        const close = this.placeholders.endOf(text, i);
        if (close > 0 && close <= end) {
          put('object', i, close);
          continue;
        }
      }
      i++;
    }
    if (i > start) nodes.push({ kind: 'text', start, end: i });
    return i;
  }

  private choice(
    at: number,
    end: number,
    depth: number,
  ): (MessageNode & { readonly kind: 'choice' | 'object' }) | undefined {
    const { text } = this;
    CHOICE.lastIndex = at;
    const head = CHOICE.exec(text);
    if (!head) return undefined;
    const inPlural = head[1] !== 'select';
    const ranges: { start: number; end: number }[] = [];
    let i = CHOICE.lastIndex;
    for (;;) {
      const from = matchEnd(SELECTOR, text, i);
      if (from < 0 || from > end) break;
      const close = closingBrace(text, from, end);
      if (close < 0) {
        this.hasChoices = false;
        return undefined;
      }
      ranges.push({ start: from, end: close });
      i = close + 1;
    }
    while (i < end && /\s/.test(text.charAt(i))) i++;
    if (ranges.length === 0 || i >= end || text.charCodeAt(i) !== 125) {
      this.hasChoices = false;
      return undefined;
    }
    const whole = { start: at, end: i + 1 };
    if (depth >= DEEPEST) return { kind: 'object', ...whole };
    const branches = ranges.map((range) => {
      const nodes: MessageNode[] = [];
      this.sequence(range.start, range.end, depth + 1, inPlural, nodes);
      return nodes;
    });
    return { kind: 'choice', ...whole, branches };
  }
}

/**
 * A message without its words: what an edit of its words must leave alone. Two messages with equal skeletons have the
 * same placeholders, branches and tags in the same order.
 */
export function skeletonOf(text: string, syntax: MessageSyntax): string {
  const words: { start: number; end: number }[] = [];
  const collect = (nodes: readonly MessageNode[]) => {
    for (const node of nodes) {
      if (node.kind === 'text') words.push(node);
      else if (node.kind === 'choice') node.branches.forEach(collect);
    }
  };
  syntax.read(text).forEach(collect);
  let skeleton = '';
  let at = 0;
  for (const { start, end } of words) {
    skeleton += `${text.slice(at, start)}\u0000${(text.slice(start, end).match(TAG) ?? []).join('\u0000')}`;
    at = end;
  }
  return skeleton + text.slice(at);
}

/** Tags and character references of HTML. */
const TAG = /<\/?[a-z][^<>]{0,2000}>|<!--/gi;

/** End of a quoted stretch that begins with an apostrophe before a brace, or `at`. */
function quoteEnd(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1);
  if (next !== 123 && next !== 125) return at;
  const close = text.indexOf("'", at + 2);
  return close < 0 || close >= end ? end : close + 1;
}

/** Index of the brace that closes a branch whose content begins at `from`, or -1. */
function closingBrace(text: string, from: number, end: number): number {
  let depth = 0;
  let i = from;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (code === 39) i = Math.max(i, quoteEnd(text, i, end) - 1);
    else if (code === 123) depth++;
    else if (code === 125) {
      if (depth === 0) return i;
      depth--;
    }
    i++;
  }
  return -1;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
