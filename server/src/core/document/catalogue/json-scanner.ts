import { createScanner, type JSONScanner } from 'jsonc-parser';
import { BOM } from '../characters.js';
import type { Chunk, ChunkScanner, ParseNotice, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { writeEscaped } from './backslash.js';
import { BranchPath } from './branch-path.js';
import { Token, UNEXPECTED_END_OF_STRING } from './json-tokens.js';
import { roleOfKey } from './key-role.js';
import { MappedTextBuilder } from './mapped-text.js';
import { MessageReader } from './message-reader.js';

/** Keys of the outermost object of files that describe something to programs. */
const NOT_A_CATALOGUE = new Set(['openapi', 'swagger', 'asyncapi', 'compilerOptions', 'lockfileVersion']);
/** State of a file that turned out to be something else: the rest of it is one chunk without prose. */
const FOREIGN = '!';

/** Brackets of one chunk; more of them one after the other are cut in several. */
const MOST_BRACKETS = 200;

/**
 * String catalogues in JSON, with or without comments: a chunk is one value with its key and what stands before it,
 * such as the brackets of a branch. The state names the branch. Tokens and escapes are jsonc-parser's.
 */
export class JsonCatalogueScanner implements ChunkScanner {
  readonly initialState = BranchPath.ROOT;
  private readonly writer = new ProseWriter();
  private readonly messages = new MessageReader(this.writer);
  private readonly path = new BranchPath();
  private text = '';
  private tokens: JSONScanner = createScanner('', false);

  scan(text: string, offset: number, state: ScannerState): Chunk {
    if (state === FOREIGN) return this.end(text, offset, text.length, FOREIGN, []);
    if (this.text !== text) {
      this.text = text;
      this.tokens = createScanner(text, false);
    }
    const { tokens, writer, path } = this;
    writer.begin(text, offset, '');
    path.restore(String(state));
    const notices: ParseNotice[] = [];
    const notice = (code: ParseNotice['code'], start: number, end: number) => {
      if (!notices.some((known) => known.code === code))
        notices.push({ code, start: start - offset, end: end - offset });
    };
    tokens.setPosition(text.charCodeAt(offset) === BOM ? offset + 1 : offset);
    let key: string | undefined;
    let brackets = 0;
    for (;;) {
      if (brackets === MOST_BRACKETS) {
        return this.end(text, offset, tokens.getPosition(), path.state, notices, true);
      }
      const kind: number = tokens.scan();
      const start = tokens.getTokenOffset();
      const end = start + tokens.getTokenLength();
      switch (kind) {
        case Token.End:
          return this.end(text, offset, text.length, path.state, notices, brackets > 0);
        case Token.LineComment:
        case Token.BlockComment:
          this.addComment(text, start, end, kind === Token.BlockComment);
          break;
        case Token.OpenBrace:
        case Token.OpenBracket:
          if (!path.open(kind === Token.OpenBrace, key)) notice('nesting-limit', start, end);
          key = undefined;
          brackets++;
          break;
        case Token.CloseBrace:
        case Token.CloseBracket:
          if (!path.close(kind === Token.CloseBrace)) notice('format-invalid', start, end);
          key = undefined;
          brackets++;
          break;
        case Token.String: {
          const error: number = tokens.getTokenError();
          if (error !== 0) notice('format-invalid', start, end);
          if (path.isInObject && key === undefined) {
            key = tokens.getTokenValue();
            if (path.depth === 1 && NOT_A_CATALOGUE.has(key)) return this.end(text, offset, end, FOREIGN, notices);
            break;
          }
          if (error !== UNEXPECTED_END_OF_STRING) this.readValue(text, offset, start, end, key);
          path.pass(key, tokens.getTokenValue());
          return this.end(text, offset, end, path.state, notices, brackets > 0);
        }
        case Token.Number:
        case Token.True:
        case Token.False:
        case Token.Null:
          path.pass(key, undefined);
          return this.end(text, offset, end, path.state, notices, brackets > 0);
        case Token.Unknown:
          notice('format-invalid', start, end);
          break;
      }
    }
  }

  private readValue(text: string, offset: number, start: number, end: number, key: string | undefined): void {
    const { path, messages, tokens } = this;
    if (!path.isRead(key)) return;
    const place = {
      key: path.keyOf(key),
      role: roleOfKey(key ?? path.lastKey),
      host: { kind: 'json', start: start - offset, end: end - offset },
      lang: path.language,
    } as const;
    const value = tokens.getTokenValue();
    if (value.length === end - start - 2) messages.readVerbatim(value, start + 1 - offset, place);
    else {
      const out = new MappedTextBuilder(text, -offset);
      writeEscaped(text, start + 1, end - 1, out);
      const { map } = out.build(start + 1);
      messages.read(out.text, map, place);
    }
  }

  private addComment(text: string, start: number, end: number, isBlock: boolean): void {
    const { writer } = this;
    writer.addMark({
      kind: 'comment',
      text: text.slice(start + 2, isBlock ? end - 2 : end),
      ...writer.span(start, end),
    });
  }

  private end(
    text: string,
    offset: number,
    end: number,
    stateAfter: string,
    notices: readonly ParseNotice[],
    startsSection = false,
  ): Chunk {
    const { writer, path } = this;
    const isForeign = stateAfter === FOREIGN;
    if (isForeign) writer.begin(text, offset, '');
    const length = (isForeign ? text.length : end) - offset;
    const told = [...notices, ...writer.notices];
    // Something is open at the end of the file.
    if (end === text.length && !isForeign && path.depth > 0)
      told.push({ code: 'format-invalid', start: 0, end: length });
    return {
      length,
      segments: writer.segments,
      marks: writer.marks,
      notices: told,
      stateAfter,
      ...(startsSection && { startsSection }),
    };
  }
}
