import { type Format, formatOf as formatOfName } from '../core/index.js';
import { baseName, comparable, schemeOf } from './uris.js';

/** Schemes of documents that nobody publishes: output panels, old versions beside a diff, commit messages… */
const NOT_COPY = new Set(['output', 'git', 'gitlens', 'debug', 'vscode-scm', 'vscode-terminal', 'vscode-settings']);

export const CONFIG_NAME = 'candor.yml';

export function isConfig(uri: string): boolean {
  return baseName(uri) === CONFIG_NAME;
}

/** How a document is read; undefined when it is not copy. */
export function formatOf(uri: string, languageId?: string): Format | undefined {
  if (NOT_COPY.has(schemeOf(uri)) || comparable(uri).includes('/.candor/')) return undefined;
  return formatOfName(baseName(uri), languageId);
}
