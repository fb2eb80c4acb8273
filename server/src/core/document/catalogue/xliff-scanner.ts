import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Chunk, ChunkScanner, HostKind, ScannerState } from '../document.js';
import { decodeValue } from '../entity.js';
import { ProseWriter } from '../prose-writer.js';
import { type FileLanguage, languageOfLocale } from './locale.js';
import { MessageReader } from './message-reader.js';
import { XliffContent } from './xliff-content.js';

const UNITS = new Set(['trans-unit', 'unit', 'bin-unit']);
/** Parts of a unit that no reader sees, or that repeat its source. */
const ASIDE = new Set(['alt-trans', 'note', 'notes', 'seg-source', 'ignorable', 'context-group', 'bin-unit']);
/** States of a target that is not translated yet: it repeats the source. */
const UNTRANSLATED = new Set(['new', 'initial', 'needs-translation']);
const LETTERS: Readonly<Record<string, FileLanguage | undefined>> = { e: 'en', f: 'fr', x: 'other' };

interface Content {
  readonly kind: 'source' | 'target';
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/**
 * Catalogues in XLIFF 1.2 and 2: a chunk is a unit with what stands before it. The state is two letters, the languages
 * of sources and targets. Tags, attributes and offsets are those of htmlparser2's tokenizer.
 */
export class XliffScanner implements ChunkScanner, TokenizerCallbacks {
  readonly initialState = '--';
  private readonly writer = new ProseWriter();
  private readonly messages = new MessageReader(this.writer);
  private readonly content = new XliffContent();
  private readonly tokenizer = new Tokenizer({ decodeEntities: false, xmlMode: true }, this);
  private text = '';
  private offset = 0;
  private stoppedAt = -1;
  private sourceLanguage: FileLanguage | undefined;
  private targetLanguage: FileLanguage | undefined;
  private name = '';
  private attribute = '';
  private values: Record<string, string> = {};
  private unit: string | undefined;
  private segment: string | undefined;
  private isUntranslated = false;
  private isShown = true;
  private asideDepth = 0;
  private openContent: { readonly kind: Content['kind']; readonly start: number } | undefined;
  private contents: Content[] = [];

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer } = this;
    writer.begin(text, offset, '');
    this.text = text;
    this.offset = offset;
    this.stoppedAt = -1;
    this.sourceLanguage = LETTERS[String(state).charAt(0)];
    this.targetLanguage = LETTERS[String(state).charAt(1)];
    this.leaveUnit();
    this.tokenizer.reset();
    this.tokenizer.write(text.slice(offset));
    const isCut = this.stoppedAt < 0 && (this.unit !== undefined || this.openContent !== undefined);
    if (isCut) writer.addNotice('format-invalid', offset, text.length);
    const end = this.stoppedAt < 0 ? text.length : this.stoppedAt;
    return {
      length: end - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter: letterOf(this.sourceLanguage) + letterOf(this.targetLanguage),
      startsSection: true,
    };
  }

  onopentagname(start: number, end: number): void {
    this.name = this.text.slice(this.offset + start, this.offset + end);
    this.values = {};
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.text.slice(this.offset + start, this.offset + end);
  }

  onattribdata(start: number, end: number): void {
    this.values[this.attribute] = decodeValue(this.text.slice(this.offset + start, this.offset + end), 'attribute');
  }

  onopentagend(end: number): void {
    const { name, values } = this;
    if (this.openContent || this.stoppedAt >= 0) return;
    if (ASIDE.has(name) || this.asideDepth > 0) {
      this.asideDepth++;
      return;
    }
    if (name === 'xliff' || name === 'file') this.setLanguages();
    else if (name === 'trans-unit' || name === 'unit') {
      this.unit = values.resname ?? values.name ?? values.id ?? '';
      this.isShown = values.translate !== 'no';
    } else if (name === 'segment') {
      this.segment = values.id;
      this.isUntranslated = UNTRANSLATED.has(values.state ?? '');
    } else if (this.unit !== undefined && (name === 'source' || name === 'target')) {
      if (name === 'target' && values.state !== undefined) this.isUntranslated = UNTRANSLATED.has(values.state);
      const own = values['xml:lang'];
      if (own !== undefined && name === 'source') this.sourceLanguage ??= languageOfLocale(own);
      if (own !== undefined && name === 'target') this.targetLanguage ??= languageOfLocale(own);
      this.openContent = { kind: name, start: this.offset + end + 1 };
    }
  }

  onselfclosingtag(): void {}

  onclosetag(start: number, end: number): void {
    if (this.stoppedAt >= 0) return;
    const name = this.text.slice(this.offset + start, this.offset + end);
    const open = this.openContent;
    if (open) {
      if (name !== open.kind) return;
      this.openContent = undefined;
      this.add({ kind: open.kind, start: open.start, end: this.offset + start - 2, key: this.keyOf() });
    } else if (this.asideDepth > 0) this.asideDepth--;
    else if (name === 'segment') this.readContents();
    else if (UNITS.has(name)) {
      this.readContents();
      this.leaveUnit();
      const close = this.text.indexOf('>', this.offset + end);
      this.stoppedAt = close < 0 ? this.text.length : close + 1;
      this.tokenizer.pause();
    }
  }

  oncomment(start: number, end: number, endOffset: number): void {
    if (this.stoppedAt >= 0) return;
    const from = this.offset + start;
    const text = this.text.slice(from, Math.max(from, this.offset + end - endOffset));
    this.writer.addComment(text, Math.max(this.offset, from - 4), Math.min(this.text.length, this.offset + end + 1));
  }

  onattribend(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  ontext(): void {}
  ontextentity(): void {}
  onend(): void {}

  private setLanguages(): void {
    const { values } = this;
    const source = values['source-language'] ?? values.srcLang;
    const target = values['target-language'] ?? values.trgLang;
    if (source !== undefined) this.sourceLanguage = languageOfLocale(source);
    if (target !== undefined) this.targetLanguage = languageOfLocale(target);
  }

  private add(content: Content): void {
    if (content.end > content.start) this.contents.push(content);
  }

  /** The source and target of a segment, in the order in which they stand. */
  private readContents(): void {
    const { contents, text } = this;
    this.contents = [];
    if (!this.isShown) return;
    const written = contents.map(({ start, end }) => text.slice(start, end).trim());
    contents.forEach(({ kind, start, end, key }, i) => {
      const isSource = kind === 'source';
      // A text that translates itself is read once.
      if (isSource ? written.indexOf(written[i] as string, i + 1) > 0 && !this.isUntranslated : this.isUntranslated)
        return;
      const language = isSource ? this.sourceLanguage : this.targetLanguage;
      if (language === 'other' || this.targetLanguage === 'other') return;
      const read = this.content.read(text, start, end, -this.offset);
      const hostKind: HostKind = isSource ? 'none' : 'xml';
      const host = { kind: hostKind, start: start - this.offset, end: end - this.offset };
      this.messages.read(read.text, read.map, { key, role: 'paragraph', host, lang: language, isSource });
    });
    this.isUntranslated = false;
  }

  private keyOf(): string {
    return this.segment === undefined ? (this.unit ?? '') : `${this.unit ?? ''} ${this.segment}`;
  }

  private leaveUnit(): void {
    this.unit = undefined;
    this.segment = undefined;
    this.isUntranslated = false;
    this.isShown = true;
    this.asideDepth = 0;
    this.openContent = undefined;
    this.contents = [];
  }
}

function letterOf(language: FileLanguage | undefined): string {
  return language === undefined ? '-' : language === 'other' ? 'x' : language.charAt(0);
}
