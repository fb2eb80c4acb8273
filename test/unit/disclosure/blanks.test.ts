import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/index.js';
import { review } from './support.js';

const RULE = 'ai-disclosure/placeholder-residue';

function blanks(text: string, format: Format = 'markdown'): string[] {
  return review(text, format)
    .findings.filter(({ rule }) => rule === RULE)
    .map(({ evidence }) => evidence);
}

describe('blanks that reached the reader', () => {
  for (const [text, evidence, format] of [
    ['Welcome to {Your Company}, since 1990.', '{Your Company}'],
    ['Welcome to {{Your Company Name}}, since 1990.', '{{Your Company Name}}'],
    ['Call {{ insert phone number }} today.', '{{ insert phone number }}'],
    ['The tour starts at <INSERT NAME>.', '<INSERT NAME>'],
    ['The tour starts at &lt;insert name&gt;.', '&lt;insert name&gt;', 'html'],
    ['<p>Hello &lt;First Name&gt;, your seat is booked.</p>', '&lt;First Name&gt;', 'html'],
    ['Dear <name>, your seat is booked.', '<name>', 'text'],
    ['Dear Mr <last name>, your seat is booked.', '<last name>', 'text'],
    ['Written by <<your name>>.', '<<your name>>', 'text'],
    ['Bienvenue chez {Votre entreprise}, depuis 1990.', '{Votre entreprise}'],
    ['Bonjour <prénom>, votre place est réservée.', '<prénom>'],
    ['<p>Chère &lt;prénom&gt;, votre place est réservée.</p>', '&lt;prénom&gt;', 'html'],
    ['Les horaires sont {{à compléter}}.', '{{à compléter}}'],
    ['La visite part de <INSÉRER LE NOM DE LA PLACE>.', '<INSÉRER LE NOM DE LA PLACE>'],
    ['Bienvenue chez {nom de l’entreprise}.', '{nom de l’entreprise}'],
  ] as const) {
    it(text, () => assert.deepEqual(blanks(text, format), [evidence]));
  }
  it('are raised once, whatever brackets stand around', () => {
    assert.deepEqual(blanks('Bonjour [Votre nom], votre place est réservée.'), ['[Votre nom]']);
  });
});

describe('braces and brackets that belong there', () => {
  for (const [text, format] of [
    ['Hi {first_name}, your seat at {{ venue.name }} is booked.'],
    ['Hi {name}, welcome to {company}.', 'text'],
    ['Bonjour {prenom}, bienvenue chez {{entreprise}}.'],
    ['Dear {{ customer.first_name | default: "friend" }}, welcome.', 'html'],
    ['{% if your_name %}Dear {{ your_name }}{% endif %}, welcome.', 'html'],
    ['Run `serve <your name>` and open the page.'],
    ['```\nserve <insert name>\n```\n'],
    ['    serve <insert name>\n'],
    ['Run serve <name> and open the page.'],
    ['Press {Enter} to go on, <b>then</b> {Tab}.'],
    ['<Insert code>Text</Insert>'],
    ['<Your Panel>Text</Your>'],
    ['<p>Text</p><script>const a = "{Your Name}";</script>', 'html'],
    ['<!-- {insert name} --><p>Text</p>', 'html'],
    ['Replace {Your Company} with the name of yours.'],
    ['Copy this template: Dear <first name>, welcome to {Your Company}.'],
    ['Remplacez {Votre entreprise} par le nom de la vôtre.'],
    ['Un modèle : Bonjour <prénom>, bienvenue chez {Votre entreprise}.'],
    ['{ "hello": "Dear <first name>, welcome to {Your Company}" }', 'json'],
    ['msgid "Dear {Your Name}"\nmsgstr "Bonjour {Votre nom}"\n', 'po'],
    ['You are a clerk. Greet {Your Company}’s customers.', 'prompt'],
    ['The set {a, b, c} and the vector <1, 2>.'],
    ['{your data} is yours: {à la carte}, {votre avis compte}.'],
  ] as const) {
    it(text, () => assert.deepEqual(blanks(text, format as Format), []));
  }
});

describe('blanks in hostile texts', () => {
  for (const piece of ['{', '{{', '<', '<<', '&lt;', '{your ', '<insert ', '{your name', 'dear <name>', '{à ']) {
    it(`100,000 characters of ${piece}`, () => {
      const started = performance.now();
      blanks(piece.repeat(100_000 / piece.length), 'text');
      assert.ok(performance.now() - started < 10_000);
    });
  }
});
