import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { checkDocument, marksOf, segmentsOf, textsOf } from './support.js';

const texts = (source: string) => textsOf(source, 'html');
const segments = (source: string) => segmentsOf(source, 'html');
const marks = (source: string) => marksOf(source, 'html');

describe('HTML runs of prose', () => {
  it('ends a run at block tags and not at inline ones', () => {
    assert.deepEqual(texts('<div>One <b>two</b> <i>three</i><p>four</p>five<hr>six</div>'), [
      'One two three',
      'four',
      'five',
      'six',
    ]);
  });

  it('gives each element its role', () => {
    const source =
      '<title>T</title><h2>H</h2><p>P</p><button>B</button><a class="btn primary" href=x>A</a><label>L</label>' +
      '<figcaption>F</figcaption><ul><li>I</ul><table><tr><td>C</table><input type=submit value="Go">' +
      '<p><a href=y>only a link</a></p>';
    assert.deepEqual(
      segments(source).map(({ text, role, level }) => [text, role, level]),
      [
        ['T', 'title', undefined],
        ['H', 'heading', 2],
        ['P', 'paragraph', undefined],
        ['B', 'button', undefined],
        ['A', 'button', undefined],
        ['L', 'label', undefined],
        ['F', 'caption', undefined],
        ['I', 'list-item', undefined],
        ['C', 'cell', undefined],
        ['Go', 'button', undefined],
        ['only a link', 'link', undefined],
      ],
    );
  });

  it('reads the attributes that people read', () => {
    const source =
      '<meta name="description" content="Fast &amp; fair"><img src="a.png" alt="A &quot;cat&quot;">' +
      '<a href="x" title="Tip" aria-label="Open">x</a><hr><input placeholder="Your mail">';
    assert.deepEqual(
      segments(source).map(({ text, role, key }) => [text, role, key]),
      [
        ['Fast & fair', 'title', 'description'],
        ['A "cat"', 'alt', undefined],
        ['Tip', 'attribute', 'title'],
        ['Open', 'attribute', 'aria-label'],
        ['x', 'link', undefined],
        ['Your mail', 'attribute', 'placeholder'],
      ],
    );
  });

  it('does not read code, scripts, styles and templates', () => {
    assert.deepEqual(
      texts(
        '<p>a</p><script>if (1 < 2) "x"</script><style>p{}</style><pre>code</pre><template><p>t</p></template><p>b <code>c</code></p>',
      ),
      ['a', 'b c'],
    );
  });

  it('knows the declared language', () => {
    const found = segments('<html lang="fr-CA"><p>Bonjour</p><p lang=en>Hello</p><p lang=de>Hallo</p></html>');
    assert.deepEqual(
      found.map(({ lang }) => lang),
      ['fr', 'en', undefined],
    );
  });

  it('relates items and cells', () => {
    const { chunks } = parseDocument('<p>Avoid:</p><ul><li>One<ul><li>Sub</ul><li>Two</ul>', 'html');
    const items = chunks[1]?.segments ?? [];
    assert.deepEqual(
      items.map(({ text, frame, framedByPrevious }) => [text, frame, framedByPrevious ?? false]),
      [
        ['One', undefined, true],
        ['Sub', [0], false],
        ['Two', undefined, true],
      ],
    );
    const cells = segments('<table><tr><th>Plan<th>Price<tr><td>Pro<td>9 €</table>');
    assert.deepEqual(
      cells.map(({ frame }) => frame),
      [undefined, undefined, [0, 3], [1, 2]],
    );
  });

  it('tells quoted and struck text', () => {
    const [quote, price] = segments(
      '<blockquote><p>We were wrong.</p></blockquote><p><s>20 €</s> 10 € <q>bargain</q></p>',
    );
    assert.equal(quote?.quoted, true);
    assert.deepEqual(price?.struck, [{ start: 0, end: 4 }]);
    assert.deepEqual(price?.marked, [{ start: 10, end: 17, kind: 'quote' }]);
  });

  it('survives markup that is not well formed', () => {
    for (const source of [
      '<p>Unclosed <b>bold',
      'a < b and c > d',
      '<div',
      '<div class="x',
      '</nothing>text</p>',
      '<p @click="a > b" :title="x" onClick={dismiss}>Go</p>',
      '<!-- never closed',
      `<p title="${'x'.repeat(50_000)}">t</p>`,
      '<ul><li>a</table></li>',
    ])
      checkDocument(parseDocument(source, 'html'));
    assert.deepEqual(texts('a < b and c > d'), ['a < b and c > d']);
    assert.deepEqual(texts('<p @click="a > b" :title="x" onClick={dismiss}>Go</p>'), ['Go']);
  });
});

describe('HTML that readers do not see', () => {
  const hidden = (source: string) => segments(source).map(({ text, hidden: isHidden }) => [text, isHidden ?? false]);

  it('knows the ways of hiding', () => {
    for (const attributes of [
      'hidden',
      'style="display: none"',
      'style="visibility:hidden"',
      'aria-hidden="true"',
      'style="font-size:0"',
      'style="font-size: 1px"',
      'style="color:#FFF"',
      'style="color: white"',
    ])
      assert.deepEqual(hidden(`<div ${attributes}>x</div>`), [['x', true]], attributes);
  });

  it('sees white letters on colour', () => {
    assert.deepEqual(hidden('<td style="color:#fff;background:#e00">x</td>'), [['x', false]]);
    assert.deepEqual(hidden('<table bgcolor="#003"><tr><td style="color:#fff">x</table>'), [['x', false]]);
  });

  it('hides only the text inside an inline element', () => {
    assert.deepEqual(hidden('<p>Only <span style="display:none">secret</span> shown</p>'), [
      ['secret', true],
      ['Only  shown', false],
    ]);
  });

  it('shows again what follows, even inside elements of the same name', () => {
    assert.deepEqual(hidden('<div hidden><div>a</div>b</div><div>c</div>'), [
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });
});

describe('HTML marks', () => {
  it('keeps comments but not conditional ones of mail', () => {
    const found = marks('<!-- real --><!--[if mso]><p>x</p><![endif]--><p>t</p>');
    assert.deepEqual(
      found.map((mark) => mark.kind === 'comment' && mark.text),
      [' real '],
    );
  });

  it('gives a checkbox its label on either side', () => {
    for (const source of [
      '<label><input type="checkbox" checked> I agree</label>',
      '<input type=checkbox checked><label>I agree</label>',
      '<label>I agree <input type=checkbox checked></label>',
      '<p>Terms</p><input type=checkbox checked> I agree<br>',
    ]) {
      const { chunks } = parseDocument(source, 'html');
      const chunk = chunks.find((candidate) => candidate.marks.some((mark) => mark.kind === 'checkbox'));
      const box = chunk?.marks.find((mark) => mark.kind === 'checkbox');
      assert.ok(box?.kind === 'checkbox' && box.checked && box.segment !== undefined, source);
      assert.equal(chunk?.segments[box.segment]?.text, 'I agree', source);
    }
    assert.deepEqual(
      marks('<input type="checkbox"> x').map((mark) => mark.kind === 'checkbox' && mark.checked),
      [false],
    );
  });

  it('finds timers, data about AI, meta and linked data', () => {
    const source =
      '<meta property="og:title" content="T"><div class="sale-countdown"></div><img data-ai-generated="true" src=x>' +
      '<script type="application/ld+json">{"a":1}</script><b data-email="x">y</b>';
    const kinds = marks(source).map((mark) => mark.kind);
    assert.deepEqual(kinds, ['meta', 'timer', 'data', 'image', 'json-ld']);
  });

  it('says where the parts of images and links stand', () => {
    const source = '<p><a href="/x">go</a> <img alt="cat" src="c.png"></p>';
    const [link, image] = marks(source);
    assert.ok(link?.kind === 'link' && image?.kind === 'image');
    assert.equal(source.slice(link.hrefSpan.start, link.hrefSpan.end), '/x');
    assert.equal(source.slice(link.textSpan?.start, link.textSpan?.end), 'go');
    assert.equal(source.slice(link.start, link.end), '<a href="/x">go</a>');
    assert.equal(source.slice(image.altSpan?.start, image.altSpan?.end), 'cat');
    assert.equal(source.slice(image.srcSpan?.start, image.srcSpan?.end), 'c.png');
  });
});
