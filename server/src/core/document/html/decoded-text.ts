import { decodedReference, type ReferenceMode, referenceLength } from '../entity.js';
import { standIn, type TemplateFinder } from '../template.js';
import type { TextBuilder } from '../text-builder.js';

/** Writes [start, end) of a source with its references decoded and its template expressions replaced. */
export function writeDecoded(
  out: TextBuilder,
  templates: TemplateFinder,
  source: string,
  start: number,
  end: number,
  mode: ReferenceMode,
  onTemplate?: (start: number, end: number) => void,
): void {
  let from = start;
  let i = start;
  while (i < end) {
    const code = source.charCodeAt(i);
    if (code === 38) {
      const length = referenceLength(source, i, end, mode);
      if (length > 0) {
        out.copy(from, i);
        out.stand(decodedReference(), i, i + length);
        from = i + length;
      }
      i += Math.max(1, length);
    } else if (code === 123) {
      const close = templates.endOf(source, i, end);
      if (close > 0) {
        // `${name}`: the sign belongs to the placeholder.
        const open = i > from && source.charCodeAt(i - 1) === 36 ? i - 1 : i;
        out.copy(from, open);
        out.stand(standIn(source, open, close), open, close);
        onTemplate?.(open, close);
        from = close;
      }
      i = Math.max(i + 1, close);
    } else i++;
  }
  out.copy(from, end);
}
