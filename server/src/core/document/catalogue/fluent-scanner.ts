import type { Pattern } from '@fluent/syntax';
import { afterLineEnd, BOM, isAsciiLetter, lineEnd } from '../characters.js';
import type { Chunk, ChunkScanner, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { nestsTooDeep } from '../yaml/yaml-depth.js';
import { flattenPattern, parseFluent } from './fluent-pattern.js';
import { roleOfKey } from './key-role.js';
import { MessageReader } from './message-reader.js';

/** FreeMarker templates have the same ending: the file is one chunk without prose. */
const FOREIGN = 'x';
/** Longest entry that is read, in UTF-16 units. */
const LONGEST_ENTRY = 50_000;

/**
 * Catalogues in Fluent: a chunk is a message or term with the comments before it, parsed by the library. Each variant
 * of a selector is read within the sentence around it.
 */
export class FluentScanner implements ChunkScanner {
  /** Before the first entry. */
  readonly initialState = '';
  private readonly writer = new ProseWriter();
  private readonly messages = new MessageReader(this.writer);

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer } = this;
    writer.begin(text, offset, '');
    const from = text.charCodeAt(offset) === BOM ? offset + 1 : offset;
    const isForeign = state === FOREIGN || (state === this.initialState && /^\s*</.test(text.slice(from, from + 200)));
    const end = isForeign ? text.length : entryEnd(text, from);
    if (!isForeign) this.readEntry(text.slice(from, end), offset, from);
    return {
      length: end - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter: isForeign ? FOREIGN : 'o',
      startsSection: true,
    };
  }

  private readEntry(source: string, offset: number, from: number): void {
    const { writer } = this;
    const tooLong = source.length > LONGEST_ENTRY;
    if (tooLong || nestsTooDeep(source)) {
      writer.addNotice(tooLong ? 'segment-limit' : 'nesting-limit', from, from + source.length);
      return;
    }
    for (const entry of parseFluent(source).body) {
      const at = from + (entry.span?.start ?? 0);
      const end = from + (entry.span?.end ?? 0);
      if (entry.type === 'Junk') writer.addNotice('format-invalid', at, end);
      else if (entry.type === 'Message' || entry.type === 'Term') {
        if (entry.comment?.span) this.addComment(source, from, entry.comment.span);
        const id = entry.type === 'Term' ? `-${entry.id.name}` : entry.id.name;
        if (entry.value) this.read(source, entry.value, id, from - offset);
        for (const { id: attribute, value } of entry.attributes) {
          this.read(source, value, `${id}.${attribute.name}`, from - offset);
        }
      } else if (entry.span) this.addComment(source, from, entry.span);
    }
  }

  private read(source: string, pattern: Pattern, key: string, shift: number): void {
    const { start, end } = pattern.span as { start: number; end: number };
    const { text, map, nodes } = flattenPattern(source, pattern, shift);
    const host = { kind: 'fluent', start: start + shift, end: end + shift } as const;
    this.messages.readNodes(text, map, nodes, { key, role: roleOfKey(key), host });
  }

  /** Each line of a comment by itself: one of them may be a directive. */
  private addComment(source: string, from: number, span: { readonly start: number; readonly end: number }): void {
    const { writer } = this;
    for (let at = span.start; at < span.end; ) {
      const end = lineEnd(source, at, span.end);
      const text = source.slice(at, end).replace(/^#+/, '');
      writer.addMark({ kind: 'comment', text, ...writer.span(from + at, from + end) });
      at = afterLineEnd(source, end, span.end);
    }
  }
}

/** Where the entry that begins at `from` ends: before the next line that begins an entry or its comments. */
function entryEnd(text: string, from: number): number {
  const { length } = text;
  let hasEntry = false;
  let at = from;
  while (at < length) {
    const first = text.charCodeAt(at);
    const isEntry = isAsciiLetter(first) || first === 45;
    if (hasEntry && (isEntry || first === 35)) return at;
    hasEntry ||= isEntry;
    at = afterLineEnd(text, lineEnd(text, at, length), length);
  }
  return length;
}
