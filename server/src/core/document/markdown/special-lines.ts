import { isBlankRange } from '../characters.js';
import type { PromptRole } from '../document.js';

/** Lines that CommonMark does not know but that its dialects give a meaning to. */

const ALERT = /^[ \t]*\[!(?:note|tip|important|warning|caution|info|danger)\]/i;

/** End of the `[!NOTE]` that begins a call-out, or -1. */
export function alertEnd(text: string, from: number, end: number): number {
  const found = ALERT.exec(text.slice(from, Math.min(end, from + 40)));
  return found && isBlankRange(text, from + found[0].length, end) ? end : -1;
}

/** MDX: a line of `import` or `export` begins a module that ends at a blank line. */
const MODULE =
  /^(?:import\s(?:[\w$*{},\s]{0,300}\sfrom\s*)?["']|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

export function isModule(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (code !== 105 && code !== 101) return false;
  return MODULE.test(text.slice(start, Math.min(end, start + 400)));
}

const ROLE_LINE =
  /^(?:#{1,6}\s+)?(system|user|assistant)\s*:?\s*$|^\{\{\s*role\s+["'](system|user|model|assistant)["']\s*\}\}\s*$/i;

/** Who speaks after a line such as `system:`, `# user` or `{{role "model"}}`, or undefined for any other line. */
export function roleLine(text: string, start: number, end: number): PromptRole | undefined {
  if (end - start > 60) return undefined;
  const line = text.slice(start, end);
  const found = ROLE_LINE.exec(line);
  if (!found || (!line.includes(':') && !line.startsWith('#') && !line.startsWith('{{'))) return undefined;
  const name = (found[1] ?? found[2] ?? '').toLowerCase();
  return name === 'model' ? 'assistant' : (name as PromptRole);
}
