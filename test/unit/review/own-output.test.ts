import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MARKDOWN_REPORT_MARK, TABLE_MARKS } from '../../../server/src/core/document/own-output.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { testCatalogue, testRule } from './catalogue.js';

describe("Candor's own reports", () => {
  const ruleset = Ruleset.compile(
    testCatalogue([testRule('house/x', { en: ['only {number} left'] })]),
    DEFAULT_SETTINGS,
  );
  const count = (text: string, format: 'markdown' | 'html' | 'csv') =>
    reviewText(text, format, ruleset, DEFAULT_SETTINGS).findings.length;

  it('are not reviewed', () => {
    assert.equal(count(`${MARKDOWN_REPORT_MARK}\n\nThere are only 2 left`, 'markdown'), 0);
    const html =
      '<!doctype html><html><head><meta name="generator" content="candor 0.1.0"></head><p>There are only 2 left</p>';
    assert.equal(count(html, 'html'), 0);
    for (const mark of Object.values(TABLE_MARKS)) {
      assert.equal(count(`Entry;Words;${mark}\r\nFinding;There are only 2 left;#1\r\n`, 'csv'), 0);
    }
  });
  it('are told from pages of others', () => {
    assert.equal(count(`There are only 2 left ${MARKDOWN_REPORT_MARK}`, 'markdown'), 1);
    assert.equal(count(`Headline;${TABLE_MARKS.en} tool\r\nThere are only 2 left;x\r\n`, 'csv'), 1);
    assert.equal(
      count('<!doctype html><meta name="generator" content="Hugo 1"><p>There are only 2 left</p>', 'html'),
      1,
    );
  });
});
