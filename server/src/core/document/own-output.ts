/** How far from its beginning a report says that it is one, in characters. */
const HEAD = 2000;

/** First line of a Markdown report. */
export const MARKDOWN_REPORT_MARK = '<!-- candor-report -->';

/** Last column of a table that Candor wrote, in either language of the reader. */
export const TABLE_MARKS = { en: 'Candor fingerprint', fr: 'Empreinte Candor' } as const;
const TABLE_HEAD = new RegExp(`^[^\\r\\n]*[,;](?:${Object.values(TABLE_MARKS).join('|')})\\r\\n`);

/** Candor's own reports quote everything they found; they are never reviewed. */
export function isOwnOutput(text: string): boolean {
  const head = text.slice(0, HEAD);
  return (
    head.startsWith(MARKDOWN_REPORT_MARK) ||
    TABLE_HEAD.test(head) ||
    /<meta name="generator" content="candor \d/i.test(head)
  );
}
