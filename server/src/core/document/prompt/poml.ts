import type { Chunk, ChunkScanner, PromptRole } from '../document.js';
import { HtmlReader } from '../html/html-reader.js';
import { ProseWriter } from '../prose-writer.js';

/** Elements that say who speaks; everything else instructs the model, as the system does. */
const SPEAKERS: ReadonlyMap<string, PromptRole> = new Map<string, PromptRole>([
  ['system-msg', 'system'],
  ['system', 'system'],
  ['user-msg', 'user'],
  ['human-msg', 'user'],
  ['user', 'user'],
  ['human', 'user'],
  ['ai-msg', 'assistant'],
  ['assistant', 'assistant'],
  ['ai', 'assistant'],
]);

/** Prompt Orchestration Markup Language: HTML's tags with other names. The file is one chunk, as it is small. */
export class PomlScanner implements ChunkScanner {
  readonly initialState = '';
  private readonly writer = new ProseWriter();
  private readonly reader = new HtmlReader(this.writer, SPEAKERS);

  scan(text: string, offset: number): Chunk {
    const { writer } = this;
    writer.begin(text, offset, '');
    this.reader.read(text, offset, text.length, false, false);
    for (const segment of writer.segments) segment.promptRole ??= 'system';
    return {
      length: text.length - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter: this.initialState,
    };
  }
}
