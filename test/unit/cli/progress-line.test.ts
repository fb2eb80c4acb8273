import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProgressLine } from '../../../server/src/cli/progress-line.js';

describe('the line that tells how far a run is', () => {
  const clock = { now: 0 };
  const lineInto = (written: string[], width = 20) =>
    new ProgressLine(
      (text) => written.push(text),
      width,
      () => clock.now,
    );

  it('says nothing of a short run', () => {
    const written: string[] = [];
    const line = lineInto(written);
    clock.now += 400;
    line.show('1 of 2');
    line.clear();
    assert.deepEqual(written, []);
  });

  it('shows a long run now and then on one line, and goes away', () => {
    const written: string[] = [];
    const line = lineInto(written);
    for (let file = 1; file <= 10; file++) {
      clock.now += 60;
      line.show(`file ${file} of a long, long run`);
    }
    clock.now += 60;
    line.clear();
    line.clear();
    assert.equal(written.at(-1), '\r\u001b[K');
    assert.deepEqual(written.slice(0, -1), ['\r\u001b[Kfile 9 of a long, l']);
  });

  it('writes nothing where nobody looks', () => {
    const line = new ProgressLine(undefined, 80, () => clock.now);
    clock.now += 10_000;
    line.show('half');
    line.clear();
  });
});
