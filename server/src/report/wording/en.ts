import { TABLE_MARKS } from '../../core/document/own-output.js';
import type { Counted, Words } from './words.js';

const locale = 'en-GB';
const shares = new Intl.NumberFormat(locale, { style: 'percent' });
const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const number = (count: number) => numbers.format(count);
const counted =
  (one: string, many: string): Counted =>
  (count) =>
    `${number(count)} ${count === 1 ? one : many}`;
const percent = (share: number) => shares.format(share);
const documents = counted('document', 'documents');
const findings = counted('finding', 'findings');

export const english: Words = {
  locale,
  number,
  day: (iso) => days.format(new Date(iso)),
  moment: (iso) => `${moments.format(new Date(iso))} UTC`,

  title: 'Copy review',
  preparedBy: (house) => `Prepared by ${house}`,
  skip: 'Skip to the content',
  contents: 'Contents',

  severity: { error: 'Error', warning: 'Warning', info: 'Needs proof', hint: 'Hint' },
  severities: { error: 'Errors', warning: 'Warnings', info: 'Need proof', hint: 'Hints' },
  severityMeans: {
    error: 'Wrong whatever the facts: correct it before publishing.',
    warning: 'Likely to mislead as it is worded: reword it, or say what makes it true.',
    info: 'May well be true: keep the proof at hand, or add the detail that readers need.',
    hint: 'A weak signal, shown for completeness and never counted.',
  },
  severityCount: {
    error: counted('error', 'errors'),
    warning: counted('warning', 'warnings'),
    info: counted('claim to prove', 'claims to prove'),
    hint: counted('hint', 'hints'),
  },
  family: {
    'ai-disclosure': 'AI disclosure',
    privacy: 'Privacy',
    manipulation: 'Manipulation',
    'ai-claims': 'AI claims',
    prompt: 'Prompt safety',
    house: 'House rules',
  },
  jurisdiction: {
    eu: 'European Union',
    fr: 'France',
    uk: 'United Kingdom',
    us: 'United States',
    ca: 'Canada',
    in: 'India',
    asia: 'Asia',
    int: 'International',
  },
  noJurisdiction: 'Editorial advice, no norm cited',
  normKind: {
    law: 'Law',
    guidance: 'Guidance',
    'self-regulation': 'Self-regulation',
    'platform-policy': 'Platform policy',
    standard: 'Standard',
  },
  normKindMeans: {
    law: 'binding text',
    guidance: 'how an authority reads the law; not binding in itself',
    'self-regulation': 'code that a profession applies to itself',
    'platform-policy': 'condition of publishing on a platform',
    standard: 'technical reference, voluntary',
  },
  status: {
    missing: 'Missing',
    disclosed: 'Disclosed',
    'signed-off': 'Signed off',
    'not-needed': 'Not needed',
  },
  statusMeans: {
    missing: 'The document declares or shows AI generation and does not tell its readers.',
    disclosed: 'Readers are told that AI took part.',
    'signed-off': 'A person has reviewed the document and answers for it.',
    'not-needed': 'Nothing shows AI generation that readers would have to be told of.',
  },

  summary: {
    heading: 'Summary',
    reviewed: (count) => `This review covers ${documents(count)}.`,
    found: (count, files) =>
      `${findings(count)} in ${documents(files)} ${count === 1 ? 'deserves' : 'deserve'} a look.`,
    nothingFound: 'Nothing in the wording calls for a change.',
    documents: 'Documents',
    disclosuresMissing: 'Disclosures missing',
    mattersMost: 'What matters most',
    places: (places, files) => `${counted('place', 'places')(places)} in ${documents(files)}`,
    doNext: 'What to do next',
    steps: {
      errors: (count) => `Correct the ${counted('error', 'errors')(count)}: wrong whatever the facts.`,
      disclosures: (count) => `Tell readers that AI took part in ${documents(count)}, or have a person sign off.`,
      warnings: (count) =>
        `Reword or qualify ${counted('likely misleading phrase', 'likely misleading phrases')(count)}.`,
      suggestions: (suggested, total) =>
        `This report suggests a wording for ${suggested === total ? 'each' : `${number(suggested)} of them`}.`,
      proofs: (count) =>
        `Gather the proof behind ${counted('claim', 'claims')(count)}, or add what readers need to know.`,
      unreadable: (count) => `Read ${counted('document', 'documents')(count)} that could not be opened.`,
      notices: (count) => `Look at ${counted('passage', 'passages')(count)} that could not be checked in full.`,
      nothing: 'Keep this report as a record of the review, and run it again when the copy changes.',
    },
    legal: (date) =>
      `This report is not legal advice. It reads wording, not facts, and says no text is unlawful. The norms it quotes were last compared with their sources on ${date}.`,
  },

  risk: {
    heading: 'Where the risk lies',
    lead: 'Findings that count, by their weight: errors first, then warnings, then claims that need proof.',
    byFamily: 'By family',
    byJurisdiction: 'By jurisdiction',
    byJurisdictionNote: 'A finding counts once in each jurisdiction whose norms it touches.',
    byFile: 'By document',
    byFileFirst: (shown, total) => `By document: the ${number(shown)} most exposed of ${number(total)}`,
    familyColumn: 'Family',
    jurisdictionColumn: 'Jurisdiction',
    fileColumn: 'Document',
    total: 'All',
  },

  findings: {
    heading: 'Findings by document',
    none: 'No finding to show.',
    cleanFiles: (count) => `${documents(count)} without a finding`,
    filters: 'Filter the findings',
    search: 'Search',
    anyFamily: 'All families',
    anySeverity: 'All severities',
    anyFile: 'All documents',
    family: 'Family',
    severity: 'Severity',
    file: 'Document',
    reset: 'Clear',
    unfold: 'Unfold all',
    fold: 'Fold all',
    showing: 'Showing {shown} of {total} findings',
    noMatch: 'No finding matches. Clear the filters to see them all.',
    line: (line) => `Line ${number(line)}`,
    why: 'Why it matters',
    fineWhen: 'Fine when',
    because: 'Here',
    restsOn: 'Rests on',
    houseAdvice: 'Editorial advice; no norm is cited.',
    suggestion: 'Suggestion',
    safe: 'changes no claim',
    before: 'Before',
    after: 'After',
    removed: '(removed)',
    related: 'See also',
    capped: (shown, total) =>
      `This page shows the first ${number(shown)} of ${number(total)} findings, so that it stays quick to read. The figures count them all; the JSON output lists them all.`,
  },

  setAside: {
    heading: 'Accepted risks, with reasons',
    lead: 'A person has decided on these findings. They do not count, and stay on record.',
    suppressed: 'Suppressed in the document',
    finding: 'Finding',
    reason: 'Reason',
    by: 'Decision',
    until: (day) => `until ${day}`,
    kind: (kind) =>
      ({ evidence: 'Substantiated', accept: 'Accepted', baseline: 'Known before', 'sign-off': 'Signed off' })[kind] ??
      kind,
    inFile: 'Document',
  },

  disclosure: {
    heading: 'AI disclosure, document by document',
    lead: 'What shows that a machine took part, and what tells the reader so.',
    document: 'Document',
    status: 'Status',
    marks: 'Signs of AI generation',
    statements: 'What readers are told',
    none: 'None',
    notNeeded: (count) => `${documents(count)} where none is needed`,
  },

  claims: {
    heading: 'Claims register',
    lead: 'What the copy claims and has to be able to prove: the proof, who keeps it, and until when it holds.',
    claim: 'Claim',
    document: 'Document',
    state: 'Proof',
    proof: 'Evidence',
    owner: 'Kept by',
    until: 'Due again',
    noProof: 'None recorded',
    states: { lapsed: 'Lapsed', missing: 'To gather', proved: 'On file' },
    stateMeans: {
      lapsed: 'There was evidence, and it holds no longer: renew it, or change the claim.',
      missing: 'Nobody has recorded evidence yet: gather it, or add what readers need to know.',
      proved: 'Evidence is recorded and holds.',
    },
  },

  signOffs: {
    heading: 'Who answers for the documents',
    lead: 'A person who signs has reviewed a document and answers for it as it stands. When the document changes, the signature no longer holds.',
    document: 'Document',
    state: 'Signature',
    by: 'Signed by',
    on: 'On',
    states: { signed: 'Holds', stale: 'Document changed since' },
    unsigned: (count) => `${documents(count)} that nobody has signed`,
    unattended: (count, total) =>
      count === 0
        ? `Every document is signed: a person answers for each of them.`
        : `Nobody answers yet for ${number(count)} of ${documents(total)} (${percent(count / total)}).`,
  },

  trend: {
    heading: 'Since the earlier review',
    lead: (version) =>
      `Findings are recognised by what they say and the words around them, so they may have moved. The earlier review was made with Candor ${version}.`,
    appeared: 'New',
    remaining: 'Remaining',
    resolved: 'Resolved',
    sentence: (appeared, remaining, resolved) =>
      `Since the earlier review, ${number(appeared)} ${appeared === 1 ? 'is' : 'are'} new, ${number(remaining)} ${remaining === 1 ? 'remains' : 'remain'} and ${number(resolved)} ${resolved === 1 ? 'is' : 'are'} resolved.`,
    elsewhere: (count) =>
      `${findings(count)} of the earlier review ${count === 1 ? 'stands' : 'stand'} in documents that this one does not cover, and ${count === 1 ? 'is' : 'are'} counted nowhere.`,
    list: 'What was resolved',
    document: 'Document',
    finding: 'Finding',
    isNew: 'New',
  },

  lapse: {
    expired: 'its last day has passed',
    'evidence-changed': 'the file that proves it has changed',
    'evidence-missing': 'the file that proves it is gone',
  },
  moreRows: (left) => `${counted('more row is', 'more rows are')(left)} in the CSV and JSON output.`,

  unchecked: {
    heading: 'What was not checked',
    none: 'Every document was read in full.',
    unreadable: 'Documents that could not be read',
    partly: 'Passages that were skipped or cut',
    document: 'Document',
    place: 'Place',
    reason: 'Reason',
    scope:
      'Candor reads the wording of English and French copy. It does not judge images, sound, layout or whether a claim is true.',
  },

  norms: {
    heading: 'Norms cited',
    lead: 'The texts that the findings rest on. What binds and what advises are told apart.',
    none: 'The findings cite no norm.',
    norm: 'Norm',
    asks: 'What it asks',
    state: 'Status',
    where: 'Where',
  },

  method: {
    heading: 'How this review was made',
    lead: 'Enough to make it again and get the same result.',
    tool: 'Tool',
    generated: 'Report made',
    normsCompared: 'Norms last compared',
    again: 'To make it again',
    commit: 'Git commit',
    commitState: (hadChanges) => (hadChanges ? 'with uncommitted changes' : 'no uncommitted changes'),
    configuration: (path) => `Content of ${path}`,
    presets: 'Rules used',
    preset: 'Preset',
    version: 'Version',
    integrity: 'Content hash',
    severityHeading: 'What the severities mean',
  },

  markdown: {
    cut: (left) => `${findings(left)} more: see the full report. This summary is cut to fit a comment.`,
    more: (left) => `and ${number(left)} more`,
  },

  table: {
    columns: {
      kind: 'Entry',
      file: 'Document',
      line: 'Line',
      column: 'Column',
      place: 'Place',
      severity: 'Severity',
      family: 'Family',
      rule: 'Rule',
      title: 'Finding',
      evidence: 'Words',
      message: 'What to do',
      why: 'Why it matters',
      suggestion: 'Suggested wording',
      norms: 'Norms',
      state: 'Decision',
      reason: 'Reason',
      by: 'By',
      until: 'Until',
      fingerprint: TABLE_MARKS.en,
    },
    separator: ',',
    finding: 'Finding',
    open: 'Open',
    unchecked: 'Not checked',
    unreadable: 'Could not be read',
  },
};
