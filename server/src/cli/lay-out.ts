const WIDE =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u;
let segmenter: Intl.Segmenter | undefined;

/** What a person sees as one character each. Made when first needed: it takes tens of milliseconds to load. */
function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  // Nearly all copy is a column a character.
  if (/^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2026]*$/u.test(text)) return text.length;
  let width = 0;
  for (const cluster of graphemes(text)) width += WIDE.test(cluster) ? 2 : 1;
  return width;
}

/** White space of any kind becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/[\t\n\v\f\r ]+/g, ' ');
}

/** A text cut to a width, with `…` at the end that was cut. */
export function clip(text: string, width: number, end: 'start' | 'end' = 'end'): string {
  if (displayWidth(text) <= width) return text;
  const clusters = graphemes(text);
  if (end === 'start') clusters.reverse();
  let kept = 0;
  let used = 1;
  for (const cluster of clusters) {
    used += displayWidth(cluster);
    if (used > width) break;
    kept++;
  }
  const shown = clusters.slice(0, kept);
  return end === 'start' ? `…${shown.reverse().join('')}` : `${shown.join('')}…`;
}

/** Lines of at most `width` columns, broken between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines;
}
