import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/index.js';
import { disclosureOf, raised } from './support.js';

const NOTICE = { en: 'This article was written with AI.', fr: 'Cet article a été écrit avec une IA.' };
const PROSE = {
  en: 'Three ferries cross the bay each day, and the last one leaves when the lamps of the quay are lit. ',
  fr: 'Trois bacs traversent la baie chaque jour, et le dernier part quand les lampes du quai s’allument. ',
};
const declared = '---\nai_generated: true\n---\n\n';

/** Status and rules of one document, without those that have nothing to do with notices. */
function told(text: string, format: Format, policy = {}): [string, ...string[]] {
  const rules = raised(text, format, policy).filter((rule) => /statement|mismatch/.test(rule));
  return [disclosureOf(text, format, policy).status, ...rules.map((rule) => rule.replace('ai-disclosure/', ''))];
}

for (const language of ['en', 'fr'] as const) {
  const notice = NOTICE[language];
  const prose = PROSE[language];
  const page = (head: string, body: string) =>
    `<html lang="${language}"><head><meta name="ai-generated" content="true">${head}</head><body>${body}<p>${prose}</p></body></html>`;

  describe(`where a notice counts, ${language}`, () => {
    for (const [name, text, format] of [
      ['below the title', `${declared}# Bacs\n\n${notice}\n\n${prose}`, 'markdown'],
      ['above the title', `${declared}${notice}\n\n# Bacs\n\n${prose}`, 'markdown'],
      ['in emphasis', `${declared}# Bacs\n\n*${notice}*\n\n${prose}`, 'markdown'],
      ['in a block quotation', `${declared}# Bacs\n\n> ${notice}\n\n${prose}`, 'markdown'],
      ['in a call-out', `${declared}# Bacs\n\n> [!NOTE]\n> ${notice}\n\n${prose}`, 'markdown'],
      ['in a list', `${declared}# Bacs\n\n- 12/05\n- ${notice}\n\n${prose}`, 'markdown'],
      ['in a table', `${declared}| Bacs | |\n|---|---|\n| 3 | ${notice} |\n\n${prose}`, 'markdown'],
      ['after a paragraph', `${declared}# Bacs\n\n${prose}\n\n${notice}`, 'markdown'],
      ['in a paragraph of HTML', page('', `<h1>Bacs</h1><p>${notice}</p>`), 'html'],
      ['in small print', page('', `<h1>Bacs</h1><p style="font-size:11px;color:#555">${notice}</p>`), 'html'],
      ['white on a dark ground', page('', `<p style="color:#fff;background:#123">${notice}</p>`), 'html'],
      ['shown from some width on', page('', `<p class="hidden md:block">${notice}</p>`), 'html'],
      [
        'in an open disclosure element',
        page('', `<details open><summary>+</summary><p>${notice}</p></details>`),
        'html',
      ],
      ['in a summary', page('', `<details><summary>${notice}</summary><p>x</p></details>`), 'html'],
    ] as const) {
      it(name, () => assert.deepEqual(told(text, format), ['disclosed']));
    }
  });

  describe(`where a notice tells nobody, ${language}`, () => {
    for (const [name, text, format, why] of [
      ['in a comment', `${declared}<!-- ${notice} -->\n\n${prose}`, 'markdown', 'comment'],
      ['in a comment of HTML', page('', `<!-- ${notice} -->`), 'html', 'comment'],
      ['not displayed', page('', `<p style="display:none">${notice}</p>`), 'html', 'hidden'],
      ['invisible', page('', `<p style="visibility: hidden">${notice}</p>`), 'html', 'hidden'],
      ['hidden', page('', `<p hidden>${notice}</p>`), 'html', 'hidden'],
      ['hidden by a class', page('', `<p class="d-none">${notice}</p>`), 'html', 'hidden'],
      ['inside what is hidden', page('', `<div hidden><section><p>${notice}</p></section></div>`), 'html', 'hidden'],
      ['kept from all but scripts', page('', `<p aria-hidden="true">${notice}</p>`), 'html', 'hidden'],
      ['for screen readers alone', page('', `<p class="sr-only">${notice}</p>`), 'html', 'hidden'],
      ['clipped away', page('', `<p style="position:absolute;clip:rect(0,0,0,0)">${notice}</p>`), 'html', 'hidden'],
      ['moved away', page('', `<p style="text-indent:-9999px">${notice}</p>`), 'html', 'hidden'],
      ['tiny', page('', `<p style="font-size:2px">${notice}</p>`), 'html', 'hidden'],
      ['transparent', page('', `<p style="opacity:0.01">${notice}</p>`), 'html', 'hidden'],
      ['white', page('', `<p style="color:white">${notice}</p>`), 'html', 'hidden'],
      ['nearly white', page('', `<p style="color:#fafafa">${notice}</p>`), 'html', 'hidden'],
      [
        'in the colour of its ground',
        page('', `<p style="color:#123;background-color:#123">${notice}</p>`),
        'html',
        'hidden',
      ],
      ['behind a click', page('', `<details><summary>+</summary><p>${notice}</p></details>`), 'html', 'hidden'],
      ['in a tooltip', page('', `<p title="${notice}">${prose}</p>`), 'html', 'alt'],
      ['in a label for screen readers', page('', `<p aria-label="${notice}">${prose}</p>`), 'html', 'alt'],
      ['in an alternative text', page('', `<img src="a.png" alt="${notice}">`), 'html', 'alt'],
      ['in the description', page(`<meta name="description" content="${notice}">`, ''), 'html', 'alt'],
      ['in front matter', `---\nai_disclosure: ${notice}\n---\n\n${prose}`, 'markdown', 'front-matter'],
    ] as const) {
      it(name, () => {
        assert.deepEqual(told(text, format), ['missing', 'buried-statement']);
        const { statements, dismissed } = disclosureOf(text, format);
        assert.deepEqual(statements, []);
        assert.ok(dismissed.some((item) => item.why === why && item.text === notice));
      });
    }
  });

  describe(`the end of a long text, ${language}`, () => {
    const long = `# Bacs\n\n${`${prose.repeat(3)}\n\n`.repeat(5)}`;
    it('is late', () => {
      const text = `${declared}${long}${notice}\n`;
      assert.deepEqual(told(text, 'markdown'), ['disclosed', 'late-statement']);
      assert.match(disclosureOf(text, 'markdown').reason.en, /only near the end/);
    });
    it('is late in a footer', () => {
      const body = `<h1>Bacs</h1>${`<p>${prose.repeat(3)}</p>`.repeat(5)}<footer><p>${notice}</p></footer>`;
      assert.deepEqual(told(page('', body), 'html'), ['disclosed', 'late-statement']);
    });
    it('is where the house wants it', () =>
      assert.deepEqual(told(`${declared}${long}${notice}\n`, 'markdown', { placement: 'bottom' }), ['disclosed']));
  });
}

describe('what a notice holds for', () => {
  for (const [name, text, scope] of [
    ['a page', '# Ferries\n\nThis page was written with AI.', 'document'],
    ['a label on top', '# Ferries\n\n*Generated with AI*\n\nThree ferries cross the bay.', 'document'],
    ['a section that it names', '# Ferries\n\nThis section was written with AI.', 'section'],
    [
      'a label below a subheading',
      '# Ferries\n\nThree ferries.\n\n## History\n\n*Generated with AI*\n\nLong ago.',
      'section',
    ],
    ['a picture', '# Ferries\n\n![Bay](bay.png)\n\n*Image generated with AI*', 'image'],
    ['a label in the block of a picture', '# Ferries\n\n![Bay](bay.png) Generated with AI', 'image'],
    ['a quoted reply', '# Ferries\n\nAnswer from ChatGPT:\n\n> Three ferries cross the bay.', 'reply'],
    ['une section', '# Bacs\n\nCette section a été rédigée avec une IA.', 'section'],
    ['une réponse citée', '# Bacs\n\nRéponse de ChatGPT :\n\n> Trois bacs traversent la baie.', 'reply'],
  ] as const) {
    it(name, () => {
      assert.deepEqual(
        disclosureOf(text, 'markdown').statements.map((statement) => statement.scope),
        [scope],
      );
    });
  }
  for (const [name, text, expected] of [
    [
      'a section is not the page',
      `${declared}# Ferries\n\nThis section was written with AI.`,
      ['missing', 'missing-statement'],
    ],
    [
      'a picture is not the page',
      `${declared}# Ferries\n\n![Bay](bay.png)\n\nImage generated with AI.`,
      ['missing', 'missing-statement'],
    ],
    [
      'a price is not the page',
      `${declared}Price set by an algorithm using your data.`,
      ['missing', 'missing-statement'],
    ],
    [
      'a section is enough for a part',
      '---\nai_assisted: true\n---\n\n# Ferries\n\nThis section was written with AI.',
      ['disclosed'],
    ],
    ['text and pictures together', `${declared}Text and images on this page were generated with AI.`, ['disclosed']],
    [
      'a picture that is declared',
      '---\ncover: { ai_generated: true }\n---\n\nThe cover was generated with AI.',
      ['disclosed'],
    ],
    [
      'a picture that is declared and not told',
      '---\ncover: { ai_generated: true }\n---\n\nThree ferries.',
      ['missing'],
    ],
    [
      'an example is no notice',
      `${declared}Write for instance:\n\n> This article was written with AI.`,
      ['missing', 'missing-statement'],
    ],
    ['a denial is no notice', `${declared}No AI was used to write this article.`, ['missing', 'missing-statement']],
    [
      'a vague one is no notice',
      `${declared}This page was written with smart tools.`,
      ['missing', 'missing-statement', 'vague-statement'],
    ],
    [
      'talk about AI is no notice',
      `${declared}Our AI product writes letters for you.`,
      ['missing', 'missing-statement'],
    ],
  ] as const) {
    it(name, () => assert.deepEqual(told(text, 'markdown').sort(), [...expected].sort()));
  }
});

describe('the language of a notice', () => {
  for (const [name, text, expected] of [
    ['English in French', `${declared}${NOTICE.en}\n\n${PROSE.fr}`, ['disclosed', 'language-mismatch']],
    ['French in English', `${declared}${NOTICE.fr}\n\n${PROSE.en}`, ['disclosed', 'language-mismatch']],
    ['both in French', `${declared}${NOTICE.en} ${NOTICE.fr}\n\n${PROSE.fr}`, ['disclosed']],
  ] as const) {
    it(name, () => assert.deepEqual(told(text, 'markdown'), expected));
  }
});

describe('the house policy', () => {
  const plain = '# Ferries\n\nThree ferries cross the bay.';
  it('asks every text', () => {
    assert.deepEqual(told(plain, 'markdown', { required: 'always' }), ['missing', 'missing-statement']);
    assert.match(disclosureOf(plain, 'markdown', { required: 'always' }).reason.fr, /disclosure\.required: always/);
    assert.deepEqual(told(`${plain}\n\n${NOTICE.en}`, 'markdown', { required: 'always' }), ['disclosed']);
  });
  it('asks none', () => {
    const text = `${declared}<!-- ${NOTICE.en} -->\n\n${plain}`;
    assert.deepEqual(told(text, 'markdown', { required: 'never' }), ['not-needed']);
    assert.match(disclosureOf(text, 'markdown', { required: 'never' }).reason.en, /required: never/);
  });
  it('asks those that declare', () => {
    assert.deepEqual(told(plain, 'markdown'), ['not-needed']);
    assert.deepEqual(told(`${declared}${plain}`, 'markdown'), ['missing', 'missing-statement']);
  });
  it('has a wording of its own, however odd', () => {
    for (const wording of [
      'Crafted by our digital hands (v2.0) | see /ai',
      'Robot ink!',
      'Made at Verveine. With a little AI.',
    ]) {
      const policy = { wording: { en: wording } };
      assert.deepEqual(told(`${declared}${wording}\n\nThree ferries.`, 'markdown', policy), ['disclosed'], wording);
    }
  });
  it('has a wording with slots', () => {
    const policy = { wording: { en: 'Drafted by our robot, signed off by {name} on {date}.' } };
    const filled = `${declared}Drafted by our robot, signed off by Ada Moss on 3 May 2026.\n\nThree ferries.`;
    assert.deepEqual(told(filled, 'markdown', policy), ['disclosed']);
    assert.deepEqual(told(`${declared}Drafted by our robot.\n\nThree ferries.`, 'markdown', policy), [
      'missing',
      'missing-statement',
    ]);
  });
  it('names the fields that the site shows', () => {
    const sentence = `---\nai_disclosure: ${NOTICE.fr}\n---\n\n${PROSE.fr}`;
    assert.deepEqual(told(sentence, 'markdown', { shownFields: ['ai_disclosure'] }), ['disclosed']);
    assert.deepEqual(told(sentence, 'markdown', { shownFields: ['byline'] }), ['missing', 'buried-statement']);
    const nested = `---\npage:\n  ai_generated: true\n---\n\n${PROSE.fr}`;
    assert.deepEqual(told(nested, 'markdown', { shownFields: ['page.ai_generated'] }), ['disclosed']);
  });
});
