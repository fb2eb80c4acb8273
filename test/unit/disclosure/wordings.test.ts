import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STATEMENT_KINDS } from '../../../server/src/core/index.js';
import { disclosureOf, written } from './support.js';

const { disclosures } = written;
assert.ok(disclosures, 'disclosures.yml can be read');

for (const kind of STATEMENT_KINDS) {
  for (const language of ['en', 'fr'] as const) {
    const { examples } = disclosures.kinds[kind][language];
    describe(`wordings: ${kind}, ${language}`, () => {
      for (const text of examples.counts) {
        it(`tells: ${text}`, () => {
          const { statements, dismissed } = disclosureOf(text);
          assert.deepEqual(
            statements.map((statement) => [statement.language, statement.kind]),
            [[language, kind]],
            `dismissed: ${JSON.stringify(dismissed)}`,
          );
        });
      }
      for (const text of examples.part) {
        it(`tells of a part: ${text}`, () => {
          assert.deepEqual(
            disclosureOf(text).statements.map((statement) => statement.scope),
            ['section'],
          );
        });
      }
      for (const text of examples.vague) {
        it(`is vague: ${text}`, () => {
          const { statements, dismissed } = disclosureOf(text);
          assert.deepEqual(statements, []);
          assert.deepEqual(
            dismissed.map(({ why }) => why),
            ['vague'],
          );
        });
      }
      for (const text of examples.neither) {
        it(`tells nothing: ${text}`, () => {
          const { statements, dismissed } = disclosureOf(text);
          assert.deepEqual(statements, []);
          assert.ok(dismissed.every(({ why }) => why === 'denied' || why === 'off-topic'));
        });
      }
    });
  }
}
