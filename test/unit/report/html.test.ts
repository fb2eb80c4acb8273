import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { Parser } from 'htmlparser2';
import { renderHtml } from '../../../server/src/report/html.js';
import { sampleReport } from './sample.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Every element of a page with its attributes and the text that it holds, descendants' included. */
function elementsOf(page: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, text: '' };
      all.push(element);
      open.push(element);
    },
    ontext(text) {
      for (const element of open) element.text += text;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(page);
  return all;
}

const named = (elements: readonly Element[], name: string) => elements.filter((element) => element.name === name);

describe('the HTML report', () => {
  let english: Element[];
  let french: Element[];
  let hostile: Element[];
  before(async () => {
    english = elementsOf(await renderHtml(sampleReport('en')));
    french = elementsOf(await renderHtml(sampleReport('fr')));
    hostile = elementsOf(await renderHtml(sampleReport('en', { hostile: true })));
  });

  it('allows only its own style and script, by their hashes', () => {
    const policy = named(english, 'meta').find((meta) => meta.attributes['http-equiv'] === 'Content-Security-Policy');
    const hash = (name: string) => {
      const [element, ...others] = named(english, name);
      assert.equal(others.length, 0);
      return `'sha256-${createHash('sha256')
        .update(element?.text ?? '')
        .digest('base64')}'`;
    };
    assert.equal(
      policy?.attributes.content,
      `default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('loads nothing, and needs neither style attributes nor event handlers', () => {
    for (const { name, attributes } of [...english, ...french, ...hostile]) {
      assert.ok(!['link', 'iframe', 'object', 'embed', 'base', 'video', 'audio'].includes(name), name);
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.ok(!attribute.startsWith('on') && attribute !== 'style', attribute);
        if (attribute === 'src') assert.match(value, /^data:/);
        if (attribute === 'href') assert.match(value, /^(#[a-z]|https:)/);
      }
    }
    const [style] = named(english, 'style');
    assert.doesNotMatch(style?.text ?? '', /url\(|@import/);
  });

  it('shows hostile names and copy as text', () => {
    assert.equal(named(hostile, 'script').length, 1);
    assert.equal(named(hostile, 'img').length, 0);
    const text = hostile[0]?.text ?? '';
    assert.match(text, /<script>alert\(1\)<\/script> "onmouseover="alert\(2\)"/);
    assert.match(text, /<img src=x onerror=alert\(0\)>\|`a`⟦U\+202E⟧gnp\.md/);
    assert.match(text, /<script>alert\(6\)<\/script>/);
    assert.doesNotMatch(text, /[\u202A-\u202E\u2066-\u2069\u200B]/);
  });

  it('takes no house colour or logo that could do more than colour or show', async () => {
    const house = { name: '"; } </style><script>', colour: 'red; } *', logo: 'https://example.org/logo.png' };
    const elements = elementsOf(await renderHtml(sampleReport('en', { house })));
    assert.equal(named(elements, 'script').length, 1);
    assert.equal(named(elements, 'img').length, 0);
    assert.doesNotMatch(named(elements, 'style')[0]?.text ?? '', /red; }|<script/);
    const logo = 'data:image/png;base64,iVBORw0KGgo=';
    const withLogo = elementsOf(await renderHtml(sampleReport('en', { house: { name: 'Moreau', logo } })));
    assert.deepEqual(named(withLogo, 'img')[0]?.attributes, { class: 'logo', src: logo, alt: 'Moreau' });
  });

  it('keeps its headings in order', () => {
    for (const elements of [english, french]) {
      const levels = elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
      assert.equal(levels[0], 1);
      for (let i = 1; i < levels.length; i++) {
        const [above = 0, level = 0] = [levels[i - 1], levels[i]];
        assert.ok(level > 1 && level <= above + 1, `h${above} then h${level}`);
      }
    }
  });

  it('links only to places that exist', () => {
    for (const elements of [english, french, hostile]) {
      const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
      assert.equal(new Set(ids).size, ids.length, 'ids are unique');
      for (const { attributes } of named(elements, 'a')) {
        if (attributes.href?.startsWith('#')) assert.ok(ids.includes(attributes.href.slice(1)));
      }
    }
  });

  it('says everything in the reader’s language', () => {
    assert.equal(french[0]?.attributes.lang, 'fr');
    const sections = (elements: readonly Element[]) => named(elements, 'h2').map(({ text }) => text);
    assert.deepEqual(sections(french), [
      'Synthèse',
      'Où se trouve le risque',
      'Constats par document',
      'Registre des affirmations',
      'Mention de l’IA, document par document',
      'Risques acceptés, avec leurs raisons',
      'Qui répond des documents',
      'Ce qui n’a pas été vérifié',
      'Normes citées',
      'Comment cette relecture a été faite',
    ]);
    assert.equal(sections(english).length, sections(french).length);
    const [quoted] = named(french, 'blockquote');
    assert.equal(quoted?.attributes.lang, 'en', 'English copy is marked as English');
  });

  it('marks the evidence, and shows each suggestion before and after', () => {
    const marks = named(english, 'mark').map(({ text }) => text);
    assert.equal(marks.length, 54);
    assert.ok(marks.includes('Only 3 left'));
    assert.ok(named(english, 'del').some(({ text }) => text === 'Only 3 left'));
    assert.ok(named(english, 'ins').some(({ text }) => text === '3 in stock on 20 November'));
  });

  it('says once that it is not legal advice, and how old the norms are', () => {
    const text = english[0]?.text ?? '';
    assert.equal(text.match(/not legal advice/g)?.length, 1);
    assert.match(text, /last compared with their sources on 23 November 2026/);
  });

  it('says when there is nothing to say', async () => {
    const { review, ...report } = sampleReport('en');
    const summary = {
      ...review.summary,
      findings: 0,
      notices: 0,
      bySeverity: { error: 0, warning: 0, info: 0, hint: 0 },
    };
    const empty = {
      ...review,
      files: [],
      unreadable: [],
      summary: { ...summary, files: { reviewed: 0, clean: 0, unreadable: 0 } },
    };
    const [page] = elementsOf(await renderHtml({ ...report, contexts: [], norms: [], review: empty }));
    assert.match(page?.text ?? '', /Nothing in the wording calls for a change/);
    assert.match(page?.text ?? '', /Every document was read in full/);
  });
});
