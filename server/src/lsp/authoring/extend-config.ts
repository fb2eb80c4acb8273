import { isScalar, isSeq, parseDocument } from 'yaml';
import { RECOMMENDED } from '../../config/config.js';
import type { Language } from '../../core/document/document.js';

/** The text of a `candor.yml` that extends a preset too; everything else stays as it was written. */
export function extendConfig(text: string | undefined, spec: string, reader: Language): string {
  if (text === undefined) return `${HEAD[reader]}\nextends:\n  - ${RECOMMENDED}\n  - ${spec}\n`;
  const list = parseDocument(text, { uniqueKeys: false, logLevel: 'error' }).get('extends', true);
  if (!isSeq(list) || !list.range) {
    // "extends:" without entries takes the new one; without the key, Candor's own rules stay in force.
    const empty = /^extends:[ \t]*(?:#.*)?$/m.exec(text);
    if (!empty) return `extends:\n  - ${RECOMMENDED}\n  - ${spec}\n${text}`;
    const end = empty.index + empty[0].length;
    return `${text.slice(0, end)}\n  - ${spec}${text.slice(end)}`;
  }
  if (list.items.some((item) => isScalar(item) && sameSpec(String(item.value), spec))) return text;
  const last = list.items.at(-1);
  const end = isScalar(last) ? (last.range?.[1] ?? list.range[0]) : list.range[0];
  if (list.flow)
    return last ? `${text.slice(0, end)}, ${spec}${text.slice(end)}` : text.replace(/^(extends:\s*\[)/m, `$1${spec}`);
  const line = text.lastIndexOf('\n', end - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  const lineEnd = text.indexOf('\n', end);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${indent}- ${spec}${text.slice(at)}`;
}

function sameSpec(a: string, b: string): boolean {
  const plain = (spec: string) => spec.replace(/^\.\//, '').replace(/\/$/, '');
  return plain(a) === plain(b);
}

const HEAD: Readonly<Record<Language, string>> = {
  en: '# Candor reviews the copy and the prompts of this folder and of those below it.',
  fr: '# Candor relit les textes et les prompts de ce dossier et des dossiers qu’il contient.',
};
