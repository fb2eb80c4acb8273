import { showHidden } from '../visible.js';

const SPACE = /\s+/gu;
/** What opens markup, an address, an emoji's name, a cell, a formula or an entity anywhere in a line. */
const INLINE = /[\\`*_[\]<>|~$]|&(?=#?\w+;)|:(?=[\w/])/g;
/** What only means something where a line begins. */
const OPENING = /^(?:[-+=#]|\d{1,9}(?=[.)]))/;
/** Keeps GitHub and GitLab from calling a person or linking an issue; it has no width. */
const NO_LINK = '&#8203;';

/** Any text as one line of plain Markdown: nothing in it is markup, calls a person or an issue, or becomes a link. */
export function plain(text: string): string {
  return showHidden(text)
    .replace(SPACE, ' ')
    .replace(INLINE, '\\$&')
    .replace(OPENING, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/@|#(?=\d)/g, `$&${NO_LINK}`);
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
