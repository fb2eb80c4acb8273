import type { Artifact, Log, Notification, Run, ToolComponent } from 'sarif';
import type { JsonFile, JsonPreset, JsonReview } from '../json.js';
import type { Report } from '../report.js';
import { showHidden } from '../visible.js';
import { wordsFor } from '../wording/wording.js';
import type { Words } from '../wording/words.js';
import { normsTaxonomy } from './norms.js';
import { locationOf, regionOf } from './places.js';
import { resultsOf } from './results.js';
import { rulesOf } from './rules.js';

/** The schema of the standard, as OASIS publishes it. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The review in SARIF 2.1.0, which code scanning and many viewers read. What is open is a result; what somebody decided
 * on is a result with its suppression; what was not checked is a notification of the run. Nothing in it tells the time, so
 * that the same review gives the same file.
 */
export function renderSarif(report: Report): string {
  const words = wordsFor(report.reader);
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(report, words)] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf(report: Report, words: Words): Run {
  const { review, reader } = report;
  const rules = rulesOf(report, words);
  const taxonomy = normsTaxonomy(report);
  return {
    tool: {
      driver: {
        ...componentOf(review.tool),
        language: reader,
        shortDescription: { text: words.title },
        rules: rules.descriptors,
        ...(taxonomy && { supportedTaxonomies: [{ name: taxonomy.name, index: 0 }] }),
      },
      ...(review.presets.length > 0 && { extensions: review.presets.map(presetOf) }),
    },
    language: reader,
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: review.unreadable.length === 0,
        toolExecutionNotifications: notificationsOf(review, words),
      },
    ],
    artifacts: review.files.map(artifactOf),
    results: review.files.flatMap((file, index) => resultsOf(file, index, rules)),
    ...(taxonomy && { taxonomies: [taxonomy] }),
  };
}

function componentOf({ name, version }: { name: string; version: string }): ToolComponent {
  return { name, version, semanticVersion: version };
}

function presetOf(preset: JsonPreset): ToolComponent {
  return { ...componentOf(preset), properties: { integrity: preset.integrity } };
}

function artifactOf({ path, language, format, disclosure }: JsonFile): Artifact {
  const { status, reason } = disclosure;
  return {
    location: locationOf(path),
    roles: ['analysisTarget'],
    properties: { language, format, disclosure: { status, reason: showHidden(reason) } },
  };
}

/** What was not checked, and why. */
function notificationsOf({ files, unreadable }: JsonReview, words: Words): Notification[] {
  return [
    ...unreadable.map(
      ({ path, reason }): Notification => ({
        level: 'error',
        descriptor: { id: 'unreadable' },
        message: { text: showHidden(`${words.table.unreadable}: ${reason}`) },
        locations: [{ physicalLocation: { artifactLocation: locationOf(path) } }],
      }),
    ),
    ...files.flatMap(({ path, notices }, index) =>
      notices.map(
        (notice): Notification => ({
          level: 'note',
          descriptor: { id: notice.code },
          message: { text: showHidden(`${words.table.unchecked}: ${notice.message}`) },
          locations: [
            { physicalLocation: { artifactLocation: { ...locationOf(path), index }, region: regionOf(notice) } },
          ],
        }),
      ),
    ),
  ];
}
