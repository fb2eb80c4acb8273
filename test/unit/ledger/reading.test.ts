import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lineOf } from '../../../server/src/ledger/canonical.js';
import { toRecords } from '../../../server/src/ledger/new-record.js';
import { readLedger } from '../../../server/src/ledger/read-ledger.js';
import type { LedgerRecord } from '../../../server/src/ledger/record.js';
import { AT, accept, decided, textOf } from './support.js';

const CLAIM = 'Only 2 left in stock.';
const draft = (reason: string) => accept(CLAIM, 0, { reason });
const codes = (text: string) => readLedger(text).problems.map((problem) => problem.code);

/** A record with anything in it, under an id that fits. */
const meant = { after: [], ...accept(CLAIM), at: AT };
const forged = (fields: object) => lineOf({ ...meant, ...fields } as never);

describe('a ledger', () => {
  it('is the same however git arranged the lines of its branches', () => {
    // Each step adds to one of three branches, or merges another branch into it.
    const step = fc.record({ branch: fc.nat(2), merge: fc.option(fc.nat(2), { nil: undefined, freq: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (steps, random) => {
        const branches: LedgerRecord[][] = [[], [], []];
        for (const [index, { branch, merge }] of steps.entries()) {
          if (merge !== undefined) {
            const known = new Set(branches[branch]!.map(({ id }) => id));
            branches[branch]!.push(...branches[merge]!.filter(({ id }) => !known.has(id)));
          } else {
            const { heads } = readLedger(textOf(branches[branch]!));
            branches[branch]!.push(...toRecords([draft(`${index}`)], heads, AT));
          }
        }
        const all = branches.flat();
        const shuffled = [...all].map((record) => ({ record, at: random.next().value as number }));
        shuffled.sort((a, b) => a.at - b.at);
        const read = readLedger(textOf(shuffled.map(({ record }) => record)));
        const ids = new Set(all.map(({ id }) => id));
        assert.deepEqual(read.problems, []);
        assert.deepEqual(new Set(read.records.map(({ id }) => id)), ids);
        const followed = new Set(all.flatMap(({ after }) => after));
        assert.deepEqual(read.heads, [...ids].filter((id) => !followed.has(id)).sort());
        const place = new Map(read.records.map(({ id }, index) => [id, index]));
        for (const { id, after } of read.records) {
          for (const parent of after) assert.ok(place.get(parent)! < place.get(id)!);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('shows any record but the last that is altered or removed', () => {
    const records = toRecords([draft('a'), draft('b'), draft('c'), draft('d')], [], AT);
    for (let index = 0; index < records.length - 1; index++) {
      const rest = records.filter((_, other) => other !== index);
      assert.deepEqual(codes(textOf(rest)), ['missing']);
      const lines = records.map((record) => lineOf(record as never));
      lines[index] = lines[index]!.replace('Ana', 'Eve');
      assert.deepEqual(codes(lines.join('')), ['altered', 'missing']);
    }
    assert.deepEqual(codes(textOf(records.slice(0, 3))), []);
  });

  it('sets noise aside, line by line, and keeps the rest', () => {
    const [record] = toRecords([draft('a')], [], AT);
    const line = lineOf(record as never);
    const noise = [
      'null',
      '[]',
      '"text"',
      '{}',
      '{"id":7}',
      line.slice(0, -20),
      `{"id":"${'0'.repeat(64)}","after":[],"deep":{"er":1}}`,
      line.replace('{"id"', '{"__proto__":{"admin":true},"id"').trimEnd(),
      line.replace('{"id"', '{"__proto__":"x","id"').trimEnd(),
      '['.repeat(100_000),
      `{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      'x'.repeat(2_000_000),
      '\u0000\u001b[31m',
    ];
    const { records, problems } = readLedger(`\uFEFF${noise.join('\n')}\r\n${line.trimEnd()}\r\n\n\n`);
    assert.deepEqual(
      records.map(({ id }) => id),
      [record!.id],
    );
    assert.deepEqual(
      problems.map((problem) => [problem.code, 'line' in problem ? problem.line : 0]),
      noise.map((_, index) => ['unreadable-line', index + 1]),
    );
    assert.equal(({} as { admin?: boolean }).admin, undefined);
  });

  it('takes no record whose fields cannot be meant, and says which', () => {
    const fieldsOf = (fields: object) => {
      const [problem] = readLedger(forged(fields)).problems;
      return problem?.code === 'not-understood' ? problem.field : problem?.code;
    };
    assert.equal(fieldsOf({}), undefined);
    for (const file of [
      '/etc/passwd',
      '../up.md',
      'a/../../b.md',
      'C:\\x.md',
      'c:/x.md',
      'a\\b.md',
      'a//b.md',
      'a\nb',
      '',
    ]) {
      assert.equal(fieldsOf({ file }), 'file', file);
    }
    for (const until of ['2026-02-30', '31/12/2026', '0000-00-00', '99999-01-01', '', 'soon']) {
      assert.equal(fieldsOf({ until }), 'until', until);
    }
    for (const at of ['2026-06-01', 'yesterday', '2026-06-01T08:00:00+02:00']) assert.equal(fieldsOf({ at }), 'at', at);
    assert.equal(fieldsOf({ kind: 'approve' }), 'kind');
    assert.equal(fieldsOf({ by: '' }), 'by');
    assert.equal(fieldsOf({ by: 5 }), 'by');
    assert.equal(fieldsOf({ content: 'md5:00' }), 'content');
    assert.equal(fieldsOf({ fingerprint: 'x' }), 'fingerprint');
    assert.equal(fieldsOf({ reason: 'r'.repeat(5_000) }), 'reason');
    assert.equal(fieldsOf({ kind: 'withdraw' }), 'withdraws');
    // What a later version adds is part of the record.
    assert.equal(fieldsOf({ assistant: 'a model' }), undefined);
  });

  it('never makes an evidence file of a path that leads elsewhere', () => {
    const line = forged({ kind: 'evidence', source: '../../secret.txt', sourceContent: `sha256:${'0'.repeat(64)}` });
    const [finding] = decided(CLAIM, line).review.findings;
    assert.equal(finding?.decision, undefined);
    assert.equal(finding?.lapsed?.why, 'evidence-missing');
  });

  it('shows what hides in names and reasons', () => {
    const line = forged({ by: 'Ana\u001b[2J\u202e', reason: 'fine\u0007\u200b' });
    const { decision } = decided(CLAIM, line).review.findings[0]!;
    assert.equal(decision?.by, 'Ana⟦U+001B⟧[2J⟦U+202E⟧');
    assert.equal(decision?.reason, 'fine⟦U+0007 U+200B⟧');
  });

  it('is read in seconds however large, or not used at all and said so', () => {
    const before = process.cpuUsage();
    assert.deepEqual(codes('x'.repeat(65_000_000)), ['too-large']);
    assert.deepEqual(codes('{x}\n'.repeat(1_000_000)), ['too-large']);
    const noise = readLedger('{x}\n'.repeat(100_000));
    assert.equal(noise.problems.length, 1_001);
    assert.deepEqual(noise.problems.at(-1), { code: 'more', count: 99_000 });
    const parents = (child: number) =>
      Array.from({ length: 1_000 }, (_, parent) => `${child}a${parent}`.padStart(64, '0'));
    const orphans = Array.from({ length: 100 }, (_, child) => forged({ after: parents(child) }));
    assert.equal(readLedger(orphans.join('')).problems.at(-1)?.code, 'more');
    const alike = Array.from({ length: 5_000 }, (_, index) =>
      forged({ fingerprint: `${'a'.repeat(16)}-${index + 1}` }),
    );
    assert.equal(readLedger(alike.join('')).records.length, 5_000);
    // Of processor time, in microseconds: the machine may be busy with something else.
    assert.ok(process.cpuUsage(before).user < 15_000_000);
  });
});
