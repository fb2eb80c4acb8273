import type { Language } from '../../core/document/document.js';
import type { Severity } from '../../core/rules/rule.js';
import type { JsonPosition } from '../json.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';

/** Anchors: a document, and a concern of a document, by their places in the report. */
export const fileAnchor = (file: number) => `d${file + 1}`;
export const concernAnchor = (file: number, concern: number) => `d${file + 1}-${concern + 1}`;
export const normAnchor = (index: number) => `norm-${index + 1}`;

/** A path kept apart from the direction of the text around it, free to break after each folder. */
export function pathMarkup(path: string): Html {
  const parts = path.split('/');
  return html`<bdi class="path">${parts.map((part, i) => html`${part}${i < parts.length - 1 && html`/<wbr>`}`)}</bdi>`;
}

export function severityChip(severity: Severity, words: Words): Html {
  return html`<span class="chip ${severity}">${words.severity[severity]}</span>`;
}

/** Marks words in another language than the report's, for those who hear it read. */
export function langOf(language: Language, reader: Language): Html | undefined {
  return language === reader ? undefined : html` lang="${language}"`;
}

/** Lines count from 1 for people. */
export function lineOf(position: JsonPosition, words: Words): string {
  return words.findings.line(position.line + 1);
}

/** Only a web address becomes a link: a preset could write anything. */
export function webAddress(url: string): string | undefined {
  return /^https?:\/\/[^\s]+$/i.test(url) ? url : undefined;
}
