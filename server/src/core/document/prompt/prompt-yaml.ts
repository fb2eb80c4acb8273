import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import type { Chunk, ChunkScanner, ParseNotice, PromptRole } from '../document.js';
import { NESTING_LIMIT, ProseWriter } from '../prose-writer.js';
import { mapScalar } from '../yaml/scalar-map.js';
import { scalarSegment } from '../yaml/scalar-segment.js';
import { nestsTooDeep } from '../yaml/yaml-depth.js';
import { PromptTextReader } from './prompt-text.js';

/** Keys whose strings instruct a model, wherever they stand, and who speaks in them. */
const INSTRUCTIONS: ReadonlyMap<string, PromptRole> = new Map<string, PromptRole>([
  ['prompt', 'system'],
  ['system', 'system'],
  ['system_prompt', 'system'],
  ['systemprompt', 'system'],
  ['instructions', 'system'],
  ['template', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
]);

/** Longest file that is read, in UTF-16 units: the library takes seconds over a megabyte of broken YAML. */
const MAX_LENGTH = 500_000;

/** Keys of the top level that name the prompt to people. */
const TITLES = new Set(['name', 'title', 'description']);

/**
 * Prompt files in YAML: `messages: [{ role, content }]`, `prompt: …`. The file is one chunk: a single character may
 * change the structure of all that follows, and such files are small. Test data and model settings are not read.
 */
export class PromptYamlScanner implements ChunkScanner {
  readonly initialState = '';
  private readonly writer = new ProseWriter();
  private readonly reader = new PromptTextReader(this.writer);
  private text = '';

  scan(text: string, offset: number): Chunk {
    const { writer } = this;
    // Offsets are those of the library, from the start of what it reads.
    this.text = text.slice(offset);
    writer.begin(this.text, 0, '');
    const notices: ParseNotice[] = [];
    const whole = { start: 0, end: this.text.length };
    if (this.text.length > MAX_LENGTH) {
      notices.push({ code: 'file-too-large', ...whole });
      return { length: this.text.length, segments: [], marks: [], notices, stateAfter: this.initialState };
    }
    try {
      if (nestsTooDeep(this.text)) throw new RangeError('nested too deep');
      const document = parseDocument(this.text, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false });
      if (document.errors.length > 0) {
        notices.push({ code: 'format-invalid', detail: String(document.errors[0]?.message ?? ''), ...whole });
      }
      this.visit(document.contents, 0);
    } catch (error) {
      // The library descends by recursion; nesting without end overflows its stack.
      if (!(error instanceof RangeError)) throw error;
      notices.push({ code: 'nesting-limit', ...whole });
    }
    return {
      length: this.text.length,
      segments: writer.segments,
      marks: writer.marks,
      notices: [...notices, ...writer.notices],
      stateAfter: this.initialState,
    };
  }

  private visit(node: unknown, depth: number): void {
    if (depth > NESTING_LIMIT || isAlias(node)) return;
    if (isSeq(node)) for (const item of node.items) this.visit(item, depth + 1);
    if (!isMap(node)) return;
    const role = roleOf(node);
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      this.visitPair(pair, String(pair.key.value), role, depth);
    }
  }

  private visitPair(pair: Pair, key: string, role: PromptRole | undefined, depth: number): void {
    const value = pair.value;
    const name = key.toLowerCase();
    if (isText(value)) {
      const speaker = name === 'content' || name === 'text' ? role : INSTRUCTIONS.get(name);
      if (speaker) this.reader.read(mapScalar(this.text, value, 0), speaker, key);
      else if (depth === 0 && TITLES.has(name)) {
        const segment = scalarSegment(this.text, value, 'title', 0);
        if (segment) this.writer.addSegment({ ...segment, key });
      }
    } else if (name === 'content' && isSeq(value) && role) {
      // Parts of a message: `content: [{ type: text, text: … }]`.
      for (const part of value.items) {
        const text = isMap(part) ? part.get('text', true) : undefined;
        if (isText(text)) this.reader.read(mapScalar(this.text, text, 0), role, key);
      }
    } else if (name !== 'testdata' && name !== 'test_data') this.visit(value, depth + 1);
  }
}

function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string' && Array.isArray(node.range);
}

function roleOf(map: YAMLMap): PromptRole | undefined {
  const role = map.get('role');
  if (role === 'system' || role === 'developer') return 'system';
  if (role === 'user') return 'user';
  return role === 'assistant' || role === 'model' ? 'assistant' : undefined;
}
