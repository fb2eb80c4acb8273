import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { type Decision, type Finding, type Format, fixesOf, type Norm, placeName, present } from '../core/index.js';
import { decisionWords, lapseWords } from '../ledger/decision-words.js';
import { UNSAID_REASONS } from '../ledger/unsaid-reasons.js';
import type { ClientAbilities } from './client-abilities.js';
import { toRange } from './convert.js';
import type { DiagnosticReport } from './diagnostic-reports.js';
import { escapeMarkdown, markdownCode, markdownLink, toPlainText } from './markdown.js';
import { MESSAGES } from './messages.js';
import type { ReviewedDocument, ReviewState } from './reviewed-document.js';

/** Findings shown at one place, safer wordings and norms shown for one finding: a card stays readable. */
const MOST_CARDS = 3;
const MOST_WORDINGS = 3;
const MOST_NORMS = 3;
/** Longest safer wording quoted, in UTF-16 units. */
const LONGEST_WORDING = 160;

export interface HoverContext {
  readonly document: ReviewedDocument;
  readonly format: Format;
  readonly report: DiagnosticReport;
  readonly state: ReviewState;
  readonly reader: Language;
  readonly client: Pick<ClientAbilities, 'markdownHover' | 'own'>;
  readonly rulePage: (rule: string) => string;
  /** Day on which the norms were last compared with their sources, `YYYY-MM-DD`. */
  readonly normsDate: string;
}

export function hoverAt(position: Position, context: HoverContext): Hover | undefined {
  const { document, report, reader } = context;
  const offset = document.lines.offsetAt(document.text, position);
  const here = report.findings.filter((finding) => finding.start <= offset && offset <= finding.end);
  const first = here[0];
  if (!first) return disclosureHover(offset, context);
  const cards = here.slice(0, MOST_CARDS).map((finding) => card(finding, context));
  const value = [...cards, `*${escapeMarkdown(MESSAGES[reader].noLegalAdvice(context.normsDate))}*`].join(
    '\n\n---\n\n',
  );
  return {
    range: toRange(document, first),
    contents: context.client.markdownHover
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: toPlainText(value) },
  };
}

/** On a mark of AI or on a notice, where no finding stands: whether readers are told, and why that is so. */
function disclosureHover(offset: number, { document, state, reader, client }: HoverContext): Hover | undefined {
  const { disclosure } = state.review;
  const here = [...disclosure.marks, ...disclosure.statements, ...disclosure.dismissed].find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  if (!here) return undefined;
  const messages = MESSAGES[reader];
  const value = `**${escapeMarkdown(messages.disclosure[disclosure.status])}** — ${escapeMarkdown(disclosure.reason[reader])}`;
  return {
    range: toRange(document, here),
    contents: client.markdownHover
      ? { kind: MarkupKind.Markdown, value }
      : { kind: MarkupKind.PlainText, value: toPlainText(value) },
  };
}

/** Short first: what matched, why, what it rests on, when it is fine, what to write instead. */
function card(finding: Finding, { document, format, state, reader, client, rulePage }: HoverContext): string {
  const messages = MESSAGES[reader];
  const { ruleset, settings } = state.terms;
  const said = present(finding, ruleset, settings, reader);
  const part = (label: string, text: string) => `**${label}** — ${text}`;
  const name = finding.host && placeName(finding, reader);
  const wordings = fixesOf(finding, document.text, format, ruleset)
    .map((fix) => wordingOf(fix.edits, finding))
    .filter((wording) => wording !== undefined);
  const lines = [
    [`**${escapeMarkdown(said.title)}**`, messages.severities[finding.severity], name && markdownCode(name)]
      .filter((part) => part)
      .join(' · '),
    // Where the diagnostic stands above the card already, it is not said twice.
    !client.own.diagnosticsInHover && escapeMarkdown(said.message),
    finding.decision && decisionLine(finding.decision, reader),
    finding.lapsed && `**${escapeMarkdown(lapseWords(finding.lapsed, reader))}**`,
    said.because && part(messages.because, escapeMarkdown(said.because)),
    part(messages.why, escapeMarkdown(said.why)),
    ...said.norms.slice(0, MOST_NORMS).map((norm) => part(messages.norm, normLine(norm, reader))),
    said.fineWhen && part(messages.fineWhen, escapeMarkdown(said.fineWhen)),
    wordings.length > 0 && part(messages.safer, [...new Set(wordings)].slice(0, MOST_WORDINGS).join(' · ')),
    `${markdownLink(messages.rulePage, rulePage(finding.rule))} ${markdownCode(finding.rule)} · ${messages.decide}`,
  ];
  return lines.filter((line) => line).join('\n\n');
}

/** What was decided, why, and on what it rests. */
function decisionLine(decision: Decision, reader: Language): string {
  const { reason, source = '' } = decision;
  const said = reason || UNSAID_REASONS[decision.kind][reader];
  const proof = source === '' || source === reason ? '' : ` · ${markdownLink(source, source)}`;
  return `**${escapeMarkdown(decisionWords(decision, reader))}** — ${escapeMarkdown(said)}${proof}`;
}

/** Law, platform policy and advice told apart, with place, source and state. */
export function normLine(norm: Norm, reader: Language): string {
  const messages = MESSAGES[reader];
  const kind = `${messages.kinds[norm.kind]}, ${messages.jurisdictions[norm.jurisdiction]}`;
  const words = [norm.asks[reader], norm.status[reader]].filter(Boolean).map(asSentence);
  return `${markdownLink(norm.name[reader], norm.url)} (${escapeMarkdown(kind)}). ${words.join(' ')}`;
}

function asSentence(text: string): string {
  return escapeMarkdown(/[.!?…]$/.test(text) ? text : `${text}.`);
}

/** What would stand in the finding's place; undefined for fixes that remove, insert elsewhere or are too long to read. */
function wordingOf(edits: readonly { start: number; end: number; newText: string }[], finding: Finding) {
  const edit = edits.length === 1 ? edits[0] : undefined;
  if (!edit || edit.end <= finding.start || edit.start >= finding.end) return undefined;
  const text = edit.newText.trim();
  return text && text.length <= LONGEST_WORDING ? markdownCode(text) : undefined;
}
