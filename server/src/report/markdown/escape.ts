import { showHidden } from '../visible.js';

const SPACE = /\s+/gu;
/** What opens markup, a link, a table cell, an entity, a formula or a bare address anywhere in a line. */
const INLINE = /[\\`*_{}[\]<>()#|~&$^=:]/g;
/** What only means something where a line begins, or after `www`. */
const OPENING = /^([-+]|\d{1,9}(?=[.)]))/;

/** Any text as one line of plain Markdown: nothing in it is markup, calls a person or an issue, or becomes a link. */
export function plain(text: string): string {
  return showHidden(text)
    .replace(SPACE, ' ')
    .replace(INLINE, '\\$&')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(OPENING, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/@/g, '@&#8203;')
    .replace(/\\#(?=\d)/g, '\\#&#8203;');
}

/** Any text as a code span, inside a fence longer than any run of backticks it holds. */
export function code(text: string): string {
  const shown = showHidden(text).replace(SPACE, ' ');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[`\s]|[`\s]$/.test(shown) || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines taken away and put in, as a fenced block that GitHub and GitLab colour. */
export function diff(before: string, after: string): string {
  const lines = [...(before ? [`- ${oneLine(before)}`] : []), ...(after ? [`+ ${oneLine(after)}`] : [])];
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence].join('\n');
}

/** A link to a web address; any other address leaves the name alone. */
export function link(name: string, url: string): string {
  if (!/^https?:\/\/\S+$/i.test(url)) return plain(name);
  return `[${plain(name)}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)`;
}

function oneLine(text: string): string {
  return showHidden(text).replace(SPACE, ' ').trim();
}
