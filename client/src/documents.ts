import { type TextDocument, workspace } from 'vscode';

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

/** What Candor listens to: files, drafts, and whatever file system holds the workspace; not outputs, diffs or logs. */
export function documentSelector(): ({ scheme: string; language: string } | { scheme: string; pattern: string })[] {
  const folders = workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)]);
  return [...schemes].flatMap((scheme) => [
    ...LANGUAGES.map((language) => ({ scheme, language })),
    ...PATTERNS.map((pattern) => ({ scheme, pattern })),
  ]);
}

export function isCandorConfig(document: TextDocument): boolean {
  return document.uri.path.endsWith('/candor.yml');
}
