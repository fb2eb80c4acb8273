import {
  type Catalogue,
  DEFAULT_SETTINGS,
  type Format,
  type Grammar,
  JURISDICTIONS,
  type Language,
  loadGrammar,
  pairOf,
  type Review,
  ReviewSession,
  Ruleset,
  type Settings,
} from '../core/index.js';
import { Profiler } from './profiler.js';

/** Settings under which rules are tried: none is left out because of where its norms hold, or because it is asked for. */
const SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  jurisdictions: JURISDICTIONS,
  disclosure: { ...DEFAULT_SETTINGS.disclosure, gitTrailers: true },
};

/** A page that says nothing of how it came about, for messages of commits that touched it. */
const PAGE: Readonly<Record<Language, string>> = {
  en: 'The ferry leaves the harbour at noon.',
  fr: 'Le bac quitte le port à midi.',
};

/** Reviews texts under one catalogue; grammar is loaded when the first of them asks for it. */
export class TextReviewer {
  readonly ruleset: Ruleset;
  /** What each rule cost so far, when that was asked for. */
  readonly profiler: Profiler | undefined;
  private grammar: Grammar | undefined;

  constructor(catalogue: Catalogue, options: { readonly profile?: boolean } = {}) {
    this.profiler = options.profile ? new Profiler() : undefined;
    this.ruleset = Ruleset.compile(this.profiler?.watching(catalogue) ?? catalogue, SETTINGS);
    this.profiler?.start(this.ruleset);
  }

  /**
   * The session of a text, reviewed. Without `language`, each paragraph tells its own.
   * @param translation the same text in the other language
   */
  async review(
    text: string,
    format: Format,
    language?: Language,
    translation?: string,
  ): Promise<{ readonly session: ReviewSession; readonly review: Review }> {
    const matcher = this.profiler?.matcher;
    const session = new ReviewSession(this.ruleset, SETTINGS, {
      ...(language && { language }),
      ...(matcher && { matcher }),
    });
    if (this.grammar) session.setGrammar(this.grammar);
    session.open(text, format);
    if (language && translation !== undefined) {
      session.setPair(pairOf('', translation, format, { own: language, pair: language === 'en' ? 'fr' : 'en' }));
    }
    const first = session.review();
    if (!first.grammarWanted || this.grammar) return { session, review: first };
    this.grammar = await loadGrammar();
    session.setGrammar(this.grammar);
    return { session, review: session.review() };
  }

  /** Reviews a page that a commit with this message touched. */
  async reviewCommit(message: string, language: Language): Promise<Review> {
    const { session } = await this.review(PAGE[language], 'text', language);
    session.setCommits({ commits: [{ hash: '0'.repeat(40), date: '2026-01-01', lines: message.split('\n') }] });
    return session.review();
  }
}
