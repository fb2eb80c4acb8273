import type { Span } from '../text/span.js';
import type { Language, Mark, ParseNotice, SegmentRole } from './document.js';
import type { ReferenceMode } from './entity.js';
import {
  type Attribute,
  attribute,
  declaredLanguage,
  isAiData,
  isExpression,
  isPaint,
  isUnseenClass,
  namesTimer,
  READ_ATTRIBUTES,
  readStyle,
} from './html/attributes.js';
import { writeDecoded } from './html/decoded-text.js';
import { markBackground, markElement, markSheet } from './html/element-marks.js';
import { isCode, isQuotation, isVoid, markedKindOf } from './html/elements.js';
import { elementState, type OpenElement, parseElementState } from './html/open-elements.js';
import { TemplateFinder } from './template.js';
import { type Draft, TextBuilder } from './text-builder.js';

/** Deepest nesting of containers or elements that is followed; what is deeper is read as if it stood at the limit. */
export const NESTING_LIMIT = 100;

/** Shared by the many chunks without any; never pushed to. */
const NO_SEGMENTS: Draft[] = [];
const NO_MARKS: Mark[] = [];
const NO_NOTICES: ParseNotice[] = [];

/**
 * Collects the segments and marks of a chunk and knows what the open elements do to them. Shared by the scanners of
 * HTML and Markdown, so that a tag means the same in both. Positions are offsets in the source given to `begin`.
 */
export class ProseWriter {
  segments: Draft[] = NO_SEGMENTS;
  marks: Mark[] = NO_MARKS;
  notices: ParseNotice[] = NO_NOTICES;
  out = new TextBuilder();
  /** The running text is written in several ways, so that no edit of it can be written. */
  isMixed = false;
  private source = '';
  private base = 0;
  private elements: OpenElement[] = [];
  /** What `restore` read last: most chunks begin inside the same elements. */
  private lastState = '';
  private lastElements: readonly OpenElement[] = [];
  private pendingCheckboxes: number[] = [];
  private readonly side = new TextBuilder();
  private readonly templates = new TemplateFinder();

  private readonly namesHosts: boolean;

  /** `namesHosts`: segments say how their text is written, as edits of templates need it. */
  constructor({ namesHosts = false } = {}) {
    this.namesHosts = namesHosts;
  }

  /** Starts a chunk at `base`, inside the elements that `state` (from `elementState`) names. */
  begin(source: string, base: number, state: string): void {
    this.segments = NO_SEGMENTS;
    this.marks = NO_MARKS;
    this.notices = NO_NOTICES;
    if (this.pendingCheckboxes.length > 0) this.pendingCheckboxes = [];
    if (this.elements.length > 0) this.elements = [];
    if (state !== '') this.restore(state);
    this.redirect(source, base);
  }

  private restore(state: string): void {
    if (this.lastState !== state) {
      this.lastState = state;
      this.lastElements = parseElementState(state);
    }
    this.elements = this.lastElements.map((open) => ({ ...open }));
  }

  private addDraft(draft: Draft): number {
    if (this.segments.length > 0) return this.segments.push(draft) - 1;
    this.segments = [draft];
    return 0;
  }

  /** Goes on with another text in the same chunk; `base` is subtracted from its offsets. */
  redirect(source: string, base: number): void {
    this.source = source;
    this.base = base;
    this.out.reset(source, base);
    this.templates.reset();
    // Offsets of another text: what began there has no span here.
    for (const open of this.elements) open.contentStart = -1;
  }

  /** Names the open elements that bear on following chunks; '' when there are none. */
  elementState(): string {
    return elementState(this.elements);
  }

  get isInCode(): boolean {
    return this.elements.length > 0 && (this.elements[this.elements.length - 1] as OpenElement).code;
  }

  get hasPendingCheckbox(): boolean {
    return this.pendingCheckboxes.length > 0;
  }

  /** How many elements are open; `closeTo` drops those opened since. */
  get depth(): number {
    return this.elements.length;
  }

  closeTo(depth: number): void {
    if (this.elements.length > depth) this.elements.length = depth;
  }

  /** A builder for text that is read apart from the running one: an image's alternative. */
  spareBuilder(): TextBuilder {
    const builder = new TextBuilder();
    builder.reset(this.source, this.base);
    return builder;
  }

  /** A segment built apart. */
  addSegment(draft: Draft): void {
    this.decorate(draft);
    this.addDraft(draft);
  }

  addMark(mark: Mark): void {
    // An array that grows by pushing reserves room for many; most chunks hold one of a kind.
    if (this.marks === NO_MARKS) this.marks = [mark];
    else this.marks.push(mark);
  }

  /** Source offsets as marks give them. */
  span(start: number, end: number): Span {
    return { start: start - this.base, end: end - this.base };
  }

  /** A mark from source offsets. */
  addSpanMark(kind: 'code', start: number, end: number): void {
    if (end > start) this.addMark({ kind, ...this.span(start, end) });
  }

  /** An address that stands in the text as it is. */
  addBareLink(start: number, end: number): void {
    const span = this.span(start, end);
    this.addMark({ kind: 'link', href: this.source.slice(start, end), hrefSpan: span, ...span });
  }

  addComment(text: string, start: number, end: number): void {
    // Conditional comments of HTML e-mail are instructions to one mail program.
    if (/^\s*(?:\[(?:if|endif)|<!\[endif)/i.test(text)) return;
    this.addMark({ kind: 'comment', text, ...this.span(start, end) });
  }

  addNotice(code: ParseNotice['code'], start: number, end: number): void {
    if (this.notices.some((notice) => notice.code === code)) return;
    if (this.notices === NO_NOTICES) this.notices = [];
    this.notices.push({ code, ...this.span(start, end) });
  }

  /** Text of an HTML document: references are decoded, template expressions replaced. */
  writeHtml(start: number, end: number): void {
    if (this.isInCode) return;
    const onTemplate = (from: number, to: number) => this.addSpanMark('code', from, to);
    writeDecoded(this.out, this.templates, this.source, start, end, 'html', onTemplate);
  }

  /** A value that is read on its own: an attribute, a front-matter field without escapes. */
  writeValue(
    role: SegmentRole,
    key: string | undefined,
    start: number,
    end: number,
    mode: ReferenceMode,
  ): Draft | undefined {
    this.side.reset(this.source, this.base);
    writeDecoded(this.side, this.templates, this.source, start, end, mode);
    const draft = this.side.build(role);
    if (!draft || (this.namesHosts && isStandInOnly(draft))) return undefined;
    if (key !== undefined) draft.key = key;
    if (this.namesHosts) draft.host = { kind: 'attribute', ...this.span(start, end) };
    this.decorate(draft);
    this.addDraft(draft);
    return draft;
  }

  /** Ends the run; returns the index of its segment, or -1 when there was nothing to read. */
  flush(role: SegmentRole, level?: number): number {
    for (let i = this.elements.length - 1; i >= 0; i--) {
      const open = this.elements[i] as OpenElement;
      if (open.kind) this.out.mark(open.kind, open.textStart, this.out.length);
      if (open.interrupted) this.resume(open);
      open.textStart = 0;
    }
    const draft = this.out.build(role);
    this.out.reset(this.source, this.base);
    const isMixed = this.isMixed;
    this.isMixed = false;
    if (!draft || (this.namesHosts && isStandInOnly(draft))) return -1;
    if (this.namesHosts) draft.host = { kind: isMixed ? 'none' : 'markup', start: draft.start, end: draft.end };
    if (level !== undefined) draft.level = level;
    if (role === 'paragraph' && isWhollyLink(draft)) draft.role = 'link';
    this.decorate(draft);
    const index = this.addDraft(draft);
    for (const at of this.pendingCheckboxes) this.marks[at] = { ...(this.marks[at] as Mark), segment: index } as Mark;
    if (this.pendingCheckboxes.length > 0) this.pendingCheckboxes = [];
    return index;
  }

  /** A start tag. `isBlock`: it began a run of its own. Returns whether the element stays open. */
  openElement(
    name: string,
    attributes: readonly Attribute[],
    start: number,
    end: number,
    isClosed: boolean,
    isBlock = false,
  ): boolean {
    const parent = this.elements[this.elements.length - 1];
    // What a closed <details> holds is behind a click, but for its <summary>.
    const isSummary = name === 'summary' && parent?.name === 'details';
    let hidden = false;
    let unseen = name === 'details' && !attribute(attributes, 'open');
    let painted = false;
    let white = false;
    let hasBackground = false;
    let lang: Language | 'other' | undefined;
    if (namesTimer(name)) this.addMark({ kind: 'timer', name, ...this.span(start, end) });
    for (const { name: key, value, start: from, end: to } of attributes) {
      if (key === 'hidden') hidden = true;
      else if (key === 'aria-hidden') hidden ||= value === 'true';
      else if (key === 'style') {
        const style = readStyle(value);
        hidden ||= style.hidden;
        unseen ||= style.unseen;
        white = style.white;
        painted ||= style.painted;
        hasBackground ||= value.includes('url(');
      } else if (key === 'bgcolor' || key === 'background') {
        painted ||= isPaint(value.toLowerCase());
        hasBackground ||= key === 'background';
      } else if (key === 'background-url') hasBackground = true;
      else if (key === 'lang' || key === 'xml:lang') lang = declaredLanguage(value);
      else if (key === 'class' || key === 'classname' || key === 'id') {
        if (namesTimer(value)) this.addMark({ kind: 'timer', name: value, ...this.span(start, end) });
        if (key !== 'id') unseen ||= isUnseenClass(value);
      } else if (isAiData(key)) {
        this.addMark({ kind: 'data', name: key, value, element: name, ...this.span(start, end) });
      } else if (READ_ATTRIBUTES.has(key) && from < to && !isExpression(value)) {
        this.writeValue('attribute', key, from, to, 'attribute');
      }
    }
    // White letters are unseen only where nothing says that the page is not white there: no colour, no class.
    if (white && !painted && !parent?.painted && !attribute(attributes, 'class')) hidden = true;
    if (name === 'br' || name === 'wbr') {
      if (name === 'br' && !this.isInCode) this.out.stand('\n', start, end);
      return false;
    }
    if (hasBackground) markBackground(this, attributes, start, end);
    const mark = markElement(this, name, attributes, start, end);
    if (mark?.kind === 'checkbox') this.pendingCheckboxes.push(this.marks.lastIndexOf(mark));
    const link = mark?.kind === 'link' ? this.marks.lastIndexOf(mark) : undefined;
    const isOpaque = isCode(name);
    if (isVoid(name) || (isClosed && !isOpaque)) return false;
    const quoted = isQuotation(name);
    const kind = link !== undefined ? 'link' : (markedKindOf(name) ?? (quoted && !isBlock ? 'quote' : undefined));
    if (!hidden && !unseen && !isSummary && !painted && !lang && !kind && !quoted && !isOpaque) return this.nest(name);
    if (this.elements.length >= NESTING_LIMIT) {
      this.addNotice('nesting-limit', start, end);
      return this.nest(name);
    }
    const open: OpenElement = {
      name,
      nested: 0,
      hidden: hidden || (parent?.hidden ?? false),
      unseen: unseen || ((isSummary ? this.elements[this.elements.length - 2] : parent)?.unseen ?? false),
      quoted: quoted || (parent?.quoted ?? false),
      code: isOpaque || (parent?.code ?? false),
      painted: painted || (parent?.painted ?? false),
      lang: lang ?? parent?.lang,
      kind,
      isLinkedData: name === 'script' && attribute(attributes, 'type')?.value.toLowerCase() === 'application/ld+json',
      link,
      textStart: this.out.length,
      contentStart: end,
    };
    const isUnseen = hidden || unseen;
    if (isUnseen && !parent?.hidden && !parent?.unseen && this.out.length > 0) this.interrupt(open);
    else if (kind && !isBlock) this.out.widenStart(start);
    this.elements.push(open);
    return true;
  }

  /** An end tag; one that closes nothing is ignored. */
  closeElement(name: string, start: number, end: number): void {
    let i = this.elements.length - 1;
    while (i >= 0 && (this.elements[i] as OpenElement).name !== name) i--;
    if (i < 0) return;
    const open = this.elements[i] as OpenElement;
    if (open.nested > 0) {
      open.nested--;
      return;
    }
    for (let k = this.elements.length - 1; k > i; k--) this.endElement(this.elements[k] as OpenElement, start, start);
    this.endElement(open, start, end);
    this.elements.length = i;
    if (open.kind) this.out.widenEnd(end);
  }

  /** An element ends: its content at `at`, itself at `end`. */
  private endElement(open: OpenElement, at: number, end: number): void {
    if (open.interrupted) {
      this.resume(open);
      return;
    }
    if (open.kind) this.out.mark(open.kind, open.textStart, this.out.length);
    const span = this.span(open.contentStart, at);
    if (open.contentStart < 0 || span.end <= span.start) return;
    if (open.name === 'style') markSheet(this, this.source.slice(open.contentStart, at), open.contentStart);
    if (open.isLinkedData) this.addMark({ kind: 'json-ld', text: this.source.slice(open.contentStart, at), ...span });
    else if (isCode(open.name) || open.kind === 'code') this.addMark({ kind: 'code', ...span });
    const mark = open.link === undefined ? undefined : this.marks[open.link];
    if (mark?.kind === 'link') this.marks[open.link as number] = { ...mark, end: end - this.base, textSpan: span };
  }

  /** Keeps the running text for later: what follows is hidden and must not join it. */
  private interrupt(open: OpenElement): void {
    open.interrupted = this.out;
    this.out = this.spareBuilder();
    open.textStart = 0;
  }

  private resume(open: OpenElement): void {
    const draft = this.out.build('paragraph');
    if (draft) {
      this.decorate(draft);
      if (open.hidden) draft.hidden = true;
      if (open.unseen) draft.unseen = true;
      if (this.namesHosts) draft.host = { kind: 'none', start: draft.start, end: draft.end };
      this.addDraft(draft);
    }
    this.out = open.interrupted as TextBuilder;
    open.interrupted = undefined;
  }

  /** Counts an element that bears on nothing, so that its end tag does not close an outer one of the same name. */
  private nest(name: string): boolean {
    for (let i = this.elements.length - 1; i >= 0; i--) {
      const open = this.elements[i] as OpenElement;
      if (open.name !== name) continue;
      open.nested++;
      return true;
    }
    return false;
  }

  private decorate(draft: Draft): void {
    const top = this.elements[this.elements.length - 1];
    if (!top) return;
    if (top.hidden) draft.hidden = true;
    if (top.unseen) draft.unseen = true;
    if (top.quoted) draft.quoted = true;
    if (top.lang && top.lang !== 'other') draft.lang = top.lang;
  }
}

/** Nothing but expressions: a template has many, and no word of theirs. */
function isStandInOnly({ text }: Draft): boolean {
  return /^[\s\uFFFB\uFFFC]*$/.test(text);
}

function isWhollyLink(draft: Draft): boolean {
  const marked = draft.marked;
  if (!marked) return false;
  return marked.some((part) => part.kind === 'link' && part.start === 0 && part.end === draft.text.length);
}
