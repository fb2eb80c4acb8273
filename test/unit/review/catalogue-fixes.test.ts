import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FluentParser } from '@fluent/syntax';
import fc from 'fast-check';
import { parse as parseYaml, stringify } from 'yaml';
import type { Format } from '../../../server/src/core/document/document.js';
import { fixesOf } from '../../../server/src/core/review/fixes.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { applyEdits } from '../../../server/src/core/text/edits.js';
import { testCatalogue, testRule } from './catalogue.js';

const RUNS = Number(process.env.CANDOR_PROPERTY_RUNS ?? 150);
const PHRASE = 'miracle tool';
const title = { en: 'Fix', fr: 'Corriger' };

function rulesetFor(replace: string | undefined): Ruleset {
  const rule = testRule('house/x', { en: [PHRASE] });
  const fix = { title, safe: true, ...(replace !== undefined && { replace }) };
  return Ruleset.compile(
    testCatalogue([{ ...rule, match: { en: { ...rule.match.en!, fixes: [fix] } } }]),
    DEFAULT_SETTINGS,
  );
}

/** The text after the first fix of its first finding, or undefined when none is offered. */
function fixed(text: string, format: Format, replace: string | undefined): string | undefined {
  const ruleset = rulesetFor(replace);
  const { findings } = reviewText(text, format, ruleset, DEFAULT_SETTINGS, { language: 'en' });
  assert.ok(findings.length > 0, `nothing found in ${JSON.stringify(text)}`);
  const fix = fixesOf(findings[0]!, text, format, ruleset)[0];
  return fix && applyEdits(text, fix.edits);
}

/** A way to write a text down, and an independent way to read it back; some texts it cannot hold. */
interface Writer {
  readonly format: Format;
  write(text: string): string | undefined;
  read(source: string): unknown;
  /** Whether every text of words and signs can be written there. */
  readonly holdsAll: boolean;
}

const yamlWriter = (style: 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED'): Writer => ({
  format: 'yaml',
  holdsAll: style.startsWith('QUOTE') || style === 'PLAIN',
  write: (text) =>
    stringify({ en: { before: 'Fine.', k: text, after: 'x: y' } }, { defaultStringType: style, lineWidth: 0 }),
  read: (source) => {
    const { before, k, after } = parseYaml(source).en;
    assert.deepEqual([before, after], ['Fine.', 'x: y']);
    return k;
  },
});

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const poString = (text: string) => JSON.stringify(text).replace(/\\u[\da-f]{4}/g, (code) => JSON.parse(`"${code}"`));

const WRITERS: Readonly<Record<string, Writer>> = {
  JSON: {
    format: 'json',
    holdsAll: true,
    write: (text) => JSON.stringify({ a: ['Fine.'], k: text, z: 'x' }, null, 2),
    read: (source) => JSON.parse(source).k,
  },
  'JSON with escapes': {
    format: 'json',
    holdsAll: true,
    write: (text) =>
      `{"k": ${JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}}`,
    read: (source) => JSON.parse(source).k,
  },
  'plain YAML': yamlWriter('PLAIN'),
  'single-quoted YAML': yamlWriter('QUOTE_SINGLE'),
  'double-quoted YAML': yamlWriter('QUOTE_DOUBLE'),
  'literal YAML': yamlWriter('BLOCK_LITERAL'),
  'folded YAML': yamlWriter('BLOCK_FOLDED'),
  'YAML in flow style': {
    format: 'yaml',
    holdsAll: true,
    write: (text) =>
      `en: [Fine, ${stringify(text, { defaultStringType: 'PLAIN', lineWidth: 0, collectionStyle: 'flow' }).trim()}, x]\n`,
    read: (source) => {
      const list = parseYaml(source).en;
      assert.equal(list.length, 3);
      return list[1];
    },
  },
  PO: {
    format: 'po',
    holdsAll: true,
    write: (text) => {
      const at = text.indexOf(PHRASE) + 7;
      const lines = `${poString(text.slice(0, at))}\n${poString(text.slice(at))}`;
      return `msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "k"\nmsgstr ""\n${lines}\n\nmsgid "z"\nmsgstr "x"\n`;
    },
    read: (source) => {
      const entry = /msgid "k"\nmsgstr ((?:"(?:[^"\\\n]|\\.)*"\n?)+)\n\nmsgid "z"\nmsgstr "x"\n$|$/.exec(
        source.split('\n\n').slice(1).join('\n\n').replace(/\n\n/, '\n\n'),
      );
      const literals = entry?.[1]?.match(/"(?:[^"\\\n]|\\.)*"/g) ?? [];
      return literals.map((literal) => JSON.parse(literal.replaceAll('\t', '\\t'))).join('');
    },
  },
  XLIFF: {
    format: 'xliff',
    holdsAll: false,
    write: (text) => {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return `<xliff version="1.2"><file source-language="fr" target-language="en"><trans-unit id="k"><source>x</source><target>${escaped}</target></trans-unit></file></xliff>`;
    },
    read: (source) =>
      /<target>([^<]*)<\/target><\/trans-unit><\/file><\/xliff>$/
        .exec(source)?.[1]
        ?.replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
  },
  Fluent: {
    format: 'fluent',
    holdsAll: false,
    write: (text) => (/[{}\n\t]|^[\s[*.]|\s$/.test(text) ? undefined : `a = Fine\nk = ${text}\nz = x\n`),
    read: (source) => {
      const { body } = new FluentParser({ withSpans: false }).parse(source);
      assert.deepEqual(
        body.map((entry) => entry.type),
        ['Message', 'Message', 'Message'],
      );
      const message = body[1] as unknown as { value: { elements: { type: string; value: string }[] } };
      assert.deepEqual(
        message.value.elements.map(({ type }) => type),
        ['TextElement'],
      );
      return message.value.elements[0]?.value;
    },
  },
  'quoted CSV': {
    format: 'csv',
    holdsAll: true,
    write: (text) => `Id,Headline\r\n1,${quoted(text)}\r\n2,Fine\r\n`,
    read: (source) => {
      const cell = /^Id,Headline\r\n1,"((?:[^"]|"")*)"\r\n2,Fine\r\n$/.exec(source)?.[1];
      return cell?.replaceAll('""', '"');
    },
  },
  'plain CSV': {
    format: 'csv',
    holdsAll: true,
    write: (text) => (/["\n\r;,\t]/.test(text) ? undefined : `Id;Headline\n1;${text}\n2;Fine`),
    read: (source) => {
      const cell = /^Id;Headline\n1;([^";\n]*|"(?:[^"]|"")*")\n2;Fine$/.exec(source)?.[1];
      return cell?.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    },
  },
};

const AROUND = fc
  .array(
    fc.constantFrom(
      ...[
        'word ',
        'é ',
        '"q" ',
        "l'a ",
        ': ',
        ' # ',
        ', ',
        '; ',
        '\\ ',
        '\t',
        '😀 ',
        '- ',
        '{{name}} ',
        '%s ',
        '!',
        '[x] ',
        '* ',
        '«\u00A0a\u00A0» ',
      ],
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));
const WORDS = fc.constantFrom(
  ...[
    'useful',
    'une "vraie" aide',
    "l'aide d’été",
    'a: b # c',
    'x, y; z',
    'back\\slash',
    '- no',
    '50 %',
    '日本 😀',
    '[a] *b*',
    'tab\there',
  ],
);

/** A fix takes up the apostrophes of the text around it. */
function evened(text: unknown): string {
  return String(text).replaceAll('’', "'");
}

describe('fixes in catalogues and tables', () => {
  for (const [name, writer] of Object.entries(WRITERS)) {
    it(`leave a file that says just what was meant: ${name}`, () => {
      fc.assert(
        fc.property(AROUND, AROUND, WORDS, (before, after, words) => {
          const text = `${before}Our ${PHRASE}${after === '' ? '' : ' '}${after}`;
          const source = writer.write(text);
          if (source === undefined || writer.read(source) !== text) return;
          const result = fixed(source, writer.format, words);
          if (result === undefined) assert.ok(!writer.holdsAll, `no fix for ${source}`);
          else assert.equal(evened(writer.read(result)), evened(text.replace(PHRASE, words)), result);
        }),
        { numRuns: RUNS },
      );
    });
  }

  it('remove words with the space beside them', () => {
    assert.equal(fixed('{"k": "Our miracle tool works"}', 'json', undefined), '{"k": "Our works"}');
    assert.equal(fixed('{"k": "miracle tool works"}', 'json', undefined), '{"k": "works"}');
    assert.equal(fixed('k: Our miracle tool\n', 'yaml', undefined), 'k: Our\n');
  });

  it('are not offered where nothing would be left', () => {
    assert.equal(fixed('{"k": "miracle tool"}', 'json', undefined), undefined);
  });

  it('keep plural forms, placeholders and tags', () => {
    const plural = '{"k": "{n, plural, one {A miracle tool} other {# miracle tools}} for {name}"}';
    assert.equal(fixed(plural, 'json', 'thing'), plural.replace('miracle tool', 'thing'));
    for (const text of [
      'A miracle {n, plural, one {tool} other {tools}}',
      'A miracle <b>tool</b>',
      'A miracle <0>tool</0>',
    ]) {
      assert.equal(fixed(JSON.stringify({ k: text }), 'json', 'thing'), undefined, text);
    }
    assert.equal(
      fixed('{"k": "A <b>miracle tool</b>"}', 'json', 'R&D <thing>'),
      '{"k": "A <b>R&amp;D &lt;thing></b>"}',
    );
    const ftl = 'k = A { $n ->\n    [one] miracle tool\n   *[other] lot\n  } of { $x }\n';
    assert.equal(fixed(ftl, 'fluent', 'thing'), ftl.replace('miracle tool', 'thing'));
    assert.equal(fixed('k = A miracle tool\n', 'fluent', 'a {thing'), undefined);
    const xliff = (target: string) =>
      `<xliff><file><trans-unit id="k"><source>x</source><target>${target}</target></trans-unit></file></xliff>`;
    assert.equal(fixed(xliff('A <g id="1">miracle tool</g>'), 'xliff', 'R&D'), xliff('A <g id="1">R&amp;D</g>'));
    assert.equal(fixed(xliff('A miracle <g id="1">tool</g>'), 'xliff', 'thing'), undefined);
  });

  it('leave source texts alone, which programs look translations up by', () => {
    assert.equal(fixed('msgid "A miracle tool"\nmsgstr ""\n', 'po', 'thing'), undefined);
  });
});
