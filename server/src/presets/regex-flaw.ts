import type { Localised } from '../core/rules/rule.js';

/** What RE2 says of an expression it cannot read, and that in French. */
const FRENCH: Readonly<Record<string, string>> = {
  'invalid or unsupported Perl syntax': 'cette écriture n’existe pas dans RE2',
  'missing closing )': 'il manque « ) »',
  'missing closing ]': 'il manque « ] »',
  'unexpected )': '« ) » en trop',
  'invalid escape sequence': 'séquence d’échappement inconnue',
  'missing argument to repetition operator': 'rien à répéter',
  'invalid repeat count': 'nombre de répétitions impossible',
  'invalid nested repetition operator': 'répétition d’une répétition',
  'invalid named capture': 'groupe nommé mal écrit',
  'duplicate capture group name': 'deux groupes du même nom',
  'invalid character class range': 'classe de caractères impossible',
  'trailing backslash at end of expression': 'barre oblique inverse à la fin',
  'expression nests too deeply': 'trop de groupes imbriqués',
};

/** An expression that was not even read. */
export class RegexTooLong extends Error {
  readonly said: Localised;

  constructor(most: number) {
    const said = { en: `it is longer than ${most} characters`, fr: `elle dépasse ${most} caractères` };
    super(said.en);
    this.said = said;
  }
}

/** Why an expression was refused, to stand after a colon. */
export function regexFlaw(error: unknown): Localised {
  if (error instanceof RegexTooLong) return error.said;
  const flaw =
    error instanceof Error
      ? error.message.replace(/^error parsing regexp: /, '').replace('`(?m)(?i)', '`')
      : String(error);
  const [, reason = flaw, place = ''] = /^(.*?)(: `[\s\S]*)$/.exec(flaw) ?? [];
  const french = FRENCH[reason];
  return { en: flaw, fr: french === undefined ? flaw : `${french}${place.replace(': ', '\u00a0: ')}` };
}
