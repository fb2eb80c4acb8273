import { workspace } from 'vscode';

/** Language ids whose documents may be copy or prompts. The server decides about each. */
const LANGUAGES = [
  'markdown',
  'mdx',
  'html',
  'plaintext',
  'prompt',
  'instructions',
  'chatagent',
  'chatmode',
  'skill',
  'poml',
  // Catalogues and tables, where some extension has a language for them.
  'po',
  'gettext',
  'xliff',
  'fluent',
  'arb',
  'csv',
  'tsv',
  'javascriptreact',
  'typescriptreact',
  'vue',
  'svelte',
  'astro',
  'liquid',
  'mjml',
];

/** Prompt files, catalogues, tables and templates that go by their names, and Candor's configuration. */
const PATTERNS = [
  '**/*.{prompt,prompty,poml,mdc}',
  '**/*.prompt.{yml,yaml}',
  '**/.cursorrules',
  '**/{SKILL,AGENTS,CLAUDE}.md',
  '**/*.{arb,po,pot,xlf,xliff,ftl,csv,tsv}',
  '**/*.{jsx,tsx,vue,svelte,astro,liquid,mjml}',
  '**/{locales,locale,_locales,i18n,l10n,translations}/**/*.{json,yml,yaml}',
  '**/candor.yml',
];

/**
 * Where presets and string catalogues are written. The server tells them from other YAML and JSON, and says nothing of
 * those: their languages stay with the extensions that they belong to.
 */
const SHARED = ['**/*.{yml,yaml,json,jsonc}'];

type Selector = ({ scheme: string; language: string } | { scheme: string; pattern: string })[];

/** What Candor reviews: files, drafts, and whatever file system holds the workspace; not outputs, diffs or logs. */
export function documentSelector(): Selector {
  return schemes().flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    ...PATTERNS.map((pattern) => ({ scheme, pattern })),
  ]);
}

/** What the server is told about: what Candor reviews or may review, and what its rules are written in. */
export function serverSelector(): Selector {
  const shared = schemes().flatMap((scheme) => SHARED.map((pattern) => ({ scheme, pattern })));
  return [...documentSelector(), ...shared];
}

function schemes(): string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)])];
}
