import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/document/document.js';
import type { ImageReadings } from '../../../server/src/core/images/image-reading.js';
import { fixesOf } from '../../../server/src/core/review/fixes.js';
import { ReviewSession } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { applyEdits } from '../../../server/src/core/text/edits.js';
import { builtinCatalogue } from '../../../server/src/presets/builtin.js';
import { testRule } from '../review/catalogue.js';

const CATALOGUE = { ...builtinCatalogue(), rules: [testRule('house/x', {}, { detector: 'unlabelled-image' })] };
const RULESET = Ruleset.compile(CATALOGUE, DEFAULT_SETTINGS);
const READINGS: ImageReadings = new Map([
  ['a.png', { marks: [{ made: 'generated', place: 'IPTC DigitalSourceType', value: 'x' }] }],
]);

function review(text: string, format: Format) {
  const session = new ReviewSession(RULESET, DEFAULT_SETTINGS);
  session.open(text, format);
  session.setImages(READINGS);
  return session.review();
}

/** The text once its image is labelled; the label must then count. Undefined where no fix is offered. */
function labelled(text: string, format: Format): string | undefined {
  const { findings } = review(text, format);
  assert.equal(findings.length, 1, 'one image is unlabelled');
  const [fix] = fixesOf(findings[0]!, text, format, RULESET);
  if (!fix) return undefined;
  const result = applyEdits(text, fix.edits);
  const after = review(result, format);
  assert.deepEqual(after.findings, [], result);
  assert.equal(after.disclosure.status, 'disclosed', result);
  return result;
}

const DEFINED = '\n\n[mill]: a.png "Mill"\n';

describe('Markdown images whose text is their label', () => {
  for (const [name, text, expected] of [
    ['collapsed', '![Mill][]', '![Mill (AI-generated image)][Mill]\n\n*Image generated with AI.*'],
    ['shortcut', '![Mill]', '![Mill (AI-generated image)][Mill]\n\n*Image generated with AI.*'],
    [
      'shortcut in a sentence',
      'See ![mill] there.',
      'See ![mill (AI-generated image)][mill] *Image generated with AI.* there.',
    ],
    ['in a link', '[![Mill]](b.html)', '[![Mill (AI-generated image)][Mill]](b.html)\n\n*Image generated with AI.*'],
    ['whose text says AI already', '![AI mill]\n\n[ai mill]: a.png', undefined],
  ] as const) {
    it(`are labelled and still found: ${name}`, () => {
      const result = labelled(text + DEFINED, 'markdown');
      if (expected) assert.ok(result?.startsWith(expected), result);
      assert.equal(result?.match(/a\.png/g)?.length, (text + DEFINED).match(/a\.png/g)?.length);
    });
  }
  for (const text of [
    '![Mill]\n\n[tower]: a.png\n',
    '![Mill][]\n',
    '!\\[Mill]\n\n[mill]: a.png\n',
    '![^1]\n\n[^1]: a.png\n',
    '![]\n\n[mill]: a.png\n',
    '![Mill](not an address)\n\n[tower]: a.png\n',
    '`![Mill]`\n\n[mill]: a.png\n',
  ]) {
    it(`are none: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(review(text, 'markdown').findings, []);
      assert.deepEqual(review(text, 'markdown').imagesWanted, []);
    });
  }
  it('are read in time that grows with the text', () => {
    const started = performance.now();
    for (const piece of ['![', '![a', '![a]', '![a][', '![a][]', '![[a]]']) review(piece.repeat(20_000), 'markdown');
    assert.ok(performance.now() - started < 20_000);
  });
});

const SMALL = '<small>Image generated with AI.</small>';

describe('images behind elements', () => {
  for (const [name, before, after] of [
    ['a style', '<div style="background-image: url(a.png)">|<h1>The mill</h1></div>', SMALL],
    ['a short form', '<section style=\'color: red; background: #fff url("a.png") no-repeat\'>|Text.</section>', SMALL],
    ['an empty element', '<div class="hero" style="background-image:url(\'a.png\')">|</div><p>The mill.</p>', SMALL],
    ['several', '<div style="background-image: linear-gradient(red, blue), url(b.png), url(a.png)">|</div>', SMALL],
    ['a cell of a mail', '<table><tr><td background="a.png">|<p>The mill</p></td></tr></table>', SMALL],
    ['an element inside another of its kind', '<div style="background:url(a.png)">|<div>x</div></div>', SMALL],
  ] as const) {
    it(`are labelled inside of the element: ${name}`, () => {
      assert.equal(labelled(before.replace('|', ''), 'html'), before.replace('|', after));
    });
  }
  it('are labelled in Markdown', () => {
    const text = '# Mill\n\n<div style="background-image: url(a.png)">\n\nThe mill.\n\n</div>\n';
    assert.equal(labelled(text, 'markdown'), text.replace('>\n\nThe', `>${SMALL}\n\nThe`));
  });
  for (const [name, text] of [
    ['a style sheet', '<style>.hero { background-image: url("a.png") }</style><h1>The mill</h1>'],
    ['a sheet of many rules', '<style>p{color:red}.a{background:url(a.png) center}b{}</style><p>The mill.</p>'],
    ['a row', '<table><tr style="background:url(a.png)"><td>The mill</td></tr></table>'],
    ['a section of MJML', '<mj-section background-url="a.png"><mj-column></mj-column></mj-section>'],
    ['an element that never ends', '<div style="background:url(a.png)"><p>The mill.</p>'],
  ] as const) {
    it(`are raised without a fix where words have no sure place: ${name}`, () => {
      assert.equal(labelled(text, 'html'), undefined);
    });
  }
  it('are told of by a notice about the images of the page', () => {
    const text = '<style>.hero{background:url(a.png)}</style><p>All images on this page were generated with AI.</p>';
    assert.deepEqual(review(text, 'html').findings, []);
  });
  for (const text of [
    '<div style="background-image: url(https://example.com/a.png)">x</div>',
    '<div style="background-image: url(data:image/png;base64,AAAA)">x</div>',
    '<div style="--x: url(a.png); cursor: url(a.png)">x</div>',
    '<div style="background: red">x</div>',
    '<td background="red">x</td>',
    '<script>const s = "background: url(a.png)"</script>',
    '<p>Write <code>background: url(a.png)</code>.</p>',
  ]) {
    it(`are none: ${text}`, () => {
      assert.deepEqual(review(text, 'html').findings, []);
      assert.deepEqual(review(text, 'html').imagesWanted, []);
    });
  }
  it('are read in time that grows with the sheet', () => {
    const started = performance.now();
    for (const piece of ['background:', 'background: url(', 'background:url(a.png)', 'url(', 'background:url("', '(']) {
      review(`<style>${piece.repeat(15_000)}</style>`, 'html');
      review(`<div style='${piece.repeat(15_000)}'>x</div>`, 'html');
    }
    assert.ok(performance.now() - started < 20_000);
  });
});

describe('C2PA manifests', () => {
  it('are said to be unchecked, since their signatures are not validated', () => {
    const session = new ReviewSession(RULESET, DEFAULT_SETTINGS);
    session.open('![Mill](a.png)\n', 'markdown');
    const mark = { made: 'generated', place: 'C2PA c2pa.created', value: 'trainedAlgorithmicMedia' } as const;
    const other = { made: 'generated', place: 'IPTC DigitalSourceType', value: 'trainedAlgorithmicMedia' } as const;
    const because = (marks: readonly (typeof mark | typeof other)[]) => {
      session.setImages(new Map([['a.png', { marks }]]));
      return session.review().findings[0]?.because;
    };
    assert.equal(because([other]), undefined);
    assert.deepEqual(because([mark]), {
      en: 'the signature of the C2PA manifest was not checked',
      fr: 'la signature du manifeste C2PA n’a pas été vérifiée',
    });
    assert.match(because([other, mark])?.en ?? '', /^it also says so in a\.png: C2PA .*; the signature of the C2PA/);
    assert.match(session.review().disclosure.reason.en, /^An image says of itself that it comes from AI/);
  });
});
