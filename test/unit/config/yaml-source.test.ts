import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemText } from '../../../server/src/config/problem.js';
import { readYaml } from '../../../server/src/config/yaml-source.js';

function problem(text: string): string {
  const { source, problems } = readYaml(text, 'f.yml');
  assert.equal(source, undefined, text.slice(0, 80));
  assert.equal(problems.length, 1);
  for (const told of ['what', 'instead'] as const) assert.notEqual(problems[0]?.[told].fr, '');
  return problemText(problems[0]!, 'en');
}

describe('YAML', () => {
  it('finds every value and key, whatever stands before it', () => {
    const text = `\uFEFFa: "x y" # note\r\nb:\r\n  - 'q'\r\n  - {c: d, "e": [1, 2]}\r\nf: > # folded\r\n  one\r\n  two\r\ng: &name z\r\nh: *name\r\ni:\r\n`;
    const { source } = readYaml(text, 'f.yml');
    assert.deepEqual(source?.data, {
      a: 'x y',
      b: ['q', { c: 'd', e: [1, 2] }],
      f: 'one two\n',
      g: 'z',
      h: 'z',
      i: null,
    });
    const at = (...path: (string | number)[]) => Object.values(source!.locate(path)).join(':');
    assert.equal(at(), '1:1');
    assert.equal(at('a'), '1:4');
    assert.equal(at('b', 0), '3:5');
    assert.equal(at('b', 1, 'c'), '4:9');
    assert.equal(at('b', 1, 'e', 1), '4:21');
    assert.equal(at('f'), '5:4');
    assert.equal(at('g'), '8:10');
    // Where there is no value, the nearest around it.
    assert.equal(at('h'), '9:1');
    assert.equal(at('i'), '10:1');
    assert.equal(at('b', 7), '3:3');
    assert.equal(at('nothing', 'here'), '1:1');
    assert.deepEqual(source?.locate(['b', 1, 'e'], true), { line: 4, column: 12 });
  });

  it('says what a slip of the hand did', () => {
    assert.match(problem("a: 'it's'"), /^f\.yml:1:7: A quotation mark or apostrophe ends the text here/);
    assert.match(problem('a:\n  - @agency'), /^f\.yml:2:5: A text cannot begin with “@”/);
    assert.match(problem('a: [b, c\n'), /^f\.yml:2:1: A “\[” or “{” is never closed/);
    assert.match(problem('a: "\\q"'), /^f\.yml:1:5: A backslash between double quotes starts nothing known/);
    assert.match(problem('a: Our promise: always.'), /^f\.yml:1:4: A value here contains “: ”/);
    assert.match(problem('b: 1\n"b": 2'), /^f\.yml:2:2: The key “b” is written twice/);
    assert.match(problem('a: 1\n---\n# nothing\n'), /^f\.yml:2:1: A second document begins here/);
    assert.match(problem('a: x\n b: y'), /^f\.yml:\d:\d: /);
  });

  it('takes nothing that means more than it says', () => {
    assert.match(problem('a: !!js/function "() => 1"'), /^f\.yml:1:4: The tag !!js\/function is not known/);
    assert.match(problem('? [a, b]\n: c'), /A key here is a list or a map/);
    assert.match(problem('a: b\u0000c'), /^f\.yml:1:5: A control character stands here/);
    assert.match(problem('a: *nothing'), /^f\.yml:1:5: The aliases/);
    assert.match(problem('a: &a [*a]'), /The aliases \(\*name\) unfold into too much/);
    const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`);
    assert.match(problem(`l0: &l0 [x]\n${levels.join('\n')}`), /unfold into too much/);
    const { source } = readYaml('__proto__: { polluted: true }\nconstructor: 1\n', 'f.yml');
    assert.deepEqual(Object.keys(source?.data as object), ['__proto__', 'constructor']);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('is quick with what is large, deep or broken', () => {
    const started = performance.now();
    assert.match(problem(`a: ${'x'.repeat(1_000_000)}`), /larger than 1 MB/);
    for (const text of [
      '['.repeat(900_000),
      '{a: '.repeat(200_000),
      '- '.repeat(400_000),
      '['.repeat(30) + '- '.repeat(30),
    ]) {
      assert.match(problem(text), /levels inside each other|never closed|valid YAML/);
    }
    assert.match(problem(`a: "${'x '.repeat(400_000)}`), /valid YAML/);
    assert.match(problem(`${'a: b\n'.repeat(150_000)}`), /written twice/);
    assert.match(problem(`${'- a\n'.repeat(200_000)}b: 1`), /f\.yml:200001:1: /);
    assert.ok(performance.now() - started < 5_000);
  });
});
