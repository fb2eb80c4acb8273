import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PLACEHOLDER } from '../../../server/src/core/document/characters.js';
import type { TemplateFormat } from '../../../server/src/core/document/document.js';
import { formatOf } from '../../../server/src/core/document/formats.js';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { checkDocument, marksOf, segmentsOf } from './support.js';

/** The texts of a template with their role where it is not a paragraph; expressions as •, statements as ·. */
function read(text: string, format: TemplateFormat): string[] {
  checkDocument(parseDocument(text, format));
  return segmentsOf(text, format).map(({ text: said, role, key, lang }) => {
    const place = [role === 'paragraph' ? '' : role, key ?? '', lang ?? ''].filter((part) => part !== '').join(' ');
    const shown = said.replaceAll(PLACEHOLDER, '•').replaceAll('\uFFFC', '·').replace(/\s+/g, ' ');
    return place === '' ? shown : `${place}: ${shown}`;
  });
}

const noticesOf = (text: string, format: TemplateFormat) =>
  parseDocument(text, format).chunks.flatMap((chunk) => chunk.notices.map(({ code }) => code));

const commentsOf = (text: string, format: TemplateFormat) =>
  marksOf(text, format).flatMap((mark) => (mark.kind === 'comment' ? [mark.text.trim()] : []));

const ALL: readonly TemplateFormat[] = ['jsx', 'vue', 'svelte', 'astro', 'liquid', 'mjml'];

describe('templates: what is read of whole files', () => {
  const files: Readonly<Record<string, readonly string[]>> = {
    'Hero.tsx': [
      'attribute aria-label: Verbena teas',
      'Only • boxes left!',
      'heading: An AI that is never wrong',
      'members drink first',
      "it's open to all",
      "It's free, and ·. Read the terms",
      'alt: A cup of verbena tea',
      'attribute title: Close the list',
      'button: No thanks, I prefer to pay full price',
      'attribute title: A leaf',
      'attribute headline: Two teas for one',
      'We keep • secrets',
    ],
    'Pricing.vue': [
      'fr: Plus que • places',
      'heading fr: Notre IA ne se trompe jamais',
      'fr: pour les membres',
      "fr: pour tout l'été",
      "fr: C'est gratuit ·.",
      'attribute placeholder fr: Votre adresse e-mail',
      'attribute title fr: Rester sur la page',
      'button fr: Non merci, je préfère payer plein tarif',
      'fr: Sans engagement',
    ],
    'Offer.svelte': [
      'title: Teas for •',
      'Only • boxes left!',
      'heading: An AI that is never wrong',
      'open',
      'closed',
      "It's ·, ·",
      'list-item: Tea number •',
      'attribute title: Stay here',
      'button: No thanks, I prefer to pay full price',
    ],
    'index.astro': [
      'attribute title: Les thés de Verveine',
      'fr: Plus que • places',
      'heading fr: Notre IA ne se trompe jamais',
      "list-item fr: Offre : •, jusqu'au soir",
      "fr: C'est beaucoup",
      'fr: C’est peu',
      'attribute title fr: Retour à l’accueil',
      'link fr: Accueil',
    ],
    'product.liquid': [
      'Only • left!',
      'heading: An AI that is never wrong',
      "• It's ·hot·cold· > ready",
      'Brewed by hand',
      'alt: A cup of verbena tea',
      'button: No thanks, I prefer to pay full price',
    ],
    'welcome.mjml': [
      'title fr: Bienvenue',
      'fr: Plus que 2 places à ce prix',
      'fr: Notre IA ne se trompe jamais, • & vous.',
      'alt fr: Une tasse de verveine',
      'button fr: Non merci, je préfère payer plein tarif',
    ],
  };
  for (const [name, expected] of Object.entries(files)) {
    it(name, () => {
      const text = readFileSync(join(__dirname, '../../fixtures/templates', name), 'utf8');
      const format = formatOf(name) as TemplateFormat;
      assert.deepEqual(read(text, format), expected);
      assert.equal(commentsOf(text, format).length, 1);
      assert.deepEqual(noticesOf(text, format), []);
      const windows = text.replaceAll('\n', '\r\n');
      assert.deepEqual(read(windows, format), expected);
      assert.deepEqual(read(`\uFEFF${text}`, format), expected);
    });
  }
});

describe('JSX', () => {
  const inJsx = (children: string) => read(`const a = <p>${children}</p>;`, 'jsx');

  it('tells markup from comparisons, types, strings and regular expressions', () => {
    const code = [
      'const a = b < c && d > e, f = x as Map<string, Set<number>>;',
      'const g = <T,>(t: T) => t, h = <T extends object>(t: T): T => t, i = <const T,>(t: T) => t;',
      'type J = <T>(t: T) => void; interface K { <T>(t: T): T; m: <T>(t: T) => T }',
      'if (n! < 3 || n++ < 4) return l < (m as number) / 2 / o;',
      'const p = "<p>no</p>", q = `<p>$\u007B"no"}</p>`, r = /<p>[/"]<\\/p>/g.test(s);',
      '// <p>no</p>\n/* <p>no</p> */',
      'const t = obj.return < 3, u = a ? <b>Yes</b> : null;',
    ].join('\n');
    assert.deepEqual(read(code, 'jsx'), ['Yes']);
  });

  it('reads the strings that an expression may come to, and no others', () => {
    assert.deepEqual(inJsx('{"Buy it"}'), ['Buy it']);
    assert.deepEqual(inJsx("{'C\\'est \\u00e9t\\u00e9'}"), ["C'est été"]);
    assert.deepEqual(inJsx('{a === "b" ? ("One") : c ? "Two" : (d && "Three")}'), ['One', 'Two', 'Three']);
    assert.deepEqual(inJsx('{a ?? "Fallback"} {b || `At $\u007Bc.map((d) => `x$\u007Bd}`)} euros`}'), [
      'Fallback',
      'At • euros',
    ]);
    for (const code of [
      't("key words")',
      'a + " words"',
      '"some words" + a',
      '{ a: "words" }.a',
      'a["words"]',
      'x === "words"',
    ]) {
      assert.deepEqual(inJsx(`{${code}}`), [], code);
    }
    assert.deepEqual(inJsx('Only{" "}{count} <b>left</b>{"!"}'), ['Only • left!']);
  });

  it('reads markup in expressions, alternatives apart', () => {
    assert.deepEqual(inJsx("It's {hot && <b>very hot</b>} today"), ["It's very hot today"]);
    assert.deepEqual(inJsx('{hot ? <b>Hot</b> : <i>Cold</i>}'), ['Hot', 'Cold']);
    assert.deepEqual(inJsx('{list.map((i) => { if (i < 2) return <li>One {i}</li>; })}'), ['list-item: One •']);
    assert.deepEqual(read('<Card icon={<i>Leaf</i>} render={() => <p>Body</p>}>Text</Card>', 'jsx'), [
      'Leaf',
      'Body',
      'Text',
    ]);
    assert.deepEqual(read('<Table<Row>\n  rows={a}>Text</Table>', 'jsx'), ['Text']);
  });

  it('reads attributes that people read, and copy of components', () => {
    assert.deepEqual(
      read(
        '<A title="One" alt={"Two"} aria-label={a ? `Three` : b} className="not read" headline="Four words" id="not it" label="single"/>',
        'jsx',
      ),
      ['attribute title: One', 'attribute headline: Four words', 'alt: Two', 'attribute aria-label: Three'],
    );
    assert.deepEqual(read('<input placeholder={t("no words")} type="submit" value="Go on"/>', 'jsx'), [
      'button: Go on',
    ]);
  });

  it('keeps the words of a sentence together around components in its line', () => {
    assert.deepEqual(inJsx('We do <Em>not</Em> sell data'), ['We do not sell data']);
    assert.deepEqual(read('<div>\n  One\n  <Card>Two</Card>\n</div>', 'jsx'), ['One', 'Two']);
  });

  it('knows nothing of boxes that code ticks', () => {
    const isChecked = (box: string) =>
      marksOf(`<label><input type="checkbox" ${box}/> I agree</label>`, 'jsx').flatMap((mark) =>
        mark.kind === 'checkbox' ? [mark.checked] : [],
      );
    assert.deepEqual(['checked={agreed}', 'checked={false}', 'defaultChecked', 'checked={true}'].flatMap(isChecked), [
      false,
      false,
      true,
      true,
    ]);
  });

  it('reads the directives of code and of markup, and no other comment of code', () => {
    const text =
      '// candor-disable-next-line a/b -- one\n// note\nconst a = <p /* no */>{/* candor-disable a/c -- two */}x</p>;';
    assert.deepEqual(commentsOf(text, 'jsx'), ['candor-disable-next-line a/b -- one', 'candor-disable a/c -- two']);
  });

  it('reads the rest while something is being typed', () => {
    const rest = '\nexport function B() {\n  const c = a < 3 ? "x" : "y";\n  return <p>It\'s fine</p>;\n}\n';
    const start = 'export function A() {\n  return (\n    ';
    for (const [broken, texts] of [
      ['<div><p>One<b>two</div>\n  );\n}', ['Onetwo']],
      ['<div>One {a. <p>Two</p></div>\n  );\n}', ['One', 'Two']],
      ['<div className="x\n><p>Two</p></div>\n  );\n}', ['Two']],
      ['<div>One\n  );\n}', ['One );']],
      ['<div title="One two\n  className="x">Two</div>\n  );\n}', ['attribute title: One two', 'Two']],
      ['<div>One <\n  );\n}', ['One < );']],
      ['<div>One</\n  );\n}', ['One']],
      ['<div>One {\n  );\n}', ['One']],
      ['<div onClick={() => {\n  );\n}', []],
      ['<div>One {`two</div>\n  );\n}', ['One']],
    ] as const) {
      assert.deepEqual(read(start + broken + rest, 'jsx'), [...texts, "It's fine"], broken);
    }
  });
});

describe('Vue', () => {
  it('reads what stands in the template, and nothing of other blocks', () => {
    assert.deepEqual(read('before<template><p>In</p></template>after<docs><p>Out</p></docs>', 'vue'), ['In']);
    assert.deepEqual(read('<template lang="pug">\np Out\n</template>', 'vue'), []);
    assert.deepEqual(read('<script>"<template>"</script><template><p>In</p>', 'vue'), ['In']);
  });

  it('reads bound attributes as expressions', () => {
    assert.deepEqual(
      read(
        `<template><a :title="b ? 'One' : 'Two'" v-bind:alt="'Three'" :key="'no'" @click="c('no')"/></template>`,
        'vue',
      ),
      ['attribute title: One', 'attribute title: Two', 'alt: Three'],
    );
  });

  it('reads the rest while something is being typed', () => {
    assert.deepEqual(read('<template><p>One {{ two</p><p>Three', 'vue'), ['One {{ two', 'Three']);
    assert.deepEqual(read('<template><p title="One</p>\n<p>Two</p></template>', 'vue'), [
      'attribute title: One</p>',
      'Two',
    ]);
    assert.deepEqual(read('<template><p>One<!-- two</p><p>Three</p></template>', 'vue'), ['One two', 'Three']);
  });
});

describe('Svelte', () => {
  it('passes over blocks, shorthands and directives', () => {
    const text = `{#await p}Wait{:then v}<p class:on={a > b} {v} {...rest} use:x={{ y: '>' }} title="Hi {v.name}" alt="{a ? 'b' : "c"}">Done</p>{/await}`;
    assert.deepEqual(read(text, 'svelte'), ['·Wait·', 'attribute title: Hi •', 'Done']);
  });

  it('ends an expression that is still being typed at the next end tag', () => {
    assert.deepEqual(read('<p>One {a</p><p>Two {b}</p>', 'svelte'), ['One •', 'Two •']);
  });
});

describe('Astro', () => {
  it('passes over the code between dashes, whatever it holds', () => {
    assert.deepEqual(read("\n---\nconst a = `\n --- <p>no</p>`; // it's\n---\n<p>One</p>", 'astro'), ['One']);
    assert.deepEqual(read('---\nconst a = 1;\n<p>One</p>', 'astro'), ['const a = 1;', 'One']);
    assert.deepEqual(read('<p>No --- code</p>', 'astro'), ['No --- code']);
  });

  it('reads HTML that JSX would not allow', () => {
    assert.deepEqual(read('<!DOCTYPE html><br><p>One<img alt=Two><p>Three<!-- c -->{/* d */}', 'astro'), [
      'alt: Two',
      'One',
      'Three',
    ]);
  });
});

describe('Liquid', () => {
  it('passes over tags, filters and blocks of code', () => {
    const text =
      '{%- liquid\n assign x = "no"\n-%}<p>One {{ "key" | t }} {{ \'two\' }}{% raw %}{{ x }}{% endraw %}</p>{% javascript %}"<p>no</p>"{% endjavascript %}{% style %}p{}{% endstyle %}';
    assert.deepEqual(read(text, 'liquid'), ['two', 'One • ··•·']);
  });

  it('reads front matter as Jekyll does', () => {
    assert.deepEqual(read('---\ntitle: Only 2 left\nlayout: x\n---\n<p>One</p>', 'liquid'), [
      'title title: Only 2 left',
      'One',
    ]);
    assert.deepEqual(read('---\ntitle: Only 2 left\n<p>One</p>', 'liquid'), ['--- title: Only 2 left', 'One']);
  });

  it('reads comments of its own and of HTML', () => {
    const text = '{%- comment -%} candor-a {%- endcomment -%}{% # candor-b %}<!-- candor-c -->{% comment %}open';
    assert.deepEqual(commentsOf(text, 'liquid'), ['candor-a', 'candor-b', 'candor-c']);
  });

  it('takes no attribute for certain that stands under a condition', () => {
    const text = '<input type="checkbox" {% if a %}checked{% endif %} title="{{ a | default: "b" }} c">';
    assert.deepEqual(
      marksOf(text, 'liquid').flatMap((mark) => (mark.kind === 'checkbox' ? [mark.checked] : [])),
      [false],
    );
    assert.deepEqual(read(text, 'liquid'), ['attribute title: • c']);
  });
});

describe('hostile templates', () => {
  it('are read to the end, whatever is never closed', () => {
    const open = [
      '<p',
      '<p a="',
      "<p a='",
      '<p a={',
      '{',
      '{{',
      '{%',
      '<!--',
      '`',
      '"',
      '/*',
      '<script>',
      '{% comment %}',
      '$\u007B',
      '<%',
      '---\n',
      '<',
      '</',
      '\0',
      '\uD83D',
    ];
    for (const format of ALL) {
      for (const first of open) {
        for (const second of open) checkDocument(parseDocument(`${first}words ${second}<p>More words`, format));
      }
    }
  });

  it('are read however deep they are, and what is passed over is said', () => {
    const deep = 20_000;
    for (const [format, text] of [
      ['jsx', '<a b={'.repeat(deep)],
      ['jsx', '<a>{'.repeat(deep)],
      ['jsx', '{`$\u007B'.repeat(deep)],
      ['astro', '<a>{b && '.repeat(deep)],
      ['svelte', '<ul><li hidden>'.repeat(deep)],
      ['liquid', '<ul><li>'.repeat(deep)],
    ] as const) {
      assert.ok(
        noticesOf(text, format).includes('nesting-limit') || text.startsWith('{'),
        `${format} ${text.slice(0, 20)}`,
      );
    }
  });

  it('are read at once when they are large', () => {
    const line = 'const a = <p title="Two words">Only {count} left, {b ? "now" : "then"} &amp; <b>here</b></p>; ';
    const text = line.repeat(Math.ceil(5_000_000 / line.length));
    for (const format of ALL) {
      const start = performance.now();
      parseDocument(text, format);
      const took = performance.now() - start;
      assert.ok(took < 20_000, `${format}: ${Math.round(took)} ms`);
    }
  });
});
