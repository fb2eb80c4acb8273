import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type TextDocumentEdit,
} from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { type Finding, type Fix, type Format, fixAllEdits, fixesOf, LineIndex, suppressionFix } from '../core/index.js';
import type { ClientAbilities } from './client-abilities.js';
import { toRange, toSpan, toTextEdit, toWorkspaceEdit } from './convert.js';
import type { DiagnosticReport } from './diagnostic-reports.js';
import { MESSAGES } from './messages.js';
import { DECISION_COMMANDS, type DecisionTarget } from './protocol.js';
import type { ReviewedDocument, ReviewState } from './reviewed-document.js';

/** Applies every safe fix of a document. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.candor`;
/** Signs a document off. */
export const SIGN_OFF = `${CodeActionKind.Source}.signOff.candor`;

/** What code actions need: the findings that are already there, and who reads and applies them. */
export interface CodeActionContext {
  readonly document: ReviewedDocument;
  readonly format: Format;
  readonly report: DiagnosticReport;
  readonly state: ReviewState;
  readonly reader: Language;
  readonly client: Pick<ClientAbilities, 'documentChanges' | 'snippetEdits' | 'own'>;
}

export function codeActions(params: CodeActionParams, context: CodeActionContext): CodeAction[] {
  const { only, triggerKind } = params.context;
  const wants = (kind: string) => !only || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(params, context));
  // An editor asks for everything at each move of the caret: whole-file fixes wait until somebody opens the menu.
  if (wants(FIX_ALL) && (only || triggerKind !== CodeActionTriggerKind.Automatic)) {
    actions.push(...fixAll(context));
  }
  if (context.client.own.decisions && wants(SIGN_OFF) && (only || triggerKind !== CodeActionTriggerKind.Automatic)) {
    actions.push(signAction(context));
  }
  return actions;
}

/** Somebody takes responsibility for the document: our client asks who. */
function signAction({ document, reader }: CodeActionContext): CodeAction {
  const title = MESSAGES[reader].signOff;
  const target: DecisionTarget = { uri: document.uri };
  return { title, kind: SIGN_OFF, command: { title, command: DECISION_COMMANDS.signOff, arguments: [target] } };
}

/** Decisions that a person takes in a form of our client; other clients have none. */
function decisionActions(finding: Finding, diagnostic: Diagnostic, context: CodeActionContext): CodeAction[] {
  const { document, reader, client } = context;
  if (!client.own.decisions) return [];
  const messages = MESSAGES[reader];
  const { fingerprint, decision, family } = finding;
  const act = (title: string, command: string, target: Omit<DecisionTarget, 'uri'>): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command, arguments: [{ uri: document.uri, ...target } satisfies DecisionTarget] },
  });
  if (decision) {
    return [act(messages.withdrawDecision, DECISION_COMMANDS.withdraw, { fingerprint, record: decision.record })];
  }
  return [
    ...(family === 'prompt' ? [] : [act(messages.attachEvidence, DECISION_COMMANDS.evidence, { fingerprint })]),
    act(messages.acceptRisk, DECISION_COMMANDS.accept, { fingerprint }),
  ];
}

function quickFixes(params: CodeActionParams, context: CodeActionContext): CodeAction[] {
  const { document, report, state } = context;
  const span = toSpan(document, params.range);
  const actions: CodeAction[] = [];
  const suppressions: CodeAction[] = [];
  const decisions: CodeAction[] = [];
  const rules = new Set<string>();
  report.findings.forEach((finding, index) => {
    if (finding.start > span.end || finding.end < span.start) return;
    const diagnostic = report.items[index] as Diagnostic;
    const fixes = fixesOf(finding, document.text, context.format, state.terms.ruleset);
    const preferred = fixes.length === 1 ? fixes[0] : fixes.find((fix) => fix.safe);
    for (const fix of fixes) actions.push(fixAction(fix, diagnostic, fix === preferred, context));
    decisions.push(...decisionActions(finding, diagnostic, context));
    // What is decided about asks for nothing more.
    const suppression = finding.decision ? undefined : suppressAction(finding, diagnostic, context);
    if (suppression) suppressions.push(suppression);
    rules.add(finding.rule);
  });
  for (const rule of rules) actions.push(...fixRule(rule, context));
  return [...actions, ...decisions, ...suppressions];
}

function fixAction(fix: Fix, diagnostic: Diagnostic, preferred: boolean, context: CodeActionContext): CodeAction {
  const { document, reader } = context;
  const edits = fix.edits.map((edit) => toTextEdit(document, edit));
  return {
    title: fix.title[reader],
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(preferred && { isPreferred: true }),
    edit: edit(edits, context),
  };
}

/** A directive beside the finding, with the reason left to the writer; formats without comments have none. */
function suppressAction(finding: Finding, diagnostic: Diagnostic, context: CodeActionContext): CodeAction | undefined {
  const { document, format, reader, client } = context;
  const fix = suppressionFix(finding, document.text, format, new LineIndex(document.text));
  if (!fix) return undefined;
  const messages = MESSAGES[reader];
  const snippets = client.snippetEdits && client.documentChanges;
  const edits = fix.edits.map((textEdit): TextDocumentEdit['edits'][number] => {
    const [before = '', after = ''] = textEdit.newText.split(REASON);
    const range = toRange(document, textEdit);
    const reason = messages.reasonPlaceholder;
    if (!snippets) return { range, newText: `${before}-- ${reason}${after}` };
    const value = `${escapeSnippet(`${before}-- `)}\${1:${escapeSnippet(reason)}}${escapeSnippet(after)}`;
    return { range, snippet: { kind: 'snippet', value } };
  });
  return {
    title: messages.suppress(finding.rule),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: edit(edits, context),
  };
}

/** How the core's directive leaves the place of the reason; here the writer's own takes it. */
const REASON = '-- reason';

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The safe fixes of one rule, when there are several. */
function fixRule(rule: string, context: CodeActionContext): CodeAction[] {
  const { report, reader, state } = context;
  const findings = report.findings.filter((finding) => finding.rule === rule);
  if (findings.length < 2) return [];
  const edits = safeEdits(findings, context);
  if (edits.length < 2) return [];
  return [
    {
      title: MESSAGES[reader].fixRule(state.terms.ruleset.rule(rule)?.say[reader].title ?? rule, edits.length),
      kind: CodeActionKind.QuickFix,
      diagnostics: report.items.slice(0, report.findings.length).filter((item) => item.code === rule),
      edit: edit(edits, context),
    },
  ];
}

function fixAll(context: CodeActionContext): CodeAction[] {
  const edits = safeEdits(context.report.findings, context);
  if (edits.length === 0) return [];
  return [{ title: MESSAGES[context.reader].fixAll, kind: FIX_ALL, edit: edit(edits, context) }];
}

function safeEdits(findings: readonly Finding[], { document, format, state }: CodeActionContext) {
  return fixAllEdits(findings, document.text, format, state.terms.ruleset).map((textEdit) =>
    toTextEdit(document, textEdit),
  );
}

function edit(edits: TextDocumentEdit['edits'], { document, client }: CodeActionContext) {
  return toWorkspaceEdit(document, edits, client.documentChanges);
}
