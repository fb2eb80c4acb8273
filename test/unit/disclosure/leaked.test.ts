import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disclosureOf, fixedBy, raised } from './support.js';

const RESIDUE = new Set([
  'ai-disclosure/chat-residue',
  'ai-disclosure/knowledge-cutoff',
  'ai-disclosure/markup-residue',
  'ai-disclosure/model-self-reference',
  'ai-disclosure/refusal-residue',
  'ai-disclosure/placeholder-residue',
  'ai-disclosure/tracking-residue',
]);

const residueOf = (text: string) => raised(text, 'markdown').filter((rule) => RESIDUE.has(rule));

describe('what a chatbot leaves, in English', () => {
  for (const text of [
    'As an AI language model, I have never seen the bay.',
    'As a large language model, I cannot smell the sea.',
    'I cannot browse the internet, so check the timetable.',
    'Certainly! Here is a shorter version of the page:',
    "Certainly! Here's the text:",
    "Sure! Here's a caption for the ferry:",
    "Of course! Here's a version for the newsletter:",
    'I hope this helps!',
    "Let me know if you'd like any changes.",
    'Would you like me to add a map?',
    'Want me to shorten it?',
    'Here is a revised version of your text:',
    'As of my last knowledge update, three ferries cross the bay.',
    'As of my last update, three ferries cross the bay.',
    'My training data ends in 2023.',
    'Prices are those of my knowledge cutoff.',
    "I'm sorry, but I can't help with that.",
    'Regenerate response',
  ]) {
    it(text, () => assert.notDeepEqual(residueOf(text), []));
  }
});

describe('what a chatbot leaves, in French', () => {
  for (const text of [
    'En tant que modèle de langage, je n’ai jamais vu la baie.',
    'En tant qu’assistant IA, je ne sens pas la mer.',
    'En tant qu’IA, je ne prends pas le bac.',
    'Bien sûr ! Voici une version plus courte de la page :',
    'Certainement ! Voici le texte :',
    'Avec plaisir ! Voici une légende :',
    'Voici une version améliorée de votre texte :',
    'Voici une version revue de votre texte :',
    'N’hésitez pas à me dire si vous souhaitez des modifications.',
    'Souhaitez-vous que j’ajoute un plan ?',
    'Veux-tu que je raccourcisse le texte ?',
    'J’espère que cela vous aide !',
    'À ma dernière mise à jour, trois bacs traversent la baie.',
    'Les prix sont ceux de ma date de coupure.',
    'Je n’ai pas accès à Internet, vérifiez donc les horaires.',
    'Je suis désolé, mais je ne peux pas répondre à cette demande.',
  ]) {
    it(text, () => assert.notDeepEqual(residueOf(text), []));
  }
});

describe('tokens of chat products', () => {
  for (const token of [
    ':contentReference[oaicite:0]{index=0}',
    '[oaicite:3]',
    'oai_citation',
    'turn0search0',
    'citeturn0search0',
    'turn0image1',
    'attributableIndex',
    'grok_card',
    'grok_render_citation_card_json',
    '<grok:render type="x">',
    '[attached_file:1]',
    '[web:1]',
    'ppl-ai-file-upload',
    '[cite: 1]',
    '[cite: 1, 2]',
    '[cite_start]',
    '[span_0](start_span)',
    '【85†L261-269】',
    '[^1^]',
    ':::writing{',
    '<think>',
  ]) {
    it(token, () => {
      const text = `Three ferries cross the bay ${token} each day.`;
      assert.ok(residueOf(text).includes('ai-disclosure/markup-residue'));
      assert.ok(!fixedBy('ai-disclosure/markup-residue', text, 'markdown').includes(token));
    });
  }
  it('are left alone in code', () => {
    assert.deepEqual(residueOf('The token `[cite: 1]` is a leftover.\n\n```\nturn0search0\n```\n'), []);
  });
});

describe('links that chat products mark', () => {
  for (const parameter of [
    'utm_source=chatgpt.com',
    'utm_source=openai',
    'utm_source=copilot.com',
    'utm_source=perplexity',
    'utm_source=claude.ai',
    'referrer=grok.com',
  ]) {
    it(parameter, () => {
      const text = `See [the timetable](https://ferries.example/times?lang=en&${parameter}).`;
      assert.deepEqual(residueOf(text), ['ai-disclosure/tracking-residue']);
      assert.equal(
        fixedBy('ai-disclosure/tracking-residue', text, 'markdown'),
        'See [the timetable](https://ferries.example/times?lang=en).',
      );
    });
  }
});

describe('blanks that nobody filled', () => {
  for (const blank of [
    '[Insert name]',
    '[Your Name]',
    '[Company]',
    '[Date]',
    'INSERT_SOURCE_URL',
    'PASTE_LINK_HERE',
    '2025-XX-XX',
  ]) {
    it(blank, () =>
      assert.ok(
        residueOf(`The ferries are run by ${blank} since ${blank}.`).includes('ai-disclosure/placeholder-residue'),
      ),
    );
  }
  for (const blank of ['[Votre nom]', '[Nom de l’entreprise]', '[à compléter]', '[Insérer le prix]']) {
    it(blank, () =>
      assert.ok(
        residueOf(`Les bacs de la baie sont gérés par ${blank} depuis mai.`).includes(
          'ai-disclosure/placeholder-residue',
        ),
      ),
    );
  }
  for (const text of [
    'See [the company](https://ferries.example) page.',
    'Hello {{ name }}, the ferry leaves at nine.',
    'The report [1] lists three ferries.',
    '- [ ] Buy tickets',
  ]) {
    it(`leaves alone: ${text}`, () => assert.deepEqual(residueOf(text), []));
  }
});

describe('leftovers as marks', () => {
  it('ask for a disclosure', () => {
    const { status, marks, reason } = disclosureOf('As an AI language model, I have never seen the bay.');
    assert.equal(status, 'missing');
    assert.equal(marks[0]?.kind, 'leaked');
    assert.match(reason.en, /^A chatbot left “As an AI language model.*”, and nothing that readers see says so\.$/);
  });
  it('that are weak ask for none', () => {
    const { status, marks } = disclosureOf('See https://ferries.example/?utm_source=chatgpt.com for the times.');
    assert.equal(status, 'not-needed');
    assert.deepEqual(
      marks.map(({ kind, hint }) => [kind, hint]),
      [['leaked', true]],
    );
  });
  it('of a bot that passes for a person ask for one, until it says what it is', () => {
    const text = 'Any question about wine? Ask Bruno, our cellar expert, 24/7.';
    assert.equal(disclosureOf(text).status, 'missing');
    assert.equal(disclosureOf(`You are chatting with an AI assistant.\n\n${text}`).status, 'disclosed');
  });
  it('are gone with the sentence', () => {
    const text = 'Certainly! Here is a shorter version:\n\nThree ferries cross the bay.';
    const fixed = fixedBy('ai-disclosure/chat-residue', text, 'markdown');
    assert.equal(disclosureOf(fixed, 'markdown').status, 'not-needed');
  });
});
