import type { Chunk, Format, TemplateFormat } from '../document/document.js';
import { parseDocument } from '../document/parse.js';
import { isTemplateFormat } from '../document/templates/dialects.js';
import { applyEdits } from '../text/edits.js';
import type { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import type { Finding, Fix, Notice } from './finding.js';

/**
 * Comments that suppress findings: `candor-disable-next-line RULE -- reason`, also `-line`, and
 * `candor-disable` … `candor-enable` for a stretch; `until 2027-01-31` before the dashes ends it.
 */
export interface Directive extends Span {
  readonly kind: 'next-line' | 'line' | 'disable' | 'enable';
  /** Rule ids or `family/*`; empty: all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  /** In catalogues the next line is the entry below, however many lines it has; its end. */
  readonly entryEnd?: number;
}

const FORM = /^candor-(disable-next-line|disable-line|disable|enable)(?=\s|$)([\s\S]*)$/;

/** Reads the directives of a document; those without a reason, or out of date, become notices and suppress nothing. */
export function readDirectives(
  chunks: readonly Chunk[],
  starts: readonly number[],
  isKnownRule: (id: string) => boolean,
  today: string,
  isCatalogue = false,
): { directives: Directive[]; notices: Notice[] } {
  const directives: Directive[] = [];
  const notices: Notice[] = [];
  chunks.forEach((chunk, index) => {
    for (const mark of chunk.marks) {
      if (mark.kind !== 'comment') continue;
      const form = FORM.exec(mark.text.trim());
      if (!form) continue;
      const span = { start: starts[index]! + mark.start, end: starts[index]! + mark.end };
      const refuse = (en: string, fr: string) =>
        notices.push({ ...span, code: 'directive-invalid', message: { en, fr } });
      const kind =
        form[1] === 'enable'
          ? 'enable'
          : form[1] === 'disable'
            ? 'disable'
            : form[1] === 'disable-line'
              ? 'line'
              : 'next-line';
      const [head = '', ...tail] = form[2]!.split(/\s--\s/);
      const reason = tail.join(' -- ').trim();
      const until = /\buntil\s+(\d{4}-\d{2}-\d{2})\b/.exec(head)?.[1];
      const rules = head
        .replace(/\buntil\s+\S+/, '')
        .split(/[\s,]+/)
        .filter((rule) => rule !== '');
      if (kind !== 'enable' && reason === '') {
        refuse(
          'This directive gives no reason, so it suppresses nothing: write "-- reason" after the rule.',
          'Cette directive ne donne pas de motif et ne masque donc rien : écrivez « -- motif » après la règle.',
        );
        continue;
      }
      if (until !== undefined && until < today) {
        refuse(
          `This directive held until ${until}: decide again, or remove it.`,
          `Cette directive valait jusqu’au ${until} : décidez à nouveau, ou retirez-la.`,
        );
        continue;
      }
      const unknown = rules.filter((rule) => !rule.endsWith('/*') && !isKnownRule(rule));
      if (unknown.length > 0) {
        refuse(`There is no rule ${unknown.join(', ')}.`, `Il n’y a pas de règle ${unknown.join(', ')}.`);
      }
      directives.push({
        ...span,
        kind,
        rules,
        reason,
        ...(until === undefined ? {} : { until }),
        ...(isCatalogue ? { entryEnd: starts[index]! + chunk.length } : {}),
      });
    }
  });
  return { directives, notices };
}

/** The reason for which a directive suppresses the finding, if one does. */
export function suppressionOf(
  finding: Span & { readonly rule: string },
  directives: readonly Directive[],
  lines: LineIndex,
  canonical: (id: string) => string,
): string | undefined {
  const line = lines.positionAt(finding.start).line;
  let reason: string | undefined;
  let open: string | undefined;
  for (const directive of directives) {
    if (!covers(directive, finding.rule, canonical)) continue;
    switch (directive.kind) {
      case 'next-line':
        if (isBelow(directive, finding, lines, line)) reason = directive.reason;
        break;
      case 'line':
        if (lines.positionAt(directive.start).line === line) reason = directive.reason;
        break;
      case 'disable':
        if (directive.end <= finding.start) open = directive.reason;
        break;
      case 'enable':
        if (directive.end <= finding.start) open = undefined;
        break;
    }
  }
  return reason ?? open;
}

function isBelow({ end, entryEnd }: Directive, finding: Span, lines: LineIndex, line: number): boolean {
  if (entryEnd !== undefined) return end <= finding.start && finding.start < entryEnd;
  return lines.positionAt(end).line + 1 === line;
}

function covers(directive: Directive, rule: string, canonical: (id: string) => string): boolean {
  if (directive.rules.length === 0) return true;
  return directive.rules.some((pattern) =>
    pattern.endsWith('/*') ? rule.startsWith(pattern.slice(0, -1)) : canonical(pattern) === rule,
  );
}

/** The edit that suppresses a finding by a directive on the line above; undefined where a comment has no place. */
export function suppressionFix(finding: Finding, text: string, format: Format, lines: LineIndex): Fix | undefined {
  if (format === 'yaml' || format === 'po' || format === 'fluent') return commentAbove(finding, text, format, lines);
  if (isTemplateFormat(format)) return commentInTemplate(finding, text, format, lines);
  if (format !== 'markdown' && format !== 'html') return undefined;
  const line = lines.positionAt(finding.start).line;
  const start = lines.lineStart(line);
  const lineText = text.slice(start, lines.lineStart(line + 1));
  // Inside a table or a quotation a line of its own would break the block.
  if (format === 'markdown' && /^\s*[|>]/.test(lineText)) return undefined;
  const indent = /^[ \t]*/.exec(lineText)![0];
  return suppression(finding, text, start, `${indent}<!-- candor-disable-next-line ${finding.rule} -- reason -->`);
}

/** A comment above the entry, where the host has comments. */
function commentAbove(finding: Finding, text: string, format: Format, lines: LineIndex): Fix | undefined {
  const { host } = finding;
  if (!host) return undefined;
  let line = lines.positionAt(host.start).line;
  const lineAt = (number: number) => text.slice(lines.lineStart(number), lines.lineStart(number + 1));
  const isEntry = ENTRY[format];
  if (isEntry) while (line > 0 && !isEntry.test(lineAt(line))) line--;
  const indent = format === 'yaml' ? /^[ \t]*/.exec(lineAt(line))![0] : '';
  return suppression(
    finding,
    text,
    lines.lineStart(line),
    `${indent}# candor-disable-next-line ${finding.rule} -- reason`,
  );
}

/** How comments of a template begin and end; where one kind has no place another may have. */
const COMMENTS: { readonly [F in TemplateFormat]: readonly (readonly [string, string])[] } = {
  jsx: [
    ['//', ''],
    ['{/*', ' */}'],
  ],
  astro: [
    ['<!--', ' -->'],
    ['//', ''],
  ],
  vue: [['<!--', ' -->']],
  svelte: [['<!--', ' -->']],
  mjml: [['<!--', ' -->']],
  liquid: [['{% comment %}', ' {% endcomment %}']],
};

/** A comment above the line. It is offered when the template, read again, says the same and has one comment more. */
function commentInTemplate(finding: Finding, text: string, format: TemplateFormat, lines: LineIndex): Fix | undefined {
  const line = lines.positionAt(finding.start).line;
  const start = lines.lineStart(line);
  const indent = /^[ \t]*/.exec(text.slice(start, lines.lineStart(line + 1)))![0];
  const before = contentOf(text, format);
  for (const [opening, closing] of COMMENTS[format]) {
    const comment = `${indent}${opening} candor-disable-next-line ${finding.rule} -- reason${closing}`;
    const fix = suppression(finding, text, start, comment);
    const after = contentOf(applyEdits(text, fix.edits), format);
    if (after.comments === before.comments + 1 && after.texts.join('\n') === before.texts.join('\n')) return fix;
  }
  return undefined;
}

function contentOf(text: string, format: Format): { readonly texts: readonly string[]; readonly comments: number } {
  const { chunks } = parseDocument(text, format);
  return {
    texts: chunks.flatMap(({ segments }) => segments.map((segment) => segment.text.replace(/\s+/g, ' '))),
    comments: chunks.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'comment')).length,
  };
}

/** The first line of an entry: comments stand before it. */
const ENTRY: { readonly [F in Format]?: RegExp } = {
  yaml: /^[ \t]*(?:-[ \t]|[^\s#][^\n]*:(?:\s|$))/,
  po: /^[ \t]*msg(?:ctxt|id)[ \t]/,
  fluent: /^-?[A-Za-z]/,
};

function suppression(finding: Finding, text: string, at: number, comment: string): Fix {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    title: { en: `Suppress ${finding.rule} here, with a reason`, fr: `Masquer ${finding.rule} ici, avec un motif` },
    safe: false,
    edits: [{ start: at, end: at, newText: comment + lineEnd }],
  };
}
