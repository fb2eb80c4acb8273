import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonFile, JsonReview } from '../../../server/src/report/json.js';
import { readEarlier } from '../../../server/src/report/read-earlier.js';
import { trendSince } from '../../../server/src/report/trend.js';
import { sampleReport } from './sample.js';

const { review } = sampleReport('en');

/** The review with the files changed. */
function withFiles(change: (files: readonly JsonFile[]) => readonly JsonFile[]): JsonReview {
  return { ...review, files: change(review.files) };
}

describe('the trend since an earlier review', () => {
  const figures = (earlier: JsonReview, now: JsonReview) => {
    const { appeared, remaining, resolved, elsewhere } = trendSince(earlier, now);
    return [appeared, remaining, resolved.length, elsewhere];
  };

  it('says that nothing moved when nothing did', () => {
    assert.deepEqual(figures(review, review), [0, 54, 0, 0]);
  });

  it('counts what is new, what remains and what is resolved', () => {
    const fewer = withFiles(([first, ...rest]) => [{ ...first!, findings: first!.findings.slice(2) }, ...rest]);
    assert.deepEqual(figures(review, fewer), [0, 52, 2, 0]);
    assert.deepEqual(figures(fewer, review), [2, 52, 0, 0]);
    const { isNew } = trendSince(fewer, review);
    assert.deepEqual(review.files[0]!.findings.map(isNew).slice(0, 4), [true, true, false, false]);
  });

  it('follows a document that moved', () => {
    const moved = withFiles(([first, ...rest]) => [{ ...first!, path: 'elsewhere.md' }, ...rest]);
    assert.deepEqual(figures(review, moved), [0, 54, 0, 0]);
  });

  it('holds a finding that was decided on for resolved, and one whose decision lapsed for new', () => {
    const decision = { kind: 'accept', reason: 'x', by: 'Ada' };
    const decided = withFiles(([first, ...rest]) => [
      { ...first!, findings: first!.findings.map((finding, i) => (i === 0 ? { ...finding, decision } : finding)) },
      ...rest,
    ]);
    assert.deepEqual(figures(review, decided), [0, 53, 1, 0]);
    assert.deepEqual(figures(decided, review), [1, 53, 0, 0]);
  });

  it('counts documents that are not reviewed now apart', () => {
    const count = review.files[0]!.findings.length;
    assert.deepEqual(
      figures(
        review,
        withFiles(([, ...rest]) => rest),
      ),
      [0, 54 - count, 0, count],
    );
  });

  it('tells findings alike apart', () => {
    const twice = withFiles(([first]) => [{ ...first!, findings: [first!.findings[0]!, { ...first!.findings[0]! }] }]);
    const once = withFiles(([first]) => [{ ...first!, findings: [first!.findings[0]!] }]);
    assert.deepEqual(figures(twice, once), [0, 1, 1, 0]);
    assert.deepEqual(figures(once, twice), [1, 1, 0, 0]);
  });
});

describe('reading an earlier review', () => {
  it('takes what --format json writes', () => {
    assert.equal(readEarlier(JSON.stringify(review))?.files.length, review.files.length);
  });

  it('refuses everything else', () => {
    const others = [
      '',
      'null',
      '[]',
      '{"schemaVersion":2}',
      '{"schemaVersion":1,"tool":{"version":"1"},"files":[{"path":"a","findings":[{}]}]}',
      '{"schemaVersion":1,"tool":{"version":"1"},"files":{"__proto__":1}}',
      '['.repeat(100_000),
    ];
    for (const source of others) assert.equal(readEarlier(source), undefined, source.slice(0, 60));
  });
});
