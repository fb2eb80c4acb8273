import { type Format, formatOf as formatOfName, includedFormatOf as includedFormatOfName } from '../core/index.js';
import { baseName, comparable, pathOf, schemeOf } from './uris.js';

/** Schemes of documents that nobody publishes: output panels, old versions beside a diff, commit messages… */
const NOT_COPY = new Set(['output', 'git', 'gitlens', 'debug', 'vscode-scm', 'vscode-terminal', 'vscode-settings']);

export const CONFIG_NAME = 'candor.yml';

export function isConfig(uri: string): boolean {
  return baseName(uri) === CONFIG_NAME;
}

/** How a document is read; undefined when it is not copy. */
export function formatOf(uri: string, languageId?: string): Format | undefined {
  return isNowhere(uri) ? undefined : formatOfName(pathOf(uri), languageId);
}

/** How a document is read if its configuration names it as copy. */
export function includableFormatOf(uri: string): Format | undefined {
  return isNowhere(uri) || isConfig(uri) ? undefined : includedFormatOfName(pathOf(uri));
}

function isNowhere(uri: string): boolean {
  return NOT_COPY.has(schemeOf(uri)) || comparable(uri).includes('/.candor/');
}
