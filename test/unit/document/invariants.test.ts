import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Format } from '../../../server/src/core/document/document.js';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { documentOf, editOf, type Kind } from './arbitrary.js';
import { checkDocument, checkUpdate } from './support.js';

const RUNS = Number(process.env.CANDOR_PROPERTY_RUNS ?? 400);

const FORMATS: readonly (readonly [Format, Kind])[] = [
  ['markdown', 'markdown'],
  ['prompt', 'markdown'],
  ['html', 'html'],
  ['text', 'text'],
  ['json', 'json'],
  ['yaml', 'yaml'],
  ['po', 'po'],
  ['xliff', 'xliff'],
  ['fluent', 'fluent'],
  ['csv', 'csv'],
  ['jsx', 'jsx'],
  ['vue', 'vue'],
  ['svelte', 'svelte'],
  ['astro', 'astro'],
  ['liquid', 'liquid'],
  ['mjml', 'mjml'],
];

/** Texts that once broke what holds of every document. */
const BROKEN_ONCE: readonly (readonly [Format, string])[] = [['yaml', 'a: |\n  &amp;Only two left. ']];

describe('texts that broke it once', () => {
  for (const [format, text] of BROKEN_ONCE) {
    it(`${format}: ${JSON.stringify(text)}`, () => checkDocument(parseDocument(text, format)));
  }
});

for (const [format, kind] of FORMATS) {
  describe(`${format}: what holds of every document`, () => {
    it('tiles the text and maps every character to its source', () => {
      fc.assert(
        fc.property(documentOf(kind), (text) => checkDocument(parseDocument(text, format))),
        { numRuns: RUNS },
      );
    });

    it('holds for arbitrary strings too', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => checkDocument(parseDocument(text, format))),
        { numRuns: RUNS },
      );
    });

    it('parses again after edits what a full parse gives', () => {
      fc.assert(
        fc.property(documentOf(kind), fc.array(editOf(kind), { minLength: 1, maxLength: 6 }), (text, edits) => {
          let document = parseDocument(text, format);
          for (const { at, removed, inserted } of edits) {
            const start = Math.round(at * document.text.length);
            const edit = { start, removed: Math.min(removed, document.text.length - start), inserted };
            document = checkUpdate(document, edit);
          }
        }),
        { numRuns: RUNS },
      );
    });
  });
}
