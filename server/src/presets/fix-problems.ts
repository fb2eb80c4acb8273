import { type Place, type Problem, problemAt } from '../config/problem.js';
import type { YamlSource } from '../config/yaml-source.js';
import { nearestWord } from '../core/text/nearest-word.js';
import type { WrittenRule } from './rule-schema.js';

/** Names of fixes that lead nowhere: two of one name, one that no phrase asks for, one that is asked for and not there. */
export function fixProblems(rule: WrittenRule, file: string, source: YamlSource): Problem[] {
  return (['en', 'fr'] as const).flatMap((language) => {
    const match = rule.match[language];
    if (!match) return [];
    const problems: Problem[] = [];
    const at = (path: readonly PropertyKey[]) => source.locate(['match', language, ...path]);
    const named = new Set<string>();
    for (const [index, { name }] of (match.fixes ?? []).entries()) {
      if (name === undefined) continue;
      if (named.has(name)) {
        const what = { en: `Another fix is called “${name}”.`, fr: `Une autre correction s’appelle « ${name} ».` };
        const instead = { en: 'Give it a name of its own.', fr: 'Donnez-lui un nom à elle.' };
        problems.push(problemAt(file, at(['fixes', index, 'name']), what, instead));
      }
      named.add(name);
    }
    const asked = new Set<string>();
    for (const [index, flag] of (match.flag ?? []).entries()) {
      if (typeof flag === 'string') continue;
      for (const [order, fix] of (flag.fixes ?? []).entries()) {
        if (typeof fix !== 'string') continue;
        asked.add(fix);
        if (!named.has(fix)) problems.push(unknown(fix, [...named], file, at(['flag', index, 'fixes', order])));
      }
    }
    for (const [index, { name }] of (match.fixes ?? []).entries()) {
      if (name === undefined || asked.has(name)) continue;
      const what = {
        en: `No phrase asks for the fix “${name}”.`,
        fr: `Aucune formule ne demande la correction « ${name} ».`,
      };
      const instead = {
        en: `Write fixes: [${name}] in an entry of “flag”, or remove the name to offer it for all.`,
        fr: `Écrivez fixes: [${name}] dans une entrée de « flag », ou retirez le nom pour la proposer partout.`,
      };
      problems.push(problemAt(file, at(['fixes', index, 'name']), what, instead));
    }
    return problems;
  });
}

function unknown(name: string, named: readonly string[], file: string, place: Place): Problem {
  const meant = nearestWord(name, named);
  const what = { en: `No fix is called “${name}”.`, fr: `Aucune correction ne s’appelle « ${name} ».` };
  const instead = meant
    ? { en: `Did you mean “${meant}”?`, fr: `Vouliez-vous dire « ${meant} » ?` }
    : {
        en: `Add one with name: ${name} below “fixes” of the language.`,
        fr: `Ajoutez-en une avec name: ${name} sous « fixes » de la langue.`,
      };
  return problemAt(file, place, what, instead);
}
