import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLACEHOLDER } from '../../../server/src/core/document/characters.js';
import type { Format } from '../../../server/src/core/document/document.js';
import { parseDocument } from '../../../server/src/core/document/parse.js';
import { checkDocument, segmentsOf } from './support.js';

/** `key language? text`, placeholders as `•`; source texts are marked with `<`. */
function read(text: string, format: Format): string[] {
  checkDocument(parseDocument(text, format));
  return segmentsOf(text, format).map(({ key, lang, text: words, isSource }) => {
    const shown = words.replaceAll(`#${PLACEHOLDER}`, '•').replaceAll(PLACEHOLDER, '•');
    return `${key}${isSource ? ' <' : ''}${lang ? ` ${lang}` : ''}: ${shown}`;
  });
}

function noticesOf(text: string, format: Format): string[] {
  return parseDocument(text, format).chunks.flatMap((chunk) => chunk.notices.map(({ code }) => code));
}

function inJson(message: string): string[] {
  return read(JSON.stringify({ k: message }), 'json').map((line) => line.replace(/^k: /, ''));
}

describe('messages', () => {
  const cases: [string, string, string[]][] = [
    ['i18next', 'Only {{count}} left, {{- name}} or $t(common.unit, { "count": 2 })', ['Only • left, • or •']],
    ['nested keys of vue-i18n', 'See @:common.terms and @.lower:common.x', ['See • and •']],
    ['printf', 'You saved %s on %1$d items, 20% off, 5%% more', ['You saved • on • items, 20% off, 5% more']],
    ['Rails, Python, Symfony', '%{count} of %(total)d for %name%', ['• of • for •']],
    ['Laravel', 'Welcome :name, it is 10:30', ['Welcome •, it is 10:30']],
    ['numbered arguments', 'Hello {0}, {1, number} left', ['Hello •, • left']],
    ['forms apart by bars', 'no apple | one apple | {n} apples', ['no apple', 'one apple', '• apples']],
    ['ranges of Laravel', '{0} None left|[1,19] Some left|[20,*] Many left', ['None left', 'Some left', 'Many left']],
    [
      'ICU plurals, each within its sentence',
      'Only {n, plural, =0 {nothing} one {# item} other {# items}} left',
      ['Only nothing left', 'Only • item left', 'Only • items left'],
    ],
    [
      'selects in plurals',
      '{n, plural, one {{g, select, f {She} other {They}} left} other {All left}}',
      ['She left', 'They left', 'All left'],
    ],
    ['choices side by side', '{a, select, x {A} y {B}} {b, select, x {C} y {D} z {E}}', ['A C', 'B D', 'B E']],
    ['apostrophes of ICU', "It''s '{' {n, select, other {l''IA}}", ["It's { l'IA"]],
    ['broken ICU is text', '{n, plural, one {x left', ['{n, plural, one {x left']],
    ['HTML', 'Buy <b>now</b> &amp; save<br>Second', ['Buy now & save\nSecond']],
    ['HTML blocks', '<p>One.</p><p title="Tip">Two.</p>', ['One.', 'Tip', 'Two.']],
    ['numbered tags', 'Read <0>the terms</0> or <1/>.', ['Read the terms or .']],
    ['lines and items', 'First line.\nSecond line.\n\n- An item', ['First line.', 'Second line.', 'An item']],
    ['addresses', 'https://example.com/only-2-left', []],
    ['nothing but a placeholder', '{{title}}', []],
  ];
  for (const [name, message, expected] of cases) {
    it(name, () => {
      assert.deepEqual(
        inJson(message).map((line) => line.replace(/^k title: /, '')),
        expected,
      );
    });
  }

  it('reads many branches apart, in linear size', () => {
    const branches = Array.from({ length: 60 }, (_, i) => `=${i} {branch ${i}}`).join(' ');
    const segments = segmentsOf(
      JSON.stringify({ k: `${'before '.repeat(500)}{n, plural, ${branches}} after` }),
      'json',
    );
    assert.equal(segments.filter(({ text }) => text.startsWith('branch ')).length, 60);
    assert.ok(segments.reduce((sum, { text }) => sum + text.length, 0) < 20_000);
  });
});

describe('JSON', () => {
  it('names strings by their path', () => {
    const text =
      '\uFEFF{ "a": { "b.c": "One", "l": ["Two", { "d": "Three" }, 4, null] }, "e": "\\u00c9t\\u00e9 \\"x\\"\\n" }';
    assert.deepEqual(read(text, 'json'), ['a.b.c: One', 'a.l.0: Two', 'a.l.1.d: Three', 'e: Été "x"']);
  });

  it('takes the language from branches, and leaves other languages out', () => {
    assert.deepEqual(read('{"fr": {"a": "Un"}, "en-GB": {"a": "One"}, "de": {"a": "Eins"}, "it": "It"}', 'json'), [
      'fr.a fr: Un',
      'en-GB.a en: One',
      'it: It',
    ]);
    assert.deepEqual(read('{"@@locale": "fr", "a": "Un"}', 'json'), ['a fr: Un']);
    assert.deepEqual(read('{"@@locale": "de", "a": "Eins"}', 'json'), []);
  });

  it('leaves metadata, notes and addresses out', () => {
    const arb =
      '{"hi": "Hello {name}", "@hi": {"description": "Greets", "placeholders": {"name": {"example": "Ann"}}}}';
    assert.deepEqual(read(arb, 'json'), ['hi: Hello •']);
    assert.deepEqual(read('{"k": {"defaultMessage": "Hi", "description": "A note"}, "$schema": "x y"}', 'json'), [
      'k.defaultMessage: Hi',
    ]);
  });

  it('leaves files of other kinds alone', () => {
    assert.deepEqual(read('{"openapi": "3.1.0", "info": {"description": "Only 2 left"}}', 'json'), []);
  });

  it('tells roles by keys', () => {
    const roles = segmentsOf('{"cta": {"payButton": "Pay"}, "email_label": "E-mail", "x": "y"}', 'json');
    assert.deepEqual(
      roles.map(({ role }) => role),
      ['button', 'label', 'paragraph'],
    );
  });

  it('reads comments as comments', () => {
    const marks = parseDocument('// one\n{ /* two */ "a": "b" }', 'json').chunks.flatMap((chunk) => chunk.marks);
    assert.deepEqual(
      marks.map((mark) => mark.kind === 'comment' && mark.text),
      [' one', ' two '],
    );
  });

  it('says what is broken and reads on', () => {
    assert.deepEqual(read('{"a": "One", ??? "b": "Two"}', 'json'), ['a: One', 'b: Two']);
    assert.deepEqual(noticesOf('{"a": "One", ??? "b": "Two"}', 'json'), ['format-invalid']);
    assert.deepEqual(noticesOf('{"a": "One', 'json'), ['format-invalid', 'format-invalid']);
    assert.deepEqual(noticesOf('{"a": "One"', 'json'), ['format-invalid']);
    assert.deepEqual(noticesOf('["a"}', 'json'), ['format-invalid', 'format-invalid']);
    assert.ok(noticesOf('['.repeat(100_000), 'json').includes('nesting-limit'));
  });
});

describe('YAML', () => {
  it('reads block maps, lists and scalars of every style', () => {
    const text = [
      'fr: &base',
      '  # c',
      '  plain: Plus que 2 !',
      '  "quoted key": "C\'est \\u00e9t\\u00e9"',
      "  single: 'l''IA'",
      '  folded: >-',
      '    Un texte',
      '    plié.',
      '',
      '  literal: |',
      '    Un.',
      '',
      '    - item',
      '  double: "en deux',
      '    lignes"',
      '  below:',
      '    "clé: valeur"',
      '  days:',
      '  - lundi',
      '  - name: mardi',
      '    cta: [aller, {x: venir}]',
      '  - - mercredi',
      '  yes: true',
      '  none:',
      '  url: https://a.b',
      'de:',
      '  a: Eins',
      'other: { <<: *base, a: "B" } # c',
    ].join('\r\n');
    assert.deepEqual(read(text, 'yaml'), [
      'fr.plain fr: Plus que 2 !',
      "fr.quoted key fr: C'est été",
      "fr.single fr: l'IA",
      'fr.folded fr: Un texte plié.',
      'fr.literal fr: Un.',
      'fr.literal fr: item',
      'fr.double fr: en deux lignes',
      'fr.below fr: clé: valeur',
      'fr.days.0 fr: lundi',
      'fr.days.1.name fr: mardi',
      'fr.days.1.cta.0 fr: aller',
      'fr.days.1.cta.1.x fr: venir',
      'fr.days.2.0 fr: mercredi',
      'other.a: B',
    ]);
    assert.deepEqual(noticesOf(text, 'yaml'), []);
  });

  it('reads several documents and flat keys', () => {
    assert.deepEqual(read('%YAML 1.2\n---\nhome.title: One\n...\n---\n- Two\n', 'yaml'), ['home.title: One', '0: Two']);
  });

  it('says what is broken and reads on', () => {
    assert.deepEqual(read('a: "open\nb: Two\nc: [x\nd: y: z\ne: Five', 'yaml'), ['b: Two', 'e: Five']);
    assert.deepEqual(new Set(noticesOf('a: "open\nb: Two\nc: [x\nd: y: z\n', 'yaml')), new Set(['format-invalid']));
    for (const deep of [`a: ${'['.repeat(50_000)}`, '- '.repeat(50_000), `a: ${'{a: '.repeat(20_000)}`]) {
      assert.ok(noticesOf(deep, 'yaml').length > 0, deep.slice(0, 20));
    }
    let nested = '';
    for (let i = 0; i < 300; i++) nested += `${' '.repeat(i)}a:\n`;
    assert.ok(noticesOf(nested, 'yaml').includes('nesting-limit'));
    assert.deepEqual(noticesOf(`a: "${'x '.repeat(40_000)}\\n"`, 'yaml'), ['segment-limit']);
  });

  it('leaves files of other kinds alone', () => {
    assert.deepEqual(read('openapi: 3.1.0\ninfo:\n  description: Only 2 left\n', 'yaml'), []);
  });
});

describe('PO', () => {
  const header = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n';

  it('reads ids as source texts and translations in the language of the header', () => {
    const text = `${header}#. note\n#: a.py:1\nmsgctxt "menu"\nmsgid "Only %d left"\nmsgid_plural "Only %d of them left"\nmsgstr[0] "Plus que "\n"%d \\"ici\\""\nmsgstr[1] ""\n`;
    assert.deepEqual(read(text, 'po'), [
      'menu | Only %d left <: Only • left',
      'menu | Only %d left <: Only • of them left',
      'menu | Only %d left [0] fr: Plus que • "ici"',
    ]);
  });

  it('leaves obsolete entries and fuzzy translations out', () => {
    const text = `${header}#, fuzzy, c-format\nmsgid "Hello"\nmsgstr "Au revoir"\n\n#~ msgid "Old"\n#~ msgstr "Vieux"\n`;
    assert.deepEqual(read(text, 'po'), ['Hello <: Hello']);
  });

  it('reads what translates itself once, and templates', () => {
    assert.deepEqual(read(`${header}msgid "Same"\nmsgstr "Same"\nmsgid "Next"\nmsgstr "Suite"`, 'po'), [
      'Same fr: Same',
      'Next <: Next',
      'Next fr: Suite',
    ]);
    assert.deepEqual(read('msgid ""\nmsgstr ""\n"Language: \\n"\n\nmsgid "Buy"\nmsgstr ""\n', 'po'), ['Buy <: Buy']);
  });

  it('leaves catalogues in other languages alone', () => {
    assert.deepEqual(read('msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Buy"\nmsgstr "Kaufen"\n', 'po'), []);
  });

  it('says what is broken and reads on', () => {
    const text = 'msgid "a\nmsgstr "b"\n\ngarbage\n\n"x"\n\nmsgid "c"\nmsgstr "d" e\n\nmsgid "f"\nmsgstr "g"\n';
    assert.deepEqual(read(text, 'po'), ['f <: f', 'f: g']);
    assert.equal(noticesOf(text, 'po').length, 4);
  });
});

describe('XLIFF', () => {
  it('reads 1.2 with inline elements', () => {
    const text =
      '<?xml version="1.0"?><xliff version="1.2"><file source-language="en" target-language="fr-FR"><body><!-- c -->' +
      '<trans-unit id="1" resname="home.buy"><source>Only <x id="START_BOLD" ctype="x-b" equiv-text="&lt;b&gt;"/>2<x id="CLOSE_BOLD"/> left</source>' +
      '<target state="translated">Plus que <g id="1">2</g> <x id="INTERPOLATION" equiv-text="{{ n }}"/> &amp; <ph id="2">&lt;br/&gt;</ph><![CDATA[<i>vite</i>]]></target>' +
      '<note>A note</note><alt-trans><target>Autre</target></alt-trans></trans-unit>' +
      '<trans-unit id="2"><source>New</source><target state="new">New</target></trans-unit>' +
      '<trans-unit id="3" translate="no"><source>Code</source></trans-unit>' +
      '<trans-unit id="4"><source>{VAR_PLURAL, plural, =1 {one item} other {items}}</source><target/></trans-unit>' +
      '</body></file></xliff>';
    assert.deepEqual(read(text, 'xliff'), [
      'home.buy < en: Only 2 left',
      'home.buy fr: Plus que 2 • & •vite',
      '2 < en: New',
      '4 < en: one item',
      '4 < en: items',
    ]);
  });

  it('reads 2.x with segments', () => {
    const text =
      '<xliff version="2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="u" name="cta"><notes><note>x</note></notes>' +
      '<segment id="s1"><source>Hello <ph id="0" equiv="INTERPOLATION"/></source><target>Bonjour <pc id="1">toi</pc></target></segment>' +
      '<ignorable><source> </source></ignorable><segment id="s2" state="initial"><source>Bye</source><target>Bye</target></segment>' +
      '</unit></file></xliff>';
    assert.deepEqual(read(text, 'xliff'), ['cta s1 < en: Hello •', 'cta s1 fr: Bonjour toi', 'cta s2 < en: Bye']);
  });

  it('leaves other languages alone and says what is cut off', () => {
    const german =
      '<xliff srcLang="en" trgLang="de"><unit id="u"><segment><source>Buy</source></segment></unit></xliff>';
    assert.deepEqual(read(german, 'xliff'), []);
    assert.deepEqual(noticesOf('<xliff><trans-unit id="1"><source>Only 2', 'xliff'), ['format-invalid']);
  });
});

describe('Fluent', () => {
  it('reads messages, attributes, terms and the variants of selectors', () => {
    const text = [
      '# c',
      'hello = Bonjour { $name } !',
      '    Deuxième ligne.',
      'stock = Plus que { $count ->',
      '    [one] une pièce',
      '   *[other] { $count } pièces',
      '    } en stock',
      '    .title = Titre de { -brand }',
      '-brand = Candor',
      'block =',
      '    Un',
      '      deux { "{" }',
      'empty =',
      '    .cta-button = Acheter',
    ].join('\r\n');
    assert.deepEqual(read(text, 'fluent'), [
      'hello: Bonjour • !',
      'hello: Deuxième ligne.',
      'stock: Plus que une pièce en stock',
      'stock: Plus que • pièces en stock',
      'stock.title: Titre de •',
      '-brand: Candor',
      'block: Un\n  deux {',
      'empty.cta-button: Acheter',
    ]);
  });

  it('says what is broken and reads on', () => {
    assert.deepEqual(read('a = Un\nb = { $x\nc = Trois\n', 'fluent'), ['a: Un', 'c: Trois']);
    assert.deepEqual(noticesOf('a = Un\nb = { $x\nc = Trois\n', 'fluent'), ['format-invalid']);
    assert.deepEqual(noticesOf(`a = ${'{ '.repeat(20_000)}`, 'fluent'), ['nesting-limit']);
    assert.deepEqual(noticesOf(`a = ${'word '.repeat(20_000)}`, 'fluent'), ['segment-limit']);
  });

  it('leaves FreeMarker templates alone', () => {
    assert.deepEqual(read('<#if x>\nOnly = 2 left\n</#if>', 'fluent'), []);
    assert.deepEqual(noticesOf('<#if x>\nOnly = 2 left\n</#if>', 'fluent'), []);
  });
});

describe('CSV', () => {
  it('finds the header and reads the columns that hold copy', () => {
    const text =
      '\uFEFFAd report\r\n1 June\r\nCampaign,Headline 1,Headline 1 position,Description,Final URL,Path 1\r\n' +
      'c,"Only 2 left, ""now""",1,"One.\nTwo.",https://a.b/only,offers\r\n\r\nd,Plus que 2,1,,x,y';
    assert.deepEqual(read(text, 'csv'), [
      'Headline 1: Only 2 left, "now"',
      'Description: One.',
      'Description: Two.',
      'Headline 1: Plus que 2',
    ]);
  });

  it('takes languages from a column or from the header', () => {
    assert.deepEqual(read('Titre;Langue;Appel à l’action\nUn;français;Voir\nOne;en-GB;See\nEins;de;Sehen', 'csv'), [
      'Titre fr: Un',
      'Appel à l’action fr: Voir',
      'Titre en: One',
      'Appel à l’action en: See',
    ]);
    assert.deepEqual(read('Headline (FR)\tHeadline (German)\nUn\tEins', 'csv'), ['Headline (FR) fr: Un']);
  });

  it('knows buttons', () => {
    assert.deepEqual(
      segmentsOf('Body,Call to action\nText,Go', 'csv').map(({ role }) => role),
      ['paragraph', 'button'],
    );
  });

  it('leaves other tables alone', () => {
    assert.deepEqual(read('id,name,email\n1,Only 2 left,a@b.c\n', 'csv'), []);
    assert.deepEqual(read('1,2,3\n'.repeat(50), 'csv'), []);
    assert.equal(parseDocument('1,2,3\n'.repeat(50), 'csv').chunks.length, 12);
  });

  it('says that a quote is never closed', () => {
    assert.deepEqual(noticesOf('Headline,Body\n"a,b\nc,d\n', 'csv'), ['format-invalid']);
    assert.deepEqual(read('Headline,Body\n"a"x,b\n', 'csv'), ['Body: b']);
  });
});
