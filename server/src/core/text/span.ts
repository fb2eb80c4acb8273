/** A half-open range of UTF-16 code units, `start` included and `end` excluded, 0 ≤ start ≤ end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of one span of the source text. */
export interface TextEdit extends Span {
  readonly newText: string;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
