import { BOM } from '../characters.js';
import type { Chunk, ChunkScanner, PromptRole, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { BlockReader } from './block-reader.js';
import { readFrontMatter } from './front-matter.js';

/** Letters of the state: who speaks. */
const ROLE_LETTERS: Readonly<Record<string, PromptRole | undefined>> = { s: 'system', u: 'user', a: 'assistant' };

/**
 * Cuts Markdown into top-level blocks; the items of a list are a chunk each. The state is a letter for what stands
 * before (`i` nothing, `p` something that may introduce a list, `l` an item of an introduced list, `o` anything else),
 * a letter for who speaks (`-` outside prompts), and the open HTML elements that bear on what follows.
 */
export class MarkdownScanner implements ChunkScanner {
  readonly initialState: string;
  private readonly writer = new ProseWriter();
  private readonly blocks: BlockReader;

  /** `isPrompt`: the text instructs a model. */
  constructor(isPrompt: boolean) {
    this.initialState = isPrompt ? 'is' : 'i-';
    this.blocks = new BlockReader(this.writer, isPrompt);
  }

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const before = String(state);
    const { writer, blocks } = this;
    const speaker = before.charAt(1);
    writer.begin(text, offset, before.slice(2));
    let from = offset;
    let readsFar = false;
    if (before === this.initialState) {
      if (text.charCodeAt(offset) === BOM) from++;
      const matter = readFrontMatter(text, from, offset);
      if (matter?.isClosed) {
        return { ...matter.chunk, stateAfter: `o${speaker}` };
      }
      readsFar = matter !== undefined;
    }
    const promptRole = ROLE_LETTERS[speaker];
    const isFramed = before.startsWith('p') || before.startsWith('l');
    const end = blocks.read(text, from, offset, isFramed, promptRole);
    const letter = blocks.outcome === 'introduction' ? 'p' : blocks.outcome === 'framed-item' ? 'l' : 'o';
    const chunk: Chunk = {
      length: end - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter: letter + (blocks.promptRole?.charAt(0) ?? '-') + writer.elementState(),
    };
    return readsFar ? { ...chunk, readsFar } : chunk;
  }
}
