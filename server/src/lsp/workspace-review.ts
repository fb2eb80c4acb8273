import type { CancellationToken } from 'vscode-languageserver';
import type { HostFiles } from './host.js';
import type { DocumentSources, OpenDocuments } from './open-documents.js';
import { ReviewedDocument, type ReviewState } from './reviewed-document.js';
import { comparable } from './uris.js';

/** One file of a workspace under review. */
export interface WorkspaceFile {
  readonly uri: string;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** Absent when the file could not be read. */
  readonly reviewed?: { readonly document: ReviewedDocument; readonly state: ReviewState; readonly open: boolean };
  readonly unreadable?: { readonly error: unknown };
}

/** Work done in one go before the server listens again, in milliseconds. */
const SLICE = 12;

/**
 * Reviews the files of the folders one after the other, open ones as they stand in the editor. Files that are not copy,
 * or that a configuration leaves out, are passed over. Listens to other messages between files; ends when cancelled.
 */
export async function* reviewWorkspace(
  folders: readonly string[],
  files: HostFiles,
  sources: DocumentSources,
  documents: OpenDocuments,
  token: CancellationToken,
): AsyncGenerator<WorkspaceFile> {
  const isCopy = (uri: string) => sources.formatOf(uri) !== undefined || sources.mayBeIncluded(uri);
  const lists = await Promise.all(folders.map((folder) => files.list(folder, isCopy)));
  const uris = [...new Set(lists.flat())];
  const among = new Set(uris.map(comparable));
  let sliceEnds = sources.now() + SLICE;
  for (const [index, uri] of uris.entries()) {
    if (sources.now() >= sliceEnds) {
      await new Promise((resolve) => setTimeout(resolve));
      sliceEnds = sources.now() + SLICE;
    }
    if (token.isCancellationRequested) return;
    const place = { uri, number: index + 1, total: uris.length };
    try {
      const reviewed = await reviewFile(uri, files, sources, documents, among);
      if (reviewed) yield { ...place, reviewed };
    } catch (error) {
      yield { ...place, unreadable: { error } };
    }
  }
}

/** Undefined when there is nothing to review under this URI. */
export async function reviewFile(
  uri: string,
  files: HostFiles,
  sources: DocumentSources,
  documents: OpenDocuments,
  /** The files there are, where they are known; as `comparable` writes them. */
  among?: ReadonlySet<string>,
): Promise<WorkspaceFile['reviewed']> {
  const open = await documents.settled(uri);
  if (open) await documents.pairs.found(open);
  const document = open ?? (await readDocument(uri, files, sources, documents, among));
  if (!document) return undefined;
  if (document.review()?.review.grammarWanted) {
    const grammar = await sources.grammar.get();
    if (grammar) document.setGrammar(grammar);
  }
  await lookAround(document, open !== undefined, sources, documents);
  const state = open ? documents.review(open) : document.review();
  return state && { document, state, open: open !== undefined };
}

/** Gives the review the images and the commits that it asks for. */
async function lookAround(
  document: ReviewedDocument,
  isOpen: boolean,
  sources: DocumentSources,
  documents: OpenDocuments,
): Promise<void> {
  if (isOpen) return documents.looked(document);
  const { imagesWanted = [], commitsWanted = [] } = document.review()?.review ?? {};
  if (imagesWanted.length > 0) document.setImages(await sources.readImages(document.uri, imagesWanted));
  if (commitsWanted.length > 0) document.setCommits(await sources.readCommits(document.uri, commitsWanted));
}

async function readDocument(
  uri: string,
  files: HostFiles,
  sources: DocumentSources,
  documents: OpenDocuments,
  among: ReadonlySet<string> | undefined,
) {
  const format = sources.formatOf(uri) ?? (await sources.includedFormatOf(uri));
  const terms = format && (await sources.termsOf(uri));
  const text = terms && (await files.read(uri));
  if (text === undefined) return undefined;
  const document = new ReviewedDocument(uri, format, 0, text, sources.now);
  document.setDecider(await sources.deciderOf(uri));
  document.setTerms(terms, sources.grammar.current);
  if (terms && format) document.setPair(await documents.pairs.pairFor(uri, format, terms, among));
  return document;
}
