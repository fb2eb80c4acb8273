import type { CancellationToken } from 'vscode-languageserver';
import type { Localised } from '../core/rules/rule.js';
import { dayOf } from '../ledger/decide.js';
import { checkForm, type DecisionForm, evenedForm, looksLikeFile, NO_SUCH_FILE } from '../ledger/form.js';
import { type Draft, decisionDraft, signOffDraft, withdrawalDraft } from '../ledger/new-record.js';
import type { DecisionServices } from './decision-requests.js';
import { reasonOf } from './guard.js';
import type { RecordDecisionParams, RecordDecisionResult } from './protocol.js';
import { reviewFile, reviewWorkspace, type WorkspaceFile } from './workspace-review.js';

/** The request cannot be met, for the reason to show. */
class Refused extends Error {
  constructor(readonly reason: Localised) {
    super(reason.en);
  }
}

const GONE = new Refused({
  en: 'This finding is not there any more: its text changed meanwhile.',
  fr: 'Ce constat n’est plus là : le texte a changé entre-temps.',
});
const NO_DOCUMENT = new Refused({
  en: 'This document is not reviewed, or stands in no folder of the workspace.',
  fr: 'Ce document n’est pas relu, ou ne se trouve dans aucun dossier de l’espace de travail.',
});
const NO_RECORD = new Refused({
  en: 'There is no such decision to withdraw.',
  fr: 'Il n’y a pas de telle décision à retirer.',
});
const NOTHING_OPEN = new Refused({
  en: 'There is no open finding to take into the baseline.',
  fr: 'Il n’y a aucun constat à prendre dans l’état initial.',
});

/** Checks a form and records the decision; errors are told field by field, in the reader's language. */
export async function recordDecision(
  params: RecordDecisionParams,
  token: CancellationToken,
  services: DecisionServices,
): Promise<RecordDecisionResult> {
  const reader = services.reader();
  const now = new Date();
  try {
    const form = await completed(params, services);
    const errors = Object.entries(checkForm(form, dayOf(now))).map(([field, said]) => [field, said[reader]]);
    if (errors.length > 0) return { records: [], errors: Object.fromEntries(errors) };
    if (await isLostFile(params, form, services)) {
      return { records: [], errors: { source: NO_SUCH_FILE[reader] } };
    }
    const drafts = await draftsFor(params, form, token, services);
    if (params.dryRun || token.isCancellationRequested) return { records: [], errors: {} };
    const records: string[] = [];
    for (const [folder, ofFolder] of drafts) {
      const written = await services.store.append(folder, ofFolder, now.toISOString());
      records.push(...written.map(({ id }) => id));
    }
    await services.recorded();
    return { records, errors: {} };
  } catch (error) {
    return { records: [], errors: {}, refused: reasonOf(error, reader) };
  }
}

/** Evidence that is meant to be a file of the project, and is none. */
async function isLostFile({ uri }: RecordDecisionParams, { source }: DecisionForm, services: DecisionServices) {
  if (uri === undefined || source === undefined || !looksLikeFile(source)) return false;
  const place = await services.decisions.placeOf(uri);
  return place !== undefined && (await services.store.evidence(place.folder, [source])).get(source) === undefined;
}

/** The form with what need not be asked: who decides. */
async function completed(params: RecordDecisionParams, { store, decisions, folders }: DecisionServices) {
  const { kind, scope, reason, source, owner, until, by, role } = params;
  const form = evenedForm<DecisionForm>({ kind, scope, reason, source, owner, until, by, role });
  if (form.by !== undefined) return form;
  const folder = params.uri === undefined ? folders()[0] : (await decisions.placeOf(params.uri))?.folder;
  const identity = folder === undefined ? undefined : await store.identity(folder);
  return evenedForm<DecisionForm>({ ...form, by: identity });
}

/** What is to be recorded, by the folder of its ledger. */
async function draftsFor(
  params: RecordDecisionParams,
  form: DecisionForm,
  token: CancellationToken,
  services: DecisionServices,
): Promise<ReadonlyMap<string, readonly Draft[]>> {
  const { uri, kind } = params;
  if (uri === undefined) {
    if (kind !== 'baseline') throw NO_DOCUMENT;
    return workspaceBaseline(form, token, services);
  }
  const place = await services.decisions.placeOf(uri);
  if (!place) throw NO_DOCUMENT;
  const { folder, file } = place;
  if (kind === 'withdraw') {
    const ledger = await services.decisions.at(folder);
    const record = ledger?.read.records.find(({ id }) => id === params.record);
    if (!ledger || !record || record.kind === 'withdraw' || ledger.withdrawn.has(record.id)) throw NO_RECORD;
    return new Map([[folder, [withdrawalDraft(form, record)]]]);
  }
  const reviewed = await reviewFile(uri, services.files, services.sources, services.documents);
  if (!reviewed) throw NO_DOCUMENT;
  const { findings } = reviewed.state.review;
  const document = { file, text: reviewed.document.text, findings };
  if (kind === 'sign-off') return new Map([[folder, [signOffDraft(form, document)]]]);
  if (kind === 'baseline') {
    const drafts = baselineDrafts(form, file, reviewed);
    if (drafts.length === 0) throw NOTHING_OPEN;
    return new Map([[folder, drafts]]);
  }
  const finding = findings.find(({ fingerprint, suppressed }) => fingerprint === params.fingerprint && !suppressed);
  if (!finding) throw GONE;
  const { source } = form;
  const content = source === undefined ? undefined : (await services.store.evidence(folder, [source])).get(source);
  return new Map([[folder, [decisionDraft(form, finding, document, content)]]]);
}

async function workspaceBaseline(
  form: DecisionForm,
  token: CancellationToken,
  { folders, files, sources, documents, decisions }: DecisionServices,
): Promise<ReadonlyMap<string, readonly Draft[]>> {
  const byFolder = new Map<string, Draft[]>();
  for await (const { uri, reviewed } of reviewWorkspace(folders(), files, sources, documents, token)) {
    const place = reviewed && (await decisions.placeOf(uri));
    if (!place) continue;
    const drafts = baselineDrafts(form, place.file, reviewed);
    if (drafts.length > 0) byFolder.set(place.folder, [...(byFolder.get(place.folder) ?? []), ...drafts]);
  }
  if (byFolder.size === 0) throw NOTHING_OPEN;
  return byFolder;
}

/** Every finding on which nobody has decided. */
function baselineDrafts(
  form: DecisionForm,
  file: string,
  { document, state }: NonNullable<WorkspaceFile['reviewed']>,
): Draft[] {
  const { findings } = state.review;
  return findings
    .filter(({ suppressed, decision }) => !suppressed && !decision)
    .map((finding) => decisionDraft(form, finding, { file, text: document.text, findings }));
}
