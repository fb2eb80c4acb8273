import { CR, LF, OBJECT, SPACE } from '../characters.js';
import type { Mark, SegmentRole } from '../document.js';
import type { ProseWriter } from '../prose-writer.js';
import { standIn } from '../template.js';
import type { TextBuilder } from '../text-builder.js';
import type { EmphasisKind } from './emphasis.js';
import type { InlineTag } from './inline-tag.js';
import { InlineTokens, type Link, Token } from './inline-tokens.js';

/** Reads the inline markup of one Markdown leaf and writes its segment. */
export class InlineReader {
  private text = '';
  private readonly tokens = new InlineTokens();
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
    if (!this.tokens.read(text, from, end)) {
      writer.out.copy(from, end);
      return writer.flush(role, level);
    }
    this.text = text;
    const depth = writer.depth;
    this.emit(writer, base);
    const index = writer.flush(role, level);
    writer.closeTo(depth);
    return index;
  }

  private emit(writer: ProseWriter, base: number): void {
    const { kinds, starts, ends, details, links, strings, tags } = this.tokens;
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
          else if (links[detail]?.isImage) {
            outer.push(writer.out);
            writer.out = writer.spareBuilder();
          } else {
            writer.out.widenStart(start);
            linkStarts.push(writer.out.length);
          }
          break;
        case Token.LinkEnd: {
          const link = links[detail] as Link;
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
          writer.out.stand(strings[detail] as string, start, end);
          break;
        case Token.Template:
          writer.out.stand(standIn(this.text, start, end), start, end);
          writer.addSpanMark('code', start, end);
          break;
        case Token.Code:
          this.emitCode(writer, start, end, detail);
          break;
        case Token.Tag:
          // Tags inside an image's text are dropped with it.
          if (outer.length === 0) this.emitTag(writer, tags[detail] as InlineTag, start, base);
          break;
        case Token.Url:
          writer.out.stand(OBJECT, start, end);
          addLink(writer, this.text.slice(start, end), start, end, base);
          break;
      }
    }
  }

  private emitDelimiter(writer: ProseWriter, index: number, start: number, end: number): void {
    const { delimiters } = this.tokens;
    const closing = delimiters.closing[index] as number;
    const opening = delimiters.opening[index] as number;
    const { kinds, openers, lastPair, nextPair } = delimiters;
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
      ...(link.label !== undefined && { reference: link.label }),
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
