import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/index.js';
import { disclosureOf } from './support.js';

/** What the marks of a text are, as kind and what they are about. */
function marksOf(text: string, format: Format): string[] {
  return disclosureOf(text, format).marks.map(({ kind, about, hint }) => `${kind} ${about}${hint ? ' hint' : ''}`);
}

const BODY = '\n# Ferries\n\nThree ferries cross the bay.\n';

describe('marks in front matter', () => {
  const yaml = (fields: string) => marksOf(`---\n${fields}\n---\n${BODY}`, 'markdown');
  for (const field of [
    'ai: true',
    'ai: yes',
    'AI: oui',
    'ia: vrai',
    'ai_generated: true',
    'ai-generated: 100%',
    'aiGenerated: full',
    'isAiGenerated: true',
    'generated_by_ai: true',
    'generated_by: ChatGPT',
    'generated-with: "GPT-4o"',
    'generatedBy: claude-3-5-sonnet',
    'written_by: Claude Sonnet',
    'author: ChatGPT',
    'authors: [Ada Moss, GPT-4]',
    'author: { name: ChatGPT, url: https://chat.example }',
    'auteur: ChatGPT',
    'genere_par: Mistral',
    'généré_par_ia: oui',
    'model: gpt-4o-mini',
    'generator: Copilot',
    'generator: claude-3-5-sonnet, no edits',
    'generated_by: GPT-4o, not reviewed',
    'redige_par: Mistral, sans relecture',
    'provenance: ai-generated',
    'ai_disclosure: "This page was drafted with AI."',
    'digitalSourceType: http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    'meta:\n  content:\n    ai_generated: true',
    'extra: { ai: { generated: true } }',
    'ai:\n  used: true\n  model: gpt-4o',
  ]) {
    it(`declares: ${JSON.stringify(field)}`, () => assert.equal(yaml(field)[0], 'front-matter text'));
  }
  for (const field of [
    'ai_assisted: true',
    'ai: partial',
    'ai_usage: some',
    'ai-generated: partially',
    'ai: assisted',
  ]) {
    it(`declares a part: ${field}`, () => assert.deepEqual(yaml(field), ['front-matter part']));
  }
  for (const field of ['image_generated_by: Midjourney', 'cover: { ai_generated: true }', 'hero_image_ai: true']) {
    it(`declares a picture: ${field}`, () => assert.deepEqual(yaml(field), ['front-matter image']));
  }
  for (const field of [
    'ai: false',
    'ai: no',
    'ai: non',
    'ai: none',
    'ai:',
    'ai_generated: "false"',
    'ai_generated: 0',
    'ai_disclosure: No AI was used for this page.',
    'ai_disclosure: Aucune IA n’a servi.',
    'ai_disclosure: human-written',
    'generator: Hugo 0.120',
    'generated_by: no ChatGPT, no edits',
    'generator: Eleventy',
    'author: Claude Martin',
    'author: Gemini Rossi',
    'author: Maïa Brai',
    'authors: [Ada Moss, Lena Ford]',
    'model: Renault 4',
    'title: How ChatGPT writes',
    'tags: [ai, chatgpt]',
    'category: AI',
    'email: ai@ferries.example',
    'aim: true',
    'maintainer: true',
    'source: Gemini',
  ]) {
    it(`declares nothing: ${JSON.stringify(field)}`, () => assert.deepEqual(yaml(field), []));
  }
  it('is read in TOML', () => {
    const toml = (fields: string) => marksOf(`+++\n${fields}\n+++\n${BODY}`, 'markdown');
    assert.deepEqual(toml('title = "Ferries"\nai_generated = true'), ['front-matter text']);
    assert.deepEqual(toml('[params]\n  author = "ChatGPT" # the draft\n'), ['front-matter text']);
    assert.deepEqual(toml("params.ai.generated = 'yes'"), ['front-matter text']);
    assert.deepEqual(toml('authors = [\n  "Ada Moss",\n  "GPT-4",\n]'), ['front-matter text']);
    assert.deepEqual(toml('ai = false\ntags = ["ai"]\nauthor = "Claude Martin"'), []);
    assert.deepEqual(marksOf(`---toml\nai = true\n---\n${BODY}`, 'markdown'), ['front-matter text']);
  });
  it('is read in JSON', () => {
    assert.deepEqual(marksOf(`{\n  "title": "Ferries",\n  "ai_generated": true\n}\n${BODY}`, 'markdown'), [
      'front-matter text',
    ]);
    assert.deepEqual(marksOf(`---json\n{ "author": "ChatGPT" }\n---\n${BODY}`, 'markdown'), ['front-matter text']);
    assert.deepEqual(marksOf(`{\n  "ai": false\n}\n${BODY}`, 'markdown'), []);
  });
  it('tells where the value stands', () => {
    for (const text of [
      `---\na: 1\nauthor: ChatGPT\n---\n${BODY}`,
      `+++\n[params]\nauthor = "ChatGPT"\n+++\n${BODY}`,
      `{\n  "author": "ChatGPT"\n}\n${BODY}`,
    ]) {
      const [mark] = disclosureOf(text, 'markdown').marks;
      assert.match(text.slice(mark!.start, mark!.end), /^"?ChatGPT"?$/);
    }
  });
});

describe('marks in HTML', () => {
  const html = (head: string, body = '') =>
    marksOf(
      `<html><head>${head}</head><body>${body}<h1>Ferries</h1><p>Three ferries cross the bay.</p></body></html>`,
      'html',
    );
  const linked = (data: unknown) =>
    html(`<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`);
  for (const meta of [
    '<meta name="ai-disclosure" content="ai-generated">',
    '<meta name="ai-disclosure" content="mode=ai-originated; model=gpt-4">',
    '<meta name="ai-generated" content="true">',
    '<meta name="ai_generated" content="yes">',
    '<meta name="generator" content="ChatGPT">',
    '<meta name="author" content="ChatGPT">',
    '<meta name="dcterms.creator" content="Claude Opus">',
    '<meta property="article:author" content="GPT-4o">',
    '<meta itemprop="digitalSourceType" content="https://schema.org/TrainedAlgorithmicMediaDigitalSource">',
  ]) {
    it(`declares: ${meta}`, () => assert.deepEqual(html(meta), ['meta text']));
  }
  for (const meta of [
    '<meta name="ai-disclosure" content="none">',
    '<meta name="ai-disclosure" content="mode=none">',
    '<meta name="ai-generated" content="false">',
    '<meta name="generator" content="WordPress 6.4">',
    '<meta name="author" content="Claude Martin">',
    '<meta name="keywords" content="ai, chatgpt">',
    '<meta name="description" content="A page on ChatGPT">',
    '<meta name="digitalSourceType" content="digitalCapture">',
  ]) {
    it(`declares nothing: ${meta}`, () => assert.deepEqual(html(meta), []));
  }
  for (const [element, about] of [
    ['<article data-ai-generated>a</article>', 'text'],
    ['<main data-ai="true">a</main>', 'text'],
    ['<div data-agent="llm">a</div>', 'part'],
    ['<div data-engine="gpt-4o-mini">a</div>', 'part'],
    ['<body ai-disclosure="ai-generated">', 'text'],
    ['<section data-ai-generated="true">a</section>', 'part'],
    ['<p data-generated-by-ai="chatgpt">a</p>', 'part'],
    ['<img src="a.png" alt="" data-ai-generated="true">', 'image'],
  ] as const) {
    it(`declares: ${element}`, () => assert.deepEqual(html('', element), [`data-attribute ${about}`]));
  }
  for (const element of [
    '<p data-ai-generated="false">a</p>',
    '<div data-ai-search="true">a</div>',
    '<div data-ai="assistant-widget">a</div>',
    '<p data-main="ai">a</p>',
  ]) {
    it(`declares nothing: ${element}`, () => assert.deepEqual(html('', element), []));
  }
  for (const [name, data, expected] of [
    [
      'an address',
      { '@type': 'Article', digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource' },
      ['json-ld text'],
    ],
    [
      'IPTC’s address',
      { digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia' },
      ['json-ld text'],
    ],
    [
      'a name',
      { '@type': 'WebPage', digitalSourceType: 'CompositeWithTrainedAlgorithmicMediaDigitalSource' },
      ['json-ld text'],
    ],
    [
      'an object',
      { digitalSourceType: { '@id': 'https://schema.org/TrainedAlgorithmicMediaDigitalSource' } },
      ['json-ld text'],
    ],
    [
      'a graph',
      {
        '@graph': [
          { '@type': 'Person', name: 'Ada' },
          { '@type': 'Article', digitalSourceType: ['x:trainedAlgorithmicMedia'] },
        ],
      },
      ['json-ld text'],
    ],
    [
      'a picture',
      { '@graph': [{ '@type': 'ImageObject', digitalSourceType: 'schema:TrainedAlgorithmicMediaDigitalSource' }] },
      ['json-ld image'],
    ],
    [
      'a picture inside an article',
      { '@type': 'Article', image: { '@type': 'ImageObject', digitalSourceType: 'trainedAlgorithmicMedia' } },
      ['json-ld image'],
    ],
    [
      'an author that is a program',
      { '@type': 'Article', author: { '@type': 'SoftwareApplication', name: 'ChatGPT' } },
      ['json-ld text'],
    ],
    [
      'a broken script',
      '{ "digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource", {{ more }} }',
      ['json-ld text'],
    ],
    [
      'a photograph',
      { '@type': 'ImageObject', digitalSourceType: 'https://schema.org/DigitalCaptureDigitalSource' },
      [],
    ],
    ['a person', { '@type': 'Article', author: { '@type': 'Person', name: 'Claude' } }, []],
    ['words about it', { '@type': 'Article', headline: 'What trainedAlgorithmicMedia means' }, []],
  ] as const) {
    it(`reads linked data: ${name}`, () => assert.deepEqual(linked(data), expected));
  }
});

describe('marks in comments', () => {
  for (const [comment, expected] of [
    ['Generated by ChatGPT', ['comment text']],
    ['This page was drafted with Claude Sonnet', ['comment text']],
    ['AI-generated', ['comment text']],
    ['exported from ChatGPT, draft 4', ['comment text']],
    ['ai_generated: true | reviewed: no', ['comment text']],
    ['exported from Figma, draft 4', []],
    ['ai_generated: true', ['comment text']],
    ['ai-generated=yes; model=gpt-4o', ['comment text']],
    ['Texte généré par IA, à relire', ['comment text']],
    ['rédigé avec l’aide de ChatGPT', ['comment text']],
    ['image generated with Midjourney', ['comment image']],
    ['not generated by AI', []],
    ['ai_generated: false', []],
    ['generated by Hugo', []],
    ['TODO: write about AI', []],
    ['candor-disable-next-line ai-claims/superlative -- written with AI in mind', []],
  ] as const) {
    it(comment, () => {
      assert.deepEqual(marksOf(`<!-- ${comment} -->\n${BODY}`, 'markdown'), expected);
      assert.deepEqual(marksOf(`<!-- ${comment} --><p>Three ferries cross the bay.</p>`, 'html'), expected);
    });
  }
});
