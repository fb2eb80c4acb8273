/** How far from its beginning a report says that it is one, in characters. */
const HEAD = 2000;

/** First line of a Markdown report. */
export const MARKDOWN_REPORT_MARK = '<!-- candor-report -->';

/** Candor's own reports quote everything they found; they are never reviewed. */
export function isOwnOutput(text: string): boolean {
  return (
    text.startsWith(MARKDOWN_REPORT_MARK) || /<meta name="generator" content="candor \d/i.test(text.slice(0, HEAD))
  );
}
