import type { Language } from '../document/document.js';
import { TOKEN_CLAUSE, TOKEN_SENTENCE_START, type Tokens } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** How far before a match a negation still reaches it, in words. */
const REACH = 7;

const CUES: Readonly<Record<Language, readonly string[]>> = {
  en: 'not no never without neither nor none avoid avoids avoiding refuse refuses refusing forbid forbids forbidden prohibit prohibits prohibited ban bans banned stop against'.split(
    ' ',
  ),
  fr: 'pas jamais aucun aucune rien ni sans non evite evites evitez eviter evitons interdit interdite interdits interdites interdire proscrire proscrit proscrits bannir refusez refuser refusons'.split(
    ' ',
  ),
};

/** After these a cue negates nothing: "not only", "no wonder", « non seulement », « non merci ». */
const HOLLOW_AFTER: Readonly<Record<Language, readonly string[]>> = {
  en: 'only just wonder matter doubt thanks thank problem worries longer'.split(' '),
  fr: 'seulement merci moins doute cesse arret'.split(' '),
};

/** A clause that begins with one of these is out of the negation's reach. */
const TURNS: Readonly<Record<Language, readonly string[]>> = {
  en: ['but', 'however', 'because', 'so', 'then'],
  fr: ['mais', 'cependant', 'car', 'donc', 'alors'],
};

interface NegationWords {
  readonly cues: ReadonlySet<number>;
  readonly hollow: ReadonlySet<number>;
  readonly turns: ReadonlySet<number>;
  readonly particles: ReadonlySet<number>;
}

/** Tells whether a match stands in the reach of a negation. Scope is read from word order; no grammar is needed. */
export class NegationReader {
  private readonly words: Readonly<Record<Language, NegationWords>>;

  constructor(vocabulary: Vocabulary) {
    const ids = (list: readonly string[]) => new Set(list.map((word) => vocabulary.intern(word)));
    const of = (language: Language): NegationWords => ({
      cues: ids(CUES[language]),
      hollow: ids(HOLLOW_AFTER[language]),
      turns: ids(TURNS[language]),
      particles: ids(language === 'fr' ? ['ne', "n'"] : []),
    });
    this.words = { en: of('en'), fr: of('fr') };
  }

  /**
   * @param negates the phrase itself names a negation, so that one inside the match says nothing
   */
  isNegated(tokens: Tokens, first: number, end: number, language: Language, negates: boolean): boolean {
    const words = this.words[language];
    let clauses = 0;
    for (let i = first; i > 0 && first - i < REACH; i--) {
      // Between tokens i − 1 and i.
      const flags = tokens.flags[i]!;
      if ((flags & TOKEN_SENTENCE_START) !== 0) break;
      if ((flags & TOKEN_CLAUSE) !== 0) clauses++;
      const word = tokens.word[i - 1]!;
      if (words.turns.has(word)) break;
      if (words.cues.has(word) && !words.hollow.has(tokens.word[i]!)) {
        // Past a comma only a negation of what follows as a list reaches on: "no timers, countdowns or …".
        if (clauses === 0 || this.opensClause(tokens, i - 1)) return true;
      }
      if (clauses > 2) break;
    }
    if (negates) return false;
    for (let i = first + 1; i < end; i++) {
      if (words.cues.has(tokens.word[i]!)) return true;
    }
    if (language === 'fr') {
      // « n'inventez jamais », « ne promet pas »: the particle before, the rest inside or just after.
      for (let i = Math.max(0, first - 2); i < first; i++) {
        if (!words.particles.has(tokens.word[i]!)) continue;
        for (let j = first; j < Math.min(tokens.count, end + 2); j++) {
          if ((tokens.flags[j]! & TOKEN_SENTENCE_START) !== 0 && j > first) break;
          if (words.cues.has(tokens.word[j]!)) return true;
        }
      }
    }
    return false;
  }

  /** The cue is the first word of its sentence or clause, as in "No timers, countdowns…" or "Never write …, …". */
  private opensClause(tokens: Tokens, at: number): boolean {
    return at === 0 || (tokens.flags[at]! & TOKEN_SENTENCE_START) !== 0;
  }
}
