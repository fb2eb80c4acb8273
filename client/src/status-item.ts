import {
  type Disposable,
  type DocumentSelector,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import type { DocumentStatus, SeverityCounts } from '../../server/src/lsp/protocol.js';

/** What Candor knows of the active document, in the language status of the status bar. */
export class StatusItem implements Disposable {
  private readonly item;
  private readonly statuses = new Map<string, DocumentStatus>();
  private readonly listeners: Disposable[];
  private serverRuns = false;

  constructor(selector: DocumentSelector) {
    this.item = languages.createLanguageStatusItem('candor.status', selector);
    this.item.name = 'Candor';
    this.item.command = { command: 'candor.quickActions', title: l10n.t('Quick actions') };
    this.listeners = [
      window.onDidChangeActiveTextEditor(() => this.update()),
      workspace.onDidCloseTextDocument((document) => this.statuses.delete(document.uri.toString())),
    ];
    this.update();
  }

  show(status: DocumentStatus): void {
    this.statuses.set(status.uri, status);
    this.update();
  }

  serverIs(running: boolean): void {
    this.serverRuns = running;
    this.update();
  }

  clear(): void {
    this.statuses.clear();
    this.serverIs(false);
  }

  dispose(): void {
    this.item.dispose();
    for (const listener of this.listeners) listener.dispose();
  }

  private update(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.statuses.get(document.uri.toString());
    this.item.severity = LanguageStatusSeverity.Information;
    if (!status) {
      this.item.text = this.serverRuns ? l10n.t('Candor: nothing to review here') : l10n.t('Candor is not running');
      this.item.detail = '';
      return;
    }
    if (status.counts.error > 0) this.item.severity = LanguageStatusSeverity.Error;
    else if (status.counts.warning > 0 || status.disclosure === 'missing') {
      this.item.severity = LanguageStatusSeverity.Warning;
    }
    this.item.text = `Candor: ${countsText(status.counts)}`;
    this.item.detail = [
      disclosureText(status.disclosure),
      // Where nothing is asked there is nothing to explain.
      status.disclosure !== 'not-needed' && status.disclosureReason,
      status.signOff === 'stale' && l10n.t('changed since it was signed'),
      status.signOff === 'signed' && status.disclosure !== 'signed-off' && l10n.t('signed off'),
      status.decided > 0 && l10n.t('{0} decided', status.decided),
      status.suppressed > 0 && l10n.t('{0} kept with a reason', status.suppressed),
      // A normal time says nothing, and a long line pushes the quick actions out of the pop-up.
      status.milliseconds > TIME_BUDGET && l10n.t('reviewed in {0} ms', Math.round(status.milliseconds)),
      ...status.notices,
    ]
      .filter(Boolean)
      .join(' · ');
    this.item.accessibilityInformation = { label: `${this.item.text}, ${this.item.detail}` };
  }
}

/** Milliseconds beyond which a review is worth a word. */
const TIME_BUDGET = 1000;

/** `2 errors, 1 to check`; hints are never counted. */
export function countsText(counts: SeverityCounts): string {
  const parts = [
    counts.error === 1 ? l10n.t('1 error') : counts.error > 1 && l10n.t('{0} errors', counts.error),
    counts.warning === 1 ? l10n.t('1 warning') : counts.warning > 1 && l10n.t('{0} warnings', counts.warning),
    counts.info > 0 && l10n.t('{0} to check', counts.info),
  ];
  return parts.filter(Boolean).join(', ') || l10n.t('no findings');
}

function disclosureText(disclosure: DocumentStatus['disclosure']): string {
  switch (disclosure) {
    case 'not-needed':
      return l10n.t('no AI disclosure needed');
    case 'disclosed':
      return l10n.t('AI use is disclosed');
    case 'missing':
      return l10n.t('AI disclosure missing');
    case 'signed-off':
      return l10n.t('signed off');
  }
}
