import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse as parseJsx } from '@babel/parser';
import { type ElementNode, parse as parseVue } from '@vue/compiler-dom';
import fc from 'fast-check';
import { parseDocument as parseHtml } from 'htmlparser2';
import { Liquid } from 'liquidjs';
import { parse as parseSvelte } from 'svelte/compiler';
import type { TemplateFormat } from '../../../server/src/core/document/document.js';
import { formatOf } from '../../../server/src/core/document/formats.js';
import { suppressionFix } from '../../../server/src/core/review/directives.js';
import { fixesOf } from '../../../server/src/core/review/fixes.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { applyEdits } from '../../../server/src/core/text/edits.js';
import { LineIndex } from '../../../server/src/core/text/line-index.js';
import { builtinCatalogue } from '../../../server/src/presets/builtin.js';
import { testCatalogue, testRule } from './catalogue.js';

const RUNS = Number(process.env.CANDOR_PROPERTY_RUNS ?? 150);
const PHRASE = 'miracle tool';

function rulesetFor(replace: string | undefined): Ruleset {
  const rule = testRule('house/x', { en: [PHRASE] });
  const fix = { title: { en: 'Fix', fr: 'Corriger' }, safe: true, ...(replace !== undefined && { replace }) };
  return Ruleset.compile(
    testCatalogue([{ ...rule, match: { en: { ...rule.match.en!, fixes: [fix] } } }]),
    DEFAULT_SETTINGS,
  );
}

const reviewed = (text: string, format: TemplateFormat, ruleset: Ruleset) =>
  reviewText(text, format, ruleset, DEFAULT_SETTINGS, { language: 'en' }).findings;

/** The text after the first fix of its only finding, or undefined when none is offered. */
function fixed(text: string, format: TemplateFormat, replace: string | undefined): string | undefined {
  const ruleset = rulesetFor(replace);
  const findings = reviewed(text, format, ruleset);
  assert.equal(findings.length, 1, text);
  const fix = fixesOf(findings[0]!, text, format, ruleset)[0];
  return fix && applyEdits(text, fix.edits);
}

/** A node of any compiler's syntax tree. */
// biome-ignore lint/suspicious/noExplicitAny: each compiler has types of its own, and the tests read a field or two.
type Node = any;

/** The first node of a syntax tree that has the type. */
function nodeOf(tree: unknown, type: string): Node {
  const pending: unknown[] = [tree];
  while (pending.length > 0) {
    const node = pending.shift();
    if (typeof node !== 'object' || node === null) continue;
    if ((node as { type?: unknown }).type === type) return node;
    pending.push(...Object.values(node));
  }
  assert.fail(`no ${type}`);
}

const jsx = (source: string) => parseJsx(source, { sourceType: 'module', plugins: ['jsx', 'typescript'] }).program;
const svelte = (source: string) => parseSvelte(source, { modern: true }).fragment;
const vue = (source: string): Node => {
  const root = parseVue(source, { parseMode: 'sfc', onError: (error) => assert.fail(error) }).children[0];
  return (root as ElementNode).children[0];
};
const html = (source: string): Node => parseHtml(source).children[0];
/** Without the settings of a shop's theme, which the engine does not know. */
const liquid = (source: string) =>
  html(new Liquid().parseAndRenderSync(source.replace(/\{% schema %\}[\s\S]*\{% endschema %\}/, '')));
const codeOf = (expression: string) => nodeOf(jsx(`(${expression})`), 'StringLiteral').value;

/** Where a template holds text, and what its own compiler reads there. */
const PLACES: Readonly<
  Record<string, readonly [format: TemplateFormat, before: string, after: string, read: (source: string) => string]>
> = {
  'text in JSX': ['jsx', 'const a = <p>{n} ', ' {n}</p>;', (s) => nodeOf(jsx(s), 'JSXText').value],
  'an attribute in JSX': ['jsx', '<p title="', '"/>', (s) => nodeOf(jsx(s), 'JSXAttribute').value.value],
  "an attribute in JSX, '": ['jsx', "<p title='", "'/>", (s) => nodeOf(jsx(s), 'JSXAttribute').value.value],
  'a string in JSX': ['jsx', '<p>{ok && "', '"}</p>', (s) => nodeOf(jsx(s), 'StringLiteral').value],
  "a string in JSX, '": ['jsx', "<p title={'", "'}/>", (s) => nodeOf(jsx(s), 'StringLiteral').value],
  'a template literal': ['jsx', '<p>{`', '`}</p>', (s) => nodeOf(jsx(s), 'TemplateElement').value.cooked],
  'text in Svelte': ['svelte', '<p>{n} ', ' {n}</p>', (s) => nodeOf(svelte(s).nodes[0], 'Text').data],
  'an attribute in Svelte': ['svelte', '<p title="', '"/>', (s) => nodeOf(svelte(s), 'Text').data],
  'a string in Svelte': ['svelte', '<p>{ok ? "', '" : 1}</p>', (s) => nodeOf(svelte(s), 'Literal').value],
  'text in Vue': ['vue', '<template><p>', '</p></template>', (s) => vue(s).children[0].content],
  'an attribute in Vue': ['vue', '<template><p title="', '"/></template>', (s) => vue(s).props[0].value.content],
  'a string in Vue': [
    'vue',
    "<template><p>{{ '",
    "' }}</p></template>",
    (s) => codeOf(vue(s).children[0].content.content),
  ],
  'text in Astro': ['astro', '<p>', '</p>', (s) => html(s).children[0].data],
  'text in Liquid': ['liquid', '<p>', '</p>', (s) => liquid(s).children[0].data],
  'an attribute in Liquid': ['liquid', "<p title='", "'></p>", (s) => liquid(s).attribs.title],
  'text in MJML': ['mjml', '<mj-text>', '</mj-text>', (s) => html(s).children[0].data],
  'an attribute in MJML': ['mjml', '<mj-image alt="', '" />', (s) => html(s).attribs.alt],
};

/** Words and the signs that some template takes for its own; `{…}` alone is a slot of fixes. */
const word = fc.constantFrom(
  'useful',
  'aide',
  '"',
  "'",
  '`',
  '<b>',
  '</p>',
  '{ {',
  '} }',
  '{{',
  '}}',
  '{%',
  '$\u007B {',
  '&',
  '\\',
  '\\n',
  '//',
  '/*',
  '-->',
  'é',
  '😀',
  '…',
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => `${list.join(' ')} x`);

describe('fixes in templates', () => {
  for (const [name, [format, before, after, read]] of Object.entries(PLACES)) {
    it(`say exactly what was meant: ${name}`, () => {
      const source = `${before}Our ${PHRASE} helps${after}`;
      assert.equal(read(source).trim(), `Our ${PHRASE} helps`);
      fc.assert(
        fc.property(words, (said) => {
          const result = fixed(source, format, said);
          // A slot that caught nothing is no fix.
          if (/\{[a-z0-9-]+\}/.test(said)) return;
          assert.ok(result !== undefined, said);
          const quoted = read(result).trim().replaceAll('’', "'");
          assert.equal(quoted, `Our ${said} helps`, result);
        }),
        { numRuns: RUNS },
      );
      assert.equal(read(fixed(source, format, undefined)!).trim(), 'Our helps');
    });
  }

  it('take no tag and no expression away', () => {
    for (const [format, text] of [
      ['jsx', '<p>Our miracle <b>tool</b> helps</p>'],
      ['jsx', '<p>Our miracle{" "}tool helps</p>'],
      ['vue', '<template><p>Our <i>miracle</i> tool helps</p></template>'],
      ['vue', `<template><p :title="'Our miracle tool helps'"/></template>`],
      ['svelte', '<p>Our miracle{#if a} {/if}tool helps</p>'],
      ['liquid', '<p>Our <b>miracle tool</b></p>'],
    ] as const) {
      const findings = reviewed(text, format, rulesetFor('useful'));
      for (const finding of findings) {
        for (const { edits } of fixesOf(finding, text, format, rulesetFor('useful'))) {
          for (const { start, end } of edits) assert.doesNotMatch(text.slice(start, end), /[<>{}"]/, text);
        }
      }
    }
    assert.equal(fixed('<p>Our <b>miracle tool</b></p>', 'liquid', 'useful'), '<p>Our <b>useful</b></p>');
  });
});

describe('the review of templates', () => {
  const builtin = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
  const today = new Date().toISOString().slice(0, 10);
  const load = (name: string) => readFileSync(join(__dirname, '../../fixtures/templates', name), 'utf8');

  for (const [name, expected] of Object.entries({
    'Hero.tsx': ['manipulation/scarcity -', 'ai-claims/perfect-accuracy', 'manipulation/confirmshaming'],
    'Pricing.vue': ['manipulation/scarcity -', 'ai-claims/perfect-accuracy', 'manipulation/confirmshaming'],
    'Offer.svelte': ['manipulation/scarcity -', 'ai-claims/perfect-accuracy', 'manipulation/confirmshaming'],
    'index.astro': ['manipulation/scarcity -', 'ai-claims/perfect-accuracy'],
    'product.liquid': ['manipulation/scarcity -', 'ai-claims/perfect-accuracy', 'manipulation/confirmshaming'],
    'welcome.mjml': ['manipulation/scarcity', 'ai-claims/perfect-accuracy -', 'manipulation/confirmshaming'],
  })) {
    it(`finds in ${name} what it would find in a page, and heeds its comments`, () => {
      const text = load(name);
      const format = formatOf(name) as TemplateFormat;
      const { findings, disclosure } = reviewText(text, format, builtin, DEFAULT_SETTINGS, { today });
      assert.deepEqual(
        findings.map(({ rule, suppressed }) => rule + (suppressed ? ' -' : '')),
        expected,
      );
      assert.equal(disclosure.status, 'not-needed');
      for (const finding of findings.filter(({ suppressed }) => !suppressed)) {
        const fix = suppressionFix(finding, text, format, new LineIndex(text));
        assert.ok(fix, finding.rule);
        const again = applyEdits(text, fix.edits);
        const kept = reviewText(again, format, builtin, DEFAULT_SETTINGS, { today }).findings;
        assert.equal(
          kept.filter(({ suppressed }) => !suppressed).length,
          expected.filter((rule) => !rule.endsWith('-')).length - 1,
        );
        if (format === 'jsx') jsx(again);
        else if (format === 'svelte') svelte(again);
        else if (format === 'liquid') liquid(again);
        else if (format === 'vue') parseVue(again, { parseMode: 'sfc', onError: (error) => assert.fail(error) });
      }
    });
  }

  it('offers no comment where it would be text or break the file', () => {
    const ruleset = rulesetFor('useful');
    const text = '<template>\n  <p\n    title="A miracle tool"\n  />\n</template>\n';
    assert.equal(suppressionFix(reviewed(text, 'vue', ruleset)[0]!, text, 'vue', new LineIndex(text)), undefined);
    const code = 'const a = <p\n  title="A miracle tool"\n/>;\n';
    const fix = suppressionFix(reviewed(code, 'jsx', ruleset)[0]!, code, 'jsx', new LineIndex(code));
    assert.match(fix!.edits[0]!.newText, /^ {2}\/\/ candor-disable-next-line house\/x -- reason\n$/);
  });
});
