import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParsedDocument, Segment } from '../../../server/src/core/document/document.js';
import { contextsOf, type FindingContext, type Piece } from '../../../server/src/report/context.js';
import type { JsonFile } from '../../../server/src/report/json.js';

const at = (offset: number) => ({ line: 0, character: offset, offset });

interface Found {
  readonly phrase: string;
  readonly evidence?: string;
  readonly edits?: readonly (readonly [phrase: string, newText: string])[];
}

function contextsIn(text: string, found: readonly Found[], document?: ParsedDocument): FindingContext[] {
  const span = (phrase: string) => {
    const start = text.indexOf(phrase);
    assert.ok(start >= 0, `the text holds “${phrase}”`);
    return { start: at(start), end: at(start + phrase.length) };
  };
  const findings = found.map(({ phrase, evidence = phrase, edits = [] }) => ({
    ...span(phrase),
    evidence,
    fixes:
      edits.length > 0
        ? [{ title: 'Fix', safe: false, edits: edits.map(([old, newText]) => ({ ...span(old), newText })) }]
        : [],
  }));
  const file = { findings } as unknown as JsonFile;
  return contextsOf(file, text, document);
}

const side = (pieces: readonly Piece[] | undefined, hidden: Piece['kind']) =>
  (pieces ?? [])
    .filter(({ kind }) => kind !== hidden)
    .map(({ text }) => text)
    .join('');

describe('excerpts', () => {
  it('quote the paragraph around the evidence, on one line', () => {
    const [context] = contextsIn('Title\n\nOnly\n  2 left, so be\nquick.\n\nNext', [{ phrase: '2 left' }]);
    assert.deepEqual(context?.excerpt, { before: 'Only ', evidence: '2 left', after: ', so be quick.' });
  });

  it('cut long paragraphs between words and say so', () => {
    const words = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
    const [context] = contextsIn(`${words} HERE ${words}`, [{ phrase: 'HERE' }]);
    const { before, after } = context?.excerpt ?? { before: '', after: '' };
    assert.match(before, /^…word\d+ .* word199 $/);
    assert.match(after, /^ word0 .* word\d+…$/);
    assert.ok(before.length < 200 && after.length < 200);
  });

  it('never cut a character in two', () => {
    const [context] = contextsIn(`${'🙂'.repeat(301)}HERE${'🙂'.repeat(301)}`, [{ phrase: 'HERE' }]);
    const { before, after } = context?.excerpt ?? { before: '', after: '' };
    assert.doesNotMatch(before + after, /\p{Surrogate}/u);
  });

  it('keep what the review masked masked, in the other findings’ excerpts and fixes too', () => {
    const text = 'Card 4539 1488 0343 6467, only 2 left.';
    const contexts = contextsIn(text, [
      { phrase: '4539 1488 0343 6467', evidence: '•••• 6467' },
      { phrase: 'only 2 left', edits: [['only 2 left', '2 in stock']] },
    ]);
    assert.ok(!JSON.stringify(contexts).includes('4539'));
    assert.equal(contexts[1]?.excerpt.before, 'Card •••• 6467, ');
    assert.equal(side(contexts[1]?.changes[0], 'removed'), 'Card •••• 6467, 2 in stock.');
  });
});

describe('previews of fixes', () => {
  it('show the text before and after', () => {
    const [context] = contextsIn('Hurry, only 2 left today.', [
      {
        phrase: 'only 2 left',
        edits: [
          ['Hurry, ', ''],
          ['only 2 left', '2 in stock'],
        ],
      },
    ]);
    assert.equal(side(context?.changes[0], 'added'), 'Hurry, only 2 left today.');
    assert.equal(side(context?.changes[0], 'removed'), '2 in stock today.');
  });

  it('leave out what lies between edits that are far apart', () => {
    const middle = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const [context] = contextsIn(`START ${middle} END`, [
      {
        phrase: 'START',
        edits: [
          ['START', 'A'],
          ['END', 'B'],
        ],
      },
    ]);
    const after = side(context?.changes[0], 'removed');
    assert.match(after, /^A word0 .*… .*word59 B$/);
    assert.ok(after.length < 100);
  });
});

describe('excerpts of a parsed document', () => {
  const source = '<p>Tea &amp; cake, <b>only 2 left</b> for {{name}}</p>';
  const text = 'Tea & cake, only 2 left for \uFFFB';
  const piece = (part: string, shown: string) => ({
    textStart: text.indexOf(shown),
    start: source.indexOf(part),
    end: source.indexOf(part) + part.length,
  });
  const pieces = [
    piece('Tea ', 'Tea '),
    piece('&amp;', '&'),
    piece(' cake, ', ' cake, '),
    piece('only 2 left', 'only 2 left'),
    piece(' for ', ' for '),
    piece('{{name}}', '\uFFFB'),
  ];
  const segment: Segment = {
    text,
    role: 'paragraph',
    start: 3,
    end: source.length - 4,
    map: {
      textStarts: pieces.map(({ textStart }) => textStart),
      sourceStarts: pieces.map(({ start }) => start),
      sourceEnds: pieces.map(({ end }) => end),
    },
  };
  const document: ParsedDocument = {
    format: 'html',
    text: source,
    chunks: [{ length: source.length, segments: [segment], marks: [], notices: [], stateAfter: 0 }],
    starts: [0],
  };

  it('quote the prose without its markup, and spell out what stands for something', () => {
    const found = { phrase: 'only 2 left', edits: [['only 2 left', '2 in stock']] as const };
    const [context] = contextsIn(source, [found], document);
    assert.deepEqual(context?.excerpt, { before: 'Tea & cake, ', evidence: 'only 2 left', after: ' for {{name}}' });
    assert.equal(side(context?.changes[0], 'removed'), 'Tea & cake, 2 in stock for {{name}}');
  });

  it('fall back to the source where a fix reaches beyond the prose', () => {
    const [context] = contextsIn(source, [{ phrase: 'only 2 left', edits: [['<p>', '<p>Written by AI. ']] }], document);
    assert.match(side(context?.changes[0], 'removed'), /^<p>Written by AI\. Tea &amp; cake/);
  });
});
