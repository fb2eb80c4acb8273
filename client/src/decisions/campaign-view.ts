import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type Memento,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type DecisionSummary,
  type DecisionTarget,
  type DocumentDecisions,
  LIST_DECISIONS,
  type ListDecisionsResult,
} from '../../../server/src/lsp/protocol.js';
import { countsText } from '../status-item.js';
import { isCurrent } from './decision-commands.js';

const VIEW = 'candor.campaign';
/** Which groups are left out, kept for the workspace. */
const HIDDEN_KEPT = 'candor.campaign.hidden';
/** Milliseconds without news after which the list is asked for again. */
const PAUSE = 500;

type State = DocumentDecisions['state'];
type GroupId = State | 'expiring' | 'orphaned' | 'problems';

/** In the order in which they need attention. */
const GROUPS: readonly GroupId[] = [
  'problems',
  'expiring',
  'orphaned',
  'stale',
  'open',
  'accepted',
  'substantiated',
  'signed',
  'clean',
];

interface Group {
  readonly kind: 'group';
  readonly id: GroupId;
  readonly label: string;
  readonly nodes: readonly Node[];
}
/** Commands in the menus of a file or a decision take its node for their target. */
interface FileNode extends DecisionTarget {
  readonly kind: 'file';
  readonly document: DocumentDecisions;
}
interface DecisionNode extends DecisionTarget {
  readonly kind: 'decision';
  readonly decision: DecisionSummary;
}
/** Its document is not there, so nothing can be done here. */
interface LostNode {
  readonly kind: 'lost';
  readonly decision: DecisionSummary;
}
interface ProblemNode {
  readonly kind: 'problem';
  readonly problem: ListDecisionsResult['problems'][number];
}
type Node = Group | FileNode | DecisionNode | LostNode | ProblemNode;

/** The files of a campaign by what was decided about them, what ends soon, and what lost its text. */
export class CampaignView implements TreeDataProvider<Node>, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: TreeView<Node>;
  private readonly disposables: Disposable[];
  private listed: ListDecisionsResult | undefined;
  private isAsked = false;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: () => BaseLanguageClient | undefined,
    private readonly memory: Memento,
  ) {
    this.view = window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.disposables = [
      this.view,
      this.changed,
      this.view.onDidChangeVisibility(({ visible }) => visible && !this.listed && this.soon()),
      workspace.onDidSaveTextDocument(() => this.refresh()),
      commands.registerCommand('candor.refreshCampaign', () => this.ask()),
      commands.registerCommand('candor.filterCampaign', () => this.filter()),
    ];
  }

  /** Something was decided, here or elsewhere. A list that nobody has looked at yet is not made. */
  refresh(): void {
    if (this.listed) this.soon();
  }

  /** The server runs, so that a view which was open from the start can be filled. */
  serverRuns(): void {
    if (this.view.visible && !this.listed) this.soon();
  }

  dispose(): void {
    clearTimeout(this.pause);
    for (const it of this.disposables) it.dispose();
  }

  getChildren(node?: Node): Node[] {
    if (node?.kind === 'group') return [...node.nodes];
    if (node?.kind === 'file') {
      const { uri, decisions } = node.document;
      return decisions.filter(isCurrent).map((decision) => decisionNode(decision, uri));
    }
    return node ? [] : this.groups();
  }

  getTreeItem(node: Node): TreeItem {
    switch (node.kind) {
      case 'group':
        return groupItem(node);
      case 'file':
        return fileItem(node.document);
      case 'decision':
        return placedItem(node);
      case 'lost':
        return decisionItem(node.decision);
      case 'problem':
        return problemItem(node.problem);
    }
  }

  private groups(): Group[] {
    const { listed } = this;
    if (!listed) return [];
    const hidden = new Set(this.memory.get<readonly string[]>(HIDDEN_KEPT, []));
    const decisions: (DecisionNode | LostNode)[] = [
      ...listed.documents.flatMap(({ uri, decisions }) => decisions.map((decision) => decisionNode(decision, uri))),
      ...listed.elsewhere.map((decision) => ({ kind: 'lost', decision }) as const),
    ];
    const nodesOf = (id: GroupId): readonly Node[] => {
      switch (id) {
        case 'problems':
          return listed.problems.map((problem) => ({ kind: 'problem', problem }));
        case 'expiring':
          return decisions
            .filter(({ decision }) => decision.expiresSoon)
            .sort((a, b) => ((a.decision.until ?? '') < (b.decision.until ?? '') ? -1 : 1));
        case 'orphaned':
          return decisions.filter(({ decision }) => ORPHANED.has(decision.standing));
        default:
          return listed.documents
            .filter(({ state }) => state === id)
            .map((document) => ({ kind: 'file', uri: document.uri, document }));
      }
    };
    return GROUPS.filter((id) => !hidden.has(id))
      .map((id): Group => ({ kind: 'group', id, label: labelOf(id), nodes: nodesOf(id) }))
      .filter(({ nodes }) => nodes.length > 0);
  }

  private async filter(): Promise<void> {
    const hidden = new Set(this.memory.get<readonly string[]>(HIDDEN_KEPT, []));
    const items = GROUPS.map((id) => ({ label: labelOf(id), id, picked: !hidden.has(id) }));
    const shown = await window.showQuickPick(items, { title: l10n.t('Which groups are shown?'), canPickMany: true });
    if (!shown) return;
    const kept = new Set(shown.map(({ id }) => id));
    await this.memory.update(
      HIDDEN_KEPT,
      GROUPS.filter((id) => !kept.has(id)),
    );
    this.changed.fire();
  }

  private soon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.ask(), PAUSE);
  }

  /** One question at a time; news in between ask once more. */
  private async ask(): Promise<void> {
    const client = this.client();
    if (!client?.isRunning()) return;
    if (this.isAsked) return this.soon();
    this.isAsked = true;
    try {
      await window.withProgress({ location: { viewId: VIEW } }, async () => {
        const listed = await client.sendRequest<ListDecisionsResult>(LIST_DECISIONS, {});
        if (!listed.cancelled) this.listed = listed;
      });
    } finally {
      this.isAsked = false;
    }
    const documents = this.listed?.documents ?? [];
    const signed = documents.filter(({ signOff }) => signOff === 'signed').length;
    this.view.description = documents.length > 0 ? l10n.t('{0} of {1} signed', signed, documents.length) : '';
    this.view.message = documents.length > 0 ? '' : l10n.t('There is nothing to review here.');
    this.changed.fire();
  }
}

/** Their text, or their document, is not there any more. */
const ORPHANED: ReadonlySet<DecisionSummary['standing']> = new Set(['orphaned', 'reworded', 'unreviewed']);

function labelOf(id: GroupId): string {
  switch (id) {
    case 'problems':
      return l10n.t('Trouble in the ledger');
    case 'expiring':
      return l10n.t('Ending within 30 days');
    case 'orphaned':
      return l10n.t('Decisions without their text');
    case 'stale':
      return l10n.t('Changed since they were signed');
    case 'open':
      return l10n.t('Open findings');
    case 'accepted':
      return l10n.t('Risks accepted');
    case 'substantiated':
      return l10n.t('Substantiated');
    case 'signed':
      return l10n.t('Signed');
    case 'clean':
      return l10n.t('Nothing found, not signed');
  }
}

const ICONS: Readonly<Record<GroupId, readonly [icon: string, color?: string]>> = {
  problems: ['error', 'list.errorForeground'],
  expiring: ['watch', 'list.warningForeground'],
  orphaned: ['debug-disconnect', 'list.warningForeground'],
  stale: ['history', 'list.warningForeground'],
  open: ['circle-large-outline'],
  accepted: ['shield'],
  substantiated: ['verified'],
  signed: ['pass-filled', 'charts.green'],
  clean: ['pass'],
};

function groupItem({ id, label, nodes }: Group): TreeItem {
  const isQuiet = id === 'clean' || id === 'signed';
  const item = new TreeItem(label, isQuiet ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded);
  const [icon, color] = ICONS[id];
  item.id = id;
  item.description = String(nodes.length);
  item.iconPath = new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${label}, ${nodes.length}` };
  return item;
}

function fileItem({ uri, path, state, open, stateText, decisions, signOff }: DocumentDecisions): TreeItem {
  const hasDecisions = decisions.some(isCurrent);
  const item = new TreeItem(
    Uri.parse(uri),
    hasDecisions ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = `file ${uri}`;
  item.label = path;
  item.description = state === 'open' || state === 'stale' ? countsText(open) : '';
  item.tooltip = `${path}: ${stateText}`;
  item.contextValue = `file-${signOff}`;
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri)] };
  item.accessibilityInformation = { label: `${path}, ${stateText}, ${countsText(open)}` };
  return item;
}

function decisionNode(decision: DecisionSummary, uri: string): DecisionNode {
  return { kind: 'decision', uri, record: decision.record, decision };
}

function decisionItem(decision: DecisionSummary): TreeItem {
  const { text, kindText, standing, standingText, until, by, reason, source, title, file } = decision;
  const item = new TreeItem(text ?? kindText);
  item.description = [kindText, until, standing !== 'holds' && standingText].filter(Boolean).join(' · ');
  item.tooltip = [title, `${kindText}: ${standingText}`, reason ?? source, by, file].filter(Boolean).join('\n');
  item.iconPath = new ThemeIcon(standing === 'holds' ? 'check' : 'warning');
  item.accessibilityInformation = { label: [text, kindText, standingText, until, by].filter(Boolean).join(', ') };
  return item;
}

/** A decision whose document is there: it is opened at the words. */
function placedItem({ decision, uri }: DecisionNode): TreeItem {
  const { start, end } = decision;
  const item = decisionItem(decision);
  const selection = start && end && new Range(start.line, start.character, end.line, end.character);
  item.contextValue = 'decision';
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [Uri.parse(uri), { selection }] };
  return item;
}

function problemItem({ uri, line, message }: ProblemNode['problem']): TreeItem {
  const item = new TreeItem(message);
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  item.tooltip = message;
  const at = Math.max(0, (line ?? 1) - 1);
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open'),
    arguments: [Uri.parse(uri), { selection: new Range(at, 0, at, 0) }],
  };
  return item;
}
