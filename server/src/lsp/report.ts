import type { Language } from '../core/document/document.js';
import { type Catalogue, type Format, fixesOf, type Norm, present } from '../core/index.js';
import { renderHtml } from '../report/html.js';
import { type JsonPreset, toJsonReview } from '../report/json.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Method } from '../report/method.js';
import { type House, type ReportFile, toReport, toReportFile } from '../report/report.js';
import type { ReportResult } from './protocol.js';
import type { ReviewedDocument, ReviewState } from './reviewed-document.js';

/**
 * A document as the report shows it; its text can be let go.
 * @param pathOf what a file is called
 */
export function reportFile(
  pathOf: (uri: string) => string,
  document: ReviewedDocument,
  { review, decided, terms }: ReviewState,
  reader: Language,
): ReportFile {
  const { ruleset, settings } = terms;
  // Only documents with a format are reviewed.
  const format = document.format as Format;
  return toReportFile({
    path: pathOf(document.uri),
    nameOf: pathOf,
    format,
    text: document.text,
    review,
    ...(decided && { decided }),
    lines: document.lines,
    reader,
    present: (finding) => present(finding, ruleset, settings, reader),
    fixes: (finding) => fixesOf(finding, document.text, format, ruleset),
    ...(document.parsed && { document: document.parsed }),
  });
}

export interface ReportParts {
  readonly files: readonly ReportFile[];
  /** Of the files, in their order. */
  readonly uris: readonly string[];
  readonly presets: readonly JsonPreset[];
  readonly house?: House;
  readonly method: Method;
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  readonly catalogue: Catalogue;
  readonly version: string;
  readonly reader: Language;
  /** ISO 8601 instant. */
  readonly generatedAt: string;
}

export async function renderReport(parts: ReportParts): Promise<ReportResult> {
  const { files, uris, unreadable, catalogue, presets, version, reader, generatedAt, house, method } = parts;
  const norms = new Map<string, Norm>(catalogue.norms.map((norm) => [norm.id, norm]));
  const report = toReport({
    review: toJsonReview({
      tool: { name: 'candor', version },
      presets,
      files: files.map(({ file }) => file),
      unreadable,
    }),
    files,
    norms,
    normsDate: catalogue.normsDate,
    reader,
    generatedAt,
    method,
    ...(house && { house }),
  });
  return { html: await renderHtml(report), markdown: renderMarkdown(report), uris };
}
