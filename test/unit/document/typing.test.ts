import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Format, ParsedDocument } from '../../../server/src/core/document/document.js';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { checkUpdate } from './support.js';

const MARKDOWN = `---
title: Spring offer
summary: What we sell
---

# Spring offer

Our assistant answers most questions,
and a person takes over whenever you ask.

What you get:

- an answer within a day
  - on working days
- a refund, no questions asked

  A second paragraph of the item.
1. First step
2. Second step

> "It just works", says a customer
> of ours.

| Plan | Price |
|------|-------|
| Pro  | 9 €   |

\`\`\`js
const left = 2;
\`\`\`

<div class="note">
Read the <a href="/terms">terms</a>.
</div>

Last words, with [a link](https://example.com).
`;

const HTML = `<!doctype html>
<html lang="en"><head><title>Spring offer</title><style>p { margin: 0 }</style></head>
<body>
<!-- hero -->
<section class="hero"><h1>Spring offer</h1>
<p>Our assistant answers <b>most</b> questions &amp; a person takes over.</p></section>
<p>What you get:</p>
<ul><li>an answer <ul><li>within a day</li></ul></li><li>a refund</li></ul>
<table><tr><th>Plan</th><th>Price</th></tr><tr><td>Pro</td><td>9 €</td></tr></table>
<div style="display:none">For machines</div>
<label><input type="checkbox" checked> I agree</label> <button>Start</button>
</body></html>
`;

const TYPED: Readonly<Record<string, readonly string[]>> = {
  markdown: [
    '```\n',
    '- ',
    '  - x\n',
    '---\n',
    '+++\n',
    '> ',
    '# ',
    '1. x\n\n',
    '<div hidden>\n',
    '</div>\n',
    '<!-- x',
    '-->',
    '\n\n',
    '| a |\n|---|\n',
    '===\n',
    '    ',
    '**',
    '`',
    'system:\n',
  ],
  html: [
    '<p>',
    '</p>',
    '<div hidden>',
    '</div>',
    '<!--',
    '-->',
    '<ul><li>',
    '</ul>',
    '<script>',
    '</script>',
    '<b>',
    'word',
    '<table><tr><td>',
    '"',
    '<',
    '\n',
  ],
  text: ['- ', '\n\n', '\n', 'A line.', '1. ', 'https://a.b'],
};

const SOURCES: readonly (readonly [Format, string, keyof typeof TYPED])[] = [
  ['markdown', MARKDOWN, 'markdown'],
  ['prompt', MARKDOWN, 'markdown'],
  ['html', HTML, 'html'],
  ['text', MARKDOWN, 'text'],
];

describe('typing in a real document', () => {
  for (const [format, source, kind] of SOURCES) {
    it(`gives what a full parse gives after every key: ${format}`, () => {
      const places = fc.record({
        line: fc.nat(source.split('\n').length),
        column: fc.oneof(fc.constant(0), fc.nat(60)),
        text: fc.constantFrom(...(TYPED[kind] ?? [])),
        isRemoved: fc.boolean(),
      });
      fc.assert(
        fc.property(fc.array(places, { minLength: 1, maxLength: 3 }), (typed) => {
          let document = parseDocument(source, format);
          for (const { line, column, text, isRemoved } of typed) {
            document = type(document, placeOf(document.text, line, column), text);
            if (isRemoved) document = rubOut(document, placeOf(document.text, line, column), 5);
          }
        }),
        { numRuns: Number(process.env.CANDOR_PROPERTY_RUNS ?? 60) },
      );
    });
  }
});

function placeOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 0; i < line && at >= 0; i++) at = text.indexOf('\n', at) + 1;
  return Math.min(text.length, at + column);
}

function type(document: ParsedDocument, at: number, text: string): ParsedDocument {
  let result = document;
  for (let i = 0; i < text.length; i++) {
    result = checkUpdate(result, { start: at + i, removed: 0, inserted: text.charAt(i) });
  }
  return result;
}

/** Backspace, key by key. */
function rubOut(document: ParsedDocument, at: number, count: number): ParsedDocument {
  let result = document;
  for (let i = at; i > Math.max(0, at - count); i--) {
    result = checkUpdate(result, { start: i - 1, removed: 1, inserted: '' });
  }
  return result;
}
