import {
  type DecorationOptions,
  DecorationRangeBehavior,
  type Disposable,
  MarkdownString,
  Range,
  type TextEditor,
  type ThemableDecorationAttachmentRenderOptions,
  ThemeColor,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DecisionSummary,
  type DocumentStatus,
  LIST_DECISIONS,
  type ListDecisionsResult,
} from '../../../server/src/lsp/protocol.js';
import { isCurrent } from './decision-commands.js';

/** Milliseconds without news after which the marks are drawn anew. */
const PAUSE = 250;

/** Shows, behind the words that somebody decided about, what was decided and how it stands. */
export class DecisionMarks implements Disposable {
  private readonly holding = window.createTextEditorDecorationType({
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    after: labelIn('editorCodeLens.foreground'),
    overviewRulerColor: new ThemeColor('charts.green'),
  });
  private readonly lapsed = window.createTextEditorDecorationType({
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    after: labelIn('list.warningForeground'),
    overviewRulerColor: new ThemeColor('charts.yellow'),
  });
  private readonly decided = new Set<string>();
  private readonly listening: Disposable[];
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: () => BaseLanguageClient | undefined) {
    this.listening = [window.onDidChangeVisibleTextEditors(() => this.soon())];
  }

  /** Only documents about which something was decided are asked for. */
  statusIs(status: DocumentStatus): void {
    const { uri } = status;
    const has = status.decided > 0 || this.decided.has(uri);
    if (status.decided > 0) this.decided.add(uri);
    if (has) this.soon();
  }

  /** Decisions changed anywhere. */
  changed(): void {
    for (const editor of window.visibleTextEditors) this.decided.add(editor.document.uri.toString());
    this.soon();
  }

  dispose(): void {
    clearTimeout(this.pause);
    for (const it of [this.holding, this.lapsed, ...this.listening]) it.dispose();
  }

  private soon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      for (const editor of window.visibleTextEditors) void this.draw(editor);
    }, PAUSE);
  }

  private async draw(editor: TextEditor): Promise<void> {
    const client = this.client();
    const { document } = editor;
    if (!client?.isRunning() || !this.decided.has(document.uri.toString())) return;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const { version } = document;
    const listed = await client.sendRequest<ListDecisionsResult>(LIST_DECISIONS, { uri });
    // Keys were pressed meanwhile: the next status asks again.
    if (document.version !== version) return;
    const placed = (listed.documents[0]?.decisions ?? []).filter((it) => it.start && it.end && isCurrent(it));
    const marks = (holds: boolean) =>
      placed.filter(({ standing }) => (standing === 'holds') === holds).map((decision) => markOf(decision));
    editor.setDecorations(this.holding, marks(true));
    editor.setDecorations(this.lapsed, marks(false));
  }
}

/** A frame tells it from the words of the text. */
function labelIn(color: string): ThemableDecorationAttachmentRenderOptions {
  const inColor = new ThemeColor(color);
  return { color: inColor, border: '1px solid', borderColor: inColor, margin: '0 0.5ch' };
}

function markOf(decision: DecisionSummary): DecorationOptions {
  const { start, end, kindText, standing, standingText, until, by, reason, source } = decision;
  const words = standing === 'holds' ? [kindText, until && `→ ${until}`] : [kindText, standingText];
  const told = new MarkdownString();
  // Written by people: shown as it is, never as markup.
  told.appendText([kindText, standingText, by, reason ?? source].filter(Boolean).join(' · '));
  return {
    range: new Range(start!.line, start!.character, end!.line, end!.character),
    hoverMessage: told,
    renderOptions: { after: { contentText: ` ${words.filter(Boolean).join(' ')} ` } },
  };
}
