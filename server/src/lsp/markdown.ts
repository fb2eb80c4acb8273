/** Text as Markdown shows it literally, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A link when the address is one that may be opened, else the words alone. */
export function markdownLink(words: string, address: string): string {
  if (!/^(?:https?|file|vscode[a-z-]*):/i.test(address)) return escapeMarkdown(words);
  return `[${escapeMarkdown(words)}](${address.replace(/[()\s<>]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`;
}

/** Inline code, fenced by more backticks than the text holds. */
export function markdownCode(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** For clients that show plain text: the words without the marks that this folder's Markdown uses. */
export function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g, '$1 <$2>')
    .replace(/(?<!\\)\*\*?|(?<!\\)`+/g, '')
    .replace(/\\([\\`*_{}[\]<>()#+!|~])/g, '$1');
}
