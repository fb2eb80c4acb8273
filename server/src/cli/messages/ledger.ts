import type { Language } from '../../core/document/document.js';

/** What the commands about decisions say. */
export interface LedgerMessages {
  readonly empty: string;
  readonly expiringSoon: string;
  readonly orphaned: string;
  readonly until: (day: string) => string;
  readonly owner: (name: string) => string;
  readonly baseline: (left: number, taken: number) => string;
  readonly openFindings: (count: number) => string;
  readonly records: (path: string, count: number) => string;
  readonly sound: string;
  readonly unsound: (count: number) => string;
  readonly holding: (holding: number, all: number) => string;
  readonly notHolding: string;
  /** Compared with every version that git keeps. */
  readonly historyWhole: string;
  readonly historyGone: (ids: string) => string;
  readonly historyUnknown: string;
  readonly notProof: string;
  /** A decision and the beginning of its id. */
  readonly recorded: (record: string, what: string) => string;
  readonly evidence: (evidence: string, until: string) => string;
  readonly accepted: (evidence: string, until: string | undefined) => string;
  readonly inBaseline: (findings: number, files: number) => string;
  readonly withdrawn: (what: string) => string;
  readonly signed: (path: string, by: string) => string;
  readonly stillOpen: (path: string, count: number) => string;
  readonly nothingOpen: string;
  readonly signFiles: (path: string) => string;
  readonly notWritten: (path: string, reason: string) => string;
  readonly noPlace: (written: string) => string;
  readonly noFinding: (place: string) => string;
  readonly severalFindings: (place: string, rules: string) => string;
  readonly noRecord: (id: string) => string;
  readonly severalRecords: (id: string) => string;
  readonly alreadyWithdrawn: (id: string) => string;
  readonly wrongField: (option: string, message: string) => string;
  readonly ignored: (path: string) => string;
  readonly unsigned: (path: string) => string;
  readonly stale: (path: string) => string;
}

const EN: LedgerMessages = {
  empty: 'Nothing has been decided here.',
  expiringSoon: 'Expiring within thirty days',
  orphaned: 'Orphaned: their text is gone or was changed',
  until: (day) => `until ${day}`,
  owner: (name) => `kept by ${name}`,
  baseline: (left, taken) => `Baseline: ${left} of ${taken} left.`,
  openFindings: (count) => `${count} open`,
  records: (path, count) => `${path}: ${count === 1 ? '1 record' : `${count} records`}.`,
  sound: 'Every record is what was written, and follows what it was written after.',
  unsound: (count) => (count === 1 ? '1 thing is wrong in it:' : `${count} things are wrong in it:`),
  holding: (holding, all) => `Decisions that hold: ${holding} of ${all}.`,
  notHolding: 'These do not:',
  historyWhole: 'Compared with git: every record that was ever committed is there.',
  historyGone: (ids) => `Compared with git: records that were committed are gone (${ids}).`,
  historyUnknown:
    'The end of a ledger may have been cut off without a trace in it: only git history shows that, and there is none here.',
  notProof:
    'This shows changes by accident or by stealth, not who a person is: whoever can rewrite git history can rewrite this.',
  recorded: (record, what) => `${what} (${record})`,
  evidence: (evidence, until) => `Substantiated until ${until}: “${evidence}”`,
  accepted: (evidence, until) => `Risk accepted${until ? ` until ${until}` : ''}: “${evidence}”`,
  inBaseline: (findings, files) =>
    `${findings === 1 ? '1 finding' : `${findings} findings`} in ${files === 1 ? '1 file' : `${files} files`} taken into the baseline.`,
  withdrawn: (what) => `Withdrawn: ${what}`,
  signed: (path, by) => `${path}: signed off by ${by}`,
  stillOpen: (path, count) =>
    `${path} is signed with ${count === 1 ? '1 open finding' : `${count} open findings`}; a signature answers none.`,
  nothingOpen: 'There is no open finding to take into the baseline.',
  signFiles: (path) => `${path} is a folder: sign the files in it that you have read, by name.`,
  notWritten: (path, reason) => `${path} was not written: ${reason}.`,
  noPlace: (written) => `${written} names no place: write FILE:LINE or FILE:LINE:COLUMN, as “candor review” shows it.`,
  noFinding: (place) => `There is no finding at ${place}. “candor review” shows where they are.`,
  severalFindings: (place, rules) => `There are several findings at ${place}: choose with --rule (${rules}).`,
  noRecord: (id) => `No decision has the id ${id}. “candor ledger list” shows them.`,
  severalRecords: (id) => `Several decisions begin with ${id}: write more of the id.`,
  alreadyWithdrawn: (id) => `${id} was withdrawn before.`,
  wrongField: (option, message) => `${option}: ${message}`,
  ignored: (path) => `Git ignores ${path}: what you decide here reaches nobody else.`,
  unsigned: (path) => `${path}: nobody has signed it.`,
  stale: (path) => `${path}: it changed since it was signed.`,
};

const FR: LedgerMessages = {
  empty: 'Rien n’a été décidé ici.',
  expiringSoon: 'À échéance dans les trente jours',
  orphaned: 'Orphelines : leur texte a disparu ou changé',
  until: (day) => `jusqu’au ${day}`,
  owner: (name) => `suivi par ${name}`,
  baseline: (left, taken) => `État initial : il en reste ${left} sur ${taken}.`,
  openFindings: (count) => `${count} à traiter`,
  records: (path, count) => `${path} : ${count < 2 ? `${count} inscription` : `${count} inscriptions`}.`,
  sound: 'Chaque inscription est telle qu’elle a été écrite, à la suite de celles qu’elle suivait.',
  unsound: (count) => (count === 1 ? 'Une chose n’y va pas :' : `${count} choses n’y vont pas :`),
  holding: (holding, all) => `Décisions en vigueur : ${holding} sur ${all}.`,
  notHolding: 'Ne sont pas en vigueur :',
  historyWhole: 'Comparé à git : tout ce qui a été validé un jour y est encore.',
  historyGone: (ids) => `Comparé à git : des inscriptions validées ont disparu (${ids}).`,
  historyUnknown:
    'La fin d’un registre peut avoir été coupée sans trace : seul l’historique git le montre, et il n’y en a pas ici.',
  notProof:
    'Ceci révèle les changements faits par accident ou en cachette, pas l’identité de quelqu’un : qui peut réécrire l’historique git peut réécrire ceci.',
  recorded: (record, what) => `${what} (${record})`,
  evidence: (evidence, until) => `Prouvé jusqu’au ${until} : « ${evidence} »`,
  accepted: (evidence, until) => `Risque accepté${until ? ` jusqu’au ${until}` : ''} : « ${evidence} »`,
  inBaseline: (findings, files) =>
    `${findings < 2 ? `${findings} constat` : `${findings} constats`} de ${files < 2 ? `${files} fichier` : `${files} fichiers`} dans l’état initial.`,
  withdrawn: (what) => `Retiré : ${what}`,
  signed: (path, by) => `${path} : signé par ${by}`,
  stillOpen: (path, count) =>
    `${path} est signé avec ${count < 2 ? `${count} constat` : `${count} constats`} à traiter ; une signature n’en règle aucun.`,
  nothingOpen: 'Il n’y a aucun constat à prendre dans l’état initial.',
  signFiles: (path) => `${path} est un dossier : signez par leur nom les fichiers que vous avez lus.`,
  notWritten: (path, reason) => `${path} n’a pas été écrit : ${reason}.`,
  noPlace: (written) =>
    `${written} ne désigne aucun endroit : écrivez FICHIER:LIGNE ou FICHIER:LIGNE:COLONNE, comme « candor review » l’affiche.`,
  noFinding: (place) => `Il n’y a pas de constat à ${place}. « candor review » montre où ils sont.`,
  severalFindings: (place, rules) => `Il y a plusieurs constats à ${place} : choisissez avec --rule (${rules}).`,
  noRecord: (id) => `Aucune décision ne porte l’id ${id}. « candor ledger list » les donne.`,
  severalRecords: (id) => `Plusieurs décisions commencent par ${id} : donnez un id plus long.`,
  alreadyWithdrawn: (id) => `${id} a déjà été retirée.`,
  wrongField: (option, message) => `${option} : ${message}`,
  ignored: (path) => `Git ignore ${path} : ce que vous décidez ici n’atteint personne d’autre.`,
  unsigned: (path) => `${path} : personne ne l’a signé.`,
  stale: (path) => `${path} : modifié depuis la signature.`,
};

export function ledgerMessagesFor(reader: Language): LedgerMessages {
  return reader === 'fr' ? FR : EN;
}
