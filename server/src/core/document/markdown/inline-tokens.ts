import { CR, findWithin, isAsciiPunctuation, LF } from '../characters.js';
import { decodedReference, referenceLength } from '../entity.js';
import { TemplateFinder } from '../template.js';
import { bareUrlEnd, bareUrlStart } from './bare-url.js';
import { DelimiterStack, flanking, sideClass } from './emphasis.js';
import { type InlineTag, InlineTagReader } from './inline-tag.js';
import { type LinkPart, LinkReader, readLabel } from './link-syntax.js';

/** What a token is, and what its `detail` is an index of. */
export const Token = {
  /** Characters as they stand. */
  Text: 0,
  /** Markup that is not read. */
  Gap: 1,
  /** A run of emphasis characters: of `delimiters`. */
  Delimiter: 2,
  /** An opening bracket, text unless it turns out to open a link: of `links`, or -1. */
  Bracket: 3,
  /** What follows a link's text: of `links`. */
  LinkEnd: 4,
  /** Characters that stand for something else: of `strings`. */
  Stand: 5,
  /** A template expression. */
  Template: 6,
  /** A code span; `detail` is the length of its fence. */
  Code: 7,
  /** A tag: of `tags`. */
  Tag: 8,
  /** An address that is not read. */
  Url: 9,
  /** A comment in braces. */
  Note: 10,
} as const;
export type Token = (typeof Token)[keyof typeof Token];

export interface Link {
  readonly isImage: boolean;
  /** Index of the bracket's token. */
  readonly open: number;
  readonly target: LinkPart | undefined;
  readonly title: LinkPart | undefined;
  /** Of a link that names a definition. */
  readonly label: string | undefined;
}

/** Characters that need a look; all others are copied. */
const SPECIAL = new Uint8Array(128);
for (const sign of '*_~`[]<&\\{:.') SPECIAL[sign.charCodeAt(0)] = 1;

/** As CommonMark has it, in UTF-16 units. */
const LONGEST_LABEL = 999;

/** Longest `{#id}` in UTF-16 units. */
const LONGEST_ID = 100;

/**
 * The inline markup of one Markdown leaf as a list of tokens in the order of the text. Kept in parallel arrays that
 * serve for every leaf, since a document has very many of them.
 */
export class InlineTokens {
  readonly kinds: Token[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly details: number[] = [];
  readonly delimiters = new DelimiterStack();
  readonly links: Link[] = [];
  readonly strings: string[] = [];
  readonly tags: InlineTag[] = [];
  private text = '';
  private from = 0;
  private end = 0;
  private readonly tagReader = new InlineTagReader();
  private readonly linkReader = new LinkReader();
  private readonly templates = new TemplateFinder();
  /** Open brackets: token, bottom of the delimiter stack, whether an image. */
  private readonly bracketTokens: number[] = [];
  private readonly bracketBottoms: number[] = [];
  private readonly bracketImages: boolean[] = [];
  /** Brackets below this depth cannot open links: links do not nest. */
  private inactiveBelow = 0;
  /** Last position of a run of backticks by length, filled at the first run that does not close. */
  private backtickRuns: Map<number, number> | undefined;
  /** A `{/*` was found that is not closed: later ones are not either. */
  private hasOpenNote = false;

  /** Reads [from, end) of `text`; returns false, with no tokens, when there is no markup at all. */
  read(text: string, from: number, end: number): boolean {
    const special = firstSpecial(text, from, end);
    if (special < 0) return false;
    this.text = text;
    this.from = from;
    this.end = end;
    this.clear();
    this.tokenise(special);
    this.delimiters.process(-1);
    return true;
  }

  private clear(): void {
    for (const list of [this.kinds, this.starts, this.ends, this.details]) list.length = 0;
    if (this.bracketTokens.length > 0) {
      this.bracketTokens.length = 0;
      this.bracketBottoms.length = 0;
      this.bracketImages.length = 0;
    }
    if (this.links.length > 0) this.links.length = 0;
    if (this.strings.length > 0) this.strings.length = 0;
    if (this.tags.length > 0) this.tags.length = 0;
    this.inactiveBelow = 0;
    this.backtickRuns = undefined;
    this.hasOpenNote = false;
    this.delimiters.reset();
    this.tagReader.reset();
    this.linkReader.reset();
    this.templates.reset();
  }

  private push(kind: Token, start: number, end: number, detail = -1): number {
    this.starts.push(start);
    this.ends.push(end);
    this.details.push(detail);
    return this.kinds.push(kind) - 1;
  }

  private tokenise(first: number): void {
    const { text, end } = this;
    let runStart = this.from;
    let i = first;
    while (i < end) {
      const code = text.charCodeAt(i);
      if (code > 127 || SPECIAL[code] === 0) {
        i++;
        continue;
      }
      const start = code === 58 || code === 46 ? bareUrlStart(text, i, runStart, end) : i;
      if (start < 0) {
        i++;
        continue;
      }
      const at = start < i ? start : this.imageOrDollar(code, i, runStart);
      const tokenCount = this.kinds.length;
      if (at > runStart) this.push(Token.Text, runStart, at);
      const next = start < i || code === 58 || code === 46 ? this.url(start) : this.special(code, i, at);
      if (next > i) {
        i = next;
        runStart = next;
      } else {
        // Not markup after all: take the text token back and go on.
        this.kinds.length = tokenCount;
        this.starts.length = tokenCount;
        this.ends.length = tokenCount;
        this.details.length = tokenCount;
        i = Math.max(i + 1, -next);
      }
    }
    if (end > runStart) this.push(Token.Text, runStart, end);
  }

  /** Where the markup begins when a sign before the special character belongs to it: `![`, `${`. */
  private imageOrDollar(code: number, at: number, runStart: number): number {
    if (at === runStart) return at;
    const before = this.text.charCodeAt(at - 1);
    return (code === 91 && before === 33) || (code === 123 && before === 36) ? at - 1 : at;
  }

  /** Reads the construct at `at`. Returns its end, or 0 (or minus where to go on) when the character is plain. */
  private special(code: number, at: number, start: number): number {
    switch (code) {
      case 42:
      case 95:
      case 126:
        return this.delimiterRun(code, at);
      case 96:
        return this.codeSpan(at);
      case 91:
        return this.openBracket(at, start);
      case 93:
        return this.closeBracket(at);
      case 60:
        return this.tag(at);
      case 38: {
        const length = referenceLength(this.text, at, this.end, 'markdown');
        if (length > 0) this.push(Token.Stand, at, at + length, this.strings.push(decodedReference()) - 1);
        return at + length;
      }
      case 92:
        return this.escape(at);
      default: {
        if (this.text.startsWith('{#', at) || this.text.startsWith('{/*', at)) {
          const end = this.bracedNote(at);
          if (end > 0) return end;
        }
        const close = this.templates.endOf(this.text, at, this.end);
        if (close > 0) this.push(Token.Template, start, close);
        return close;
      }
    }
  }

  /** `{#id}` of a heading and comments of MDX in `{/*` and its mirror image: neither is read. */
  private bracedNote(at: number): number {
    const isComment = this.text.charCodeAt(at + 1) === 47;
    if (isComment && this.hasOpenNote) return 0;
    const limit = isComment ? this.end : Math.min(this.end, at + LONGEST_ID);
    const close = findWithin(this.text, isComment ? '*/}' : '}', at + 2, limit);
    if (close < 0) {
      this.hasOpenNote ||= isComment;
      return 0;
    }
    const end = close + (isComment ? 3 : 1);
    if (isComment) this.push(Token.Note, at, end);
    else this.push(Token.Gap, at, end);
    return end;
  }

  private delimiterRun(code: number, at: number): number {
    let i = at + 1;
    while (i < this.end && this.text.charCodeAt(i) === code) i++;
    const length = i - at;
    if (code === 126 && length > 2) return -i;
    const before = sideClass(this.text, at - 1, this.from, this.end, true);
    const after = sideClass(this.text, i, this.from, this.end, false);
    const { canOpen, canClose } = flanking(code, before, after);
    if (!canOpen && !canClose) return -i;
    this.push(Token.Delimiter, at, i, this.delimiters.push(code, length, canOpen, canClose));
    return i;
  }

  private codeSpan(at: number): number {
    let i = at + 1;
    while (i < this.end && this.text.charCodeAt(i) === 96) i++;
    const length = i - at;
    if (this.backtickRuns && (this.backtickRuns.get(length) ?? -1) <= at) return -i;
    let from = i;
    while (from < this.end) {
      if (this.text.charCodeAt(from) !== 96) {
        from++;
        continue;
      }
      let to = from + 1;
      while (to < this.end && this.text.charCodeAt(to) === 96) to++;
      if (to - from === length) {
        this.push(Token.Code, at, to, length);
        return to;
      }
      from = to;
    }
    this.backtickRuns ??= this.lastBacktickRuns(at);
    return -i;
  }

  private lastBacktickRuns(at: number): Map<number, number> {
    const last = new Map<number, number>();
    let i = at;
    while (i < this.end) {
      if (this.text.charCodeAt(i) !== 96) {
        i++;
        continue;
      }
      const start = i;
      while (i < this.end && this.text.charCodeAt(i) === 96) i++;
      last.set(i - start, start);
    }
    return last;
  }

  private escape(at: number): number {
    const next = at + 1 < this.end ? this.text.charCodeAt(at + 1) : 0;
    if (next === LF || next === CR) {
      this.push(Token.Gap, at, at + 1);
      return at + 1;
    }
    if (!isAsciiPunctuation(next)) return 0;
    this.push(Token.Stand, at, at + 2, this.strings.push(String.fromCharCode(next)) - 1);
    return at + 2;
  }

  private tag(at: number): number {
    const tag = this.tagReader.read(this.text, at, this.end);
    if (!tag) return 0;
    this.push(Token.Tag, at, tag.end, this.tags.push(tag) - 1);
    return tag.end;
  }

  private url(start: number): number {
    const close = bareUrlEnd(this.text, start, this.end);
    this.push(Token.Url, start, close);
    return close;
  }

  private openBracket(at: number, start: number): number {
    const { text, end } = this;
    if (start === at && at + 1 < end && text.charCodeAt(at + 1) === 94) {
      const close = readLabel(text, at, end);
      if (close > at + 3) {
        this.push(Token.Gap, at, close);
        return close;
      }
    }
    this.bracketTokens.push(this.push(Token.Bracket, start, at + 1));
    this.bracketBottoms.push(this.delimiters.tail);
    this.bracketImages.push(start < at);
    return at + 1;
  }

  private closeBracket(at: number): number {
    if (this.bracketTokens.length === 0) return 0;
    const open = this.bracketTokens.pop() as number;
    const bottom = this.bracketBottoms.pop() as number;
    const isImage = this.bracketImages.pop() as boolean;
    const depth = this.bracketTokens.length;
    const isActive = isImage || depth >= this.inactiveBelow;
    if (this.inactiveBelow > depth) this.inactiveBelow = depth;
    if (!isActive) return 0;
    const end = this.linkEnd(at, open, isImage);
    if (end < 0) return 0;
    this.delimiters.process(bottom);
    this.details[open] = this.links.length - 1;
    this.push(Token.LinkEnd, at, end, this.links.length - 1);
    if (!isImage) this.inactiveBelow = depth;
    return end;
  }

  /**
   * End of what follows the closing bracket at `at`: `(target)` or `[label]`. Definitions may stand anywhere, so labels
   * are not looked up. Of images also `[]` or nothing, when their own text is the label: a bracket after an exclamation
   * mark is hardly ever anything else.
   */
  private linkEnd(at: number, open: number, isImage: boolean): number {
    const after = at + 1;
    const next = after < this.end ? this.text.charCodeAt(after) : 0;
    if (next === 40) {
      const target = this.linkReader.readInline(this.text, after, this.end);
      if (target) {
        this.links.push({ isImage, open, target: target.destination, title: target.title, label: undefined });
        return target.end;
      }
    }
    if (next === 91) {
      const close = readLabel(this.text, after, this.end);
      if (close > after + 2) {
        const label = this.text.slice(after + 1, close - 1);
        this.links.push({ isImage, open, target: undefined, title: undefined, label });
        return close;
      }
    }
    if (!isImage || next === 40) return -1;
    const ownLabel = this.ownLabel(this.ends[open] as number, at);
    if (ownLabel === undefined) return -1;
    this.links.push({ isImage, open, target: undefined, title: undefined, label: ownLabel });
    return this.text.startsWith('[]', after) && after + 2 <= this.end ? after + 2 : after;
  }

  /** The text of an image as a label; undefined when it can be none. */
  private ownLabel(from: number, to: number): string | undefined {
    if (to - from > LONGEST_LABEL || this.text.charCodeAt(from) === 94) return undefined;
    return readLabel(this.text, from - 1, to + 1) === to + 1
      ? this.text.slice(from, to).trim() || undefined
      : undefined;
  }
}

/** Position of the first character that may be markup, or -1: most prose has none, and this pass alone tells it. */
function firstSpecial(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 || SPECIAL[code] === 0) continue;
    if (code === 46) {
      // A full stop matters in "www." only, a colon in "://".
      if (text.charCodeAt(i - 1) !== 119 && text.charCodeAt(i - 1) !== 87) continue;
    } else if (code === 58) {
      if (text.charCodeAt(i + 1) !== 47) continue;
    }
    return i;
  }
  return -1;
}
