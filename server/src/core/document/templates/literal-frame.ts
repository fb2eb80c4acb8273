import type { Span } from '../../text/span.js';
import type { Frame } from './frame.js';
import type { TemplateReader } from './template-reader.js';

/** A template literal: text between backticks, with code in `${…}`. */
export class LiteralFrame implements Frame {
  readonly holes: Span[] = [];
  end: number;

  /** `start` is the backtick's. */
  constructor(
    readonly start: number,
    private readonly limit: number,
  ) {
    this.end = start + 1;
  }

  read(reader: TemplateReader): void {
    const { text } = reader;
    for (let i = reader.at; i < this.limit; i++) {
      const code = text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === 96) {
        this.finish(reader, i + 1);
        return;
      } else if (code === 36 && text.charCodeAt(i + 1) === 123 && reader.mayNest()) {
        reader.openCode(i, i + 2, 'hole', this.limit);
        return;
      }
    }
    this.finish(reader, this.limit);
  }

  resume(child: Span & Frame): void {
    this.holes.push({ start: child.start, end: child.end });
  }

  private finish(reader: TemplateReader, end: number): void {
    this.end = end;
    reader.at = end;
    reader.close();
  }
}
