import { commands, type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EXPLAIN_RULE, type ExplainRuleParams, type ExplainRuleResult } from '../../server/src/lsp/protocol.js';

const SCHEME = 'candor-rule';

/** Pages of rules as virtual Markdown documents, shown as a preview. */
export class RulePages implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  private readonly registration = workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly onDidChange = this.changed.event;

  constructor(private readonly running: () => Promise<BaseLanguageClient | undefined>) {}

  /** `document` is the URI of the document that the rule was met in. */
  async show(rule: string, document = ''): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${rule}.md`, query: document });
    this.changed.fire(uri);
    // Not locked, the preview would turn to the next Markdown file that is opened.
    await commands.executeCommand('markdown.showPreview', uri, [uri], { locked: true });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const client = await this.running();
    const rule = uri.path.slice(1).replace(/\.md$/, '');
    const params: ExplainRuleParams = uri.query ? { rule, uri: uri.query } : { rule };
    const page = await client?.sendRequest<ExplainRuleResult | null>(EXPLAIN_RULE, params);
    return page?.markdown ?? '';
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
