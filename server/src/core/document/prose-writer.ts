import { OBJECT } from './characters.js';
import type { Language, Mark, ParseNotice, SegmentRole } from './document.js';
import { decodedReference, decodeValue, type ReferenceMode, referenceLength } from './entity.js';
import {
  type Attribute,
  attribute,
  declaredLanguage,
  isAiData,
  isExpression,
  isPaint,
  namesTimer,
  READ_ATTRIBUTES,
  readStyle,
} from './html/attributes.js';
import { isCode, isQuotation, isVoid, markedKindOf } from './html/elements.js';
import { TemplateFinder } from './template.js';
import { type Draft, type MarkedKind, TextBuilder } from './text-builder.js';

/** Deepest nesting of containers or elements that is followed; what is deeper is read as if it stood at the limit. */
export const NESTING_LIMIT = 100;

/** An open element that bears on the text inside. The flags and the language include those of the elements around it. */
interface OpenElement {
  readonly name: string;
  /** Open elements of the same name inside, which bear on nothing but must be closed first. */
  nested: number;
  readonly hidden: boolean;
  readonly quoted: boolean;
  readonly code: boolean;
  readonly painted: boolean;
  readonly lang: Language | 'other' | undefined;
  readonly kind?: MarkedKind | 'struck' | undefined;
  readonly isLinkedData?: boolean;
  /** Index of its link mark. */
  readonly link?: number | undefined;
  /** Text offset and source offset where its content begins. */
  textStart: number;
  contentStart: number;
  /** The run that an inline hidden element interrupts. */
  interrupted?: TextBuilder | undefined;
}

/** Shared by the many chunks without any; never pushed to. */
const NO_SEGMENTS: Draft[] = [];
const NO_MARKS: Mark[] = [];
const NO_NOTICES: ParseNotice[] = [];

const READ_META = new Set([
  'description',
  'og:title',
  'og:description',
  'twitter:title',
  'twitter:description',
  'apple-mobile-web-app-title',
]);

/**
 * Collects the segments and marks of a chunk and knows what the open elements do to them. Shared by the scanners of
 * HTML and Markdown, so that a tag means the same in both. Positions are offsets in the source given to `begin`.
 */
export class ProseWriter {
  segments: Draft[] = NO_SEGMENTS;
  marks: Mark[] = NO_MARKS;
  notices: ParseNotice[] = NO_NOTICES;
  out = new TextBuilder();
  private source = '';
  private base = 0;
  private elements: OpenElement[] = [];
  /** What `restore` read last: most chunks begin inside the same elements. */
  private lastState = '';
  private lastElements: readonly OpenElement[] = [];
  private pendingCheckboxes: number[] = [];
  private readonly side = new TextBuilder();
  private readonly templates = new TemplateFinder();

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
      this.lastElements = parseState(state);
    }
    this.elements = this.lastElements.map((open) => ({ ...open }));
  }

  private pushMark(mark: Mark): number {
    if (this.marks !== NO_MARKS) return this.marks.push(mark) - 1;
    // An array that grows by pushing reserves room for many; most chunks hold one of a kind.
    this.marks = [mark];
    return 0;
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
    if (this.elements.length === 0) return '';
    const parts: string[] = [];
    for (const open of this.elements) {
      if (!open.hidden && !open.quoted && !open.code && !open.painted && !open.lang) continue;
      const flags = (open.hidden ? 1 : 0) | (open.quoted ? 2 : 0) | (open.code ? 4 : 0) | (open.painted ? 8 : 0);
      parts.push(`${open.name} ${open.nested} ${flags} ${open.lang ?? ''}`);
    }
    return parts.join('\n');
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
    this.pushMark(mark);
  }

  /** A mark from source offsets. */
  addSpanMark(kind: 'code', start: number, end: number): void {
    if (end > start) this.pushMark({ kind, start: start - this.base, end: end - this.base });
  }

  /** An address that stands in the text as it is. */
  addBareLink(start: number, end: number): void {
    const span = { start: start - this.base, end: end - this.base };
    this.pushMark({ kind: 'link', href: this.source.slice(start, end), hrefSpan: span, ...span });
  }

  addComment(text: string, start: number, end: number): void {
    // Conditional comments of HTML e-mail are instructions to one mail program.
    if (/^\s*(?:\[(?:if|endif)|<!\[endif)/i.test(text)) return;
    this.pushMark({ kind: 'comment', text, start: start - this.base, end: end - this.base });
  }

  addNotice(code: ParseNotice['code'], start: number, end: number): void {
    if (this.notices.some((notice) => notice.code === code)) return;
    if (this.notices === NO_NOTICES) this.notices = [];
    this.notices.push({ code, start: start - this.base, end: end - this.base });
  }

  /** Text of an HTML document: references are decoded, template expressions replaced. */
  writeHtml(start: number, end: number): void {
    if (!this.isInCode) this.writeDecoded(this.out, start, end, 'html', true);
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
    this.writeDecoded(this.side, start, end, mode, false);
    const draft = this.side.build(role);
    if (!draft) return undefined;
    if (key !== undefined) draft.key = key;
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
    if (!draft) return -1;
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
    let hidden = false;
    let painted = false;
    let white = false;
    let lang: Language | 'other' | undefined;
    if (namesTimer(name)) this.pushMark({ kind: 'timer', name, start: start - this.base, end: end - this.base });
    for (const { name: key, value, start: from, end: to } of attributes) {
      if (key === 'hidden') hidden = true;
      else if (key === 'aria-hidden') hidden ||= value === 'true';
      else if (key === 'style') {
        const style = readStyle(value);
        hidden ||= style.hidden;
        white = style.white;
        painted ||= style.painted;
      } else if (key === 'bgcolor' || key === 'background') painted ||= isPaint(value.toLowerCase());
      else if (key === 'lang' || key === 'xml:lang') lang = declaredLanguage(value);
      else if (key === 'class' || key === 'classname' || key === 'id') {
        if (namesTimer(value))
          this.pushMark({ kind: 'timer', name: value, start: start - this.base, end: end - this.base });
      } else if (isAiData(key)) {
        this.pushMark({ kind: 'data', name: key, value, start: start - this.base, end: end - this.base });
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
    if (name === 'img' || name === 'mj-image' || name === 'amp-img') this.addImage(attributes, start, end);
    else if (name === 'input') this.addInput(attributes, start, end);
    else if (name === 'meta') this.addMeta(attributes, start, end);
    const link = name === 'a' || name === 'mj-button' ? this.addLink(attributes, start, end) : undefined;
    const isOpaque = isCode(name);
    if (isVoid(name) || (isClosed && !isOpaque)) return false;
    const quoted = isQuotation(name);
    const kind = link !== undefined ? 'link' : (markedKindOf(name) ?? (quoted && !isBlock ? 'quote' : undefined));
    if (!hidden && !painted && !lang && !kind && !quoted && !isOpaque) return this.nest(name);
    if (this.elements.length >= NESTING_LIMIT) {
      this.addNotice('nesting-limit', start, end);
      return this.nest(name);
    }
    const open: OpenElement = {
      name,
      nested: 0,
      hidden: hidden || (parent?.hidden ?? false),
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
    if (hidden && !parent?.hidden && this.out.length > 0) this.interrupt(open);
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
    const span = { start: open.contentStart - this.base, end: at - this.base };
    if (open.contentStart < 0 || span.end <= span.start) return;
    if (open.isLinkedData) this.pushMark({ kind: 'json-ld', text: this.source.slice(open.contentStart, at), ...span });
    else if (isCode(open.name) || open.kind === 'code') this.pushMark({ kind: 'code', ...span });
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
      draft.hidden = true;
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

  private addLink(attributes: readonly Attribute[], start: number, end: number): number | undefined {
    const href = attribute(attributes, 'href');
    if (!href || href.start < 0) return undefined;
    const hrefSpan = { start: href.start - this.base, end: href.end - this.base };
    const mark: Mark = { kind: 'link', href: href.value, hrefSpan, start: start - this.base, end: end - this.base };
    return this.pushMark(mark);
  }

  /** An image: its mark, a segment for its alternative text, and a placeholder where it interrupts a sentence. */
  private addImage(attributes: readonly Attribute[], start: number, end: number): void {
    const src = attribute(attributes, 'src');
    const alt = attribute(attributes, 'alt');
    this.pushMark({
      kind: 'image',
      src: src?.value ?? '',
      alt: alt?.value ?? '',
      start: start - this.base,
      end: end - this.base,
      ...(src && src.start >= 0 && { srcSpan: { start: src.start - this.base, end: src.end - this.base } }),
      ...(alt && alt.start >= 0 && { altSpan: { start: alt.start - this.base, end: alt.end - this.base } }),
    });
    if (alt && alt.start >= 0 && !isExpression(alt.value))
      this.writeValue('alt', undefined, alt.start, alt.end, 'attribute');
    if (!this.isInCode) this.out.standSoft(OBJECT, start, end);
  }

  private addInput(attributes: readonly Attribute[], start: number, end: number): void {
    const type = attribute(attributes, 'type')?.value.toLowerCase();
    if (type === 'checkbox') {
      const checked = attribute(attributes, 'checked') ?? attribute(attributes, 'defaultchecked');
      const isChecked = checked !== undefined && checked.value !== '{false}';
      const mark: Mark = { kind: 'checkbox', checked: isChecked, start: start - this.base, end: end - this.base };
      this.pendingCheckboxes.push(this.pushMark(mark));
    } else if (type === 'submit' || type === 'button' || type === 'reset') {
      const value = attribute(attributes, 'value');
      if (value && value.start >= 0) this.writeValue('button', undefined, value.start, value.end, 'attribute');
    } else if (type === 'image') this.addImage(attributes, start, end);
  }

  private addMeta(attributes: readonly Attribute[], start: number, end: number): void {
    const name = (attribute(attributes, 'name') ?? attribute(attributes, 'property'))?.value;
    const content = attribute(attributes, 'content');
    if (!name || !content || content.start < 0) return;
    this.pushMark({ kind: 'meta', name, content: content.value, start: start - this.base, end: end - this.base });
    const key = name.toLowerCase();
    if (READ_META.has(key)) this.writeValue('title', key, content.start, content.end, 'attribute');
  }

  private decorate(draft: Draft): void {
    const top = this.elements[this.elements.length - 1];
    if (!top) return;
    if (top.hidden) draft.hidden = true;
    if (top.quoted) draft.quoted = true;
    if (top.lang && top.lang !== 'other') draft.lang = top.lang;
  }

  private writeDecoded(
    out: TextBuilder,
    start: number,
    end: number,
    mode: ReferenceMode,
    skipsTemplates: boolean,
  ): void {
    const source = this.source;
    let from = start;
    let i = start;
    while (i < end) {
      const code = source.charCodeAt(i);
      if (code !== 38 && code !== 123) {
        i++;
        continue;
      }
      if (code === 38) {
        const length = referenceLength(source, i, end, mode);
        if (length > 0) {
          out.copy(from, i);
          out.stand(decodedReference(), i, i + length);
          i += length;
          from = i;
          continue;
        }
      } else {
        const close = this.templates.endOf(source, i, end);
        if (close > 0) {
          // `${name}`: the sign belongs to the placeholder.
          const open = i > from && source.charCodeAt(i - 1) === 36 ? i - 1 : i;
          out.copy(from, open);
          out.stand(OBJECT, open, close);
          if (skipsTemplates) this.addSpanMark('code', open, close);
          i = close;
          from = i;
          continue;
        }
      }
      i++;
    }
    out.copy(from, end);
  }
}

/** An attribute's value as it reads, from its source characters. */
export function attributeValue(source: string, start: number, end: number): string {
  return decodeValue(source.slice(start, end), 'attribute');
}

function isWhollyLink(draft: Draft): boolean {
  const marked = draft.marked;
  if (!marked) return false;
  return marked.some((part) => part.kind === 'link' && part.start === 0 && part.end === draft.text.length);
}

function parseState(state: string): OpenElement[] {
  return state.split('\n').map((line) => {
    const [name = '', nested = '0', flags = '0', lang = ''] = line.split(' ');
    const bits = Number(flags);
    return {
      name,
      nested: Number(nested),
      hidden: (bits & 1) !== 0,
      quoted: (bits & 2) !== 0,
      code: (bits & 4) !== 0,
      painted: (bits & 8) !== 0,
      lang: lang === '' ? undefined : (lang as Language | 'other'),
      textStart: 0,
      // Before any chunk: its content began earlier, so no mark of it can be made here.
      contentStart: -1,
    };
  });
}
