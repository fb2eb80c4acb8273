import type { ArtifactLocation, Fix, Location, Result, Suppression } from 'sarif';
import type { JsonFile, JsonFinding, JsonRange } from '../json.js';
import { showHidden } from '../visible.js';
import { levelOf } from './level.js';
import { locationOf, regionOf } from './places.js';
import type { RuleIndex } from './rules.js';

/**
 * A file's findings as results.
 * @param index place of the file among the artifacts of the run.
 */
export function resultsOf(file: JsonFile, index: number, rules: RuleIndex): Result[] {
  const seen = new Map<string, number>();
  const artifactLocation = { ...locationOf(file.path), index };
  const at = (range: JsonRange): Location => ({ physicalLocation: { artifactLocation, region: regionOf(range) } });
  return file.findings.map((finding) => {
    // The same words may stand twice in the same surroundings: the count tells them apart.
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    const print = `${finding.fingerprint}:${count}`;
    const suppressions = suppressionsOf(finding);
    const ruleIndex = rules.indexOf.get(finding.rule);
    return {
      ruleId: finding.rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
      // The standard leaves no level to what is not a fault.
      ...(finding.severity === 'hint'
        ? { kind: 'informational', level: 'none' }
        : { level: levelOf(finding.severity) }),
      message: { text: messageOf(finding) },
      locations: [placeOf(finding, artifactLocation)],
      ...(finding.related?.length && {
        relatedLocations: finding.related.map((each, id) => ({
          id,
          ...(each.path === undefined
            ? at(each)
            : { physicalLocation: { artifactLocation: locationOf(each.path), region: regionOf(each) } }),
          message: { text: showHidden(each.message) },
        })),
      }),
      // GitHub goes by a name of its own.
      partialFingerprints: { 'candor/v1': print, primaryLocationLineHash: print },
      ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => fixOf(fix, artifactLocation)) }),
      ...(suppressions.length > 0 && { suppressions }),
      properties: { severity: finding.severity, family: finding.family, language: finding.language },
    };
  });
}

function messageOf({ message, because }: JsonFinding): string {
  return showHidden(because ? `${message} ${because}` : message);
}

/** Where a finding is, with its words as they may be shown, and what a catalogue or a table calls the place. */
function placeOf(finding: JsonFinding, artifactLocation: ArtifactLocation): Location {
  const { evidence, key, row } = finding;
  const region = { ...regionOf(finding), snippet: { text: showHidden(evidence) } };
  return {
    physicalLocation: { artifactLocation, region },
    ...(key && { logicalLocations: [{ name: showHidden(row === undefined ? key : `${row}:${key}`), kind: 'member' }] }),
  };
}

function fixOf(fix: JsonFinding['fixes'][number], artifactLocation: ArtifactLocation): Fix {
  return {
    description: { text: showHidden(fix.title) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: fix.edits.map((edit) => ({
          deletedRegion: regionOf(edit),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
    properties: { safe: fix.safe },
  };
}

function suppressionsOf({ suppressed, decision }: JsonFinding): Suppression[] {
  const suppressions: Suppression[] = [];
  if (suppressed) {
    suppressions.push({ kind: 'inSource', status: 'accepted', justification: showHidden(suppressed.reason) });
  }
  if (decision) {
    const { kind, reason, by, until } = decision;
    suppressions.push({
      kind: 'external',
      status: 'accepted',
      justification: showHidden(reason),
      properties: { kind, by: showHidden(by), ...(until && { until }) },
    });
  }
  return suppressions;
}
