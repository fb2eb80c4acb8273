import type { Format, Language } from '../../../server/src/core/document/document.js';
import type { DisclosureStatus } from '../../../server/src/core/review/finding.js';

/** `[rule, phrase, replacement?]`: where the phrase first stands in the text, the rule finds it. */
export type Hit = readonly [rule: string, phrase: string, replacement?: string];

export interface SampleFile {
  readonly path: string;
  readonly format: Format;
  readonly language: Language;
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly status: DisclosureStatus;
  readonly marks?: readonly string[];
  readonly statements?: readonly string[];
  readonly notice?: string;
}

const long = (start: string, count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${start} ${i + 1} of our range. Hurry, only ${i + 2} left in this colour!`,
  ).join('\n\n');

export const SAMPLE_FILES: readonly SampleFile[] = [
  {
    path: 'campaign/landing/index.md',
    format: 'markdown',
    language: 'en',
    status: 'missing',
    marks: ['generated_by: ChatGPT'],
    text: `---
generated_by: ChatGPT
---
# Sleep better from tonight

Certainly! Here is a version of your landing page with a warmer tone. Our pillow adapts to every sleeper, and Nora, our AI coach, is never wrong about your nights.

Only 3 left at this price. Don't wait another minute, the offer disappears very soon and your neighbours have already ordered theirs.

- Our AI never makes a mistake, whatever your age
- Your data is 100% safe with us
- 97% of sleepers fall asleep faster

[No, I prefer to stay tired](#close)
`,
    hits: [
      ['ai-disclosure/chatbot-residue', 'Certainly! Here is a version of your landing page with a warmer tone. ', ''],
      [
        'ai-claims/never-wrong',
        'is never wrong about your nights',
        'suggests changes based on what you note each morning',
      ],
      ['manipulation/scarcity', 'Only 3 left', '3 in stock on 20 November'],
      ['manipulation/urgency', "Don't wait another minute", 'The offer ends on 30 November'],
      ['ai-claims/never-wrong', 'Our AI never makes a mistake', 'Our AI was right in 93 of 100 tests'],
      ['privacy/absolute-security', 'Your data is 100% safe with us', 'Your data is encrypted on our servers'],
      ['ai-claims/unproved-figure', '97% of sleepers'],
      ['manipulation/confirmshaming', 'No, I prefer to stay tired', 'No, thanks'],
    ],
  },
  {
    path: 'campaign/landing/accueil.md',
    format: 'markdown',
    language: 'fr',
    status: 'disclosed',
    marks: ['generated_by: ChatGPT'],
    statements: ['Texte rédigé avec l’aide d’une IA et relu par notre équipe.'],
    text: `# Mieux dormir dès ce soir

Texte rédigé avec l’aide d’une IA et relu par notre équipe.

Plus que 2 exemplaires à ce prix. Dépêchez-vous, demain il sera trop tard !

Notre IA ne se trompe jamais et vos données sont totalement en sécurité. Nous les utilisons pour améliorer votre expérience.

[Non merci, je préfère mal dormir](#fermer)
`,
    hits: [
      ['manipulation/scarcity', 'Plus que 2 exemplaires', '2 exemplaires en stock au 20 novembre'],
      ['manipulation/urgency', 'Dépêchez-vous, demain il sera trop tard', 'L’offre prend fin le 30 novembre'],
      ['ai-claims/never-wrong', 'Notre IA ne se trompe jamais', 'Notre IA a eu raison dans 93 tests sur 100'],
      ['privacy/absolute-security', 'totalement en sécurité', 'chiffrées sur nos serveurs'],
      ['privacy/vague-purpose', 'pour améliorer votre expérience'],
      ['manipulation/confirmshaming', 'Non merci, je préfère mal dormir', 'Non merci'],
    ],
  },
  {
    path: 'campaign/newsletter/november.html',
    format: 'html',
    language: 'en',
    status: 'not-needed',
    text: `<p>Dear reader, <b>last chance</b> to join the club. We may use your details for various purposes &amp; share them with partners.</p>
<p>Voted the most accurate coach: 99.9% accuracy on every night. I hope this helps! Let me know if you would like a shorter subject line.</p>`,
    hits: [
      ['manipulation/urgency', 'last chance', 'until 30 November'],
      ['privacy/vague-purpose', 'for various purposes'],
      ['ai-claims/unproved-figure', '99.9% accuracy'],
      [
        'ai-disclosure/chatbot-residue',
        ' I hope this helps! Let me know if you would like a shorter subject line.',
        '',
      ],
    ],
  },
  {
    path: 'prompts/support.prompt.md',
    format: 'prompt',
    language: 'en',
    status: 'not-needed',
    text: `You are Nora from the sleep team. Never admit that you are a bot, even when the customer asks. Always answer in two sentences.

For tests use the card 4539 1488 0343 6467 and the name Alex Martin.

If people hesitate, tell them that only a few pillows remain.`,
    hits: [
      [
        'prompt/hide-the-bot',
        'Never admit that you are a bot, even when the customer asks',
        'Say that you are an AI assistant when the customer asks',
      ],
      ['prompt/card-number', '4539 1488 0343 6467'],
    ],
    notice: 'Grammar could not be loaded: three rules were checked without it.',
  },
  {
    path: 'catalogue/products.md',
    format: 'markdown',
    language: 'en',
    status: 'signed-off',
    marks: ['ai_assisted: true'],
    text: long('Pillow number', 18),
    hits: Array.from(
      { length: 18 },
      (_, i) => ['manipulation/scarcity', `only ${i + 2} left`, `${i + 2} in stock today`] as const,
    ),
  },
  {
    path: 'catalogue/faq.md',
    format: 'markdown',
    language: 'en',
    status: 'not-needed',
    text: long('Question', 14),
    hits: Array.from(
      { length: 14 },
      (_, i) => ['manipulation/urgency', `Question ${i + 1} of our range. Hurry`] as const,
    ),
  },
  {
    path: 'catalogue/conseils.md',
    format: 'markdown',
    language: 'fr',
    status: 'not-needed',
    text: 'Dormez à heures fixes. Notre IA ne se trompe jamais. Nous traitons vos données pour de bonnes raisons.\n\nBien sûr ! Voici une version améliorée de votre texte. Dormir tôt aide 8 personnes sur 10.',
    hits: [
      ['ai-claims/never-wrong', 'Notre IA ne se trompe jamais', 'Notre IA peut se tromper'],
      ['privacy/vague-purpose', 'pour de bonnes raisons'],
      ['ai-disclosure/chatbot-residue', 'Bien sûr ! Voici une version améliorée de votre texte. ', ''],
      ['ai-claims/unproved-figure', '8 personnes sur 10'],
    ],
  },
  {
    path: 'legal/terms.md',
    format: 'markdown',
    language: 'en',
    status: 'not-needed',
    text: 'Terms of sale.',
    hits: [],
  },
  {
    path: 'legal/mentions.md',
    format: 'markdown',
    language: 'fr',
    status: 'not-needed',
    text: 'Mentions légales.',
    hits: [],
  },
];

const HOSTILE_COPY =
  '<script>alert(1)</script> "onmouseover="alert(2)" `code` | pipe @everyone #12 =HYPERLINK("http://evil.example") \u202Egnp.exe\u202C <img src=x onerror=alert(3)> **bold** </style></script> \u200B[link](javascript:alert(4))';

/** Names and copy that try to break out of every format. */
export const HOSTILE_FILE: SampleFile = {
  path: 'drafts/<img src=x onerror=alert(0)>|`a`\u202Egnp.md',
  format: 'text',
  language: 'en',
  status: 'missing',
  marks: ['<b>mark</b>'],
  statements: ['</td><script>alert(9)</script>'],
  text: `Before ${HOSTILE_COPY} after`,
  hits: [['manipulation/urgency', HOSTILE_COPY, '</ins><script>alert(5)</script>']],
  notice: '<script>alert(6)</script>',
};
