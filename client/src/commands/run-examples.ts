import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { RUN_EXAMPLES, type RunExamplesParams, type RunExamplesResult } from '../../../server/src/lsp/protocol.js';

/** How long the outcome stays in the status bar, in milliseconds. */
const OUTCOME = 10_000;

/** Runs the examples of the rule above which the lens stands, or of all rules in the active file. */
export async function runExamples(client: BaseLanguageClient, uri: unknown, rule: unknown): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const meant = typeof uri === 'string' ? uri : active && client.code2ProtocolConverter.asUri(active);
  if (!meant) return;
  const params: RunExamplesParams = typeof rule === 'string' ? { uri: meant, rule } : { uri: meant };
  const result = await client.sendRequest<RunExamplesResult | null>(RUN_EXAMPLES, params);
  if (!result) {
    void window.showInformationMessage(l10n.t('Open a file of a preset to run its examples.'));
    return;
  }
  if (result.rules === 0) {
    void window.showWarningMessage(l10n.t('No rule here can be read yet: see the mistakes that are underlined.'));
    return;
  }
  const { examples, failed } = result;
  const outcome =
    failed > 0
      ? l10n.t('failing examples: {0} of {1}', failed, examples)
      : examples === 1
        ? l10n.t('1 example passes')
        : l10n.t('{0} examples pass', examples);
  window.setStatusBarMessage(`Candor: ${outcome}`, OUTCOME);
}
