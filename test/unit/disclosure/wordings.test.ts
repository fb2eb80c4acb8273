import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disclosureExamples, misreading } from '../../../server/src/presets/run-disclosure-examples.js';
import { disclosureOf, written } from './support.js';

describe('wordings of disclosures', () => {
  const examples = disclosureExamples(written);
  it('have examples', () => assert.ok(examples.length > 200, String(examples.length)));
  for (const example of examples) {
    it(`${example.kind}, ${example.language}, ${example.role}: ${example.text}`, () => {
      assert.equal(misreading(example, disclosureOf(example.text)), undefined);
    });
  }
});

describe('the judge of examples', () => {
  const text = { kind: 'text', language: 'en' } as const;
  it('tells what an example was read as', () => {
    const told = disclosureOf('This article was written with AI.');
    assert.equal(misreading({ ...text, role: 'counts' }, told), undefined);
    assert.equal(misreading({ ...text, kind: 'image', role: 'counts' }, told), 'text, en, document');
    assert.equal(misreading({ ...text, language: 'fr', role: 'counts' }, told), 'text, en, document');
    for (const role of ['part', 'vague', 'neither'] as const) {
      assert.equal(misreading({ ...text, role }, told), 'text, en, document');
    }
    assert.equal(misreading({ ...text, role: 'counts' }, disclosureOf('No AI was used for this article.')), 'denied');
    assert.equal(misreading({ ...text, role: 'counts' }, disclosureOf('The ferry leaves at noon.')), '');
  });
});
