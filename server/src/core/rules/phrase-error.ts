import type { Localised } from './rule.js';

/** Why a phrase cannot be read: what is wrong and what to write instead, in both languages, with the place in it. */
export class PhraseError extends Error {
  /** @param offset in UTF-16 units of the phrase; 0 when all of it is meant */
  constructor(
    readonly said: Localised,
    readonly offset = 0,
  ) {
    super(said.en);
  }
}

/** Everything that can be wrong with a phrase; to stand after a colon, without a full stop. */
export const FLAWS = {
  tooLong: (most: number): Localised => ({
    en: `the phrase is longer than ${most} characters; split it in two`,
    fr: `la formule dépasse ${most} caractères ; coupez-la en deux`,
  }),
  closesNothing: (sign: string): Localised => ({
    en: `this "${sign}" closes nothing; remove it or write "\\${sign}"`,
    fr: `ce « ${sign} » ne ferme rien ; retirez-le ou écrivez « \\${sign} »`,
  }),
  neverClosed: (open: string, close: string): Localised => ({
    en: `this "${open}" is never closed; add "${close}" or write "\\${open}"`,
    fr: `ce « ${open} » n’est jamais fermé ; ajoutez « ${close} » ou écrivez « \\${open} »`,
  }),
  nestedTooDeep: (most: number): Localised => ({
    en: `parentheses are nested more than ${most} deep`,
    fr: `les parenthèses sont imbriquées sur plus de ${most} niveaux`,
  }),
  nothingHere: (): Localised => ({ en: 'nothing stands here; write a word', fr: 'il n’y a rien ici ; écrivez un mot' }),
  tooManySpellings: (most: number): Localised => ({
    en: `this word has more than ${most} spellings; write fewer glued parts`,
    fr: `ce mot a plus de ${most} graphies ; collez-lui moins de parties`,
  }),
  loneBackslash: (): Localised => ({
    en: 'a backslash at the end escapes nothing; remove it',
    fr: 'une barre oblique inverse à la fin ne protège rien ; retirez-la',
  }),
  loneTilde: (): Localised => ({
    en: '"~" stands before a word whose forms are meant, as in "~guarantee"',
    fr: '« ~ » se place devant un mot dont on veut toutes les formes, comme « ~garantir »',
  }),
  badName: (name: string): Localised => ({
    en: `{${name} = …} wants a name of its own, in small letters, digits and hyphens`,
    fr: `{${name} = …} demande un nom à elle, en minuscules, chiffres et tirets`,
  }),
  colonForName: (named: string): Localised => ({
    en: `write {${named}} to keep what matched under a name`,
    fr: `écrivez {${named}} pour garder sous un nom ce qui est trouvé`,
  }),
  gapSize: (most: number): Localised => ({
    en: `a gap is 1 to ${most} words`,
    fr: `un intervalle compte de 1 à ${most} mots`,
  }),
  emptyList: (name: string, isEnglish: boolean): Localised => ({
    en: `the list {${name}} has no ${isEnglish ? 'English' : 'French'} items`,
    fr: `la liste {${name}} n’a pas d’éléments en ${isEnglish ? 'anglais' : 'français'}`,
  }),
  brokenItem: (item: string, list: string, why: Localised): Localised => ({
    en: `"${item}" of the list {${list}} cannot be read: ${why.en}`,
    fr: `« ${item} » de la liste {${list}} ne peut être lu : ${why.fr}`,
  }),
  unknownSlot: (name: string, known: readonly string[], meant: string | undefined): Localised => ({
    en: `there is no slot {${name}}; ${meant ? `perhaps {${meant}} is meant` : `known are ${known.join(', ')}`}`,
    fr: `il n’y a pas de champ {${name}} ; ${meant ? `peut-être {${meant}}` : `sont connus ${known.join(', ')}`}`,
  }),
  wordless: (text: string): Localised => ({
    en: `"${text}" holds no word, number or symbol that can be matched`,
    fr: `« ${text} » ne contient ni mot, ni nombre, ni signe que l’on puisse chercher`,
  }),
  allOptional: (): Localised => ({
    en: 'every part of this phrase is optional; make one of them a must',
    fr: 'toutes les parties de cette formule sont facultatives ; rendez-en une obligatoire',
  }),
  longMatch: (words: number, most: number): Localised => ({
    en: `a match could be ${words} words long; the most is ${most}`,
    fr: `un passage pourrait compter ${words} mots ; le maximum est ${most}`,
  }),
  tooLarge: (): Localised => ({
    en: 'this phrase is too large; split it into several',
    fr: 'cette formule est trop grande ; coupez-la en plusieurs',
  }),
  slotsAlone: (): Localised => ({
    en: 'this phrase has no word that must be there; slots alone match everywhere',
    fr: 'cette formule n’a aucun mot obligatoire ; des champs seuls conviennent partout',
  }),
  emptyWordsAlone: (): Localised => ({
    en: 'what must be there is only slots and words such as "the" or "pour" (a part in parentheses that stands alone is optional); add a word that must be there',
    fr: 'il n’y a d’obligatoire que des champs et des mots comme « pour » ou « the » (une partie seule entre parenthèses est facultative) ; ajoutez un mot obligatoire',
  }),
  looseFact: (phrase: string): Localised => ({
    en: `"${phrase}" has no word that must be there; ask for it in the sentence`,
    fr: `« ${phrase} » n’a aucun mot obligatoire ; cherchez-la dans la phrase`,
  }),
};
