import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { checkDocument, marksOf, quoteOf, segmentsOf, textsOf } from './support.js';

const texts = (source: string) => textsOf(source, 'markdown');
const segments = (source: string) => segmentsOf(source, 'markdown');

describe('Markdown blocks', () => {
  it('reads headings of both kinds with their levels', () => {
    const found = segments('# One #\n\nTwo\nlines\n===\n\n### Three\n\nFour\n---\n');
    assert.deepEqual(
      found.map(({ text, role, level }) => [text, role, level]),
      [
        ['One', 'heading', 1],
        ['Two\nlines', 'heading', 1],
        ['Three', 'heading', 3],
        ['Four', 'heading', 2],
      ],
    );
  });

  it('continues paragraphs lazily inside quotations and items', () => {
    assert.deepEqual(texts('> Our assistant\nis a program.\n\n- first\nstill first\n'), [
      'Our assistant\nis a program.',
      'first\nstill first',
    ]);
  });

  it('drops prefixes and indentation of continued lines', () => {
    const [item] = segments('- wrapped\r\n  copy\r\n');
    assert.equal(item?.text, 'wrapped\r\ncopy');
    const [quote] = segments('> a &amp; b\n>   c\n');
    assert.equal(quote?.text, 'a & b\nc');
    assert.equal(quote?.quoted, true);
  });

  it('keeps a call-out unquoted and skips its label', () => {
    const [note] = segments('> [!WARNING]\n> Only for adults.\n');
    assert.equal(note?.text, 'Only for adults.');
    assert.equal(note?.quoted, undefined);
  });

  it('skips code and marks it', () => {
    const source = 'Before\n\n```js\nOnly 2 left\n```\n\n    indented code\n\nAfter\n';
    assert.deepEqual(texts(source), ['Before', 'After']);
    assert.equal(marksOf(source, 'markdown').filter((mark) => mark.kind === 'code').length, 2);
  });

  it('frames nested items by their parent', () => {
    const found = segments('- parent\n  - child\n    - grandchild\n');
    assert.deepEqual(
      found.map(({ text, frame }) => [text, frame]),
      [
        ['parent', undefined],
        ['child', [0]],
        ['grandchild', [1]],
      ],
    );
  });

  it('frames a nested list by the paragraph that introduces it', () => {
    const found = segments('1. Tone.\n\n   Never write:\n\n   - hurry\n');
    assert.deepEqual(found[2]?.frame, [1]);
  });

  it('says that the chunk before introduces the items of a list', () => {
    const { chunks } = parseDocument('Avoid:\n\n- hurry\n- act now\n\nText.\n\n***\n\n- free\n', 'markdown');
    assert.equal(chunks.length, 6);
    const flags = chunks.flatMap((chunk) => chunk.segments.map((segment) => segment.framedByPrevious ?? false));
    assert.deepEqual(flags, [false, true, true, false, false]);
  });

  it('reads task lists without their boxes', () => {
    assert.deepEqual(texts('- [x] done\n- [ ] to do\n'), ['done', 'to do']);
    assert.equal(marksOf('- [x] done\n', 'markdown').length, 0);
  });

  it('relates cells to their column and row', () => {
    const found = segments('| Claim | Proof |\n|:--|--|\n| Fast | **2 s** \\| lab |\n| Safe |\n');
    assert.deepEqual(
      found.map(({ text, role, frame }) => [text, role, frame]),
      [
        ['Claim', 'cell', undefined],
        ['Proof', 'cell', undefined],
        ['Fast', 'cell', [0, 3]],
        ['2 s | lab', 'cell', [1, 2]],
        ['Safe', 'cell', [0]],
      ],
    );
  });

  it('reads HTML blocks and carries hidden elements across Markdown blocks', () => {
    const found = segments('<div hidden>\n<b>Inner</b> text\n\nHidden *too*\n\n</div>\n\nShown\n');
    assert.deepEqual(
      found.map(({ text, hidden }) => [text, hidden ?? false]),
      [
        ['Inner text', true],
        ['Hidden too', true],
        ['Shown', false],
      ],
    );
  });

  it('reads HTML inside a quotation without its prefixes', () => {
    const document = parseDocument('> <p>one\n> two</p>\n', 'markdown');
    checkDocument(document);
    assert.deepEqual(
      document.chunks[0]?.segments.map(({ text, quoted }) => [text, quoted]),
      [['one\ntwo', true]],
    );
  });

  it('reads footnotes, drops their references and link definitions', () => {
    const source = 'A claim[^1] and [more][ref].\n\n[^1]: The source.\n\n[ref]: https://example.com "Title"\n';
    assert.deepEqual(texts(source), ['A claim and more.', 'The source.']);
    assert.ok(marksOf(source, 'markdown').some((mark) => mark.kind === 'link' && mark.href === 'https://example.com'));
  });

  it('keeps comments as marks, in both of their forms', () => {
    const comments = marksOf('<!-- a note -->\n\nText <!-- inside -->.\n\n[//]: # (quiet)\n', 'markdown');
    assert.deepEqual(
      comments.map((mark) => mark.kind === 'comment' && mark.text.trim()),
      ['a note', 'inside', 'quiet'],
    );
  });

  it('skips what only MDX runs and reads the children of components', () => {
    const source =
      'import { Card } from "./card"\nexport const x = 1\n\n<Card title="Limited offer">\nThe **real** text\n</Card>\n\nHi {props.name}, {/* note */}bye\n';
    assert.deepEqual(texts(source), ['Limited offer', 'The real text', 'Hi \uFFFB, bye']);
  });

  it('bounds nesting and says so', () => {
    const { chunks } = parseDocument(`${'> '.repeat(200)}deep\n`, 'markdown');
    assert.deepEqual(
      chunks[0]?.notices.map((notice) => notice.code),
      ['nesting-limit'],
    );
    assert.match(chunks[0]?.segments[0]?.text ?? '', /deep$/);
  });

  it('skips a byte order mark', () => {
    const document = parseDocument('\uFEFF# Title\n', 'markdown');
    assert.deepEqual(document.chunks[0]?.segments[0], { text: 'Title', start: 3, end: 8, role: 'heading', level: 1 });
  });
});

describe('Markdown front matter', () => {
  it('reads fields that readers see, exactly mapped', () => {
    const source = '---\ntitle: "Only \\"two\\" left"\nsummary: >-\n  Folded\n  text\nlayout: post\n---\n# Body\n';
    const document = parseDocument(source, 'markdown');
    checkDocument(document);
    const [title, summary] = document.chunks[0]?.segments ?? [];
    assert.deepEqual([title?.text, title?.role, title?.key], ['Only "two" left', 'title', 'title']);
    assert.equal(summary?.text, 'Folded text');
    assert.ok(title && quoteOf(document, 0, title, 5, 10) === '\\"two\\"');
    const matter = document.chunks[0]?.marks[0];
    assert.ok(matter?.kind === 'front-matter');
    assert.deepEqual(
      matter.fields.map(({ key, value }) => [key, value]),
      [
        ['title', 'Only "two" left'],
        ['summary', 'Folded text'],
        ['layout', 'post'],
      ],
    );
    assert.equal(document.chunks[1]?.segments[0]?.text, 'Body');
  });

  it('tells of broken YAML and reviews the body', () => {
    const { chunks } = parseDocument('---\ntitle: [oops\n---\nBody\n', 'markdown');
    assert.deepEqual(
      chunks[0]?.notices.map((notice) => notice.code),
      ['front-matter-invalid'],
    );
    assert.equal(chunks[1]?.segments[0]?.text, 'Body');
  });

  it('reads the fields of TOML that readers see, and nothing else of it', () => {
    assert.deepEqual(texts('+++\ntitle = "Hurry"\n+++\nBody\n'), ['Hurry', 'Body']);
    const text = [
      '+++',
      'title = "Our \\"AI\\" n\\u00e9ver fails \\U0001F375"',
      'description = """',
      'Two',
      'lines \\',
      '  more"""',
      "summary = 'li\\teral'",
      'weight = 3',
      'slug = "hurry"',
      'tags = ["title", "b"]',
      '[params]',
      'title = "no"',
      '+++',
      'Body',
    ].join('\n');
    const { chunks } = parseDocument(text, 'markdown');
    assert.deepEqual(
      chunks[0]?.segments.map(({ key, role, text: said }) => [key, role, said]),
      [
        ['title', 'title', 'Our "AI" n\u00e9ver fails \u{1F375}'],
        ['description', 'title', 'Two\nlines more'],
        ['summary', 'title', 'li\\teral'],
      ],
    );
    const [first] = chunks[0]?.segments ?? [];
    assert.equal(text.slice(first?.start, first?.end), 'Our \\"AI\\" n\\u00e9ver fails \\U0001F375');
  });

  it('takes an unclosed fence for a thematic break', () => {
    assert.deepEqual(texts('---\ntitle: Hurry\n\nBody\n'), ['title: Hurry', 'Body']);
  });
});

describe('Markdown inline markup', () => {
  it('removes markup and remembers what it marked', () => {
    const [segment] = segments('A **strong _word_** and ~~gone~~ `code`.');
    assert.equal(segment?.text, 'A strong word and gone code.');
    assert.deepEqual(segment?.struck, [{ start: 18, end: 22 }]);
    assert.deepEqual(segment?.marked, [
      { start: 2, end: 13, kind: 'strong' },
      { start: 9, end: 13, kind: 'emphasis' },
      { start: 23, end: 27, kind: 'code' },
    ]);
  });

  it('leaves what is not markup', () => {
    for (const text of [
      '2 * 3 * 4',
      'snake_case_name',
      '5 < 6 & 7',
      '[Your Name]',
      '**open',
      '`open',
      'a \\ b',
      'a ~~~x~~~ y',
    ])
      assert.deepEqual(texts(text), [text]);
  });

  it('decodes escapes and references, and maps them whole', () => {
    const source = '5 \\* 3 &eacute;t&eacute; &#x1F600;';
    const document = parseDocument(source, 'markdown');
    const segment = document.chunks[0]?.segments[0];
    assert.equal(segment?.text, '5 * 3 été 😀');
    assert.ok(segment && quoteOf(document, 0, segment, 2, 3) === '\\*');
    assert.ok(segment && quoteOf(document, 0, segment, 6, 7) === '&eacute;');
    assert.ok(segment && quoteOf(document, 0, segment, 10, 12) === '&#x1F600;');
  });

  it('has no map where text and source agree', () => {
    const [segment] = segments('Plain prose\nover two lines, isn’t it?');
    assert.equal(segment?.map, undefined);
  });

  it('marks links with where their parts stand', () => {
    const source = 'See [our **terms**](https://a.b/c "Read me").';
    const document = parseDocument(source, 'markdown');
    const link = document.chunks[0]?.marks.find((mark) => mark.kind === 'link');
    assert.ok(link?.kind === 'link');
    assert.equal(source.slice(link.hrefSpan.start, link.hrefSpan.end), 'https://a.b/c');
    assert.equal(source.slice(link.textSpan?.start, link.textSpan?.end), 'our **terms**');
    assert.deepEqual(texts(source), ['Read me', 'See our terms.']);
  });

  it('calls a paragraph that is one link a link', () => {
    assert.equal(segments('[Start now](/go)')[0]?.role, 'link');
    assert.equal(segments('[Start now](/go) today')[0]?.role, 'paragraph');
  });

  it('replaces addresses and variables by one placeholder', () => {
    const source = 'Hi {{ user.name }}, see https://a.b/c?d=(e). Or <https://x.y>, {% if a %}www.z.org{% endif %}';
    assert.deepEqual(texts(source), ['Hi \uFFFB, see \uFFFC. Or \uFFFC, \uFFFC\uFFFC\uFFFC']);
    const hrefs = marksOf(source, 'markdown').flatMap((mark) => (mark.kind === 'link' ? [mark.href] : []));
    assert.deepEqual(hrefs, ['https://a.b/c?d=(e)', 'https://x.y', 'www.z.org']);
  });

  it('reads the alternative text of images apart', () => {
    const source = 'Before ![A *robot*](robot.png) after';
    const [alt, text] = segments(source);
    assert.deepEqual([alt?.text, alt?.role], ['A robot', 'alt']);
    assert.equal(text?.text, 'Before \uFFFC after');
    const image = marksOf(source, 'markdown').find((mark) => mark.kind === 'image');
    assert.ok(image?.kind === 'image' && image.altSpan && image.srcSpan);
    assert.equal(source.slice(image.altSpan.start, image.altSpan.end), 'A *robot*');
    assert.equal(source.slice(image.srcSpan.start, image.srcSpan.end), 'robot.png');
  });

  it('treats inline HTML as HTML', () => {
    const found = segments(
      'Now <del>20 €</del> **10 €**<br>only <span style="display:none">ignore the rules</span>today',
    );
    assert.deepEqual(
      found.map(({ text, hidden, struck }) => [text, hidden ?? false, struck]),
      [
        ['ignore the rules', true, undefined],
        ['Now 20 € 10 €\nonly today', false, [{ start: 4, end: 8 }]],
      ],
    );
  });

  it('keeps hidden characters, NUL and lone surrogates', () => {
    assert.deepEqual(texts('a\u200Bb \u202E c\0 \uD83D!'), ['a\u200Bb \u202E c\0 \uD83D!']);
  });
});
