import type { Mark, ParsedDocument } from '../document/document.js';
import type { Span } from '../text/span.js';

/** An image as the document shows it. Offsets of the document. */
export interface ShownImage extends Span {
  /** Index of its chunk. */
  readonly chunk: number;
  /** Its addresses as written, the one that most readers are given first. */
  readonly sources: readonly string[];
  readonly alt: string;
}

/** The images that a document shows, in their order. */
export function shownImages({ chunks, starts }: ParsedDocument): ShownImage[] {
  const images: ShownImage[] = [];
  let definitions: ReadonlyMap<string, string> | undefined;
  for (let index = 0; index < chunks.length; index++) {
    const { marks } = chunks[index]!;
    const offset = starts[index]!;
    let alternatives: readonly string[] = [];
    for (const mark of marks) {
      if (mark.kind === 'image-source') alternatives = [...alternatives, ...mark.sources];
      if (mark.kind !== 'image') continue;
      let main: string | undefined = mark.src;
      if (mark.reference !== undefined) {
        definitions ??= definitionsOf(chunks);
        main = definitions.get(normalLabel(mark.reference));
        // Without its definition it is text.
        if (main === undefined) continue;
      }
      const sources = [main ?? '', ...(mark.others ?? []), ...alternatives].filter((source) => source !== '');
      images.push({
        start: offset + mark.start,
        end: offset + mark.end,
        chunk: index,
        sources: sources.length > 1 ? [...new Set(sources)] : sources,
        alt: mark.alt,
      });
      alternatives = [];
    }
  }
  return images;
}

/** Addresses of Markdown definitions by label; the first of two alike counts, as in CommonMark. */
function definitionsOf(chunks: ParsedDocument['chunks']): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const { marks } of chunks) {
    for (const mark of marks) {
      const label = labelOf(mark);
      if (label !== undefined && mark.kind === 'link' && !definitions.has(label)) definitions.set(label, mark.href);
    }
  }
  return definitions;
}

function labelOf(mark: Mark): string | undefined {
  return mark.kind === 'link' && mark.label !== undefined ? normalLabel(mark.label) : undefined;
}

function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
