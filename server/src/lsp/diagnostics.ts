import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Location } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { type Finding, type Notice, placeName, present, type RelatedSpan, type Severity } from '../core/index.js';
import { decisionWords, lapseWords } from '../ledger/decision-words.js';
import type { ClientAbilities } from './client-abilities.js';
import { toRange } from './convert.js';
import type { ReviewedDocument, ReviewTerms } from './reviewed-document.js';

export const SOURCE = 'candor';

/** What saying findings as diagnostics needs to know. */
export interface Saying {
  readonly reader: Language;
  readonly client: Pick<ClientAbilities, 'relatedInformation' | 'codeDescription' | 'diagnosticTags'>;
  readonly rulePage: (rule: string) => string;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(
  finding: Finding,
  document: ReviewedDocument,
  terms: ReviewTerms,
  { reader, client, rulePage }: Saying,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(document, finding),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    source: SOURCE,
    message: withPlace(messageOf(finding, terms, reader), finding, reader),
    data: finding.fingerprint,
  };
  const href = client.codeDescription ? rulePage(finding.rule) : '';
  if (href) diagnostic.codeDescription = { href };
  const { decision } = finding;
  if (decision) {
    // Still there for who looks for it, and no longer asking for anything.
    diagnostic.severity = DiagnosticSeverity.Hint;
    diagnostic.message += ` — ${decisionWords(decision, reader)}`;
    if (client.diagnosticTags && decision.kind === 'baseline') diagnostic.tags = [DiagnosticTag.Unnecessary];
  } else if (finding.lapsed) {
    diagnostic.message += ` — ${lapseWords(finding.lapsed, reader)}`;
  }
  if (client.relatedInformation && finding.related) {
    diagnostic.relatedInformation = finding.related.map((related) => ({
      location: locationOf(related, document),
      message: related.message[reader],
    }));
  }
  return diagnostic;
}

function locationOf(related: RelatedSpan, document: ReviewedDocument): Location {
  if (!related.document) return { uri: document.uri, range: toRange(document, related) };
  const { name, lines } = related.document;
  return { uri: name, range: { start: lines.positionAt(related.start), end: lines.positionAt(related.end) } };
}

/** In a catalogue the key says more than the line: it is what the text goes by everywhere else. */
function withPlace(message: string, finding: Finding, reader: Language): string {
  const name = finding.host && placeName(finding, reader);
  return name === undefined ? message : `${message} (${name})`;
}

/** Messages kept per configuration; beyond that they are worded anew. */
const MOST_MESSAGES = 10_000;
const messages = new WeakMap<ReviewTerms, Map<string, string>>();

/** At each keystroke most findings say what they said before: they are worded once. */
function messageOf(finding: Finding, terms: ReviewTerms, reader: Language): string {
  let known = messages.get(terms);
  if (!known || known.size > MOST_MESSAGES) {
    known = new Map();
    messages.set(terms, known);
  }
  const key = [reader, finding.rule, finding.phrase, finding.evidence, ...Object.values(finding.captures)].join('\n');
  let message = known.get(key);
  if (message === undefined) {
    message = present(finding, terms.ruleset, terms.settings, reader).message;
    known.set(key, message);
  }
  return message;
}

/** A directive that does not take effect is said where it stands; other notices go to the status. */
export function toNoticeDiagnostic(
  notice: Notice,
  document: ReviewedDocument,
  reader: Language,
): Diagnostic | undefined {
  if (notice.code !== 'directive-invalid') return undefined;
  return {
    range: toRange(document, notice),
    severity: DiagnosticSeverity.Warning,
    code: notice.code,
    source: SOURCE,
    message: notice.message[reader],
  };
}

export function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((item, index) => sameDiagnostic(item, b[index] as Diagnostic));
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.code === b.code &&
    a.data === b.data &&
    a.severity === b.severity &&
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character &&
    a.range.end.line === b.range.end.line &&
    a.range.end.character === b.range.end.character &&
    a.message === b.message &&
    sameRelated(a, b)
  );
}

function sameRelated(a: Diagnostic, b: Diagnostic): boolean {
  if (!a.relatedInformation && !b.relatedInformation) return true;
  return JSON.stringify(a.relatedInformation) === JSON.stringify(b.relatedInformation);
}
