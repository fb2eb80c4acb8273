import { type Disposable, l10n, Range, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { OpenPlace, ReportResult } from '../../server/src/lsp/protocol.js';

/** Id of the panel, which the manifest's menus name. */
const VIEW_TYPE = 'candor.report';

export interface ShownReport extends Omit<ReportResult, 'uris'> {
  /** What the report is about: a file's or a folder's name. */
  readonly name: string;
  /** The documents, as the page numbers them. */
  readonly documents: readonly Uri[];
}

/** The report in a tab of the editor. The page's own policy lets it load nothing and run only its own script. */
export class ReportView implements Disposable {
  private panel: WebviewPanel | undefined;
  private report: ShownReport | undefined;

  show(report: ShownReport): void {
    this.report = report;
    this.panel ??= this.open();
    this.panel.title = l10n.t('Report: {0}', report.name);
    this.panel.webview.html = report.html;
    this.panel.reveal();
  }

  async saveAs(): Promise<void> {
    if (!this.report) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const file = `candor-${this.report.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.html`;
    const target = await window.showSaveDialog({
      title: l10n.t('Save the report as…'),
      filters: { HTML: ['html'], Markdown: ['md'] },
      ...(folder && { defaultUri: Uri.joinPath(folder, file) }),
    });
    if (!target) return;
    const content = target.path.endsWith('.md') ? this.report.markdown : this.report.html;
    await workspace.fs.writeFile(target, new TextEncoder().encode(content));
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): WebviewPanel {
    const panel = window.createWebviewPanel(VIEW_TYPE, 'Candor', ViewColumn.Active, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => this.openPlace(message));
    return panel;
  }

  /** Opens a document of the report at a place; whatever else the page might send is passed over. */
  private async openPlace(message: unknown): Promise<void> {
    const { file, line, character } = (message as Partial<OpenPlace> | null)?.open ?? {};
    const uri = this.report?.documents[Number(file)];
    if (!uri || !Number.isSafeInteger(line) || !Number.isSafeInteger(character)) return;
    const selection = new Range(line as number, character as number, line as number, character as number);
    await window.showTextDocument(uri, { selection, viewColumn: ViewColumn.Beside });
  }
}
