import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import type { FlagPhrase } from '../../../server/src/core/rules/rule.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { testCatalogue, testRule } from './catalogue.js';

function evidence(flag: readonly FlagPhrase[], text: string): string[] {
  const rule = testRule('house/overlaps', { en: flag.map(({ phrase }) => phrase) });
  const ruleset = Ruleset.compile(
    testCatalogue([{ ...rule, match: { en: { ...rule.match.en!, flag } } }]),
    DEFAULT_SETTINGS,
  );
  assert.deepEqual(ruleset.problems, []);
  return reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS).findings.map((finding) => finding.evidence);
}

describe('matches of one rule that overlap', () => {
  const wide: FlagPhrase = {
    phrase: 'replace your whole team',
    onlyIf: [{ phrases: ['robot'], in: 'document' }],
  };
  const narrow: FlagPhrase = { phrase: 'your whole team' };

  it('give one finding, the longest', () => {
    assert.deepEqual(evidence([{ phrase: 'replace your whole team' }, narrow], 'Replace your whole team.'), [
      'Replace your whole team',
    ]);
  });

  it('give the one that can be rewritten', () => {
    const rewritten: FlagPhrase = { ...narrow, fixes: [0] };
    assert.deepEqual(evidence([{ phrase: 'replace your whole team' }, rewritten], 'Replace your whole team.'), [
      'your whole team',
    ]);
  });

  it('leave the shorter one when the document drops the longer', () => {
    assert.deepEqual(evidence([wide, narrow], 'Replace your whole team.'), ['your whole team']);
    assert.deepEqual(evidence([wide, narrow], 'Replace your whole team.\n\nA robot.'), ['Replace your whole team']);
  });

  it('leave the second of two equal ones when the document drops the first', () => {
    const same: FlagPhrase = { ...wide, onlyIf: [{ phrases: ['tractor'], in: 'document' }] };
    assert.deepEqual(evidence([same, wide], 'Replace your whole team.\n\nA robot.'), ['Replace your whole team']);
    assert.deepEqual(evidence([same, wide], 'Replace your whole team.'), []);
  });

  it('wait for those that are counted', () => {
    const dense: FlagPhrase = { phrase: 'replace your whole team', onlyIf: [{ count: 2, in: 'document' }] };
    assert.deepEqual(evidence([dense, narrow], 'Replace your whole team.'), ['your whole team']);
  });
});
