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
];

/** Prompt files that go by their names, and Candor's configuration. */
const PATTERNS = [
  '**/*.{prompt,prompty,poml,mdc}',
  '**/*.prompt.{yml,yaml}',
  '**/.cursorrules',
  '**/{SKILL,AGENTS,CLAUDE}.md',
  '**/candor.yml',
];

/** Where presets are written. The server tells them from other YAML and JSON. */
const PRESETS = ['**/*.{yml,yaml}', '**/presets/**/*.json', '**/preset.json'];

type Selector = ({ scheme: string; language: string } | { scheme: string; pattern: string })[];

/** What Candor reviews: files, drafts, and whatever file system holds the workspace; not outputs, diffs or logs. */
export function documentSelector(): Selector {
  return schemes().flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    ...PATTERNS.map((pattern) => ({ scheme, pattern })),
  ]);
}

/** What the server is told about: what Candor reviews, and what its rules are written in. */
export function serverSelector(): Selector {
  const presets = schemes().flatMap((scheme) => PRESETS.map((pattern) => ({ scheme, pattern })));
  return [...documentSelector(), ...presets];
}

function schemes(): string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)])];
}
