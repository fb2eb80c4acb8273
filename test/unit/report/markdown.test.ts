import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { code, diff, link, plain } from '../../../server/src/report/markdown/escape.js';
import { renderMarkdown } from '../../../server/src/report/markdown.js';
import type { Report } from '../../../server/src/report/report.js';
import { sampleReport } from './sample.js';

describe('the Markdown report', () => {
  it('begins with the summary and lists findings by file', () => {
    const text = renderMarkdown(sampleReport('en'));
    assert.match(
      text,
      /^<!-- candor-report -->\n\n# Copy review\n\n\*\*This review covers 9 documents\. 54 findings in 7 documents deserve a look\.\*\*/,
    );
    assert.match(text, /\n\| 5 \| 26 \| 23 \| 1 \|\n/);
    assert.match(text, /\n### `campaign\/landing\/index\.md`\n\n#### Error · Leftover of a chatbot conversation\n/);
    assert.match(text, /\n> \*\*Line 8\*\* <b>Only 3 left<\/b> at this price/);
    assert.match(text, /\n```diff\n- Only 3 left at this price.*\n\+ 3 in stock on 20 November at this price.*\n```\n/);
    assert.equal(text.match(/not legal advice/g)?.length, 1);
  });

  it('speaks French', () => {
    assert.match(renderMarkdown(sampleReport('fr')), /\n## Constats par document\n/);
  });

  it('leaves hostile copy inert outside code', () => {
    const text = renderMarkdown(sampleReport('en', { hostile: true })).replace(/^<!--.*-->/, '');
    const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    assert.doesNotMatch(prose, /(?<!\\)<(?!\/?b>|https:)/);
    assert.doesNotMatch(prose, /@\w|(?<!\\)\[link|[\u202A-\u202E\u2066-\u2069\u200B]/);
  });

  it('fits a comment and counts what it leaves out', () => {
    const report = sampleReport('en');
    const times = 60;
    const repeat = <T>(items: readonly T[]) => Array.from({ length: times }, () => items).flat();
    const large: Report = {
      ...report,
      contexts: repeat(report.contexts),
      review: { ...report.review, files: repeat(report.review.files) },
    };
    const text = renderMarkdown(large);
    assert.ok(text.length <= 60_200, `${text.length} characters`);
    const left = Number(/_([\d,]+) findings more\\?: see/.exec(text)?.[1]?.replace(',', ''));
    const shown = text.match(/^> \*\*Line/gm)?.length ?? 0;
    assert.equal(left + shown, 54 * times);
  });
});

describe('Markdown escapes', () => {
  it('keep copy plain', () => {
    assert.equal(plain('a | b'), 'a \\| b');
    assert.equal(plain('- item'), '\\- item');
    assert.equal(plain('# 1: (a) = b & c'), '\\# 1: (a) = b & c');
    assert.equal(plain('=1+1 :tada: $x$'), '\\=1+1 \\:tada: \\$x\\$');
    assert.equal(plain('12. item'), '12\\. item');
    assert.equal(plain('@team see #12'), '@&#8203;team see #&#8203;12');
    assert.equal(plain('http://x.example www.x.example'), 'http\\://x.example www\\.x.example');
    assert.equal(plain('&lt;b&gt; <b>'), '\\&lt;b\\&gt; \\<b\\>');
    assert.equal(plain('two\nlines'), 'two lines');
  });

  it('fence code beyond its own backticks', () => {
    assert.equal(code('a`b``c'), '```a`b``c```');
    assert.equal(code('`a'), '`` `a ``');
    assert.equal(diff('a ```', ''), '````diff\n- a ```\n````');
  });

  it('link only to the web', () => {
    assert.equal(link('Law', 'https://example.org/a>b'), '[Law](<https://example.org/a%3Eb>)');
    assert.equal(link('Law', 'javascript:alert(1)'), 'Law');
  });
});
