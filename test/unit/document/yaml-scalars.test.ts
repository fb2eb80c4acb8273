import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isMap, isScalar, parseDocument, type Scalar, stringify } from 'yaml';
import { mapScalar } from '../../../server/src/core/document/yaml/scalar-map.js';

const TYPES = ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;
const PIECES = [
  'word',
  'a b',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '"',
  "'",
  '\\',
  ': ',
  '# ',
  '- ',
  'é',
  '😀',
  '\u0001',
  '\u00A0',
  'x'.repeat(30),
];

describe('mapping YAML strings to their source', () => {
  it('covers the whole value, in order, with verbatim pieces quoting the same characters', () => {
    const values = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 14 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(values, fc.constantFrom(...TYPES), fc.boolean(), (value, type, isNested) => {
        const options = { defaultStringType: type, lineWidth: 24, minContentWidth: 5, blockQuote: true } as const;
        const source = stringify(isNested ? { a: { b: value } } : { a: value }, options);
        const root = parseDocument(source).contents;
        let node: unknown = isMap(root) ? root.get('a', true) : undefined;
        if (isMap(node)) node = node.get('b', true);
        assert.ok(isScalar(node) && typeof node.value === 'string');
        checkMap(source, node as unknown as Scalar<string>);
      }),
      { numRuns: Number(process.env.CANDOR_PROPERTY_RUNS ?? 500) },
    );
  });

  it('follows hand-written layouts', () => {
    for (const [source, expected] of [
      ['a: "one\n  two\n\n  three \\\n  four \\x41\\u00e9\\U0001F600"\n', 'one two\nthree four Aé😀'],
      ["a: 'it''s\n  so'\n", "it's so"],
      ['a: plain\n  goes on # note\n', 'plain goes on'],
      ['a: |2-\n    indented\n   less\n', '  indented\n less'],
      ['a: >+\n  folded\n  line\n\n    kept\n  end\n\n', 'folded line\n\n  kept\nend\n\n'],
      ['a: |\r\n  dos\r\n  lines\r\n', 'dos\nlines\n'],
    ] as const) {
      const root = parseDocument(source).contents;
      const node = isMap(root) ? root.get('a', true) : undefined;
      assert.ok(isScalar(node));
      assert.equal(node.value, expected);
      checkMap(source, node as unknown as Scalar<string>);
    }
  });
});

function checkMap(source: string, node: Scalar<string>): void {
  const { text, map } = mapScalar(source, node, 0);
  const shown = JSON.stringify({ source, text, map });
  const [start, end] = node.range as [number, number, number];
  if (text === '') return;
  assert.equal(map.textStarts[0], 0, shown);
  map.textStarts.forEach((from, i) => {
    const to = map.textStarts[i + 1] ?? text.length;
    const sourceFrom = map.sourceStarts[i] as number;
    const sourceTo = map.sourceEnds[i] as number;
    assert.ok(from < to && sourceFrom < sourceTo, shown);
    assert.ok(start <= sourceFrom && sourceTo <= end, `outside: ${shown}`);
    if (i > 0) assert.ok(sourceFrom >= (map.sourceEnds[i - 1] as number), `order: ${shown}`);
    const quoted = source.slice(sourceFrom, sourceTo);
    if (to - from === sourceTo - sourceFrom && !/^\s+$/.test(quoted)) assert.equal(text.slice(from, to), quoted, shown);
    // Letters stand for themselves; whatever else is mapped as a whole is white space, an escape or a quote.
    else if (to - from !== sourceTo - sourceFrom) assert.ok(/^(?:\s+|''|\\.+)$/s.test(quoted), `stands: ${shown}`);
  });
}
