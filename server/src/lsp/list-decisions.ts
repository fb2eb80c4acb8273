import type { CancellationToken } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import type { Finding, Ruleset } from '../core/index.js';
import { dayOf } from '../ledger/decide.js';
import type { Ledger } from '../ledger/ledger.js';
import { type DecidedDocument, documentStateOf, type StandingDecision, standingOf } from '../ledger/standing.js';
import { summaryOf } from '../ledger/summary.js';
import { DOCUMENT_STATE_WORDS, problemWords } from '../ledger/words.js';
import type { DecisionServices } from './decision-requests.js';
import { MESSAGES } from './messages.js';
import type { DecisionSummary, DocumentDecisions, ListDecisionsParams, ListDecisionsResult } from './protocol.js';
import type { ReviewedDocument, ReviewState } from './reviewed-document.js';
import { countBySeverity } from './status.js';
import { baseName, resolveUri } from './uris.js';
import { reviewFile, reviewWorkspace } from './workspace-review.js';

/** A document as the ledger sees it, and where its lines are. */
interface Listed extends DecidedDocument {
  readonly uri: string;
  readonly document: ReviewedDocument;
  readonly ruleset: Ruleset;
}

/** The decisions on one document or on all of the workspace, and how each of them stands. */
export async function listDecisions(
  { uri, workDoneToken }: ListDecisionsParams,
  token: CancellationToken,
  services: DecisionServices,
): Promise<ListDecisionsResult> {
  const { connection, decisions, documents, files, folders, sources } = services;
  const reader = services.reader();
  const byFolder = new Map<string, Listed[]>();
  const add = async (uri: string, document: ReviewedDocument, state: ReviewState) => {
    const place = await decisions.placeOf(uri);
    if (!place) return;
    const listed = {
      uri,
      document,
      ruleset: state.terms.ruleset,
      file: place.file,
      text: document.text,
      decided: state.decided ?? { review: state.review, signOff: NOBODY, met: new Map() },
    };
    const known = byFolder.get(place.folder);
    if (known) known.push(listed);
    else byFolder.set(place.folder, [listed]);
  };
  if (uri !== undefined) {
    const reviewed = await reviewFile(uri, files, sources, documents);
    if (reviewed) await add(uri, reviewed.document, reviewed.state);
  } else {
    const progress = connection.window.attachWorkDoneProgress(workDoneToken);
    progress.begin(MESSAGES[reader].reviewing, 0, '', true);
    try {
      for await (const file of reviewWorkspace(folders(), files, sources, documents, token)) {
        progress.report(Math.floor((100 * file.number) / file.total), baseName(file.uri));
        if (file.reviewed) await add(file.uri, file.reviewed.document, file.reviewed.state);
      }
    } finally {
      progress.done();
    }
  }
  const result = {
    documents: [] as DocumentDecisions[],
    elsewhere: [] as DecisionSummary[],
    problems: [] as Problem[],
  };
  for (const [folder, listed] of byFolder) {
    const ledger = await decisions.at(folder);
    const told = tell(ledger, listed, reader);
    result.documents.push(...told.documents);
    // Of the other documents nothing is known when only one was asked for.
    if (uri === undefined) result.elsewhere.push(...told.elsewhere);
    for (const problem of ledger?.read.problems ?? []) {
      result.problems.push({
        uri: resolveUri(folder, '.candor/ledger.jsonl'),
        ...('line' in problem && { line: problem.line }),
        message: problemWords(problem, reader),
      });
    }
  }
  return { ...result, cancelled: token.isCancellationRequested };
}

type Problem = ListDecisionsResult['problems'][number];
const NOBODY = { state: 'unsigned', records: [] } as const;

function tell(ledger: Ledger | undefined, listed: readonly Listed[], reader: Language) {
  const today = dayOf(new Date());
  const byFile = new Map(listed.map((document) => [document.file, document]));
  const rules = listed[0]?.ruleset;
  const ruleId = (id: string) => rules?.rule(id)?.id ?? id;
  const standing = ledger ? standingOf(ledger, listed, today, ruleId) : [];
  const ofFile = new Map<string, DecisionSummary[]>();
  const elsewhere: DecisionSummary[] = [];
  for (const decision of standing) {
    const document = byFile.get(decision.foundIn ?? decision.record.file);
    const summary = summarise(decision, document, rules, today, reader);
    const known = document ? ofFile.get(document.file) : elsewhere;
    if (known) known.push(summary);
    else if (document) ofFile.set(document.file, [summary]);
  }
  return {
    documents: listed.map((document) => tellDocument(document, ofFile.get(document.file) ?? [], reader)),
    elsewhere,
  };
}

function tellDocument(
  { uri, file, decided }: Listed,
  decisions: readonly DecisionSummary[],
  reader: Language,
): DocumentDecisions {
  const state = documentStateOf(decided);
  const standing = decided.review.findings.filter(({ suppressed }) => !suppressed);
  const count = (kind: string) => standing.filter(({ decision }) => decision?.kind === kind).length;
  return {
    uri,
    path: file,
    state,
    stateText: DOCUMENT_STATE_WORDS[state][reader],
    signOff: decided.signOff.state,
    open: countBySeverity(standing.filter(({ decision }) => !decision)),
    decided: { evidence: count('evidence'), accept: count('accept'), baseline: count('baseline') },
    decisions,
  };
}

function summarise(
  decision: StandingDecision,
  listed: Listed | undefined,
  rules: Ruleset | undefined,
  today: string,
  reader: Language,
): DecisionSummary {
  const { record, finding } = decision;
  const title = record.rule === undefined ? undefined : rules?.rule(record.rule)?.say[reader].title;
  return { ...summaryOf(decision, title, today, reader), ...(finding && listed && placeOf(finding, listed.document)) };
}

function placeOf({ fingerprint, start, end }: Finding, { lines }: ReviewedDocument) {
  return { fingerprint, start: lines.positionAt(start), end: lines.positionAt(end) };
}
