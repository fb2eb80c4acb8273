import type { Candidate } from './review-chunk.js';
import { asksDensity, type Situated } from './surroundings.js';

/**
 * Of overlapping matches of one rule the one that can be rewritten stands, else the longest, and of equal ones the first
 * phrase's. One that waits for an answer of the document shadows no other, for it may yet fall: both stay, marked as
 * contested.
 */
export function withoutOverlaps(candidates: readonly Candidate[]): Candidate[] {
  if (candidates.length < 2) return [...candidates];
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort(betterFirst)) {
    if (!kept.some((other) => isDecided(other) && clash(candidate, other))) kept.push(candidate);
  }
  return kept
    .map(
      (candidate): Candidate =>
        kept.some((other) => other !== candidate && clash(candidate, other))
          ? { ...candidate, contested: true }
          : candidate,
    )
    .sort((a, b) => a.start - b.start || a.end - b.end || a.rule - b.rule);
}

/**
 * What of several places stays, in the same order, once it is known which stand. One that waits to be counted gives way
 * to one that does not, so that no words are counted twice.
 */
export function settleContested(places: readonly Situated[]): readonly Situated[] {
  const contested = places.filter(({ candidate }) => candidate.contested);
  if (contested.length < 2) return places;
  const waits = ({ candidate }: Situated) => Number(asksDensity(candidate));
  contested.sort((a, b) => a.chunk - b.chunk || waits(a) - waits(b) || betterFirst(a.candidate, b.candidate));
  const kept: Situated[] = [];
  const dropped = new Set<Situated>();
  for (const place of contested) {
    const rival = kept.some(({ chunk, candidate }) => chunk === place.chunk && clash(place.candidate, candidate));
    if (rival) dropped.add(place);
    else kept.push(place);
  }
  return places.filter((place) => !dropped.has(place));
}

function isDecided({ unless, onlyIf, tentative }: Candidate): boolean {
  return unless === false && onlyIf === true && !tentative;
}

function clash(a: Candidate, b: Candidate): boolean {
  return a.rule === b.rule && a.segment === b.segment && a.start < b.end && b.start < a.end;
}

function betterFirst(a: Candidate, b: Candidate): number {
  return (
    a.rule - b.rule ||
    Number(b.rewrites) - Number(a.rewrites) ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    a.phrase - b.phrase
  );
}
