import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatOf } from '../../../server/src/core/document/formats.js';
import { ReviewSession, reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { builtinCatalogue } from '../../../server/src/presets/builtin.js';

const samples = ['../../../examples', '../../fixtures/catalogues', '../../fixtures/templates'].flatMap((folder) => {
  const root = join(__dirname, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        /\.(md|html|json|csv|ya?ml|po|xlf|xliff|ftl|arb|tsx|vue|svelte|astro|liquid|mjml)$/.test(file) &&
        formatOf(file) !== undefined,
    )
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
});

/** Pieces that change structure, raise findings or settle them. */
const PIECES = [
  'a',
  ' ',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '> ',
  '```\n',
  '"',
  '« ',
  ' »',
  '*',
  '~~',
  '|',
  '---\n',
  '<p>',
  '</p>',
  '<!-- ',
  ' -->',
  'Only 2 left! ',
  'Plus que 2 ! ',
  'never ',
  'à éviter ',
  'Dark patterns to avoid\n\n',
  'we share your data with partners ',
  'until 3 March 2027 ',
  'This text was generated with AI. ',
  '🔥',
  '",\n  "k": "',
  '{n, plural, one {',
  '}}',
  '# candor-disable-next-line manipulation/scarcity -- why\n',
  ': ',
  '  ',
  ',',
  'msgid "',
  '</target>',
  '\r\n',
  'é',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(30),
  inserted: fc.constantFrom('', ...PIECES),
});

describe('the review of a document through its edits', () => {
  const ruleset = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
  const options = { today: '2026-11-23' };

  it('has samples to work on', () => assert.ok(samples.length >= 10));

  it('equals the full review after every edit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        ({ file, text }, edits) => {
          const format = formatOf(file)!;
          const session = new ReviewSession(ruleset, DEFAULT_SETTINGS, options);
          session.open(text, format);
          session.review();
          for (const { at, removed, inserted } of edits) {
            const start = Math.floor(at * session.text.length);
            session.edit({ start, removed: Math.min(removed, session.text.length - start), inserted });
            assert.deepEqual(session.review(), reviewText(session.text, format, ruleset, DEFAULT_SETTINGS, options));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('quotes its evidence exactly and stays inside the text', () => {
    for (const { file, text } of samples) {
      for (const finding of reviewText(text, formatOf(file)!, ruleset, DEFAULT_SETTINGS, options).findings) {
        assert.ok(
          finding.start >= 0 && finding.start < finding.end && finding.end <= text.length,
          `${file} ${finding.rule}`,
        );
        if (finding.phrase >= 0) assert.equal(finding.evidence, text.slice(finding.start, finding.end));
      }
    }
  });
});
