import { resolve } from 'node:path';
import { isPromptFormat } from '../core/document/prompt-format.js';
import {
  comparesLanguages,
  type Format,
  fileLanguageOf,
  fixesOf,
  type Grammar,
  type Language,
  LineIndex,
  loadGrammar,
  type Notice,
  type Pair,
  pairOf,
  present,
  type Review,
  ReviewSession,
  type Ruleset,
  type UnreadPair,
} from '../core/index.js';
import { ImageReader } from '../image-files/image-reader.js';
import type { DecidedReview } from '../ledger/decide.js';
import { CommitReader } from '../node/commit-reader.js';
import { nodeImageFiles } from '../node/image-files.js';
import type { Ledgers } from '../node/ledgers.js';
import { PairFiles } from '../node/pair-files.js';
import type { Project } from '../node/project.js';
import { readText, Unreadable } from '../node/read-text.js';
import { relativePath } from '../node/walk.js';
import type { ReviewedFile } from '../report/json.js';

export interface ReviewerOptions {
  readonly reader: Language;
  /** Taken for every text instead of the one it seems to be in. */
  readonly language?: Language;
  /** Absolute; names of other files are relative to it. */
  readonly from?: string;
  /** What people decided; without it, nothing was. */
  readonly ledgers?: Ledgers;
  /** False where texts have no place, so that neither images, commits nor a translation can be looked for. */
  readonly havePlace?: boolean;
}

/** Reviews texts one after the other; grammar is loaded, images and commits are read, when the first of them asks for it. */
export class Reviewer {
  private grammar: Grammar | undefined;
  private readonly images = new ImageReader();
  private readonly commits = new CommitReader();
  private readonly pairs = new Map<Project, PairFiles>();
  private folders: readonly string[] = [];

  constructor(private readonly options: ReviewerOptions) {}

  /** Translations of files may lie in these folders too, besides that of their project; absolute. */
  searchIn(folders: readonly string[]): void {
    this.folders = folders;
    this.pairs.clear();
  }

  /**
   * Reviews one text under the settings of `path`, which chooses overrides.
   * @param notices what reading the file had to say, shown with what the review says.
   */
  async review(
    text: string,
    format: Format,
    project: Project,
    path: string,
    name: string,
    notices: readonly Notice[] = [],
  ): Promise<ReviewedFile> {
    const { ruleset, settings } = project.rulesFor(path);
    const { language, reader } = this.options;
    const fileLanguage = fileLanguageOf(path, format);
    const session = new ReviewSession(ruleset, settings, {
      ...(language && { language }),
      ...(fileLanguage && { fileLanguage }),
    });
    if (this.grammar) session.setGrammar(this.grammar);
    session.open(text, format);
    session.setPair(await this.pairOf(path, format, project));
    let review: Review = session.review();
    if (review.grammarWanted) {
      this.grammar ??= await loadGrammar();
      session.setGrammar(this.grammar);
      review = session.review();
    }
    if (this.options.havePlace !== false) {
      const { imagesWanted, commitsWanted } = review;
      if (imagesWanted.length > 0) {
        session.setImages(await this.images.read(imagesWanted, nodeImageFiles(path, [project.folder])));
      }
      if (commitsWanted.length > 0) session.setCommits(await this.commits.read(path, commitsWanted));
      review = session.review();
    }
    const decided = await this.decided(review, text, path, ruleset);
    review = decided?.review ?? review;
    return {
      path: name,
      format,
      text,
      review: notices.length ? { ...review, notices: [...notices, ...review.notices] } : review,
      ...(decided && { decided }),
      lines: new LineIndex(text),
      reader,
      present: (finding) => present(finding, ruleset, settings, reader),
      fixes: (finding) => fixesOf(finding, text, format, ruleset),
      document: session.document,
    };
  }

  private async decided(
    review: Review,
    text: string,
    path: string,
    ruleset: Ruleset,
  ): Promise<DecidedReview | undefined> {
    const { ledger, file } = (await this.options.ledgers?.of(path)) ?? {};
    if (!ledger || file === undefined) return undefined;
    const { decide, factsOf } = await import('../ledger/decide.js');
    return decide(review, ledger, factsOf(ruleset, file, text, new Date()));
  }

  /** The same text in the other language, where rules compare the two. */
  private async pairOf(path: string, format: Format, project: Project): Promise<Pair | UnreadPair | undefined> {
    const { havePlace = true, from = project.folder } = this.options;
    const { ruleset, settings } = project.rulesFor(path);
    if (!havePlace || isPromptFormat(format) || !comparesLanguages(ruleset, settings)) return undefined;
    let files = this.pairs.get(project);
    if (!files) {
      files = new PairFiles([project.folder, ...this.folders]);
      this.pairs.set(project, files);
    }
    const found = await files.of(resolve(path));
    if (!found || project.formatOf(found.path) !== format || project.isExcluded(found.path)) return undefined;
    const name = relativePath(from, found.path);
    if (found.unread) return { name, unread: found.unread };
    try {
      return pairOf(name, (await readText(found.path)).text, format, found.languages);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return { name, unread: error.reason };
    }
  }
}
