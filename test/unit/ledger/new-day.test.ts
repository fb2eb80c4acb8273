import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { EMPTY_LEDGER } from '../../../server/src/ledger/read-ledger.js';
import { Decisions } from '../../../server/src/lsp/decisions.js';

test('an open document is told when the last day of a decision has passed', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.parse('2026-06-30T23:00:00Z') });
  let days = 0;
  const store = {
    read: async () => EMPTY_LEDGER,
    append: async () => [],
    evidence: async () => new Map(),
    identity: async () => undefined,
  };
  const decisions = new Decisions(
    store,
    async () => 'file:///site',
    () => {},
    () => {
      days++;
    },
  );
  await decisions.deciderOf('file:///site/shop.md');
  mock.timers.tick(3_599_000);
  assert.equal(days, 0);
  mock.timers.tick(1_000);
  assert.equal(days, 1);
  mock.timers.reset();
});
