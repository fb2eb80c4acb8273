import {
  commands,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type Memento,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  DECISION_COMMANDS,
  type DecisionSummary,
  type DecisionTarget,
  LIST_DECISIONS,
  type ListDecisionsResult,
  RECORD_DECISION,
  type RecordDecisionParams,
  type RecordDecisionResult,
} from '../../../server/src/lsp/protocol.js';
import { documentSelector } from '../documents.js';
import { withServerProgress } from '../progress.js';
import { DecisionForms } from './decision-forms.js';
import type { SignedText } from './signed-text.js';

/** How long the outcome stays in the status bar, in milliseconds. */
const OUTCOME = 8_000;

type WithClient = (
  run: (client: BaseLanguageClient, ...given: unknown[]) => Promise<void>,
) => (...given: unknown[]) => Promise<void>;

/** The commands with which people decide; quick-fixes give them a target, the palette takes what is at the caret. */
export function registerDecisionCommands(withClient: WithClient, memory: Memento, signed: SignedText): Disposable[] {
  const register = (command: string, run: (decide: DecisionRun, given: unknown) => Promise<void>) =>
    commands.registerCommand(
      command,
      withClient((client, given) => run(new DecisionRun(client, new DecisionForms(client, memory)), given)),
    );
  return [
    register(DECISION_COMMANDS.evidence, (decide, given) => decide.onFinding(given, 'evidence')),
    register(DECISION_COMMANDS.accept, (decide, given) => decide.onFinding(given, 'accept')),
    register(DECISION_COMMANDS.signOff, (decide, given) => decide.sign(given)),
    register(DECISION_COMMANDS.withdraw, (decide, given) => decide.withdraw(given)),
    register('candor.recordBaseline', (decide) => decide.baseline()),
    commands.registerCommand(
      'candor.showSignedChanges',
      withClient((client, given) => signed.showChanges(client, documentOf(given))),
    ),
  ];
}

class DecisionRun {
  constructor(
    private readonly client: BaseLanguageClient,
    private readonly forms: DecisionForms,
  ) {}

  async onFinding(given: unknown, kind: 'evidence' | 'accept'): Promise<void> {
    const target = targetOf(given) ?? (await this.findingAtCaret());
    if (!target) return;
    await this.record(await this.forms[kind](target));
  }

  async sign(given: unknown): Promise<void> {
    const uri = documentOf(given);
    if (!uri) {
      void window.showInformationMessage(l10n.t('Open the document to sign.'));
      return;
    }
    const document = await workspace.openTextDocument(uri);
    // What is signed is what others will read.
    if (document.isDirty && !(await document.save())) return;
    await this.record(await this.forms.signOff({ uri: this.client.code2ProtocolConverter.asUri(uri) }));
  }

  async withdraw(given: unknown): Promise<void> {
    const target = targetOf(given) ?? (await this.pickDecision());
    if (target?.record) await this.record(await this.forms.withdraw(target));
  }

  async baseline(): Promise<void> {
    const active = activeDocument();
    const uri = active && this.client.code2ProtocolConverter.asUri(active);
    const whole = { label: l10n.t('The whole workspace'), target: {} };
    const file = uri && { label: l10n.t('This file'), description: workspace.asRelativePath(active), target: { uri } };
    const title = l10n.t('Record a baseline: the open findings are shown faded, and only new ones count');
    const picked = await window.showQuickPick(file ? [whole, file] : [whole], { title });
    const params = picked && (await this.forms.baseline(picked.target));
    if (!params) return;
    const message = l10n.t('Candor: recording the baseline');
    await this.tell(
      params,
      await withServerProgress<RecordDecisionResult>(this.client, message, RECORD_DECISION, params),
    );
  }

  private async record(params: RecordDecisionParams | undefined): Promise<void> {
    if (!params) return;
    await this.tell(params, await this.client.sendRequest<RecordDecisionResult>(RECORD_DECISION, params));
  }

  private async tell(
    { kind }: RecordDecisionParams,
    { records, errors, refused }: RecordDecisionResult,
  ): Promise<void> {
    const wrong = refused ?? Object.values(errors)[0];
    if (wrong) void window.showErrorMessage(l10n.t('The decision was not recorded: {0}', wrong));
    else if (records.length > 0) window.setStatusBarMessage(`Candor: ${outcomeOf(kind, records.length)}`, OUTCOME);
  }

  /** The finding at the caret; one is picked where several stand. */
  private async findingAtCaret(): Promise<DecisionTarget | undefined> {
    const editor = window.activeTextEditor;
    const found = editor
      ? languages
          .getDiagnostics(editor.document.uri)
          .filter((it) => fingerprintOf(it) !== undefined && it.range.contains(editor.selection.active))
      : [];
    if (!editor || found.length === 0) {
      void window.showInformationMessage(l10n.t('Put the caret on a finding.'));
      return undefined;
    }
    const uri = this.client.code2ProtocolConverter.asUri(editor.document.uri);
    const items = found.map((diagnostic) => ({ label: diagnostic.message, fingerprint: fingerprintOf(diagnostic)! }));
    const picked =
      items.length === 1 ? items[0] : await window.showQuickPick(items, { title: l10n.t('On which finding?') });
    return picked && { uri, fingerprint: picked.fingerprint };
  }

  private async pickDecision(): Promise<DecisionTarget | undefined> {
    const active = activeDocument();
    const uri = active ? this.client.code2ProtocolConverter.asUri(active) : undefined;
    const decisions = uri === undefined ? [] : await this.decisionsOn(uri);
    if (uri === undefined || decisions.length === 0) {
      void window.showInformationMessage(l10n.t('Nothing was decided about this document.'));
      return undefined;
    }
    const items = decisions.map((decision) => ({
      label: decision.text ?? decision.kindText,
      description: decision.kindText,
      detail: `${decision.by} · ${decision.standingText}`,
      record: decision.record,
    }));
    const picked = await window.showQuickPick(items, {
      title: l10n.t('Which decision is withdrawn?'),
      matchOnDetail: true,
    });
    return picked && { uri, record: picked.record };
  }

  private async decisionsOn(uri: string): Promise<readonly DecisionSummary[]> {
    const { documents } = await this.client.sendRequest<ListDecisionsResult>(LIST_DECISIONS, { uri });
    return documents.flatMap(({ decisions }) => decisions).filter(isCurrent);
  }
}

/** Neither withdrawn nor replaced. */
export function isCurrent({ standing }: DecisionSummary): boolean {
  return standing !== 'withdrawn' && standing !== 'replaced';
}

function outcomeOf(kind: RecordDecisionParams['kind'], records: number): string {
  switch (kind) {
    case 'evidence':
      return l10n.t('evidence attached');
    case 'accept':
      return l10n.t('risk accepted');
    case 'sign-off':
      return l10n.t('document signed');
    case 'withdraw':
      return l10n.t('decision withdrawn');
    case 'baseline':
      return records === 1 ? l10n.t('1 finding in the baseline') : l10n.t('{0} findings in the baseline', records);
  }
}

/** Diagnostics of findings carry their fingerprints; those of configurations carry none. */
function fingerprintOf(diagnostic: Diagnostic): string | undefined {
  const { data } = diagnostic as Diagnostic & { readonly data?: unknown };
  return diagnostic.source === 'candor' && typeof data === 'string' ? data : undefined;
}

/** What a quick-fix or an entry of the campaign view gives. */
function targetOf(given: unknown): DecisionTarget | undefined {
  if (typeof given !== 'object' || given === null || !('uri' in given) || typeof given.uri !== 'string')
    return undefined;
  const { uri, fingerprint, record } = given as DecisionTarget;
  return { uri, ...(fingerprint !== undefined && { fingerprint }), ...(record !== undefined && { record }) };
}

/** The document that a quick-fix, the campaign view or the palette means. */
function documentOf(given: unknown): Uri | undefined {
  const target = targetOf(given);
  return target ? Uri.parse(target.uri) : activeDocument();
}

function activeDocument(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document && languages.match(documentSelector(), document) > 0 ? document.uri : undefined;
}
