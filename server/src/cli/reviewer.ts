import {
  type Format,
  fileLanguageOf,
  fixesOf,
  type Grammar,
  type Language,
  LineIndex,
  loadGrammar,
  type Notice,
  present,
  type Review,
  ReviewSession,
  type Ruleset,
} from '../core/index.js';
import { ImageReader } from '../image-files/image-reader.js';
import type { DecidedReview } from '../ledger/decide.js';
import { CommitReader } from '../node/commit-reader.js';
import { nodeImageFiles } from '../node/image-files.js';
import type { Ledgers } from '../node/ledgers.js';
import type { Project } from '../node/project.js';
import type { ReviewedFile } from '../report/json.js';

export interface ReviewerOptions {
  readonly reader: Language;
  /** Taken for every text instead of the one it seems to be in. */
  readonly language?: Language;
  /** What people decided; without it, nothing was. */
  readonly ledgers?: Ledgers;
  /** False where texts have no place, so that neither the images they name nor their commits can be looked for. */
  readonly havePlace?: boolean;
}

/** Reviews texts one after the other; grammar is loaded, images and commits are read, when the first of them asks for it. */
export class Reviewer {
  private grammar: Grammar | undefined;
  private readonly images = new ImageReader();
  private readonly commits = new CommitReader();

  constructor(private readonly options: ReviewerOptions) {}

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
}
