import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LineStarts } from '../../server/src/lsp/line-starts.js';
import { offsetAt } from './conversation.js';

const text = fc
  .array(fc.constantFrom('a', 'é', '🙂', '\r', '\n', '\r\n', '\u2028'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('LineStarts', () => {
  it('agrees with the specification on every offset that is not inside a line break', () => {
    fc.assert(
      fc.property(text, (source) => {
        const lines = new LineStarts(source);
        for (let offset = 0; offset <= source.length; offset++) {
          const position = lines.positionAt(offset);
          assert.equal(offsetAt(source, position), offset);
          const insideBreak = source[offset - 1] === '\r' && source[offset] === '\n';
          if (!insideBreak) assert.equal(lines.offsetAt(source, position), offset);
        }
      }),
    );
  });

  it('is the same after edits as when counted anew', () => {
    const edit = fc.record({ at: fc.nat(60), removed: fc.nat(8), inserted: text });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 8 }), (source, edits) => {
        const lines = new LineStarts(source);
        let current = source;
        for (const { at, removed, inserted } of edits) {
          const start = Math.min(at, current.length);
          const length = Math.min(removed, current.length - start);
          current = current.slice(0, start) + inserted + current.slice(start + length);
          lines.edit(current, start, length, inserted.length);
        }
        const fresh = new LineStarts(current);
        assert.equal(lines.lineCount, fresh.lineCount);
        for (let line = 0; line < fresh.lineCount; line++) assert.equal(lines.startOf(line), fresh.startOf(line));
      }),
    );
  });

  it('moves positions outside the text to the nearest place inside', () => {
    const source = 'one\r\ntwo';
    const lines = new LineStarts(source);
    assert.equal(lines.offsetAt(source, { line: 0, character: 99 }), 3);
    assert.equal(lines.offsetAt(source, { line: 9, character: 0 }), 8);
    assert.equal(lines.offsetAt(source, { line: -1, character: 4 }), 0);
    assert.equal(lines.offsetAt(source, { line: 1, character: -4 }), 5);
  });

  it('follows a keystroke in a megabyte without counting its lines again', () => {
    const source = 'A line of copy that is neither long nor short.\n'.repeat(22_000);
    const lines = new LineStarts(source);
    const began = performance.now();
    for (let i = 0; i < 100; i++) lines.edit(source, 500_000, 1, 1);
    const each = (performance.now() - began) / 100;
    const countBegan = performance.now();
    new LineStarts(source);
    const whole = performance.now() - countBegan;
    assert.ok(each < whole / 5, `${each} ms for an edit, ${whole} ms for the whole text`);
  });
});
