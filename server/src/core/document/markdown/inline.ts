import { CR, findWithin, isAsciiPunctuation, LF, OBJECT, SPACE } from '../characters.js';
import type { Mark, SegmentRole } from '../document.js';
import { decodedReference, referenceLength } from '../entity.js';
import type { ProseWriter } from '../prose-writer.js';
import { TemplateFinder } from '../template.js';
import type { TextBuilder } from '../text-builder.js';
import { bareUrlEnd, bareUrlStart } from './bare-url.js';
import { DelimiterStack, type EmphasisKind, flanking, sideClass } from './emphasis.js';
import { type InlineTag, InlineTagReader } from './inline-tag.js';
import { type LinkPart, LinkReader, readLabel } from './link-syntax.js';

/** What a token is, and what its `detail` is an index of. */
const Token = {
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
type Token = (typeof Token)[keyof typeof Token];

interface Link {
  readonly isImage: boolean;
  /** Index of the bracket's token. */
  readonly open: number;
  readonly target: LinkPart | undefined;
  readonly title: LinkPart | undefined;
}

/** Characters that need a look; all others are copied. */
const SPECIAL = new Uint8Array(128);
for (const sign of '*_~`[]<&\\{:.') SPECIAL[sign.charCodeAt(0)] = 1;

/** Longest `{#id}` in UTF-16 units. */
const LONGEST_ID = 100;

/** Reads the inline markup of one Markdown leaf and writes its segment. */
export class InlineReader {
  private text = '';
  private from = 0;
  private end = 0;
  private kinds: Token[] = [];
  private starts: number[] = [];
  private ends: number[] = [];
  private details: number[] = [];
  private readonly delimiters = new DelimiterStack();
  private readonly tagReader = new InlineTagReader();
  private readonly linkReader = new LinkReader();
  private readonly templates = new TemplateFinder();
  private readonly links: Link[] = [];
  private readonly strings: string[] = [];
  private readonly tags: InlineTag[] = [];
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
  /** Text offset after each delimiter run, and in which text. */
  private readonly delimiterAfter: number[] = [];
  private readonly delimiterOuts: TextBuilder[] = [];

  /** Writes [from, end) of `text` as one segment; returns its index or -1. `base` makes offsets relative. */
  read(
    writer: ProseWriter,
    text: string,
    from: number,
    end: number,
    base: number,
    role: SegmentRole,
    level?: number,
  ): number {
    const special = this.firstSpecial(text, from, end);
    if (special < 0) {
      writer.out.copy(from, end);
      return writer.flush(role, level);
    }
    this.text = text;
    this.from = from;
    this.end = end;
    this.clear();
    this.tokenise(special);
    this.delimiters.process(-1);
    const depth = writer.depth;
    this.emit(writer, base);
    const index = writer.flush(role, level);
    writer.closeTo(depth);
    return index;
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

  /** Most prose has no markup at all; it is told by this pass alone. */
  private firstSpecial(text: string, from: number, end: number): number {
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
    const end = this.linkEnd(at + 1, open, isImage);
    if (end < 0) return 0;
    this.delimiters.process(bottom);
    this.details[open] = this.links.length - 1;
    this.push(Token.LinkEnd, at, end, this.links.length - 1);
    if (!isImage) this.inactiveBelow = depth;
    return end;
  }

  /** After the closing bracket: `(target)` or `[label]`. Definitions may stand anywhere, so labels are not looked up. */
  private linkEnd(after: number, open: number, isImage: boolean): number {
    const next = after < this.end ? this.text.charCodeAt(after) : 0;
    if (next === 40) {
      const target = this.linkReader.readInline(this.text, after, this.end);
      if (target) {
        this.links.push({ isImage, open, target: target.destination, title: target.title });
        return target.end;
      }
    }
    if (next === 91) {
      const close = readLabel(this.text, after, this.end);
      if (close > after + 2) {
        this.links.push({ isImage, open, target: undefined, title: undefined });
        return close;
      }
    }
    return -1;
  }

  private emit(writer: ProseWriter, base: number): void {
    const { kinds, starts, ends, details } = this;
    const linkStarts: number[] = [];
    const outer: TextBuilder[] = [];
    for (let i = 0; i < kinds.length; i++) {
      const start = starts[i] as number;
      const end = ends[i] as number;
      const detail = details[i] as number;
      switch (kinds[i]) {
        case Token.Text:
          writer.out.copy(start, end);
          break;
        case Token.Gap:
          break;
        case Token.Note:
          writer.addComment(this.text.slice(start + 3, end - 3), start, end);
          break;
        case Token.Delimiter:
          this.emitDelimiter(writer, detail, start, end);
          break;
        case Token.Bracket:
          if (detail < 0) writer.out.copy(start, end);
          else if (this.links[detail]?.isImage) {
            outer.push(writer.out);
            writer.out = writer.spareBuilder();
          } else {
            writer.out.widenStart(start);
            linkStarts.push(writer.out.length);
          }
          break;
        case Token.LinkEnd: {
          const link = this.links[detail] as Link;
          const open = starts[link.open] as number;
          if (link.isImage) {
            const alt = writer.out;
            writer.out = outer.pop() as TextBuilder;
            this.emitImage(writer, link, alt, open, start, end, base);
          } else {
            writer.out.mark('link', linkStarts.pop() as number, writer.out.length);
            writer.out.widenEnd(end);
            this.addLinkMark(writer, link, open, start, end, base);
          }
          break;
        }
        case Token.Stand:
          writer.out.stand(this.strings[detail] as string, start, end);
          break;
        case Token.Template:
          writer.out.stand(OBJECT, start, end);
          writer.addSpanMark('code', start, end);
          break;
        case Token.Code:
          this.emitCode(writer, start, end, detail);
          break;
        case Token.Tag:
          // Tags inside an image's text are dropped with it.
          if (outer.length === 0) this.emitTag(writer, this.tags[detail] as InlineTag, start, base);
          break;
        case Token.Url:
          writer.out.stand(OBJECT, start, end);
          addLink(writer, this.text.slice(start, end), start, end, base);
          break;
      }
    }
  }

  private emitDelimiter(writer: ProseWriter, index: number, start: number, end: number): void {
    const closing = this.delimiters.closing[index] as number;
    const opening = this.delimiters.opening[index] as number;
    const { kinds, openers, lastPair, nextPair } = this.delimiters;
    const out = writer.out;
    for (let pair = lastPair[index] as number; pair >= 0; pair = nextPair[pair] as number) {
      const opener = openers[pair] as number;
      // A pair across the border of an image's text or of hidden text marks neither.
      if (this.delimiterOuts[opener] !== out) continue;
      out.mark(kinds[pair] as EmphasisKind, this.delimiterAfter[opener] as number, out.length);
    }
    if (closing > 0) out.widenEnd(start + closing);
    out.copy(start + closing, end - opening);
    if (opening > 0) out.widenStart(end - opening);
    this.delimiterAfter[index] = out.length;
    this.delimiterOuts[index] = out;
  }

  private emitCode(writer: ProseWriter, start: number, end: number, fence: number): void {
    let from = start + fence;
    let to = end - fence;
    const isPadded = isPadding(this.text.charCodeAt(from)) && isPadding(this.text.charCodeAt(to - 1)) && to - from > 2;
    if (isPadded) {
      from++;
      to--;
    }
    const at = writer.out.length;
    writer.out.widenStart(start);
    writer.out.copy(from, to);
    writer.out.mark('code', at, writer.out.length);
    writer.out.widenEnd(end);
    writer.addSpanMark('code', start, end);
  }

  private emitTag(writer: ProseWriter, tag: InlineTag, start: number, base: number): void {
    switch (tag.kind) {
      case 'open':
        writer.openElement(tag.name, tag.attributes, start, tag.end, tag.isClosed);
        break;
      case 'close':
        writer.closeElement(tag.name, start, tag.end);
        break;
      case 'comment':
        writer.addComment(this.text.slice(tag.from, tag.to), start, tag.end);
        break;
      case 'autolink': {
        const address = this.text.slice(start + 1, tag.end - 1);
        if (tag.isMail) writer.out.copy(start + 1, tag.end - 1);
        else writer.out.stand(OBJECT, start, tag.end);
        addLink(writer, tag.isMail ? `mailto:${address}` : address, start + 1, tag.end - 1, base);
        break;
      }
      case 'other':
        break;
    }
  }

  private emitImage(
    writer: ProseWriter,
    link: Link,
    alt: TextBuilder,
    start: number,
    altEnd: number,
    end: number,
    base: number,
  ): void {
    const altStart = start + 2;
    const draft = alt.build('alt');
    const mark: Mark = {
      kind: 'image',
      src: link.target?.value ?? '',
      alt: draft?.text ?? '',
      start: start - base,
      end: end - base,
      ...(link.target && { srcSpan: { start: link.target.start - base, end: link.target.end - base } }),
      ...(altEnd > altStart && { altSpan: { start: altStart - base, end: altEnd - base } }),
    };
    writer.addMark(mark);
    if (draft) writer.addSegment(draft);
    this.addTitle(writer, link);
    writer.out.standSoft(OBJECT, start, end);
  }

  private addLinkMark(
    writer: ProseWriter,
    link: Link,
    start: number,
    textEnd: number,
    end: number,
    base: number,
  ): void {
    if (!link.target) return;
    const textSpan = { start: start + 1 - base, end: textEnd - base };
    const hrefSpan = { start: link.target.start - base, end: link.target.end - base };
    writer.addMark({ kind: 'link', href: link.target.value, hrefSpan, textSpan, start: start - base, end: end - base });
    this.addTitle(writer, link);
  }

  private addTitle(writer: ProseWriter, link: Link): void {
    if (link.title) writer.writeValue('attribute', 'title', link.title.start, link.title.end, 'markdown');
  }
}

/** One space or line break on either side of a code span is not part of it. */
function isPadding(code: number): boolean {
  return code === SPACE || code === LF || code === CR;
}

function addLink(writer: ProseWriter, href: string, start: number, end: number, base: number): void {
  const span = { start: start - base, end: end - base };
  writer.addMark({ kind: 'link', href, hrefSpan: span, ...span });
}
