import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf } from '../../../server/src/core/language/word-forms.js';

const CONJUGATED: readonly [infinitive: string, forms: string][] = [
  ['transmettre', 'transmettons transmet transmise transmettra'],
  ['entendre', 'entend entendons entendu entendra'],
  ['vendre', 'vend vendez vendues vendra'],
  ['apprendre', 'apprend apprennent apprise apprenant'],
  ['rejoindre', 'rejoint rejoignez rejoindra'],
  ['interrompre', 'interrompt interrompu'],
  ['combattre', 'combat combattons combattu'],
  ['reconnaître', 'reconnaît reconnaissent reconnue'],
  ['déduire', 'déduit déduisons déduite'],
  ['prédire', 'prédit prédisent prédite'],
  ['inscrire', 'inscrit inscrivez inscrite'],
  ['lire', 'lit lisent lue'],
  ['sourire', 'sourit sourient souri'],
  ['exclure', 'exclut excluons exclue'],
  ['percevoir', 'perçoit perçoivent perçu'],
  ['prévoir', 'prévoit prévoyons prévue'],
  ['mentir', 'ment mentent mentait'],
  ['ressentir', 'ressent ressentent ressenti'],
  ['servir', 'sert servent servira'],
  ['recueillir', 'recueille recueillons recueilli'],
  ['découvrir', 'découvre découvert'],
  ['devenir', 'devient deviennent devenue'],
  ['parcourir', 'parcourt parcouru'],
  ['poursuivre', 'poursuit poursuivent poursuivie'],
  ['boire', 'boit buvez bu'],
  ['répartir', 'répartit répartissons réparti'],
  ['garantir', 'garantit garantissent garanties'],
];

for (const [infinitive, forms] of CONJUGATED)
  test(`~${infinitive} stands for ${forms}`, () => {
    const known = formsOf(infinitive, 'fr');
    for (const form of forms.split(' ')) assert.ok(known.includes(form), form);
  });

test('no form of a verb with two stems is another common word', () => {
  assert.ok(!formsOf('partir', 'fr').includes('par'));
  assert.ok(!formsOf('sortir', 'fr').includes('sor'));
});
