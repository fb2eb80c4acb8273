import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/document/document.js';
import { fixAllEdits } from '../../../server/src/core/review/fixes.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { applyEdits } from '../../../server/src/core/text/edits.js';
import { written } from '../disclosure/support.js';
import { testCatalogue, testRule } from './catalogue.js';

function detect(detector: string, text: string, format: Format = 'markdown') {
  const catalogue = testCatalogue([testRule('house/x', {}, { detector })]);
  const { disclosures } = written;
  const ruleset = Ruleset.compile({ ...catalogue, ...(disclosures && { disclosures }) }, DEFAULT_SETTINGS);
  const review = reviewText(text, format, ruleset, DEFAULT_SETTINGS);
  const fixed = applyEdits(text, fixAllEdits(review.findings, text, format, ruleset));
  return { ...review, fixed, evidence: review.findings.map((finding) => finding.evidence) };
}

describe('hidden characters', () => {
  const tags = [...'hide'].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('');
  it('decodes Unicode tags and removes them', () => {
    const { findings, fixed } = detect('hidden-unicode', `Fine tea${tags}.`);
    assert.equal(findings[0]!.severity, 'error');
    assert.match(findings[0]!.evidence, /“hide”/);
    assert.equal(fixed, 'Fine tea.');
  });
  for (const [name, text, severity] of [
    ['a bidirectional override', 'pay \u202e001\u202c now', 'error'],
    ['a zero-width space', 'fr\u200bee', 'warning'],
    ['a private-use character between words', 'word\ue200cite', 'warning'],
    ['a joiner between Latin letters', 'fr\u200dee', 'warning'],
  ] as const) {
    it(`sees ${name}`, () => assert.equal(detect('hidden-unicode', text).findings[0]?.severity, severity));
  }
  for (const [name, text] of [
    ['emoji sequences', '👩‍🔬 👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏳️‍🌈'],
    ['Arabic and Persian', 'می‌خواهم سلام \u200fنص\u200f'],
    ['Hindi', 'क्‍ष नमस्ते'],
    ['French spaces and soft hyphens', 'Prix : 10 000 € « oui » mé\u00adlange'],
    ['a byte-order mark at the beginning', '\ufeffBonjour'],
    ['an icon font alone in its element', '<i>\ue001</i>'],
  ] as const) {
    it(`leaves ${name} alone`, () => assert.deepEqual(detect('hidden-unicode', text).evidence, []));
  }
});

describe('personal data', () => {
  for (const [name, text, count] of [
    ['a card number with a right checksum', 'Card 4539 1488 0343 6467 on file', 1],
    ['a card number with a wrong one', 'Card 4539 1488 0343 6468 on file', 0],
    ['a test card', 'Use 4242 4242 4242 4242', 0],
    ['an IBAN', 'IBAN FR14 2004 1010 0505 0001 3M02 606', 1],
    ['a wrong IBAN', 'IBAN FR14 2004 1010 0505 0001 3M02 607', 0],
    ['a French social security number', 'NIR 1 85 05 78 006 084 91', 1],
    ['a wrong one', 'NIR 1 85 05 78 006 084 92', 0],
    ['an address that names a person', 'Our client: claire.moreau@verveine.shop', 1],
    ['an address that a person gives as their own', 'Write to claire.moreau@verveine.shop', 0],
    ['the contact address of a company', 'Write to contact@verveine.shop', 0],
    ['an address reserved for examples', 'Write to claire.moreau@example.org', 0],
    ['a French mobile number', 'Notre cliente répond au 06 12 34 56 78', 1],
    ['a number reserved for fiction', 'Appelez le 06 39 98 12 34', 0],
    ['an order number', 'Commande 20261123-000123456', 0],
  ] as const) {
    it(name, () => {
      const { findings } = detect('personal-data', text);
      assert.equal(findings.length, count);
      for (const finding of findings) assert.match(finding.evidence, /[•…]/, 'the evidence is masked');
    });
  }
});

describe('secrets', () => {
  for (const [text, count] of [
    ['The key is sk-live-1a2b3c4d5e6f7a8b9c0d.', 1],
    ['Mot de passe : Tilleul!2026', 1],
    ['The password is swordfish42', 1],
    ['Never share your password with anyone.', 0],
    ['password: {{ db_password }}', 0],
    ['Choose a password of 12 characters.', 0],
    ['Votre mot de passe est confidentiel.', 0],
  ] as const) {
    it(text, () => assert.equal(detect('secret', text, 'prompt').findings.length, count));
  }
});

describe('residue', () => {
  it('removes citation tokens', () => {
    const { fixed, evidence } = detect(
      'markup-residue',
      'Tea is old :contentReference[oaicite:0]{index=0}. So 【12†L3-L4】 it is.',
    );
    assert.equal(evidence.length, 2);
    assert.equal(fixed, 'Tea is old. So it is.');
  });
  it('leaves code that shows them alone', () => {
    assert.deepEqual(
      detect('markup-residue', 'The token `citeturn0search0` is removed.\n\n```\nturn0search0\n```').evidence,
      [],
    );
  });
  it('takes tracking parameters out of links', () => {
    const { fixed } = detect(
      'tracking-residue',
      '[a](https://x.example/?utm_source=chatgpt.com&b=1) [c](https://x.example/?b=1&utm_source=openai)',
    );
    assert.equal(fixed, '[a](https://x.example/?b=1) [c](https://x.example/?b=1)');
  });
});

describe('boxes ticked in advance', () => {
  it('are raised when the label gives something away', () => {
    const box = '<label><input type="checkbox" checked> Send me offers</label>';
    assert.equal(detect('pre-ticked-box', box, 'html').findings.length, 1);
  });
  it('are fine for harmless settings', () => {
    assert.equal(
      detect('pre-ticked-box', '<label><input type="checkbox" checked> Dark mode</label>', 'html').findings.length,
      0,
    );
    assert.equal(
      detect('pre-ticked-box', '<label><input type="checkbox"> Send me offers</label>', 'html').findings.length,
      0,
    );
  });
});

describe('images that say AI of themselves', () => {
  it('want words beside them', () => {
    assert.equal(detect('unlabelled-image', '![Harbour](midjourney-harbour.png)').findings.length, 1);
  });
  for (const text of [
    '![Harbour](midjourney-harbour.png)\n\n*Image generated with AI*',
    '<figure><img src="midjourney-port.png" alt="Port"><figcaption>Image générée par IA</figcaption></figure>',
    '![Harbour](harbour.png)',
  ]) {
    it(text, () => assert.equal(detect('unlabelled-image', text).findings.length, 0));
  }
});

describe('prompts for bots that face the public', () => {
  for (const [text, count] of [
    ['You are Nora, the receptionist of a clinic. Greet callers.', 1],
    ['You are the customer service chatbot of a bakery. Answer customers.', 1],
    ['Tu es Nora, la standardiste de la clinique. Accueille les patients.', 1],
    ['You are the AI receptionist of a clinic. Greet callers.', 0],
    ['You are the chatbot of a bakery. Tell customers that you are a bot.', 0],
    ['Tu es la conseillère de la boutique. Dis aux clients que tu es une IA.', 0],
    ['You are a compiler expert. Explain errors.', 0],
  ] as const) {
    it(text, () => assert.equal(detect('missing-disclosure-instruction', text, 'prompt').findings.length, count));
  }
});

describe('disclosure of a document', () => {
  const status = (text: string, format: Format = 'markdown') =>
    detect('missing-disclosure', text, format).disclosure.status;
  const declared = '---\nai_generated: true\n---\n\n';
  for (const [name, text, expected] of [
    ['nothing declared', '# Tea\n\nGreen.', 'not-needed'],
    ['declared and silent', `${declared}# Tea\n\nGreen.`, 'missing'],
    ['declared and said', `${declared}# Tea\n\nThis page was written with AI.`, 'disclosed'],
    [
      'declared and said in French',
      `${declared}# Thé\n\nCe texte a été rédigé avec l’aide de l’IA, puis relu.`,
      'disclosed',
    ],
    ['said in a comment only', `${declared}<!-- This page was written with AI. -->\n\nGreen.`, 'missing'],
    ['denied', `${declared}This page was not written with AI.`, 'missing'],
    ['about AI, not of it', `${declared}Our AI product writes letters for you.`, 'missing'],
    ['declared as human', '---\nai_generated: false\n---\n\nGreen.', 'not-needed'],
    ['an author whose name is Claude', '---\nauthor: Claude Martin\n---\n\nVert.', 'not-needed'],
    ['an author that is a model', '---\nauthor: ChatGPT\n---\n\nGreen.', 'missing'],
  ] as const) {
    it(name, () => assert.equal(status(text), expected));
  }
  it('is inserted below the title', () => {
    const { findings } = detect('missing-disclosure', `${declared}# Tea\n\nGreen.`);
    const fix = findings[0]!.ownFixes![0]!;
    assert.equal(
      applyEdits(`${declared}# Tea\n\nGreen.`, fix.edits),
      `${declared}# Tea\n\n*This content was generated with AI.*\n\nGreen.`,
    );
  });
});
