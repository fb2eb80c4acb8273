import { catalogueFormatOf, languageOfFile } from './catalogue/catalogue-files.js';
import type { FileLanguage } from './catalogue/locale.js';
import { isCatalogueFormat } from './catalogue-format.js';
import type { Format } from './document.js';
import { isTemplateFormat } from './templates/dialects.js';

export { includedFormatOf } from './catalogue/catalogue-files.js';

/** Names that say more than their extension does. */
const BY_NAME: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['skill.md', 'prompt'],
  ['agents.md', 'prompt'],
  ['claude.md', 'prompt'],
  ['.cursorrules', 'prompt'],
]);

/** Endings of names, the longer ones first: `.prompt.md` is a prompt before it is Markdown. */
const BY_ENDING: readonly (readonly [string, Format])[] = [
  ['.prompt.yml', 'prompt-yaml'],
  ['.prompt.yaml', 'prompt-yaml'],
  ['.prompt.md', 'prompt'],
  ['.instructions.md', 'prompt'],
  ['.agent.md', 'prompt'],
  ['.chatmode.md', 'prompt'],
  ['.prompt', 'prompt'],
  ['.prompty', 'prompt'],
  ['.mdc', 'prompt'],
  ['.poml', 'poml'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdx', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.txt', 'text'],
  ['.jsx', 'jsx'],
  ['.tsx', 'jsx'],
  ['.vue', 'vue'],
  ['.svelte', 'svelte'],
  ['.astro', 'astro'],
  ['.liquid', 'liquid'],
  ['.mjml', 'mjml'],
];

/** VS Code's language ids; they decide for untitled files and for names that say nothing. */
const BY_LANGUAGE: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['markdown', 'markdown'],
  ['mdx', 'markdown'],
  ['html', 'html'],
  ['plaintext', 'text'],
  ['prompt', 'prompt'],
  ['instructions', 'prompt'],
  ['chatagent', 'prompt'],
  ['chatmode', 'prompt'],
  ['skill', 'prompt'],
  ['poml', 'poml'],
  ['po', 'po'],
  ['gettext', 'po'],
  ['xliff', 'xliff'],
  ['fluent', 'fluent'],
  ['arb', 'json'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['javascriptreact', 'jsx'],
  ['typescriptreact', 'jsx'],
  ['vue', 'vue'],
  ['svelte', 'svelte'],
  ['astro', 'astro'],
  ['liquid', 'liquid'],
  ['mjml', 'mjml'],
]);

/** Components that programmers write for themselves: tests, and the stages of component workshops. */
const FOR_PROGRAMMERS =
  /(?:^|[/\\])__(?:tests|mocks|snapshots)__[/\\]|\.(?:test|spec|stories|story|cy|e2e)\.(?:[jt]sx|vue|svelte|astro)$/i;

/**
 * The format of a file, or undefined when Candor does not read it. The name decides where it can, then the editor's
 * language id. `fileName` may be a path with either kind of slash, or a URI's path; JSON and YAML are catalogues by
 * their folders, so a bare name says less of them.
 */
export function formatOf(fileName: string, languageId?: string): Format | undefined {
  const slash = Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\'));
  const name = fileName.slice(slash + 1).toLowerCase();
  const exact = BY_NAME.get(name);
  if (exact) return exact;
  const format = BY_ENDING.find(([ending]) => name.endsWith(ending))?.[1];
  if (format) return isTemplateFormat(format) && FOR_PROGRAMMERS.test(fileName) ? undefined : format;
  const catalogue = catalogueFormatOf(fileName);
  if (catalogue) return catalogue;
  // Plain text is what an editor calls every file that it does not know: only files without an ending are meant.
  if (languageId === 'plaintext' && name.includes('.')) return undefined;
  return languageId === undefined ? undefined : BY_LANGUAGE.get(languageId);
}

/** The language that the name of a catalogue or its folder says; undefined when it does not, and of other formats. */
export function fileLanguageOf(fileName: string, format: Format): FileLanguage | undefined {
  if (!isCatalogueFormat(format)) return undefined;
  const language = languageOfFile(fileName);
  // Tables are called anything: `client_id.csv` is not Indonesian.
  return format === 'csv' && language === 'other' ? undefined : language;
}
