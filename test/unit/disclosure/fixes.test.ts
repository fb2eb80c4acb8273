import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/index.js';
import { disclosureOf, fixedBy, raised } from './support.js';

const declared = '---\nai_generated: true\n---\n\n';

describe('inserting the disclosure', () => {
  for (const [name, format, text, fixed] of [
    [
      'below the title',
      'markdown',
      `${declared}# Tea\n\nGreen leaves.`,
      `${declared}# Tea\n\n*This content was generated with AI.*\n\nGreen leaves.`,
    ],
    [
      'below a title of two lines',
      'markdown',
      `${declared}Tea\n===\n\nGreen leaves.`,
      `${declared}Tea\n===\n\n*This content was generated with AI.*\n\nGreen leaves.`,
    ],
    [
      'without a title',
      'markdown',
      `${declared}Green leaves.`,
      `${declared}*This content was generated with AI.*\n\nGreen leaves.`,
    ],
    [
      'below a logo and the title',
      'markdown',
      `${declared}![Logo](logo.png)\n\n# Tea\n\nGreen leaves.`,
      `${declared}![Logo](logo.png)\n\n# Tea\n\n*This content was generated with AI.*\n\nGreen leaves.`,
    ],
    [
      'in French',
      'markdown',
      `${declared}# Thé\n\nLes feuilles sont vertes.`,
      `${declared}# Thé\n\n*Ce contenu a été généré par IA.*\n\nLes feuilles sont vertes.`,
    ],
    [
      'with the line ends of Windows',
      'markdown',
      `${declared}# Tea\n\nGreen leaves.`.replaceAll('\n', '\r\n'),
      `${declared}# Tea\n\n*This content was generated with AI.*\n\nGreen leaves.`.replaceAll('\n', '\r\n'),
    ],
    [
      'below TOML',
      'markdown',
      '+++\nai = true\n+++\n\n# Tea\n\nGreen leaves.',
      '+++\nai = true\n+++\n\n# Tea\n\n*This content was generated with AI.*\n\nGreen leaves.',
    ],
    [
      'below the heading of a page',
      'html',
      '<html><head><meta name="ai" content="true"></head><body><h1>Tea</h1><p>Green leaves.</p></body></html>',
      '<html><head><meta name="ai" content="true"></head><body><h1>Tea</h1>\n<p>This content was generated with AI.</p>\n<p>Green leaves.</p></body></html>',
    ],
    [
      'in a page without heading',
      'html',
      '<html lang="fr"><head><meta name="ai" content="true"></head><body><p>Les feuilles sont vertes.</p></body></html>',
      '<html lang="fr"><head><meta name="ai" content="true"></head><body>\n<p>Ce contenu a été généré par IA.</p>\n<p>Les feuilles sont vertes.</p></body></html>',
    ],
    [
      'below the heading that readers see',
      'html',
      '<meta name="ai" content="true"><body><!-- <h1>x</h1> --><h1 hidden>x</h1><h1>Tea</h1><p>Green leaves.</p>',
      '<meta name="ai" content="true"><body><!-- <h1>x</h1> --><h1 hidden>x</h1><h1>Tea</h1>\n<p>This content was generated with AI.</p>\n<p>Green leaves.</p>',
    ],
  ] as const) {
    it(name, () => {
      assert.equal(disclosureOf(text, format).status, 'missing');
      assert.equal(fixedBy('ai-disclosure/missing-statement', text, format), fixed);
      assert.equal(disclosureOf(fixed, format).status, 'disclosed');
      assert.ok(!raised(fixed, format).some((rule) => rule.startsWith('ai-disclosure/')));
    });
  }
  it('in plain text, below the title, where the policy always asks', () => {
    const policy = { required: 'always' } as const;
    for (const [text, fixed] of [
      [
        'Tea of spring\n\nGreen leaves are picked in May.',
        'Tea of spring\n\nThis content was generated with AI.\n\nGreen leaves are picked in May.',
      ],
      [
        'Green leaves are picked in May.\n\nThen they rest.',
        'This content was generated with AI.\n\nGreen leaves are picked in May.\n\nThen they rest.',
      ],
    ] as const) {
      assert.equal(fixedBy('ai-disclosure/missing-statement', text, 'text', policy), fixed);
      assert.equal(disclosureOf(fixed, 'text', policy).status, 'disclosed');
    }
  });
  it('at the end, where the house wants it', () => {
    const policy = { placement: 'bottom' } as const;
    const text = `${declared}# Tea\n\nGreen leaves.\n`;
    const fixed = fixedBy('ai-disclosure/missing-statement', text, 'markdown', policy);
    assert.equal(fixed, `${declared}# Tea\n\nGreen leaves.\n\n*This content was generated with AI.*\n`);
    assert.equal(disclosureOf(fixed, 'markdown', policy).status, 'disclosed');
  });
  it('in the house wording, whose slots are blanks', () => {
    const policy = { wording: { en: 'Drafted by our robot & signed off by {name}.' } };
    const fixed = fixedBy('ai-disclosure/missing-statement', `${declared}# Tea\n\nGreen leaves.`, 'markdown', policy);
    assert.ok(fixed.includes('*Drafted by our robot & signed off by [name].*'));
    assert.equal(disclosureOf(fixed, 'markdown', policy).status, 'disclosed');
    const page = '<meta name="ai" content="true"><h1>Tea</h1><p>Green leaves.</p>';
    assert.ok(fixedBy('ai-disclosure/missing-statement', page, 'html', policy).includes('robot &amp; signed'));
  });
});

describe('moving and saying it plainly', () => {
  it('takes the words out of a comment', () => {
    const text = '<!-- This article was written with AI and reviewed by Ada Moss. -->\n\n# Tea\n\nGreen leaves.';
    const fixed = fixedBy('ai-disclosure/buried-statement', text, 'markdown');
    assert.ok(fixed.includes('# Tea\n\n*This article was written with AI and reviewed by Ada Moss.*\n\nGreen leaves.'));
    assert.deepEqual(
      raised(fixed, 'markdown').filter((rule) => rule.includes('statement')),
      [],
    );
  });
  for (const [language, prose, notice] of [
    [
      'en',
      'Sow the beans once the nights stay above eight degrees, and water them in the morning. ',
      'This article was written with AI.',
    ],
    [
      'fr',
      'Semez les haricots quand les nuits restent au-dessus de huit degrés, et arrosez le matin. ',
      'Cet article a été écrit avec une IA.',
    ],
  ] as const) {
    it(`moves a late one above the text, ${language}`, () => {
      const body = `${prose.repeat(4)}\n\n`.repeat(4);
      const fixed = fixedBy('ai-disclosure/late-statement', `# T\n\n${body}${notice}\n`, 'markdown');
      assert.equal(fixed, `# T\n\n*${notice}*\n\n${body}`);
      assert.deepEqual(
        raised(fixed, 'markdown').filter((rule) => rule.includes('statement')),
        [],
      );
    });
  }
  for (const [text, expected] of [
    [
      'This article was written with AI.\n\nLes bacs traversent la baie chaque jour.',
      'Ce contenu a été généré par IA.\n\nLes bacs traversent la baie chaque jour.',
    ],
    [
      'Cet article a été écrit avec une IA.\n\nThe ferries cross the bay each day.',
      'This content was generated with AI.\n\nThe ferries cross the bay each day.',
    ],
    [
      'You are chatting with an AI assistant.\n\nPosez vos questions sur les bacs de la baie.',
      'Vous échangez avec une IA, pas avec une personne.\n\nPosez vos questions sur les bacs de la baie.',
    ],
  ] as const) {
    it(`translates: ${text.split('\n')[0]}`, () => {
      const fixed = fixedBy('ai-disclosure/language-mismatch', text);
      assert.equal(fixed, expected);
      assert.ok(!raised(fixed).includes('ai-disclosure/language-mismatch'));
    });
  }
  for (const [text, expected] of [
    [`${declared}This page was written with smart tools.`, `${declared}This content was generated with AI.`],
    [`${declared}Texte enrichi avec des outils numériques.`, `${declared}Ce contenu a été généré par IA.`],
    ['Your call is answered by our virtual assistant.', 'This call is answered by an AI system.'],
  ] as const) {
    it(`is not vague any more: ${text.split('\n').at(-1)}`, () => {
      const fixed = fixedBy('ai-disclosure/vague-statement', text, 'markdown');
      assert.equal(fixed, expected);
      assert.ok(!raised(fixed, 'markdown').includes('ai-disclosure/vague-statement'));
      assert.equal(disclosureOf(fixed, 'markdown').status, 'disclosed');
    });
  }
});

describe('a persona becomes a disclosed assistant', () => {
  for (const [rule, text, expected] of [
    [
      'chatbot-as-human',
      'Any question? Ask Bruno, our cellar expert, 24/7.',
      'Any question? Ask Bruno, our AI assistant, 24/7.',
    ],
    [
      'chatbot-as-human',
      'Live chat. Hello, I am Greta from customer support.',
      "Live chat. Hi, I'm Greta, the AI assistant of the support team.",
    ],
    [
      'chatbot-as-human',
      'Live chat. Meet Bruno, your personal wine expert.',
      'Live chat. Meet Bruno, our AI assistant.',
    ],
    [
      'chatbot-as-human',
      'Our wine experts answer your questions around the clock.',
      'Our AI assistant answers around the clock.',
    ],
    [
      'chatbot-as-human',
      'Une question ? Échangez avec Bruno, notre caviste, jour et nuit.',
      'Une question ? Échangez avec Bruno, notre assistant IA, jour et nuit.',
    ],
    [
      'chatbot-as-human',
      'Une question ? Discute avec Bruno, notre caviste, jour et nuit.',
      'Une question ? Discute avec Bruno, notre assistant IA, jour et nuit.',
    ],
    [
      'chatbot-as-human',
      'Nos conseillers répondent à vos questions jour et nuit.',
      'Notre assistant IA répond jour et nuit.',
    ],
    [
      'missing-chatbot-notice',
      'Chat widget. Hello! What can I do for you?',
      "Chat widget. Hi, I'm an AI assistant. What can I do for you?",
    ],
    [
      'missing-chatbot-notice',
      'Tchat. Bonjour ! Comment puis-je vous aider ?',
      'Tchat. Bonjour, je suis un assistant IA. Comment puis-je vous aider ?',
    ],
    [
      'missing-chatbot-notice',
      "Tchat. Salut ! Comment je peux t'aider ?",
      "Tchat. Bonjour, je suis un assistant IA. Comment je peux t'aider ?",
    ],
  ] as const) {
    it(text, () => {
      const fixed = fixedBy(`ai-disclosure/${rule}`, text);
      assert.equal(fixed, expected);
      assert.ok(!raised(fixed).some((id) => id === `ai-disclosure/${rule}`));
      assert.notEqual(disclosureOf(fixed).status, 'missing');
    });
  }
});

describe('a prompt is told to disclose', () => {
  const rule = 'prompt/missing-disclosure-instruction';
  for (const [name, format, text, expected] of [
    [
      'in English',
      'prompt',
      'You are the receptionist of a clinic.\nGreet callers.',
      'You are the receptionist of a clinic.\nSay in your first message that you are an AI assistant, and answer honestly when asked.\nGreet callers.',
    ],
    [
      'in French, informal',
      'prompt',
      'Tu es la standardiste de la clinique. Accueille les patients.',
      'Tu es la standardiste de la clinique. Accueille les patients.\nDis dès le premier message que tu es une IA, et réponds honnêtement si on te le demande.',
    ],
    [
      'in French, formal',
      'prompt',
      'Vous êtes la standardiste de la clinique.\nAccueillez les patients.',
      'Vous êtes la standardiste de la clinique.\nDites dès le premier message que vous êtes une IA, et répondez honnêtement si on vous le demande.\nAccueillez les patients.',
    ],
    [
      'in YAML',
      'prompt-yaml',
      'messages:\n  - role: system\n    content: "You are the receptionist of a clinic. Greet callers."\n',
      'messages:\n  - role: system\n    content: "You are the receptionist of a clinic. Say in your first message that you are an AI assistant, and answer honestly when asked. Greet callers."\n',
    ],
    [
      'in a block of YAML',
      'prompt-yaml',
      'messages:\n  - role: system\n    content: |\n      You are the receptionist of a clinic.\n      Greet callers.\n',
      'messages:\n  - role: system\n    content: |\n      You are the receptionist of a clinic. Say in your first message that you are an AI assistant, and answer honestly when asked.\n      Greet callers.\n',
    ],
    [
      'in POML',
      'poml',
      '<poml><role>You are the receptionist of a clinic.</role><task>Greet callers.</task></poml>',
      '<poml><role>You are the receptionist of a clinic. Say in your first message that you are an AI assistant, and answer honestly when asked.</role><task>Greet callers.</task></poml>',
    ],
  ] as const) {
    it(name, () => {
      const fixed = fixedBy(rule, text, format as Format);
      assert.equal(fixed, expected);
      assert.ok(!raised(fixed, format as Format).includes(rule));
    });
  }
});
