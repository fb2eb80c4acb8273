import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * English Markdown of about `size` characters: the READMEs of installed packages, which every checkout has, one after
 * the other in a fixed order, repeated when they do not suffice.
 */
export function englishMarkdown(size: number): string {
  const parts: string[] = [];
  let length = 0;
  const files = readmes('node_modules');
  for (let i = 0; length < size && i < files.length * 50; i++) {
    const text = readFileSync(files[i % files.length]!, 'utf8').trimEnd();
    parts.push(text);
    length += text.length + 2;
  }
  const joined = parts.join('\n\n').slice(0, size);
  return joined.slice(0, joined.lastIndexOf('\n') + 1);
}

function readmes(root: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const folder = join(root, entry.name);
    if (entry.name.startsWith('@')) {
      found.push(...readmes(folder));
      continue;
    }
    for (const file of readdirSync(folder)) {
      if (/^readme\.md$/i.test(file)) found.push(join(folder, file));
    }
  }
  return found.sort();
}

/** Markdown of about `size` characters made of pages of the sample campaign, repeated. */
function campaign(files: readonly string[], size: number): string {
  const source = files
    .map((file) => readFileSync(join('examples', file), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
    .join('\n\n');
  return `${source}\n\n`.repeat(Math.ceil(size / source.length)).slice(0, size);
}

/** French copy with hardly a finding. */
export function frenchMarkdown(size: number): string {
  return campaign(['fr/faq.md'], size);
}

/** Copy in both languages with a finding in nearly every sentence: many times what a real page holds. */
export function denseMarkdown(size: number): string {
  return campaign(['en/landing.md', 'fr/landing.md', 'en/products.md', 'fr/products.md'], size);
}

/** A catalogue in JSON of about `size` characters: the lines of a Markdown text as strings, twenty a branch. */
export function jsonCatalogue(markdown: string, size: number): string {
  const branches: Record<string, Record<string, string>> = {};
  let length = 0;
  let count = 0;
  for (const line of markdown.split('\n')) {
    const text = line.replace(/[`*#[\]<>{}|]/g, '').trim();
    if (text === '') continue;
    const branch = `branch${Math.floor(count / 20)}`;
    branches[branch] ??= {};
    branches[branch][`key${count++}`] = text;
    length += text.length + 20;
    if (length > size) break;
  }
  return JSON.stringify(branches, null, 2);
}
