import type { Messages } from './messages.js';

/** Loading the system's number formats takes longer than most reviews. */
const figure = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');
const count = (n: number, one: string, many = `${one}s`) => `${figure(n)} ${n === 1 ? one : many}`;
const LANGUAGES = { en: 'English', fr: 'French' };

/** What a decision makes of a finding. */
const DECIDED: Readonly<Record<string, string>> = {
  evidence: 'substantiated',
  accept: 'accepted',
  'sign-off': 'signed off',
};

export const ENGLISH: Messages = {
  language: 'en',
  severity: { error: 'error', warning: 'warning', info: 'check', hint: 'hint' },
  normKind: {
    law: 'law',
    guidance: 'guidance',
    'self-regulation': 'self-regulation',
    'platform-policy': 'platform policy',
    standard: 'standard',
  },
  because: 'Because',
  labelled: (label, text) => `${label}: ${text}`,
  suppressed: (reason) => `suppressed: ${reason}`,
  notice: 'not checked',
  nothingFound: 'Nothing to object to.',
  noFiles: 'No file to review here.',
  files: (n) => `${count(n, 'file')} reviewed`,
  counts: (errors, warnings, infos) =>
    [errors ? count(errors, 'error') : '', warnings ? count(warnings, 'warning') : '', infos ? `${infos} to check` : '']
      .filter(Boolean)
      .join(', '),
  setAside: (suppressed, decided, hints) =>
    [
      suppressed ? `${suppressed} suppressed` : '',
      decided ? `${decided} decided` : '',
      hints ? count(hints, 'hint') : '',
    ]
      .filter(Boolean)
      .join(', '),
  decided: (kind, reason, by, until) => `${DECIDED[kind] ?? kind}${until ? ` until ${until}` : ''}, ${by}: ${reason}`,
  fixable: (n) => `${count(n, 'finding')} can be fixed with --fix.`,
  disclaimer: (date) => `Not legal advice. Norms last compared with their sources on ${date}.`,
  unreadable: (path, reason) => `${path} could not be read: ${reason}.`,
  excluded: (path) => `${path} is left out by candor.yml.`,
  written: (path) => `Written: ${path}`,
  notWritten: (path, reason) => `${path} was not changed: ${reason}.`,
  fixed: (path, n) => `${path}: ${count(n, 'edit')} made.`,
  wouldFix: (path, n) => `${path}: ${count(n, 'edit')} to make.`,
  nothingToFix: 'Nothing can be fixed safely.',
  stdinCannotBeFixed: '--fix works on files, not on --stdin.',
  stdinWithPaths: '--stdin reads the standard input alone: leave out the paths.',
  jsonlAlone: '--jsonl answers in its own format: leave out --format, --stdin and --fix.',
  changedAlone: '--changed and --staged only show findings: leave out --fix, --stdin and --jsonl.',
  changedOrStaged: 'Take --changed or --staged, not both.',
  gitMissing: 'Reviewing a change needs git, which is not installed here.',
  gitFailed: (said) => `Git cannot tell what changed here: ${said}`,
  noRange: (range, said) =>
    `Git cannot tell what changed in ${range}: ${said}\nWrite paths before --changed, and the range after it.`,
  initExists: (path) => `${path} exists already and was left as it is.`,
  initWritten: (path) => `Written: ${path}. Every part is explained in it; now run “candor review”.`,
  unknownRule: (name, meant) =>
    `No rule is called ${name}.${meant ? ` Did you mean ${meant}?` : ' “candor explain” lists them all.'}`,
  explain: {
    severity: 'Severity',
    why: 'Why it matters',
    fineWhen: 'Fine when',
    norms: 'What stands behind it',
    normsNote: (date) => `Not legal advice. Compared with their sources on ${date}.`,
    flagged: (language) => `Raised in ${LANGUAGES[language]}`,
    clean: (language) => `Left alone in ${LANGUAGES[language]}`,
    fixes: 'Ways to put it',
    aliases: 'Formerly',
    hint: 'candor explain RULE tells more about one of them.',
  },
  presetTest: {
    missed: (example) => `not raised: ${example}`,
    misplaced: (example, evidence) => `raised on “${evidence}” instead of the marked place: ${example}`,
    raised: (example, evidence) => `raised on “${evidence}” although it is meant to be clean: ${example}`,
    noExamples: (language) => `needs at least one flagged and one clean example in ${LANGUAGES[language]}`,
    broken: (reason) => `cannot be used: ${reason}`,
    passed: (examples, rules) => `${count(examples, 'example')} of ${count(rules, 'rule')}: all as written.`,
    failed: (failures, examples, rules) =>
      `${count(failures, 'failure')} in ${count(examples, 'example')} of ${count(rules, 'rule')}.`,
    misread: (example, readAs) => `read as ${readAs || 'no disclosure at all'}: ${example}`,
    wordingsPassed: (examples) => `${count(examples, 'example')} of wordings of disclosures: all as written.`,
    wordingsFailed: (failures, examples) =>
      `${count(failures, 'failure')} in ${count(examples, 'example')} of wordings of disclosures.`,
    noPreset: (path) => `${path} is no preset: a YAML file with rules, or a folder with preset.yml.`,
    noFolder: (path) => `${path} is no folder with copy.`,
    note: 'note',
    unexercised: (phrase) => `no flagged example is raised by this phrase: ${phrase}`,
    lonePart: (part, meant) =>
      `“${part}” is optional, as a part in parentheses that stands alone is; did you mean ${meant}?`,
    shadowed: (rule) => `${rule} raises every flagged example too: one of the two may be enough`,
    moreNotes: (n) => `${count(n, 'more note')}, shown once these are dealt with.`,
    alarm: (evidence) => `raised on clean copy: ${evidence}`,
    cleanCopy: (alarms, words, n) =>
      `${count(alarms, 'finding')} in ${count(words, 'word')} of clean copy (${count(n, 'file')}).`,
    profile: { milliseconds: 'ms', tried: 'tried', matched: 'matched', rule: 'rule' },
    moreRules: (n) => `${count(n, 'more rule')} that cost less.`,
  },
  presetNew: {
    exists: (path) => `${path} is not empty and was left as it is.`,
    written: (path) =>
      `Written: ${path}. Add it to “extends” in candor.yml; “candor preset test ${path}” runs its examples.`,
  },
  lspMissing: 'The language server is missing: dist/server.js has to lie beside dist/cli.js.',
  failedOn: (path, reason) => `${path}: ${reason}.`,
  internal: (message) => `Candor failed, which is a bug in Candor: ${message}`,
  help: {
    description:
      'Reviews copy and prompts for undisclosed AI, privacy claims, pressure, overpromised AI and unsafe orders.',
    commands: {
      init: 'write a commented candor.yml here',
      review: 'review files and folders (default: this folder)',
      report: 'write a report to hand over, HTML or Markdown',
      explain: 'tell what a rule looks for and why',
      preset: 'make and test presets of rules',
      presetTest: 'run the examples of rules',
      presetNew: 'write a preset to start from',
      lsp: 'start the language server',
      help: 'show help for a command',
    },
    options: {
      format: 'how to say it',
      output: 'write into a file instead of the standard output',
      lang: 'language of the copy',
      langUi: 'language of explanations',
      preset: 'further presets, files or folders',
      noCache: 'read presets anew, not as they were kept from an earlier run',
      config: 'use this candor.yml for every file',
      changed: 'only what changed since the last commit, or in a range such as main...HEAD',
      staged: 'only what the next commit holds',
      failOn: 'least severity that makes the exit code 1',
      stdin: 'review the standard input',
      stdinFilename: 'name that tells its format and configuration',
      jsonl: 'review one JSON object a line: {"id", "text", "format"?, "lang"?}',
      fix: 'make the edits that change no claim',
      fixDryRun: 'show these edits without making them',
      quiet: 'say nothing but findings and failures',
      help: 'show help',
      version: 'show the version',
      reportOutput: 'file to write; .md gives Markdown',
      profile: 'tell how often each rule was tried and matched, and how long that took',
      clean: 'folder of copy that is known to be fine: tell what the rules raise there',
      stdio: 'speak over standard input and output',
    },
    arguments: {
      paths: 'files and folders; .gitignore is respected',
      rule: 'id of a rule; without it, all are listed',
      presets: 'preset files or folders (default: this folder)',
      folder: 'folder to write',
    },
    headings: { 'Usage:': 'Usage:', 'Options:': 'Options:', 'Commands:': 'Commands:', 'Arguments:': 'Arguments:' },
    exitCodes: `Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong use, broken configuration or unreadable file.`,
    choices: (list) => `one of ${list}`,
    byDefault: (value) => `default: ${value}`,
    errors: {},
    seeHelp: 'candor --help shows how to call it.',
  },
};
