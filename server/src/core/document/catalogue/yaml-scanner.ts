import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { afterLineEnd, BOM, isBlankRange, lineEnd } from '../characters.js';
import type { Chunk, ChunkScanner, HostKind, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { mapScalar } from '../yaml/scalar-map.js';
import { nestsTooDeep } from '../yaml/yaml-depth.js';
import { BranchPath } from './branch-path.js';
import { roleOfKey } from './key-role.js';
import { MessageReader } from './message-reader.js';
import { type EntryLine, entryLine, indentAt } from './yaml-lines.js';

/** Keys of the outermost map of files that describe something to programs. */
const NOT_A_CATALOGUE = new Set(['openapi', 'swagger', 'asyncapi', 'apiVersion', 'lockfileVersion']);
const FOREIGN = '!';
/** Longest entry that is read, in UTF-16 units: the library takes seconds over a megabyte of broken YAML. */
const LONGEST_ENTRY = 50_000;
/** A value of one line that YAML reads as it is written. */
const SIMPLE_PLAIN = /^[\p{L}][^:#[\]{},&*!|>'"%@`\\\t]*$/u;
const SIMPLE_DOUBLE = /^"[^"\\\t]*"$/;
const SIMPLE_SINGLE = /^'[^'\t]*'$/;
const NOT_TEXT = /^(?:true|false|yes|no|on|off|null|y|n|inf|nan)$/i;

/** An entry whose children may follow. */
interface Open {
  readonly column: number;
  readonly isItem: boolean;
  /** Of items: how many came before. */
  readonly index: number;
}

/**
 * String catalogues in block YAML: a chunk is one entry with the lines that belong to it, found by indentation, or the
 * line that opens a branch. The state names the branch and its columns. Values are read by the library.
 */
export class YamlCatalogueScanner implements ChunkScanner {
  readonly initialState = '';
  private readonly writer = new ProseWriter();
  private readonly messages = new MessageReader(this.writer);
  private readonly path = new BranchPath();
  private open: Open[] = [];
  private text = '';
  private offset = 0;
  /** The last entry ended inside quotes. */
  private isOpenQuote = false;

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer } = this;
    this.text = text;
    this.offset = offset;
    writer.begin(text, offset, '');
    if (state === FOREIGN) return this.end(text.length, FOREIGN);
    this.restore(String(state));
    const { length } = text;
    let at = text.charCodeAt(offset) === BOM ? offset + 1 : offset;
    while (at < length) {
      const end = lineEnd(text, at, length);
      const next = afterLineEnd(text, end, length);
      const from = at + indentAt(text, at, end);
      if (text.charCodeAt(from) === 35) {
        writer.addMark({ kind: 'comment', text: text.slice(from + 1, end), ...writer.span(from, end) });
      } else if (isMarker(text, at, end)) {
        this.restore('');
        return this.end(next, '', true);
      } else if (!isBlankRange(text, from, end) && text.charCodeAt(at) !== 37) {
        const entry = entryLine(text, at, length);
        if (entry) return this.readEntry(entry, next);
        // Nothing that a catalogue of lines holds: flow style, or a value without a key.
        return this.readRest(at, next);
      }
      at = next;
    }
    return this.end(length, this.state());
  }

  private readEntry(entry: EntryLine, next: number): Chunk {
    const { path, text } = this;
    if (path.depth === 0) path.open(true, undefined);
    for (const column of entry.dashes) this.enterItem(column);
    const column = entry.key?.column ?? (entry.dashes.at(-1) as number);
    if (entry.key) this.leaveTo(column, false);
    if (path.depth === 1 && entry.key && NOT_A_CATALOGUE.has(entry.key.text)) return this.end(text.length, FOREIGN);
    const isHere = entry.value < entry.end;
    const below = isHere ? undefined : this.lineBelow(next);
    const isBranch =
      below !== undefined &&
      (below.indent > column || (entry.key !== undefined && below.isItem && below.indent === column));
    if (!isHere && (!isBranch || below.isEntry)) {
      if (entry.key && isBranch) this.enterKey(column, entry.key.text);
      return this.end(next, this.state(), true);
    }
    const end = this.entryEnd(next, column, isHere ? text.slice(entry.value, entry.end) : '');
    this.readValue(entry, end, isHere);
    return this.end(end, this.state());
  }

  private readValue(entry: EntryLine, end: number, isHere: boolean): void {
    const { path, text, offset } = this;
    const key = entry.key?.text;
    if (!path.isRead(key)) return;
    if (isHere && end === afterLineEnd(text, entry.end, text.length) && this.readSimple(entry, key)) return;
    if (this.isOpenQuote || (isHere && isBroken(text.slice(entry.value, entry.end)))) {
      this.writer.addNotice('format-invalid', entry.value, end);
      return;
    }
    if (end - offset > LONGEST_ENTRY) {
      this.writer.addNotice('segment-limit', entry.value, end);
      return;
    }
    const source = text.slice(offset, end);
    if (nestsTooDeep(source)) {
      this.writer.addNotice('nesting-limit', offset, end);
      return;
    }
    const document = parseDocument(source, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
    if (document.errors.some(({ message }) => !message.startsWith('Unresolved alias'))) {
      this.writer.addNotice('format-invalid', offset, end);
      return;
    }
    let node: unknown = document.contents;
    for (let i = 0; i < entry.dashes.length && isSeq(node); i++) node = node.items[0];
    if (entry.key && isMap(node)) node = node.items[0]?.value;
    this.visit(node, source, key, false);
    path.pass(key, undefined);
  }

  /** A value of one line without anything to decode; false when it is another. */
  private readSimple({ value, end }: EntryLine, key: string | undefined): boolean {
    const { path, text, offset } = this;
    let to = end;
    while (to > value && (text.charCodeAt(to - 1) === 32 || text.charCodeAt(to - 1) === 9)) to--;
    const literal = text.slice(value, to);
    const isPlain = SIMPLE_PLAIN.test(literal) && !NOT_TEXT.test(literal);
    if (!isPlain && !SIMPLE_DOUBLE.test(literal) && !SIMPLE_SINGLE.test(literal)) return false;
    const quote = isPlain ? 0 : 1;
    const said = literal.slice(quote, literal.length - quote);
    const host = { kind: 'yaml', start: value - offset, end: to - offset } as const;
    this.messages.readVerbatim(said, value + quote - offset, this.placeOf(key, host));
    path.pass(key, said);
    return true;
  }

  private visit(node: unknown, source: string, key: string | undefined, isFlow: boolean): void {
    const { path } = this;
    if (isAlias(node) || node === undefined) return;
    if (isScalar(node)) {
      if (typeof node.value !== 'string' || !node.range || !path.isRead(key)) return;
      const [start, end] = node.range as [number, number, number];
      const host = { kind: (isFlow ? 'yaml-flow' : 'yaml') as HostKind, start, end };
      const { text, map } = mapScalar(source, node as Scalar<string>, 0);
      this.messages.read(text, map, this.placeOf(key, host));
      path.pass(key, text);
      return;
    }
    if (!isMap(node) && !isSeq(node)) return;
    path.open(true, key ?? String(this.open.at(-1)?.index ?? 0));
    node.items.forEach((item, index) => {
      if (!isPair(item)) this.visit(item, source, String(index), true);
      else if (isScalar(item.key)) this.visit(item.value, source, String(item.key.value), true);
    });
    path.close(true);
  }

  private placeOf(key: string | undefined, host: { kind: HostKind; start: number; end: number }) {
    const { path } = this;
    const name = key ?? path.lastKey;
    return { key: key === undefined ? path.ownKey : path.keyOf(key), role: roleOfKey(name), host, lang: path.language };
  }

  /** Text that is no line of an entry: read up to the next line that is one. */
  private readRest(at: number, next: number): Chunk {
    const { text } = this;
    let end = next;
    while (
      end < text.length &&
      !entryLine(text, end, text.length) &&
      !isMarker(text, end, lineEnd(text, end, text.length))
    ) {
      end = afterLineEnd(text, lineEnd(text, end, text.length), text.length);
    }
    this.writer.addNotice('format-invalid', at, end);
    return this.end(end, this.state());
  }

  /** End of the lines that belong to a value: those indented deeper, and those inside quotes that are still open. */
  private entryEnd(from: number, column: number, first: string): number {
    const { text } = this;
    const { length } = text;
    const quote = first.charAt(0);
    let isOpen = (quote === '"' || quote === "'") && isUnclosed(first, quote);
    let end = from;
    let at = from;
    while (at < length) {
      const stop = lineEnd(text, at, length);
      const next = afterLineEnd(text, stop, length);
      const indent = indentAt(text, at, stop);
      if (!isBlankRange(text, at, stop)) {
        const isDeeper = indent > column;
        if (!isDeeper && (!isOpen || entryLine(text, at, length) || isMarker(text, at, stop))) break;
        if (isOpen) isOpen = isUnclosed(quote + text.slice(at, stop), quote);
        end = next;
      }
      at = next;
    }
    this.isOpenQuote = isOpen;
    return end;
  }

  /** The next line that says something. */
  private lineBelow(
    from: number,
  ): { readonly indent: number; readonly isEntry: boolean; readonly isItem: boolean } | undefined {
    const { text } = this;
    const { length } = text;
    for (let at = from; at < length; ) {
      const stop = lineEnd(text, at, length);
      const indent = indentAt(text, at, stop);
      if (!isBlankRange(text, at, stop) && text.charCodeAt(at + indent) !== 35) {
        if (isMarker(text, at, stop)) return undefined;
        const entry = entryLine(text, at, length);
        return { indent, isEntry: entry !== undefined, isItem: (entry?.dashes.length ?? 0) > 0 };
      }
      at = afterLineEnd(text, stop, length);
    }
    return undefined;
  }

  private enterItem(column: number): void {
    const last = this.leaveTo(column, true);
    const index = last?.isItem && last.column === column ? last.index + 1 : 0;
    this.open.push({ column, isItem: true, index });
    this.openBranch(String(index));
  }

  private enterKey(column: number, key: string): void {
    this.open.push({ column, isItem: false, index: 0 });
    this.openBranch(key);
  }

  private openBranch(key: string): void {
    if (!this.path.open(true, key)) this.writer.addNotice('nesting-limit', this.offset, this.offset + 1);
  }

  /** Closes what an entry at this column is not inside of; returns the last that was closed. */
  private leaveTo(column: number, isItem: boolean): Open | undefined {
    let last: Open | undefined;
    for (;;) {
      const top = this.open.at(-1);
      // A list may stand at the column of the key that it belongs to.
      if (!top || top.column < column || (top.column === column && isItem && !top.isItem)) return last;
      last = this.open.pop();
      this.path.close(true);
    }
  }

  private state(): string {
    if (this.path.state === BranchPath.ROOT) return '';
    const columns = this.open.map(({ column, isItem, index }) => `${isItem ? '-' : ''}${column}:${index}`);
    return `${columns.join(',')}\u0001${this.path.state}`;
  }

  private restore(state: string): void {
    const apart = state.indexOf('\u0001');
    const columns = state.slice(0, Math.max(0, apart));
    this.open = columns === '' ? [] : columns.split(',').map(readOpen);
    this.path.restore(apart < 0 ? BranchPath.ROOT : state.slice(apart + 1));
  }

  private end(end: number, stateAfter: string, startsSection = false): Chunk {
    const { writer, offset } = this;
    return {
      length: (stateAfter === FOREIGN ? this.text.length : end) - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter,
      ...(startsSection && { startsSection }),
    };
  }
}

function readOpen(written: string): Open {
  const isItem = written.startsWith('-');
  const [column, index] = written.slice(isItem ? 1 : 0).split(':');
  return { column: Number(column), isItem, index: Number(index) };
}

function isMarker(text: string, at: number, end: number): boolean {
  return (
    (text.startsWith('---', at) || text.startsWith('...', at)) && (end === at + 3 || text.charCodeAt(at + 3) === 32)
  );
}

/** A plain value that holds a key: the library says so too, but takes its time over each. */
function isBroken(line: string): boolean {
  return !/^[[{"'|>&!*]/.test(line) && /: |:$| - [^ ]*: /.test(line.replace(/ #.*$/, ''));
}

/** Whether a line leaves its quote open, given that it begins with one. */
function isUnclosed(line: string, quote: string): boolean {
  for (let i = 1; i < line.length; i++) {
    const code = line.charAt(i);
    if (quote === '"' && code === '\\') i++;
    else if (code === quote) {
      if (quote === "'" && line.charAt(i + 1) === "'") i++;
      else return false;
    }
  }
  return true;
}
