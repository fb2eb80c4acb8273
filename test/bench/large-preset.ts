import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A preset of many rules as files: `FOLDER/rules` with a file a rule, and `FOLDER/rules.yml` in one. */
export function writeLargePreset(folder: string, count: number, text: string): void {
  const head = 'name: large\nversion: 1.0.0\n';
  const rules = Array.from({ length: count }, (_, index) => index).map(ruleMaker(text));
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'rules', 'preset.yml'), head);
  for (const [index, rule] of rules.entries()) writeFileSync(join(folder, 'rules', `rule-${index}.yml`), rule);
  const items = rules.map((rule) => `  - ${rule.trimEnd().replaceAll('\n', '\n    ')}\n`);
  writeFileSync(join(folder, 'rules.yml'), `${head}rules:\n${items.join('')}`);
}

/** Rules of phrases made of the words of a text, which it therefore nearly holds all the time. */
function ruleMaker(text: string): (index: number) => string {
  const words = [...new Set(text.match(/\b[a-z]{4,}\b/g) ?? [])].slice(0, 4000);
  let seed = 1;
  const pick = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return words[seed % words.length]!;
  };
  return (index) => `id: large/rule-${index}
family: house
severity: info
say:
  en:
    title: Wording ${index}
    message: '“{match}” is not how we say it: choose another word.'
    why: Readers skip words that every brand uses. A fact that they can picture stays with them.
    fine-when: It is the name of a product, or somebody is quoted.
  fr:
    title: Formule ${index}
    message: '« {match} » ne se dit pas chez nous : choisissez un autre mot.'
    why: On saute les mots que toutes les marques emploient. Un fait que l’on peut se représenter reste.
    fine-when: C’est le nom d’un produit, ou une citation.
match:
  en:
    flag:
      - ${pick()} (${pick()}|${pick()}) ${pick()}
      - (the) ${pick()} ... ${pick()}
    unless:
      - according to
    examples:
      flagged: [Here it stands., And here.]
      clean: [Here it does not stand., Nor here.]
`;
}
