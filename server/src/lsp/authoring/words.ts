import type { Language } from '../../core/document/document.js';

/** Every word that is said to who writes rules. */
export interface AuthoringWords {
  readonly runExamples: string;
  readonly examplesPass: (count: number) => string;
  readonly examplesFail: (failed: number, count: number) => string;
  readonly missed: string;
  readonly misplaced: (evidence: string) => string;
  readonly raised: (evidence: string) => string;
  readonly broken: (reason: string) => string;
  readonly noExamples: string;
  readonly matchesSuch: string;
  readonly possible: string;
  readonly wholeMatch: string;
  readonly caught: string;
  readonly listOf: (terms: string) => string;
  readonly notEmpty: (folder: string) => string;
  readonly phraseFlaw: (flaw: string) => string;
  readonly emptySelection: string;
}

export const AUTHORING_WORDS: Readonly<Record<Language, AuthoringWords>> = {
  en: {
    runExamples: 'Run examples',
    examplesPass: (count) => (count === 1 ? '1 example passes' : `${count} examples pass`),
    examplesFail: (failed, count) => `${failed} of ${count} examples ${failed === 1 ? 'fails' : 'fail'}`,
    missed: 'This example is not flagged. Widen a phrase of “flag”, or move it to “clean”.',
    misplaced: (evidence) =>
      `“${evidence}” is flagged instead of what ⟦…⟧ marks. Move the marks, or change the phrase.`,
    raised: (evidence) =>
      `“${evidence}” is flagged here. Narrow the phrase or add to “unless”, or move it to “flagged”.`,
    broken: (reason) => `The rule cannot be used: ${reason}`,
    noExamples: 'An example is needed on both sides, “flagged” and “clean”.',
    matchesSuch: 'Matches, for example',
    possible: 'Possible',
    wholeMatch: 'The whole match.',
    caught: 'What a phrase of this rule caught.',
    listOf: (terms) => `One of the list: ${terms}`,
    notEmpty: (folder) => `The folder ${folder} is not empty. Choose another name.`,
    phraseFlaw: (flaw) => `These words make no phrase: ${flaw}. Select others.`,
    emptySelection: 'The selection holds no words. Select a sentence, or the words of it that matter.',
  },
  fr: {
    runExamples: 'Exécuter les exemples',
    examplesPass: (count) => (count === 1 ? '1 exemple conforme' : `${count} exemples conformes`),
    examplesFail: (failed, count) => `${failed} exemple${failed === 1 ? '' : 's'} sur ${count} en échec`,
    missed: 'Cet exemple n’est pas relevé. Élargissez une formule de « flag », ou mettez-le sous « clean ».',
    misplaced: (evidence) =>
      `« ${evidence} » est relevé au lieu de ce que ⟦…⟧ marque. Déplacez les marques, ou changez la formule.`,
    raised: (evidence) =>
      `« ${evidence} » est relevé ici. Resserrez la formule ou complétez « unless », ou mettez-le sous « flagged ».`,
    broken: (reason) => `La règle est inutilisable : ${reason}`,
    noExamples: 'Il faut un exemple de chaque côté, « flagged » et « clean ».',
    matchesSuch: 'Trouve, par exemple',
    possible: 'Possible',
    wholeMatch: 'Tout le passage.',
    caught: 'Ce qu’une formule de cette règle a pris.',
    listOf: (terms) => `L’un de la liste : ${terms}`,
    notEmpty: (folder) => `Le dossier ${folder} n’est pas vide. Choisissez un autre nom.`,
    phraseFlaw: (flaw) => `Ces mots ne font pas une formule : ${flaw}. Sélectionnez-en d’autres.`,
    emptySelection: 'La sélection ne contient aucun mot. Sélectionnez une phrase, ou ses mots qui comptent.',
  },
};
