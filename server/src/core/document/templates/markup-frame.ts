import { isAsciiLetter, LF } from '../characters.js';
import { isVoid } from '../html/elements.js';
import { elementOf } from './element-names.js';
import type { Frame } from './frame.js';
import type { TagFrame } from './tag-frame.js';
import type { TemplateReader } from './template-reader.js';

interface OpenTag {
  readonly written: string;
  /** What it is to the reader. */
  readonly element: string;
}

const END_TAG = /<\/\s*([A-Za-z_$][\w$.:-]*)?(?:\s*>|[^<>\n]{0,200}>?)/y;

/** Text and tags: the whole of a page, or an element that stands in code, with what is inside. */
export class MarkupFrame implements Frame {
  private readonly open: OpenTag[] = [];
  private readonly counts = new Map<string, number>();

  /**
   * @param isWhole it ends with the text, and not with its first element
   * @param depth and `blocks`: how many elements and blocks were open before
   */
  constructor(
    readonly isWhole: boolean,
    readonly depth: number,
    readonly blocks: number,
  ) {}

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  /** Whether one element is open: the outermost. */
  get hasOne(): boolean {
    return this.open.length === 1;
  }

  isOpen(written: string): boolean {
    return (this.counts.get(written) ?? 0) > 0;
  }

  read(reader: TemplateReader): void {
    const { text, end, at: from } = reader;
    for (let i = from; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === LF) {
        if (!reader.isBroken(i + 1)) continue;
        reader.writeText(from, i);
        reader.at = i + 1;
        reader.recover();
        return;
      }
      if (code === 60 ? !this.isTag(text, i, reader) : code !== 123 || !reader.isExpression(i)) continue;
      reader.writeText(from, i);
      reader.at = i;
      if (code === 123) reader.readExpression();
      else this.readTag(reader);
      return;
    }
    reader.writeText(from, end);
    reader.at = end;
    reader.close();
  }

  resume(child: Frame, reader: TemplateReader): void {
    reader.resumeMarkup(child);
  }

  /** A start tag was read: its element is open unless it closes itself. */
  enter(tag: TagFrame, element: string, reader: TemplateReader): void {
    const staysOpen = !tag.isClosed && !isVoid(element);
    if (staysOpen) {
      const written = tag.written.toLowerCase();
      this.open.push({ written, element });
      this.counts.set(written, (this.counts.get(written) ?? 0) + 1);
    } else this.endWhenEmpty(reader);
  }

  /** An end tag of an element that is open here closes it and all that was left open inside. */
  leave(written: string, start: number, end: number, reader: TemplateReader): void {
    let last: OpenTag | undefined;
    do {
      last = this.open.pop() as OpenTag;
      this.counts.set(last.written, (this.counts.get(last.written) as number) - 1);
    } while (last.written !== written);
    reader.at = end;
    reader.structure.closeTag(last.element, start, end);
    this.endWhenEmpty(reader);
  }

  private endWhenEmpty(reader: TemplateReader): void {
    if (!this.isWhole && this.isEmpty) reader.close();
  }

  private isTag(text: string, at: number, reader: TemplateReader): boolean {
    const next = text.charCodeAt(at + 1);
    if (isAsciiLetter(next) || next === 33 || next === 47 || next === 63) return true;
    return reader.dialect.hasMarkupInCode ? next === 62 || next === 95 || next === 36 : next === 37;
  }

  private readTag(reader: TemplateReader): void {
    const { text, at } = reader;
    const next = text.charCodeAt(at + 1);
    if (next === 33 || next === 63 || next === 37) reader.skipDeclaration();
    else if (next === 47) {
      END_TAG.lastIndex = at;
      const match = END_TAG.exec(text) as RegExpExecArray;
      const end = Math.min(reader.end, at + match[0].length);
      const written = (match[1] ?? '').toLowerCase();
      if (this.isOpen(written)) this.leave(written, at, end, reader);
      else if (!reader.closeBroken(at)) {
        reader.at = end;
        // Parts of pages close what others open.
        if (this.isWhole && written !== '') reader.structure.closeTag(elementOf(written), at, end);
      }
    } else reader.openTag();
  }
}
