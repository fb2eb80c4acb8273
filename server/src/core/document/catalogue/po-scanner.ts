import { afterLineEnd, BOM, isBlankRange, lineEnd } from '../characters.js';
import type { Chunk, ChunkScanner, HostKind, Language, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { type FileLanguage, languageOfLocale } from './locale.js';
import type { MappedText } from './mapped-text.js';
import { MessageReader } from './message-reader.js';
import { poLiteralEnd, readPoLiterals } from './po-literals.js';

const KEYWORD = /(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?[ \t]*(?=")/y;
/** Longest message id that is quoted as a key, in UTF-16 units. */
const LONGEST_KEY = 100;

/** A field of an entry: its literals, quotes included. */
interface Field {
  readonly keyword: 'msgctxt' | 'msgid' | 'msgid_plural' | 'msgstr';
  readonly index: string | undefined;
  readonly start: number;
  end: number;
}

/**
 * Catalogues of gettext: a chunk is an entry with its comments. The state is the language that the header declares.
 * Ids are source text, translations the file's language. Entries that are obsolete are comments; a fuzzy translation
 * is a guess of a program that no reader sees, so it is not read.
 */
export class PoScanner implements ChunkScanner {
  /** Before the header. */
  readonly initialState = '';
  private readonly writer = new ProseWriter();
  private readonly messages = new MessageReader(this.writer);

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer } = this;
    const { length } = text;
    writer.begin(text, offset, '');
    const fields: Field[] = [];
    let isFuzzy = false;
    let isBroken = false;
    let hasContent = false;
    let at = text.charCodeAt(offset) === BOM ? offset + 1 : offset;
    while (at < length) {
      const end = lineEnd(text, at, length);
      let from = at;
      while (from < end && (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9)) from++;
      const next = afterLineEnd(text, end, length);
      const first = text.charCodeAt(from);
      if (from === end) {
        if (hasContent) break;
      } else if (first === 35) {
        if (fields.length > 0) break;
        const comment = text.slice(from, end);
        if (comment.startsWith('#,') && /\bfuzzy\b/.test(comment)) isFuzzy = true;
        writer.addMark({ kind: 'comment', text: comment.slice(1), ...writer.span(from, end) });
        hasContent = true;
      } else if (first === 34) {
        hasContent = true;
        const close = poLiteralEnd(text, from, end);
        const last = fields.at(-1);
        if (close < 0 || !last || !isBlankRange(text, close, end)) isBroken = true;
        else last.end = close;
      } else {
        KEYWORD.lastIndex = from;
        const keyword = KEYWORD.exec(text);
        const name = keyword?.[1] as Field['keyword'] | undefined;
        // The next entry, where no blank line stands between.
        if ((name === 'msgid' || name === 'msgctxt') && fields.some((field) => field.keyword !== 'msgctxt')) break;
        hasContent = true;
        const close = name ? poLiteralEnd(text, KEYWORD.lastIndex, end) : -1;
        if (!name || close < 0 || !isBlankRange(text, close, end)) isBroken = true;
        else fields.push({ keyword: name, index: keyword?.[2], start: KEYWORD.lastIndex, end: close });
      }
      at = next;
    }
    // Blank lines belong to the entry before them.
    while (at < length) {
      const end = lineEnd(text, at, length);
      if (!isBlankRange(text, at, end)) break;
      at = afterLineEnd(text, end, length);
    }
    if (isBroken) writer.addNotice('format-invalid', offset, at);
    const stateAfter = isBroken ? state : this.readEntry(text, offset, fields, isFuzzy, String(state));
    return {
      length: at - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter,
      ...(fields.length > 0 && { startsSection: true as const }),
    };
  }

  private readEntry(text: string, offset: number, fields: readonly Field[], isFuzzy: boolean, state: string): string {
    const texts = fields.map((field) => readPoLiterals(text, field.start, field.end, -offset));
    const textOf = (keyword: Field['keyword']) => texts[fields.findIndex((field) => field.keyword === keyword)]?.text;
    const id = textOf('msgid');
    if (id === undefined) return state;
    if (id === '') return headerLanguage(textOf('msgstr') ?? '') ?? state;
    if (state === 'other') return state;
    const language = state === 'en' || state === 'fr' ? state : undefined;
    const context = textOf('msgctxt');
    const key = `${context === undefined ? '' : `${clip(context)} | `}${clip(id)}`;
    const translations = fields.map((field, i) => (field.keyword === 'msgstr' ? texts[i]?.text : undefined));
    fields.forEach((field, i) => {
      const written = texts[i];
      if (!written || field.keyword === 'msgctxt') return;
      if (field.keyword !== 'msgstr') {
        // A text that translates itself is read once.
        if (isFuzzy || !translations.includes(written.text)) this.read(written, field, offset, key, 'none', undefined);
      } else if (!isFuzzy) {
        this.read(written, field, offset, field.index === undefined ? key : `${key} [${field.index}]`, 'po', language);
      }
    });
    return state;
  }

  private read(
    { text, map }: MappedText,
    field: Field,
    offset: number,
    key: string,
    kind: HostKind,
    lang: Language | undefined,
  ): void {
    const host = { kind, start: field.start - offset, end: field.end - offset };
    this.messages.read(text, map, { key, role: 'paragraph', host, lang, isSource: kind === 'none' });
  }
}

/** `Language: fr` in the header; undefined when it does not say. */
function headerLanguage(header: string): FileLanguage | undefined {
  const written = /^Language:[ \t]*([\w@.-]+)/im.exec(header)?.[1];
  return written === undefined ? undefined : languageOfLocale(written);
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_KEY ? `${line.slice(0, LONGEST_KEY - 1)}…` : line;
}
