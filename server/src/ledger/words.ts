import type { Language } from '../core/document/document.js';
import type { Localised } from '../core/rules/rule.js';
import type { LedgerProblem } from './read-ledger.js';
import type { Kind, Scope } from './record.js';
import type { DocumentState, Standing } from './standing.js';

/** What every shell says about decisions, in the reader's language. */
export const KIND_WORDS: Readonly<Record<Kind, Localised>> = {
  evidence: { en: 'evidence', fr: 'preuve' },
  accept: { en: 'accepted risk', fr: 'risque accepté' },
  baseline: { en: 'baseline', fr: 'état initial' },
  'sign-off': { en: 'sign-off', fr: 'signature' },
  withdraw: { en: 'withdrawal', fr: 'retrait' },
};

export const SCOPE_WORDS: Readonly<Record<Scope, Localised>> = {
  instance: { en: 'this sentence', fr: 'cette phrase' },
  file: { en: 'these words in this file', fr: 'ces mots dans ce fichier' },
  campaign: { en: 'these words in every file', fr: 'ces mots dans tous les fichiers' },
};

export const STANDING_WORDS: Readonly<Record<Standing, Localised>> = {
  holds: { en: 'holds', fr: 'en vigueur' },
  expired: { en: 'its last day has passed', fr: 'sa date est passée' },
  'evidence-changed': { en: 'the file used as evidence has changed', fr: 'le fichier qui sert de preuve a changé' },
  'evidence-missing': { en: 'the file used as evidence is gone', fr: 'le fichier qui sert de preuve a disparu' },
  reworded: { en: 'the wording has changed', fr: 'la formulation a changé' },
  orphaned: { en: 'its text is gone', fr: 'son texte a disparu' },
  resolved: { en: 'resolved: its text is gone', fr: 'réglé : son texte a disparu' },
  stale: { en: 'the document changed since', fr: 'le document a changé depuis' },
  withdrawn: { en: 'withdrawn', fr: 'retirée' },
  replaced: { en: 'replaced by a later decision', fr: 'remplacée par une décision ultérieure' },
  unreviewed: { en: 'its document is not here, or not reviewed', fr: 'son document n’est plus là, ou n’est pas relu' },
};

export const DOCUMENT_STATE_WORDS: Readonly<Record<DocumentState, Localised>> = {
  open: { en: 'open', fr: 'à traiter' },
  stale: { en: 'changed since it was signed', fr: 'modifié depuis la signature' },
  accepted: { en: 'accepted, or in the baseline', fr: 'accepté, ou dans l’état initial' },
  substantiated: { en: 'substantiated', fr: 'prouvé' },
  signed: { en: 'signed', fr: 'signé' },
  clean: { en: 'nothing found, not signed', fr: 'rien à redire, non signé' },
};

/** One line on something that does not hold in the ledger itself. */
export function problemWords(problem: LedgerProblem, reader: Language): string {
  return sayProblem(problem)[reader];
}

function sayProblem(problem: LedgerProblem): Localised {
  switch (problem.code) {
    case 'unreadable-line':
      return {
        en: `Line ${problem.line} cannot be read and is left aside; the others count.`,
        fr: `La ligne ${problem.line} est illisible et laissée de côté ; les autres comptent.`,
      };
    case 'merge-marker':
      return {
        en: `Line ${problem.line} is left from an unfinished merge: keep the records on both sides and delete the markers.`,
        fr: `La ligne ${problem.line} vient d’une fusion inachevée : gardez les décisions des deux côtés et supprimez les marques.`,
      };
    case 'not-understood':
      return {
        en: `Line ${problem.line} (${short(problem.id)}) is whole, but this version of Candor does not understand it (${problem.field}).`,
        fr: `La ligne ${problem.line} (${short(problem.id)}) est intacte, mais cette version de Candor ne la comprend pas (${problem.field}).`,
      };
    case 'altered':
      return {
        en: `Line ${problem.line} (${short(problem.id)}) was altered after it was written; it does not count.`,
        fr: `La ligne ${problem.line} (${short(problem.id)}) a été modifiée après coup ; elle ne compte pas.`,
      };
    case 'missing':
      return {
        en: `Line ${problem.line} (${short(problem.id)}) follows ${short(problem.parent)}, which was removed or altered.`,
        fr: `La ligne ${problem.line} (${short(problem.id)}) suit ${short(problem.parent)}, qui a été retirée ou modifiée.`,
      };
    case 'more':
      return {
        en: `${problem.count} more things are wrong further on.`,
        fr: `${problem.count} autres choses ne vont pas plus loin.`,
      };
    case 'too-large':
      return {
        en: 'The ledger is too large and is not used: nothing in it counts.',
        fr: 'Le registre est trop volumineux et n’est pas utilisé : rien de ce qu’il contient ne compte.',
      };
    case 'unreadable':
      return {
        en: `The ledger cannot be read (${problem.reason.en}): nothing in it counts.`,
        fr: `Le registre est illisible (${problem.reason.fr}) : rien de ce qu’il contient ne compte.`,
      };
  }
}

/** An id as people quote it. */
export function short(id: string): string {
  return id.slice(0, 10);
}
