import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldWord } from '../../../server/src/core/language/characters.js';
import { tokenise } from '../../../server/src/core/language/tokenise.js';
import { TOKEN_SENTENCE_START, Tokens } from '../../../server/src/core/language/tokens.js';
import { Vocabulary } from '../../../server/src/core/language/vocabulary.js';
import { internText } from '../../../server/src/core/rules/intern-text.js';

/** The words of a text as the vocabulary names them, sentences separated by "|". */
function read(text: string): string {
  const vocabulary = new Vocabulary();
  internText(text, vocabulary);
  const tokens = new Tokens();
  tokenise(text, vocabulary, tokens);
  const words: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (i > 0 && (tokens.flags[i]! & TOKEN_SENTENCE_START) !== 0) words.push('|');
    const word = vocabulary.words[tokens.word[i]!]!;
    assert.notEqual(word, '', `token ${i} of ${JSON.stringify(text)} has no word`);
    words.push(word);
  }
  return words.join(' ');
}

describe('tokenise', () => {
  const cases: [string, string][] = [
    ['Act NOW, please', 'act now please'],
    ['DERNIÈRE CHANCE — dernière œuvre', 'derniere chance derniere oeuvre'],
    ["Don't wait: you're late, can't you? We won't.", 'do not wait you are late can not you | we will not'],
    ['It’s here. AI’s answer cannot fail', 'it is here | ai is answer can not fail'],
    ["l'IA n’hésite jusqu'à aujourd’hui", "l' ia n' hesite jusqu' a aujourd' hui"],
    ['Only 1,500 left! 10 000 € or 9,99 €', 'only 1500 left | 10000 € or 9.99 €'],
    ['18h30, 24h, 10x faster, 100%', '18 h 30 24 h 10 x faster 100 %'],
    ['0 DAYS22 HOURS13, B2B h264', '0 days 22 hours 13 b2b h264'],
    ['end-to-end e‑mail', 'end to end e mail'],
    ['client·e·s inscrit•e', 'clients inscrit'],
    ['A.I. wins. I.A. aussi', 'ai wins | ia aussi'],
    ['Dr. Smith says hi. Bye', 'dr smith says hi | bye'],
    ['Visit site.com now. ok then', 'visit site com now ok then'],
    ['50 % off | Shop now • Free', '50 % off | shop now | free'],
    ['[Your name] & {x}', '[ your name ] & { x }'],
    ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
    ['e\u0301te\u0301', 'ete'],
    ['', ''],
    ['🔥🔥 !!! …', ''],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => assert.equal(read(text), expected));
  }

  it('folds as the vocabulary does', () => {
    assert.equal(foldWord('ŒUVRE'), 'oeuvre');
    assert.equal(foldWord('Straße'), 'strasse');
    assert.equal(foldWord('ÉTÉ'), 'ete');
  });

  it('counts function words of each language', () => {
    const tokens = new Tokens();
    tokenise('Vous avez le choix dans notre boutique', new Vocabulary(), tokens);
    assert.ok(tokens.french >= 5);
    assert.equal(tokens.english, 0);
  });
});
