import type { Language } from '../core/document/document.js';
import type { PresetFile } from './read-preset.js';

/** The files of a new preset: its name and version, and one rule to change. */
export function presetTemplate(folder: string, reader: Language): PresetFile[] {
  const name =
    folder
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'house';
  const comments = COMMENTS[reader];
  return [
    { path: 'preset.yml', text: `${comments.preset}\nname: ${name}\nversion: 0.1.0\n\n${comments.terms}\n` },
    { path: 'no-miracle.yml', text: rule(name, comments) },
  ];
}

interface Comments {
  readonly preset: string;
  /** Terms, commented out. */
  readonly terms: string;
  readonly id: string;
  readonly severity: string;
  readonly say: string;
  readonly match: string;
  readonly examples: string;
}

const COMMENTS: Readonly<Record<Language, Comments>> = {
  en: {
    preset: '# A preset of house rules: one file a rule, beside this one. Raise the version with every change.',
    terms: `# Words of the house, without a rule: take the # away from the lines that you use.
# terms:
#   banned: [synergy, game-changer]
#   preferred: [{ say: client, not: [customer, consumer] }]
#   needs-proof: [fastest, number one]
#   product-names: [GitHub, Café Noir]`,
    id: '# One word, a slash, a name. Directives and decisions refer to it: keep it.',
    severity: '# error · warning · info · hint',
    say: '# What a reader is told, in the language of the reader.',
    match: '# What is looked for, in the language of the text: phrases as one would say them.',
    examples: '# Run by “candor preset test”: each flagged one has to be raised, no clean one may be.',
  },
  fr: {
    preset:
      '# Un préréglage de règles maison : un fichier par règle, à côté de celui-ci. Montez la version à chaque changement.',
    terms: `# Mots de la maison, sans règle : retirez le # des lignes qui vous servent.
# terms:
#   banned: [synergie, incontournable]
#   preferred: [{ say: client, not: [usager, consommateur] }]
#   needs-proof: [numéro un, leader du marché]
#   product-names: [GitHub, Café Noir]`,
    id: '# Un mot, une barre oblique, un nom. Directives et décisions s’y réfèrent : gardez-le.',
    severity: '# error · warning · info · hint',
    say: '# Ce qui est dit au lecteur, dans la langue du lecteur.',
    match: '# Ce qui est cherché, dans la langue du texte : des phrases comme on les dirait.',
    examples: '# Lancés par « candor preset test » : tout exemple « flagged » est relevé, aucun « clean » ne l’est.',
  },
};

function rule(name: string, comments: Comments): string {
  return `${comments.id}
id: ${name}/no-miracle
family: house
${comments.severity}
severity: warning
${comments.say}
say:
  en:
    title: Miracle wording
    message: '“{match}” promises more than a product can keep: say what it does.'
    why: Our clients sell to readers who have read many promises. One that cannot be true costs the trust of the others.
    fine-when: It is the name of a product, or somebody else is quoted.
  fr:
    title: Vocabulaire du miracle
    message: '« {match} » promet plus qu’un produit ne peut tenir : dites ce qu’il fait.'
    why: Nos clients s’adressent à des lecteurs qui ont lu beaucoup de promesses. Celle qui ne peut être vraie coûte la confiance dans les autres.
    fine-when: C’est le nom d’un produit, ou une citation.
${comments.match}
match:
  en:
    flag:
      - miracle (cure|product|solution)
      - works like magic
    unless:
      - our competitors
    fixes:
      - title: { en: Say what it does, fr: Dire ce qu’il fait }
        replace: proven product
        safe: false
    ${comments.examples}
    examples:
      flagged:
        - This ⟦miracle cure⟧ changes everything.
        - A miracle product for your skin.
        - The miracle solution to long meetings.
        - It works like magic.
      clean:
        - A product tested by 40 people over 8 weeks.
        - It was a miracle that we arrived on time.
        - Our competitors speak of a miracle product.
        - It works like a kettle.
  fr:
    flag:
      - (produit|remède|solution) miracle
      - fonctionne comme par magie
    fixes:
      - title: { en: Say what it does, fr: Dire ce qu’il fait }
        replace: produit éprouvé
        safe: false
    examples:
      flagged:
        - Ce ⟦remède miracle⟧ change tout.
        - Un produit miracle pour la peau.
        - La solution miracle aux réunions trop longues.
        - Il fonctionne comme par magie.
      clean:
        - Un produit testé par 40 personnes pendant 8 semaines.
        - Par miracle, nous sommes arrivés à l’heure.
        - La magie de Noël arrive en boutique.
        - Il fonctionne comme une bouilloire.
`;
}
