import { type Disposable, type ExtensionContext, type LogOutputChannel, l10n, Uri, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import {
  type CandorInitializationOptions,
  DECISIONS_CHANGED,
  type DocumentStatus,
  STATUS,
} from '../../server/src/lsp/protocol.js';
import { registerCommands } from './commands.js';
import { CampaignView } from './decisions/campaign-view.js';
import { DecisionMarks } from './decisions/decision-marks.js';
import { SignedText } from './decisions/signed-text.js';
import { linkRulesToCommand } from './diagnostic-links.js';
import { documentSelector, serverSelector } from './documents.js';
import { answerFileRequests } from './file-requests.js';
import { ReportView } from './report-view.js';
import { RulePages } from './rule-pages.js';
import { StatusItem } from './status-item.js';

/** Makes a client for one of the two kinds of server; the rest is the same on desktops and in browsers. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** The extension: its server, and what is registered in the editor. */
export class CandorClient {
  private client: BaseLanguageClient | undefined;
  private readonly output: LogOutputChannel;
  private readonly status: StatusItem;
  private readonly campaign: CampaignView;
  private readonly marks: DecisionMarks;

  constructor(
    private readonly context: ExtensionContext,
    private readonly make: MakeClient,
  ) {
    this.output = window.createOutputChannel('Candor', { log: true });
    this.status = new StatusItem(documentSelector());
    this.campaign = new CampaignView(() => this.client, context.workspaceState);
    this.marks = new DecisionMarks(() => this.client);
  }

  async activate(): Promise<void> {
    const running = () => this.running();
    const pages = new RulePages(running);
    const reports = new ReportView();
    const signed = new SignedText();
    const memory = this.context.globalState;
    this.keep(
      this.output,
      this.status,
      pages,
      reports,
      signed,
      this.campaign,
      this.marks,
      ...registerCommands({ running, restart: () => this.restart(), pages, reports, signed, memory }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('candor.enable')) void this.follow();
      }),
    );
    await this.follow();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.status.clear();
    await client?.dispose();
  }

  /** The client, started if it has to be; undefined when Candor is switched off. */
  private async running(): Promise<BaseLanguageClient | undefined> {
    if (!this.isEnabled) return undefined;
    if (!this.client) await this.start();
    return this.client;
  }

  private get isEnabled(): boolean {
    return workspace.getConfiguration('candor').get('enable', true);
  }

  private async follow(): Promise<void> {
    if (this.isEnabled) await this.running();
    else await this.stop();
  }

  private async restart(): Promise<void> {
    await this.stop();
    await this.follow();
  }

  private async start(): Promise<void> {
    const own: CandorInitializationOptions = {
      status: true,
      diagnosticsInHover: true,
      workspaceDiagnostics: false,
      decisions: true,
      rulePages: `${Uri.joinPath(this.context.extensionUri, 'dist', 'rules').toString()}/`,
    };
    const client = this.make('candor', 'Candor', {
      documentSelector: serverSelector(),
      initializationOptions: own,
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'candor',
      diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
      // Text under review reaches hovers: it is shown, never run.
      markdown: { isTrusted: false, supportHtml: false },
      middleware: linkRulesToCommand,
    });
    this.client = client;
    this.keep(
      client.onNotification(STATUS, (status: DocumentStatus) => {
        this.status.show(status);
        this.marks.statusIs(status);
      }),
      client.onNotification(DECISIONS_CHANGED, () => {
        this.campaign.refresh();
        this.marks.changed();
      }),
      client.onDidChangeState(({ newState }) => this.status.serverIs(newState === State.Running)),
      ...answerFileRequests(client),
    );
    try {
      await client.start();
      this.campaign.serverRuns();
    } catch (error) {
      this.output.error(l10n.t('The Candor server did not start: {0}', String(error)));
      this.status.serverIs(false);
    }
  }

  private keep(...disposables: Disposable[]): void {
    this.context.subscriptions.push(...disposables);
  }
}
