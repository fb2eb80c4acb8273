import type { Language } from '../../../server/src/core/document/document.js';
import type { Decision, Finding, Review } from '../../../server/src/core/review/finding.js';
import type { PresentedFinding } from '../../../server/src/core/review/present.js';
import type { Localised } from '../../../server/src/core/rules/rule.js';
import { LineIndex } from '../../../server/src/core/text/line-index.js';
import type { Span } from '../../../server/src/core/text/span.js';
import { type JsonFile, type ReviewedFile, toJsonReview } from '../../../server/src/report/json.js';
import { type House, type Report, toReport, toReportFile } from '../../../server/src/report/report.js';
import { type Hit, HOSTILE_FILE, SAMPLE_FILES, type SampleFile } from './sample-files.js';
import { SAMPLE_NORMS, SAMPLE_RULES, type SampleRule } from './sample-rules.js';

const RULES = new Map(SAMPLE_RULES.map((rule) => [rule.id, rule]));
const NORMS = new Map(SAMPLE_NORMS.map((norm) => [norm.id, norm]));
const both = (text: string): Localised => ({ en: text, fr: text });

/** A sample document as the review of the core would leave it. */
export function reviewedSample(sample: SampleFile, reader: Language): ReviewedFile {
  const lines = new LineIndex(sample.text);
  return {
    path: sample.path,
    format: sample.format,
    text: sample.text,
    review: reviewOf(sample),
    lines,
    reader,
    present: (finding) => presentSample(finding, reader),
    fixes: (finding) => finding.ownFixes ?? [],
  };
}

export interface SampleOptions {
  readonly hostile?: boolean;
  readonly house?: House;
  /** With evidence, one of it out of date, and signatures, one of them too. */
  readonly decided?: boolean;
}

/** A report of about sixty findings of the five families, two of them set aside. */
export function sampleReport(reader: Language, options: SampleOptions = {}): Report {
  const samples = options.hostile ? [...SAMPLE_FILES, HOSTILE_FILE] : SAMPLE_FILES;
  const reviewed = samples.map((sample) => toReportFile(reviewedSample(sample, reader)));
  const files = options.decided ? reviewed.map(({ file, contexts }) => ({ file: decided(file), contexts })) : reviewed;
  const review = toJsonReview({
    tool: { name: 'Candor', version: '0.1.0' },
    presets: [
      {
        name: 'candor:recommended',
        version: '0.1.0',
        integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      },
      { name: '@agency/house', version: '2.3.1', integrity: 'sha256-n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=' },
    ],
    files: files.map(({ file }) => file),
    unreadable: [{ path: 'drafts/scan.md', reason: reader === 'fr' ? 'ce n’est pas de l’UTF-8' : 'not UTF-8 text' }],
  });
  return toReport({
    review,
    files,
    norms: NORMS,
    normsDate: '2026-11-23',
    reader,
    generatedAt: '2026-11-23T18:00:00Z',
    ...(options.house && { house: options.house }),
  });
}

/** A report on one document with so many findings. */
export function manyFindings(reader: Language, count: number): Report {
  const text = Array.from({ length: count }, (_, i) => `Pillow ${i}: only ${i + 2} left.`).join('\n\n');
  const hits = Array.from(
    { length: count },
    (_, i): Hit => ['manipulation/scarcity', `: only ${i + 2} left`, ': in stock'],
  );
  const sample: SampleFile = { path: 'many.md', format: 'text', language: 'en', status: 'not-needed', text, hits };
  const report = sampleReport(reader);
  const file = toReportFile(reviewedSample(sample, reader));
  const review = toJsonReview({ ...report.review, files: [file.file], unreadable: [] });
  return { ...report, review, contexts: [file.contexts] };
}

function reviewOf(sample: SampleFile): Review {
  return {
    language: sample.language,
    findings: sample.hits.map((hit) => findingOf(hit, sample)).sort((a, b) => a.start - b.start),
    notices: sample.notice ? [{ code: 'grammar-unavailable', message: both(sample.notice), start: 0, end: 1 }] : [],
    disclosure: {
      status: sample.status,
      ifSigned: 'signed-off',
      reason: both(`Reason for ${sample.status}`),
      marks: (sample.marks ?? []).map((text) => ({ kind: 'front-matter', about: 'text', text, start: 0, end: 0 })),
      statements: (sample.statements ?? []).map((text) => ({
        text,
        kind: 'text',
        language: sample.language,
        place: 'visible',
        scope: 'document',
        start: 0,
        end: 0,
      })),
      dismissed: [],
    },
    grammarWanted: false,
    imagesWanted: [],
    commitsWanted: [],
  };
}

function findingOf([id, phrase, replacement]: Hit, sample: SampleFile): Finding {
  const rule = RULES.get(id) as SampleRule;
  const start = sample.text.indexOf(phrase);
  if (start < 0) throw new Error(`${sample.path} does not hold “${phrase}”`);
  const span: Span = { start, end: start + phrase.length };
  const isSuppressed = sample.path === 'catalogue/faq.md' && phrase.startsWith('Question 2 ');
  return {
    ...span,
    rule: id,
    family: rule.family,
    severity: rule.severity,
    evidence: id === 'prompt/card-number' ? phrase.replace(/\d(?=.{5})/g, '•') : phrase,
    language: sample.language,
    captures: {},
    fingerprint: `${id}:${start}`,
    phrase: 0,
    sentence: span,
    segment: { start: 0, end: sample.text.length },
    ...(sample.path === 'catalogue/faq.md' && start === 0 && { decision: ACCEPTED }),
    ...(isSuppressed && { suppressed: { reason: 'Quoted in a training text.' } }),
    ...(rule.fix &&
      replacement !== undefined && {
        ownFixes: [{ title: rule.fix, safe: replacement === '', edits: [{ ...span, newText: replacement }] }],
      }),
  };
}

function presentSample(finding: Finding, reader: Language): PresentedFinding {
  const rule = RULES.get(finding.rule) as SampleRule;
  const said = rule.say[reader];
  return {
    ...said,
    message: said.message.replace('{match}', finding.evidence),
    norms: rule.norms.map((id) => NORMS.get(id)!),
  };
}

const PROVED = {
  kind: 'evidence',
  reason: 'Panel of 1,200 sleepers, spring 2026.',
  by: 'Ada Moreau <ada@example.org>',
  until: '2027-03-31',
  source: 'evidence/panel-2026.pdf',
  owner: 'Studies',
};

/** The file with decisions on figures, and with signatures. */
function decided(file: JsonFile): JsonFile {
  const state = { 'catalogue/products.md': 'signed', 'catalogue/faq.md': 'stale' } as const;
  const signed = state[file.path as keyof typeof state];
  const findings = file.findings.map((finding) => {
    if (finding.evidence === '8 personnes sur 10') return { ...finding, decision: PROVED };
    if (finding.evidence !== '97% of sleepers') return finding;
    return { ...finding, lapsed: { ...PROVED, until: '2026-10-31', why: 'expired' as const } };
  });
  const signOff = signed && {
    state: signed,
    by: 'Ada Moreau <ada@example.org>',
    role: 'Editor',
    at: '2026-11-20T09:00:00Z',
  };
  return { ...file, findings, ...(signOff && { signOff }) };
}

const ACCEPTED: Decision = {
  kind: 'accept',
  reason: 'The sale did end that night.',
  by: 'Ada Moreau',
  until: '2027-01-31',
  record: '0'.repeat(64),
};
