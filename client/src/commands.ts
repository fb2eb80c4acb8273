import { commands, type Disposable, l10n, type Memento, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { addRule } from './commands/add-rule.js';
import { explainRule } from './commands/explain-rule.js';
import { generateReport } from './commands/generate-report.js';
import { newPreset } from './commands/new-preset.js';
import { openRule } from './commands/open-rule.js';
import { quickActions } from './commands/quick-actions.js';
import { reviewFile } from './commands/review-file.js';
import { reviewWorkspace } from './commands/review-workspace.js';
import { runExamples } from './commands/run-examples.js';
import { registerDecisionCommands } from './decisions/decision-commands.js';
import type { SignedText } from './decisions/signed-text.js';
import type { ReportView } from './report-view.js';
import type { RulePages } from './rule-pages.js';

export interface CommandServices {
  /** Undefined when Candor is switched off. */
  readonly running: () => Promise<BaseLanguageClient | undefined>;
  readonly restart: () => Promise<void>;
  readonly pages: RulePages;
  readonly reports: ReportView;
  readonly signed: SignedText;
  /** Of the person, whatever the workspace. */
  readonly memory: Memento;
}

export function registerCommands(services: CommandServices): Disposable[] {
  const { running, restart, pages, reports, signed, memory } = services;
  const withClient = (run: (client: BaseLanguageClient, ...given: unknown[]) => Promise<void>) => {
    return async (...given: unknown[]) => {
      const client = await running();
      if (client?.isRunning()) return run(client, ...given);
      void window.showWarningMessage(
        l10n.t('Candor is not running: see the setting “candor.enable” and the output “Candor”.'),
      );
    };
  };
  return [
    commands.registerCommand('candor.reviewFile', withClient(reviewFile)),
    commands.registerCommand('candor.reviewWorkspace', withClient(reviewWorkspace)),
    commands.registerCommand(
      'candor.generateReport',
      withClient((client, given) => generateReport(client, reports, given)),
    ),
    commands.registerCommand('candor.saveReport', () => reports.saveAs()),
    commands.registerCommand(
      'candor.explainRule',
      withClient((client, rule, document) => explainRule(client, pages, rule, document)),
    ),
    commands.registerCommand('candor.newPreset', withClient(newPreset)),
    commands.registerCommand('candor.addRule', withClient(addRule)),
    commands.registerCommand(
      'candor.openRule',
      withClient((client, rule) => openRule(client, pages, rule)),
    ),
    commands.registerCommand('candor.runExamples', withClient(runExamples)),
    ...registerDecisionCommands(withClient, memory, signed),
    commands.registerCommand('candor.quickActions', quickActions),
    commands.registerCommand('candor.restartServer', restart),
  ];
}
