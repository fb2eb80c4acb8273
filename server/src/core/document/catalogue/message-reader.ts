import { PLACEHOLDER } from '../characters.js';
import { composeMark, composeSegment, composeSpan } from '../compose.js';
import type { Host, Language, Mark, PieceMap, SegmentRole } from '../document.js';
import { HtmlReader } from '../html/html-reader.js';
import type { ProseWriter } from '../prose-writer.js';
import { PlainTextScanner } from '../text/plain.js';
import type { Draft } from '../text-builder.js';
import { type MessageNode, MessageSyntax } from './message-syntax.js';
import { type Variant, variantsOf } from './variants.js';

/** What every segment of a message is told. */
export interface MessagePlace {
  readonly key: string;
  readonly role: SegmentRole;
  readonly host: Host;
  readonly lang?: Language | undefined;
  readonly isSource?: boolean;
}

/** A message without any of these is one run of words. */
const PLAIN = /^[^<>&{}%$@|#:_/'\\\r\n\t]*$/;
const HTML = /<\/?[a-z!][^<>]*>|&(?:[a-z]{2,32}|#\d{1,7}|#x[\da-f]{1,6});/i;
/** What is no sentence: an address, a path, a file. */
const ADDRESS = /^(?:[a-z][a-z+.-]*:\/\/|\/|\.{1,2}\/|mailto:|tel:)\S*$/i;

/** Whether the message is written in HTML: with a tag or a character reference. */
export function isHtmlMessage(text: string): boolean {
  return HTML.test(text);
}

/** Reads the messages of catalogues and the cells of tables into a writer. */
export class MessageReader {
  private readonly syntax = new MessageSyntax();
  private readonly html: HtmlReader;
  private readonly plain = new PlainTextScanner(true);

  constructor(private readonly writer: ProseWriter) {
    this.html = new HtmlReader(writer);
  }

  /** A message that stands in the source as it is, from `start` to `end`, relative to the chunk. */
  readVerbatim(text: string, start: number, place: MessagePlace): void {
    if (!PLAIN.test(text)) {
      const end = start + text.length;
      this.read(text, { textStarts: [0], sourceStarts: [start], sourceEnds: [end] }, place);
      return;
    }
    let from = 0;
    let to = text.length;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (from === to) return;
    const draft: Draft = { text: text.slice(from, to), start: start + from, end: start + to, role: place.role };
    this.tell(draft, place);
    this.writer.addSegment(draft);
  }

  /** A message and where each part of it stands in the source, relative to the chunk. */
  read(text: string, map: PieceMap, place: MessagePlace): void {
    const [start = 0] = map.sourceStarts;
    if (map.sourceStarts.length === 1 && map.sourceEnds[0] === start + text.length && PLAIN.test(text)) {
      this.readVerbatim(text, start, place);
      return;
    }
    if (text === '' || ADDRESS.test(text)) return;
    for (const nodes of this.syntax.read(text)) this.readNodes(text, map, nodes, place);
  }

  /** A message whose syntax is known. */
  readNodes(text: string, map: PieceMap, nodes: readonly MessageNode[], place: MessagePlace): void {
    for (const variant of variantsOf(nodes)) this.readVariant(text, variant, map, place);
  }

  private readVariant(message: string, variant: Variant, map: PieceMap, place: MessagePlace): void {
    const { writer } = this;
    const firstSegment = writer.segments.length;
    const firstMark = writer.marks.length;
    const firstNotice = writer.notices.length;
    const masked = mask(message, variant);
    if (!masked) return;
    const { text } = masked;
    if (isHtmlMessage(text)) {
      writer.redirect(text, 0);
      this.html.read(text, 0, text.length, false, false);
      writer.closeTo(0);
    } else this.readPlain(text);
    for (let i = firstSegment; i < writer.segments.length; i++) {
      const segment = writer.segments[i] as Draft;
      composeSegment(segment, masked.map, text.length);
      composeSegment(segment, map, message.length);
      this.tell(segment, place);
    }
    for (let i = firstMark; i < writer.marks.length; i++) {
      const inMessage = composeMark(writer.marks[i] as Mark, masked.map, text.length);
      writer.marks[i] = composeMark(inMessage, map, message.length);
    }
    for (let i = firstNotice; i < writer.notices.length; i++) {
      const notice = writer.notices[i];
      if (notice) writer.notices[i] = composeSpan(composeSpan(notice, masked.map, text.length), map, message.length);
    }
  }

  /** Paragraphs and items of a text without tags. */
  private readPlain(text: string): void {
    const { writer, plain } = this;
    let state = plain.initialState as string;
    let intro = -1;
    for (let at = 0; at < text.length; ) {
      const chunk = plain.scan(text, at, state);
      for (const segment of chunk.segments) {
        const { framedByPrevious, ...draft } = segment;
        if (framedByPrevious && intro >= 0) draft.frame = [intro];
        writer.addSegment(moved(draft, at));
        if (!framedByPrevious) intro = writer.segments.length - 1;
      }
      for (const mark of chunk.marks) writer.addMark(movedMark(mark, at));
      at += chunk.length;
      state = chunk.stateAfter as string;
    }
  }

  private tell(draft: Draft, { key, role, host, lang, isSource }: MessagePlace): void {
    draft.key = draft.key === undefined ? key : `${key} ${draft.key}`;
    draft.host = host;
    if (draft.role === 'paragraph') draft.role = role;
    if (lang) draft.lang ??= lang;
    if (isSource) draft.isSource = true;
  }
}

/** The text of a variant with its placeholders masked, or undefined when it has no words. */
function mask(message: string, variant: Variant): { readonly text: string; readonly map: PieceMap } | undefined {
  let text = '';
  let hasWords = false;
  const textStarts: number[] = [];
  const sourceStarts: number[] = [];
  const sourceEnds: number[] = [];
  for (const { kind, start, end } of variant) {
    if (kind === 'skip' || start === end) continue;
    textStarts.push(text.length);
    sourceStarts.push(start);
    sourceEnds.push(end);
    if (kind === 'text') {
      text += message.slice(start, end);
      hasWords = true;
    } else {
      // The sign of a plural, `#`, keeps its own unit: one for one would be taken for the character itself.
      text += end - start === 1 ? `#${PLACEHOLDER}` : PLACEHOLDER;
    }
  }
  return hasWords ? { text, map: { textStarts, sourceStarts, sourceEnds } } : undefined;
}

function moved(draft: Draft, by: number): Draft {
  if (by === 0) return draft;
  const { map } = draft;
  return {
    ...draft,
    start: draft.start + by,
    end: draft.end + by,
    ...(map && {
      map: {
        textStarts: map.textStarts,
        sourceStarts: map.sourceStarts.map((at) => at + by),
        sourceEnds: map.sourceEnds.map((at) => at + by),
      },
    }),
  };
}

function movedMark(mark: Mark, by: number): Mark {
  if (by === 0) return mark;
  const result = { ...mark } as Record<string, unknown> & Mark;
  for (const [key, value] of Object.entries(mark)) {
    if (key === 'start' || key === 'end') (result as Record<string, unknown>)[key] = (value as number) + by;
    else if (key.endsWith('Span')) {
      const span = value as { start: number; end: number };
      (result as Record<string, unknown>)[key] = { start: span.start + by, end: span.end + by };
    }
  }
  return result;
}

function isBlank(code: number): boolean {
  return (
    code === 32 || code === 0xa0 || code === 0x202f || (code >= 9 && code <= 13) || code === 0x2028 || code === 0x2029
  );
}
