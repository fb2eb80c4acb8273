import type { Language } from '../core/document/document.js';
import type { Localised } from '../core/rules/rule.js';

/**
 * Something wrong in a file that a person wrote for Candor: what is wrong, and what to write instead. Problems are
 * values, never thrown; whatever else the file says is used all the same.
 */
export interface Problem {
  /** As the caller named the file; slashes forward. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly what: Localised;
  readonly instead: Localised;
}

/** Counted from 1, as people and terminals do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const FILE_START: Place = { line: 1, column: 1 };

export function problemAt(file: string, place: Place, what: Localised, instead: Localised): Problem {
  return { file, line: place.line, column: place.column, what, instead };
}

/** `file:line:column: what. Instead.`, as terminals turn into a link. */
export function problemText(problem: Problem, reader: Language): string {
  const { file, line, column, what, instead } = problem;
  return `${file}:${line}:${column}: ${what[reader]} ${instead[reader]}`;
}
