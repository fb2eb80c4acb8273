import { FluentScanner } from './catalogue/fluent-scanner.js';
import { JsonCatalogueScanner } from './catalogue/json-scanner.js';
import { PoScanner } from './catalogue/po-scanner.js';
import { XliffScanner } from './catalogue/xliff-scanner.js';
import { YamlCatalogueScanner } from './catalogue/yaml-scanner.js';
import type { ChunkScanner, Format } from './document.js';
import { HtmlScanner } from './html/html-scanner.js';
import { MarkdownScanner } from './markdown/markdown-scanner.js';
import { PomlScanner } from './prompt/poml.js';
import { PromptYamlScanner } from './prompt/prompt-yaml.js';
import { CsvScanner } from './table/csv-scanner.js';
import { DIALECTS } from './templates/dialects.js';
import { TemplateScanner } from './templates/template-scanner.js';
import { PlainTextScanner } from './text/plain.js';

const SCANNERS: { readonly [F in Format]: () => ChunkScanner } = {
  markdown: () => new MarkdownScanner(false),
  html: () => new HtmlScanner(),
  text: () => new PlainTextScanner(true),
  docx: () => new PlainTextScanner(false),
  prompt: () => new MarkdownScanner(true),
  'prompt-yaml': () => new PromptYamlScanner(),
  poml: () => new PomlScanner(),
  json: () => new JsonCatalogueScanner(),
  yaml: () => new YamlCatalogueScanner(),
  po: () => new PoScanner(),
  xliff: () => new XliffScanner(),
  fluent: () => new FluentScanner(),
  csv: () => new CsvScanner(),
  jsx: () => new TemplateScanner(DIALECTS.jsx),
  vue: () => new TemplateScanner(DIALECTS.vue),
  svelte: () => new TemplateScanner(DIALECTS.svelte),
  astro: () => new TemplateScanner(DIALECTS.astro),
  liquid: () => new TemplateScanner(DIALECTS.liquid),
  mjml: () => new TemplateScanner(DIALECTS.mjml),
};

const made = new Map<Format, ChunkScanner>();

/** The scanner of a format; scanners keep nothing between calls, so one of each is enough. */
export function scannerOf(format: Format): ChunkScanner {
  let scanner = made.get(format);
  if (!scanner) {
    scanner = SCANNERS[format]();
    made.set(format, scanner);
  }
  return scanner;
}
