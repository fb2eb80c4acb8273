import { type Disposable, l10n, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { ReportResult } from '../../server/src/lsp/protocol.js';

/** Id of the panel, which the manifest's menus name. */
const VIEW_TYPE = 'candor.report';

/** The report in a tab of the editor. The page's own policy lets it load nothing and run only its own script. */
export class ReportView implements Disposable {
  private panel: WebviewPanel | undefined;
  private report: ReportResult | undefined;
  private name = '';

  /** `name` is what the report is about: a file's or a folder's name. */
  show(report: ReportResult, name: string): void {
    this.report = report;
    this.name = name;
    this.panel ??= this.open();
    this.panel.title = l10n.t('Report: {0}', name);
    this.panel.webview.html = report.html;
    this.panel.reveal();
  }

  async saveAs(): Promise<void> {
    if (!this.report) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const file = `candor-${this.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.html`;
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
    return panel;
  }
}
