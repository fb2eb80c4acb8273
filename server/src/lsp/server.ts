import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import { isLocalImage } from '../core/images/image-address.js';
import { type Catalogue, loadGrammar } from '../core/index.js';
import { Authoring } from './authoring/authoring.js';
import { serveAuthoring } from './authoring/authoring-requests.js';
import { abilitiesOf, type ClientAbilities } from './client-abilities.js';
import { codeActions, FIX_ALL, SIGN_OFF } from './code-actions.js';
import { completeConfig } from './completion-config.js';
import { completeDirective } from './completion-directive.js';
import { ConfigProblems, toConfigDiagnostics } from './config-problems.js';
import { Configurations } from './configurations.js';
import { serveDecisions } from './decision-requests.js';
import { Decisions } from './decisions.js';
import { DiagnosticReports } from './diagnostic-reports.js';
import { pullDiagnostics } from './diagnostics-pull.js';
import { DiagnosticsPush } from './diagnostics-push.js';
import { CONFIG_NAME, formatOf, includableFormatOf, isConfig } from './formats.js';
import { GrammarLoader } from './grammar-loader.js';
import { describeError, Guard } from './guard.js';
import type { ServerHost } from './host.js';
import { hoverAt } from './hover.js';
import { readerOf } from './messages.js';
import { type DocumentSources, OpenDocuments } from './open-documents.js';
import {
  type CandorCapabilities,
  DECISIONS_CHANGED,
  EXPLAIN_RULE,
  type ExplainRuleParams,
  LIST_RULES,
  type ListRulesParams,
  type RuleSummary,
  STATUS,
} from './protocol.js';
import type { ReviewedDocument } from './reviewed-document.js';
import { rulePage } from './rule-page.js';
import { statusOf } from './status.js';
import { baseName, schemeOf } from './uris.js';
import { WorkspaceFindings } from './workspace-findings.js';
import { serveWorkspace } from './workspace-requests.js';

/** In milliseconds. */
const REFRESH_PAUSE = 20;

/** Names of files used as evidence that are watched: nobody has more. */
const MOST_WATCHED = 500;

/** The image files that carry marks. */
const IMAGE_FILES = '**/*.{jpg,jpeg,jfif,png,webp,avif}';

/** Files that may be the translation of an open one, besides YAML and JSON. */
const TRANSLATIONS = '**/*.{md,markdown,mdx,html,htm,txt,arb,po,pot,xlf,xliff,ftl,csv,tsv}';

/** Starts Candor's language server on a connection. What the world offers comes through `host`. */
export function startServer(connection: Connection, catalogue: Catalogue, host: ServerHost): void {
  const guard = new Guard((message) => connection.console.error(message));
  const { log } = guard;
  let reader: Language = 'en';
  let client: ClientAbilities | undefined;
  let folders: readonly string[] = [];
  const abilities = () => client as ClientAbilities;

  const grammar = new GrammarLoader(loadGrammar, (error) => log(`grammar: ${describeError(error)}`));
  const configurations = new Configurations(
    host,
    () => folders,
    catalogue,
    (uri, loaded) => configProblems.update(uri, loaded),
  );
  const sources: DocumentSources = {
    formatOf,
    includedFormatOf: (uri) => configurations.includedFormatOf(uri),
    mayBeIncluded: (uri) => includableFormatOf(uri) !== undefined,
    termsOf: (uri) => configurations.termsOf(uri),
    grammar,
    // A text that was never saved has no place to look for images from.
    readImages: async (uri, addresses) =>
      schemeOf(uri) === 'untitled'
        ? new Map(addresses.map((address) => [address, { marks: [] }]))
        : host.readImages(uri, folders, addresses),
    deciderOf: (uri) => decisions.deciderOf(uri),
    // Nor does it have a history.
    readCommits: async (uri, words) => (schemeOf(uri) === 'untitled' ? { commits: [] } : host.readCommits(uri, words)),
    readFile: (uri) => host.files.read(uri),
    findPair: async (uri, among) => (schemeOf(uri) === 'untitled' ? undefined : host.findPair(uri, folders, among)),
    now: host.now,
  };
  const decisions = new Decisions(
    host.ledgers,
    (uri) => configurations.ledgerFolderOf(uri),
    (paths) => watchEvidence(paths),
    () => void redecide(),
  );
  const documents = new OpenDocuments(sources, {
    changed(document) {
      if (!abilities().pullsDiagnostics) push.schedule(document);
    },
    refined(document) {
      if (abilities().pullsDiagnostics) refreshPulled();
      else push.schedule(document);
    },
    reviewed(document, state) {
      if (abilities().own.status) void connection.sendNotification(STATUS, statusOf(document, state, reader));
    },
    failed: (document, error) => log(`${document.uri}: ${describeError(error)}`),
  });
  // Rules of presets have no page of their own.
  const builtin = new Set(catalogue.rules.map((rule) => rule.id));
  const rulePageUri = (rule: string) => {
    const pages = abilities().own.rulePages ?? host.rulePages;
    return pages && builtin.has(rule) ? `${pages}${rule}${reader === 'fr' ? '.fr' : ''}.md` : '';
  };
  const reports = new DiagnosticReports(
    documents,
    (document) => checkWritten(document),
    () => ({ reader, client: abilities(), rulePage: rulePageUri }),
    host.now,
  );
  const push = new DiagnosticsPush(connection, documents, reports, log);
  const authoring = new Authoring(host.files, configurations, catalogue, () => reader);
  /** What is wrong in a file that is written for Candor; undefined for any other. */
  const checkWritten = async (document: ReviewedDocument) => {
    if (!isConfig(document.uri)) return authoring.check(document);
    const { uri, text } = document;
    return toConfigDiagnostics(await configurations.check(uri, text), text, reader);
  };
  const configProblems = new ConfigProblems(connection, host.files, documents, () => reader);
  const workspaceFindings = new WorkspaceFindings(connection, documents);

  let refreshing: ReturnType<typeof setTimeout> | undefined;
  // A changed configuration concerns many documents at once: the client is asked once to ask again.
  const refreshPulled = () => {
    if (!abilities().pullsDiagnostics || !abilities().refreshesDiagnostics) return;
    clearTimeout(refreshing);
    refreshing = setTimeout(() => {
      connection.languages.diagnostics.refresh().catch((error: unknown) => log(`refresh: ${describeError(error)}`));
    }, REFRESH_PAUSE);
  };
  const refreshLenses = () => {
    if (!abilities().refreshesLenses) return;
    connection
      .sendRequest(CodeLensRefreshRequest.type)
      .catch((error: unknown) => log(`refresh: ${describeError(error)}`));
  };
  /** Ledgers or evidence changed, here or on the disk. */
  const redecide = async () => {
    decisions.clear();
    await documents.redecide();
    if (abilities().own.decisions) void connection.sendNotification(DECISIONS_CHANGED);
  };
  let evidenceWatch: Promise<Disposable> | undefined;
  const watchEvidence = (paths: readonly string[]) => {
    if (!abilities().watchedFiles) return;
    const names = new Set(paths.slice(0, MOST_WATCHED).map((path) => path.slice(path.lastIndexOf('/') + 1)));
    const watchers = [...names].map((name) => ({ globPattern: `**/${name.replace(/[*?{}[\]]/g, '?')}` }));
    void evidenceWatch?.then((watch) => watch.dispose());
    evidenceWatch = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    evidenceWatch.catch((error: unknown) => log(`watch: ${describeError(error)}`));
  };
  const reconfigure = () => {
    decisions.clear();
    configurations.clear();
    authoring.clear();
    documents.resolveAllTerms();
    refreshPulled();
  };

  connection.onInitialize((params): InitializeResult => {
    client = abilitiesOf(params);
    reader = readerOf(params.locale);
    folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    if (folders.length === 0 && params.rootUri) folders = [params.rootUri];
    guard.start();
    const experimental: CandorCapabilities = { candorChanges: host.changedSince !== undefined };
    return {
      capabilities: { ...capabilitiesFor(client), experimental },
      serverInfo: { name: 'candor', version: host.version },
    };
  });

  connection.onShutdown(() => guard.end());

  connection.onInitialized(
    guard.notification('initialized', async () => {
      if (abilities().watchedFiles) {
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          // Presets may have any name; `concerns` tells them from the rest.
          watchers: [
            { globPattern: `**/${CONFIG_NAME}` },
            { globPattern: '**/*.{yml,yaml,json}' },
            { globPattern: IMAGE_FILES },
            { globPattern: TRANSLATIONS },
            { globPattern: '**/.candor/ledger.jsonl' },
          ],
        });
      }
      if (abilities().workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map((folder) => folder.uri));
          folders = [...folders.filter((folder) => !gone.has(folder)), ...added.map((folder) => folder.uri)];
          reconfigure();
        });
      }
    }),
  );

  connection.onDidOpenTextDocument(
    guard.notification('didOpen', ({ textDocument }) => {
      documents.open(textDocument);
      workspaceFindings.opened(textDocument.uri);
      configProblems.opened(textDocument.uri);
    }),
  );
  connection.onDidChangeTextDocument(
    guard.notification('didChange', ({ textDocument, contentChanges }) =>
      documents.change(textDocument.uri, textDocument.version, contentChanges),
    ),
  );
  connection.onDidCloseTextDocument(
    guard.notification('didClose', ({ textDocument: { uri } }) => {
      documents.close(uri);
      reports.forget(uri);
      push.close(uri);
      workspaceFindings.closed(uri);
      configProblems.closed(uri);
      return authoring.closed(uri);
    }),
  );
  connection.onDidSaveTextDocument(
    guard.notification('didSave', ({ textDocument }) => {
      if (configurations.concerns(textDocument.uri)) reconfigure();
      if (decisions.concerns(textDocument.uri)) void redecide();
      documents.lookAgainIn(textDocument.uri);
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.notification('didChangeWatchedFiles', ({ changes }) => {
      if (changes.some(({ uri }) => configurations.concerns(uri))) reconfigure();
      if (changes.some(({ uri }) => isLocalImage(baseName(uri)))) documents.lookAgain();
      if (changes.some(({ uri }) => decisions.concerns(uri))) void redecide();
      documents.pairs.filesChanged(changes.map(({ uri }) => uri).filter((uri) => !documents.get(uri)));
    }),
  );

  pullDiagnostics(connection, documents, reports, grammar, () => abilities().refreshesDiagnostics, guard);

  connection.onCodeAction(
    guard.request('codeAction', [], async (params) => {
      const document = await documents.settled(params.textDocument.uri);
      if (!document?.format) return [];
      const { format } = document;
      const report = reports.of(document);
      return report.state
        ? codeActions(params, { document, format, report, state: report.state, reader, client: abilities() })
        : [];
    }),
  );

  connection.onHover(
    guard.request('hover', undefined, async ({ textDocument, position }) => {
      const document = await documents.settled(textDocument.uri);
      if (!document) return undefined;
      if (!document.format) {
        const offset = document.lines.offsetAt(document.text, position);
        const { markdownHover } = abilities();
        return isConfig(textDocument.uri)
          ? authoring.hoverConfig(document, offset, position, markdownHover)
          : authoring.hover(document, offset, position, markdownHover);
      }
      const report = reports.of(document);
      return report.state
        ? hoverAt(position, {
            document,
            format: document.format,
            report,
            state: report.state,
            reader,
            client: abilities(),
            rulePage: rulePageUri,
            normsDate: catalogue.normsDate,
          })
        : undefined;
    }),
  );

  connection.onCompletion(
    guard.request('completion', [], ({ textDocument: { uri }, position }) => {
      const document = documents.get(uri);
      if (!document) return [];
      const offset = document.lines.offsetAt(document.text, position);
      if (isConfig(uri)) {
        return completeConfig(document.text, offset, position, configurations.rulesAt(uri), reader);
      }
      if (!document.format) return authoring.complete(document, offset, position);
      const line = document.text.slice(document.lines.startOf(document.lines.lineAt(offset)), offset);
      return completeDirective(line, position, document.terms?.ruleset.rules ?? [], reader);
    }),
  );

  connection.onRequest(
    LIST_RULES,
    guard.request('listRules', [], async (params: ListRulesParams | null): Promise<RuleSummary[]> => {
      const { ruleset } = (params?.uri && (await configurations.termsOf(params.uri))) || configurations.defaultTerms;
      return ruleset.rules.map(({ id, say, family, severity }) => ({ id, title: say[reader].title, family, severity }));
    }),
  );
  connection.onRequest(
    EXPLAIN_RULE,
    guard.request('explainRule', null, async ({ rule: id, uri }: ExplainRuleParams) => {
      const { ruleset } = (uri && (await configurations.termsOf(uri))) || configurations.defaultTerms;
      const rule = ruleset.rule(id);
      return rule ? rulePage(rule, ruleset, reader) : null;
    }),
  );

  connection.onCodeLens(
    guard.request('codeLens', [], ({ textDocument: { uri } }) => {
      const document = documents.get(uri);
      return document && !document.format && !isConfig(uri) ? authoring.lenses(document) : [];
    }),
  );
  serveAuthoring({
    connection,
    files: host.files,
    catalogue,
    documents,
    configurations,
    authoring,
    folders: () => folders,
    reader: () => reader,
    guard,
    ran(uri) {
      const document = documents.get(uri);
      if (document && !abilities().pullsDiagnostics) push.schedule(document);
      refreshPulled();
      refreshLenses();
    },
  });

  serveDecisions({
    connection,
    store: host.ledgers,
    decisions,
    documents,
    sources,
    files: host.files,
    folders: () => folders,
    reader: () => reader,
    guard,
    recorded: redecide,
  });

  serveWorkspace({
    connection,
    host,
    catalogue,
    configurations,
    documents,
    reports,
    sources,
    workspaceFindings,
    folders: () => folders,
    reader: () => reader,
    guard,
  });

  connection.listen();
}

function capabilitiesFor(client: ClientAbilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    diagnosticProvider: {
      identifier: 'candor',
      interFileDependencies: true,
      // Our own client shows the workspace's findings when it is asked to; it does not poll for them.
      workspaceDiagnostics: client.own.workspaceDiagnostics !== false,
      workDoneProgress: true,
    },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...(client.own.decisions ? [SIGN_OFF] : [])],
    },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['/', '-', ':', ' ', '{', '[', '"'] },
    codeLensProvider: { resolveProvider: false },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
