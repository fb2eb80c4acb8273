import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readableOn } from '../../../server/src/report/html/colour.js';

describe('the house colour', () => {
  it('is kept where it can be read', () => {
    assert.equal(readableOn('#0b5c66', '#ffffff'), '#0b5c66');
  });

  it('is darkened on paper and lightened on a dark screen', () => {
    assert.notEqual(readableOn('#ffdd00', '#ffffff'), '#ffdd00');
    assert.equal(readableOn('#ffdd00', '#15181c'), '#ffdd00');
    assert.notEqual(readableOn('#000040', '#15181c'), '#000040');
  });

  it('is refused when it is anything else', () => {
    assert.equal(readableOn('red', '#ffffff'), undefined);
    assert.equal(readableOn('#fff; } body { display: none', '#ffffff'), undefined);
  });
});
