import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { checkDocument, marksOf, segmentsOf, textsOf } from './support.js';

describe('plain text', () => {
  const texts = (source: string) => textsOf(source, 'text');

  it('joins wrapped lines and ends paragraphs at blank ones', () => {
    const wrapped = 'This letter was wrapped by a mail program after\nsome sixty characters, as they do.';
    assert.deepEqual(texts(`${wrapped}\n\nNext.`), [wrapped, 'Next.']);
  });

  it('keeps titles, slogans and signatures apart', () => {
    assert.deepEqual(texts('Spring sale\nEverything must go\n\nKind regards\nThe team'), [
      'Spring sale',
      'Everything must go',
      'Kind regards',
      'The team',
    ]);
  });

  it('frames items by the line before them', () => {
    const found = segmentsOf('Why us:\n- fast\n• fair\n1. friendly\n\nEnd of it.', 'text');
    assert.deepEqual(
      found.map(({ text, role, framedByPrevious }) => [text, role, framedByPrevious ?? false]),
      [
        ['Why us:', 'paragraph', false],
        ['fast', 'list-item', true],
        ['fair', 'list-item', true],
        ['friendly', 'list-item', true],
        ['End of it.', 'paragraph', false],
      ],
    );
  });

  it('starts an item at an emoji and keeps it in the text', () => {
    assert.deepEqual(texts('⏳ Only today\n🔥 Last pieces'), ['⏳ Only today', '🔥 Last pieces']);
  });

  it('replaces addresses and variables', () => {
    assert.deepEqual(texts('Dear {{name}}, see https://a.b/c.'), ['Dear \uFFFB, see \uFFFC.']);
    assert.deepEqual(
      marksOf('https://a.b', 'text').map((mark) => mark.kind),
      ['link'],
    );
  });
});

describe('prompts in Markdown', () => {
  it('instruct as the system unless a line says who speaks', () => {
    const source =
      '---\nname: x\n---\nBe kind.\n\nuser:\nHello {{name}}\n\n# assistant\n\nHi.\n\n{{role "system"}}\nBe brief.\n';
    assert.deepEqual(
      segmentsOf(source, 'prompt').map(({ text, promptRole }) => [text, promptRole]),
      [
        ['Be kind.', 'system'],
        ['Hello \uFFFB', 'user'],
        ['Hi.', 'assistant'],
        ['Be brief.', 'system'],
      ],
    );
  });

  it('read Markdown between XML-like tags and quote examples', () => {
    const source =
      '<rules>\n- Never **lie**.\n</rules>\n<example>\nBuy now!\n\n- Hurry\n</example>\nAs in <example>act now</example>.\n';
    const found = segmentsOf(source, 'prompt');
    assert.deepEqual(
      found.map(({ text, role, quoted }) => [text, role, quoted ?? false]),
      [
        ['Never lie.', 'list-item', false],
        ['Buy now!', 'paragraph', true],
        ['Hurry', 'list-item', true],
        ['As in act now.', 'paragraph', false],
      ],
    );
    assert.deepEqual(found[3]?.marked, [{ start: 6, end: 13, kind: 'quote' }]);
  });
});

describe('prompts in YAML', () => {
  it('read the messages with who speaks, through every kind of string', () => {
    const source =
      'name: Helper\nmessages:\n  - role: system\n    content: |\n      You **help**.\n\n      Never:\n      - lie\n' +
      '  - role: user\n    content: >-\n      Hello\n      {{name}}\n  - {role: assistant, content: "Caf\\u00e9 \\"au lait\\""}\n' +
      'testData:\n  - content: not read\n';
    const document = parseDocument(source, 'prompt-yaml');
    checkDocument(document);
    assert.deepEqual(
      document.chunks.flatMap((chunk) => chunk.segments.map(({ text, promptRole, key }) => [text, promptRole, key])),
      [
        ['Helper', undefined, 'name'],
        ['You help.', 'system', 'content'],
        ['Never:', 'system', 'content'],
        ['lie', 'system', 'content'],
        ['Hello \uFFFB', 'user', 'content'],
        ['Café "au lait"', 'assistant', 'content'],
      ],
    );
    assert.deepEqual(document.chunks[0]?.segments[3]?.frame, [2]);
  });

  it('read prompt strings without messages', () => {
    const found = segmentsOf('prompt: Say nothing false.\nmodel: x\n', 'prompt-yaml');
    assert.deepEqual(
      found.map(({ text, promptRole }) => [text, promptRole]),
      [['Say nothing false.', 'system']],
    );
  });

  it('tell of broken files and of files too large to read', () => {
    const broken = parseDocument('messages: [', 'prompt-yaml');
    assert.equal(broken.chunks[0]?.notices[0]?.code, 'format-invalid');
    const large = parseDocument(`prompt: ${'x'.repeat(600_000)}`, 'prompt-yaml');
    assert.equal(large.chunks[0]?.notices[0]?.code, 'file-too-large');
  });
});

describe('POML', () => {
  it('reads its elements and quotes examples', () => {
    const source =
      '<poml><role>You are a guide.</role><task>Answer <b>briefly</b>.</task><example>Buy now</example>' +
      '<list><item>Be fair</item></list><user-msg>Hi {{name}}</user-msg><let name="x">{"a":1}</let></poml>';
    assert.deepEqual(
      segmentsOf(source, 'poml').map(({ text, promptRole, role, quoted }) => [text, promptRole, role, quoted ?? false]),
      [
        ['You are a guide.', 'system', 'paragraph', false],
        ['Answer briefly.', 'system', 'paragraph', false],
        ['Buy now', 'system', 'paragraph', true],
        ['Be fair', 'system', 'list-item', false],
        ['Hi \uFFFB', 'user', 'paragraph', false],
      ],
    );
  });
});
