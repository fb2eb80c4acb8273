import { BOM, lineEnd } from '../characters.js';
import type { Chunk, ChunkScanner, ScannerState } from '../document.js';
import { readFrontMatter } from '../markdown/front-matter.js';
import { ProseWriter } from '../prose-writer.js';
import type { Dialect } from './dialects.js';
import { TemplateReader } from './template-reader.js';

/** Front matter is a chunk of its own; the file is another, as components are small. */
const BODY = 'b';

/** Templates of one language: text with code in between. */
export class TemplateScanner implements ChunkScanner {
  readonly initialState = 'i';
  private readonly writer = new ProseWriter({ namesHosts: true });
  private readonly reader = new TemplateReader(this.writer);

  constructor(private readonly dialect: Dialect) {}

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer, reader, dialect } = this;
    writer.begin(text, offset, '');
    let from = offset;
    let readsFar = false;
    if (state === this.initialState) {
      if (text.charCodeAt(from) === BOM) from++;
      if (dialect.opening === 'front-matter') {
        const matter = readFrontMatter(text, from, offset);
        if (matter?.isClosed) return { ...matter.chunk, stateAfter: BODY };
        readsFar = matter !== undefined;
      } else if (dialect.opening === 'code-fence') from = fenceEnd(text, from);
    }
    reader.read(text, from, dialect);
    const { segments, marks, notices } = writer;
    const chunk: Chunk = { length: text.length - offset, segments, marks, notices, stateAfter: BODY };
    return readsFar ? { ...chunk, readsFar } : chunk;
  }
}

/** End of the code between lines of three dashes at the beginning of an Astro component. */
function fenceEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  if (!text.startsWith('---', at)) return from;
  let close = text.indexOf('---', at + 3);
  while (close >= 0 && !isAlone(text, close)) close = text.indexOf('---', close + 3);
  return close < 0 ? lineEnd(text, at, text.length) : close + 3;
}

/** Whether nothing else stands in the line of the three dashes at `at`. */
function isAlone(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  if (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) return false;
  return /^[ \t]*(?:[\r\n]|$)/.test(text.slice(at + 3, at + 200));
}
