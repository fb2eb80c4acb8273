import type { Messages } from './messages.js';

/** Loading the system's number formats takes longer than most reviews. */
const figure = (n: number) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ' ');
const count = (n: number, one: string, many = `${one}s`) => `${figure(n)} ${n < 2 ? one : many}`;
const LANGUAGES = { en: 'anglais', fr: 'français' };

/** What a decision makes of a finding. */
const DECIDED: Readonly<Record<string, string>> = {
  evidence: 'prouvé',
  accept: 'accepté',
  'sign-off': 'signé',
};

export const FRENCH: Messages = {
  language: 'fr',
  severity: { error: 'erreur', warning: 'alerte', info: 'à vérifier', hint: 'indice' },
  normKind: {
    law: 'loi',
    guidance: 'lignes directrices',
    'self-regulation': 'autorégulation',
    'platform-policy': 'règle de plateforme',
    standard: 'norme technique',
  },
  because: 'Parce que',
  labelled: (label, text) => `${label} : ${text}`,
  suppressed: (reason) => `écarté : ${reason}`,
  notice: 'non vérifié',
  nothingFound: 'Rien à redire.',
  nothingFoundInRest: 'Rien à redire dans ce qui a pu être relu ; voyez plus haut pour le reste.',
  noFiles: 'Aucun fichier à relire ici.',
  files: (n) => `${count(n, 'fichier relu', 'fichiers relus')}`,
  counts: (errors, warnings, infos) =>
    [
      errors ? count(errors, 'erreur') : '',
      warnings ? count(warnings, 'alerte') : '',
      infos ? `${infos} à vérifier` : '',
    ]
      .filter(Boolean)
      .join(', '),
  setAside: (suppressed, decided, hints) =>
    [
      suppressed ? count(suppressed, 'écarté') : '',
      decided ? count(decided, 'tranché') : '',
      hints ? count(hints, 'indice') : '',
    ]
      .filter(Boolean)
      .join(', '),
  decided: (kind, reason, by, until) =>
    `${DECIDED[kind] ?? kind}${until ? ` jusqu’au ${until}` : ''}, ${by} : ${reason}`,
  fixable: (n) => `${count(n, 'constat se corrige', 'constats se corrigent')} avec --fix.`,
  disclaimer: (date) => `Ceci n’est pas un avis juridique. Normes comparées à leurs sources le ${date}.`,
  unreadable: (path, reason) => `${path} n’a pas pu être lu : ${reason}.`,
  excluded: (path) => `${path} est laissé de côté par candor.yml.`,
  written: (path) => `Écrit : ${path}`,
  notWritten: (path, reason) => `${path} n’a pas été modifié : ${reason}.`,
  fixed: (path, n) => `${path} : ${count(n, 'modification faite', 'modifications faites')}.`,
  wouldFix: (path, n) => `${path} : ${count(n, 'modification à faire', 'modifications à faire')}.`,
  nothingToFix: 'Rien ne peut être corrigé sans risque.',
  stdinCannotBeFixed: '--fix agit sur des fichiers, pas sur --stdin.',
  stdinWithPaths: '--stdin ne lit que l’entrée standard : retirez les chemins.',
  jsonlAlone: '--jsonl répond dans son propre format : retirez --format, --stdin et --fix.',
  changedAlone: '--changed et --staged ne font que montrer : retirez --fix, --stdin et --jsonl.',
  changedOrStaged: 'Prenez --changed ou --staged, pas les deux.',
  gitMissing: 'Relire un changement demande git, qui n’est pas installé ici.',
  gitFailed: (said) => `Git ne peut pas dire ce qui a changé ici : ${said}`,
  noRange: (range, said) =>
    `Git ne peut pas dire ce qui a changé dans ${range} : ${said}\nÉcrivez les chemins avant --changed, et l’intervalle après.`,
  notEarlier: (path) => `${path} n’est pas une relecture écrite par « candor review --format json ».`,
  initExists: (path) => `${path} existe déjà et n’a pas été touché.`,
  initWritten: (path) => `Écrit : ${path}. Chaque partie y est expliquée ; lancez maintenant « candor review ».`,
  unknownRule: (name, meant) =>
    `Aucune règle ne s’appelle ${name}.${meant ? ` Vouliez-vous dire ${meant} ?` : ' « candor explain » les donne toutes.'}`,
  explain: {
    severity: 'Gravité',
    why: 'Pourquoi c’est important',
    fineWhen: 'Acceptable si',
    norms: 'Sur quoi elle s’appuie',
    normsNote: (date) => `Ceci n’est pas un avis juridique. Comparé aux sources le ${date}.`,
    flagged: (language) => `Relevé en ${LANGUAGES[language]}`,
    clean: (language) => `Laissé en ${LANGUAGES[language]}`,
    fixes: 'Façons de le dire',
    aliases: 'Autrefois',
    hint: 'candor explain RÈGLE en dit plus sur l’une d’elles.',
  },
  presetTest: {
    missed: (example) => `non relevé : ${example}`,
    misplaced: (example, evidence) => `relevé sur « ${evidence} » et non à l’endroit marqué : ${example}`,
    raised: (example, evidence) => `relevé sur « ${evidence} » alors qu’il doit passer : ${example}`,
    noExamples: (language) => `il faut au moins un exemple relevé et un exemple sain en ${LANGUAGES[language]}`,
    broken: (reason) => `inutilisable : ${reason}`,
    passed: (examples, rules) => `${count(examples, 'exemple')} de ${count(rules, 'règle')} : tout est conforme.`,
    failed: (failures, examples, rules) =>
      `${count(failures, 'échec')} sur ${count(examples, 'exemple')} de ${count(rules, 'règle')}.`,
    misread: (example, readAs) => `compris comme ${readAs || 'aucune mention'} : ${example}`,
    wordingsPassed: (examples) => `${count(examples, 'exemple')} de formulations de mentions : tout est conforme.`,
    wordingsFailed: (failures, examples) =>
      `${count(failures, 'échec')} sur ${count(examples, 'exemple')} de formulations de mentions.`,
    noPreset: (path) => `${path} n’est pas un préréglage : un fichier YAML de règles, ou un dossier avec preset.yml.`,
    noFolder: (path) => `${path} n’est pas un dossier de textes.`,
    note: 'remarque',
    unexercised: (phrase) => `aucun exemple « flagged » n’est relevé par cette formule : ${phrase}`,
    lonePart: (part, meant) =>
      `« ${part} » est facultatif, comme toute partie seule entre parenthèses ; vouliez-vous dire ${meant} ?`,
    shadowed: (rule) => `${rule} relève aussi tous les exemples « flagged » : l’une des deux suffit peut-être`,
    moreNotes: (n) => `${count(n, 'autre remarque', 'autres remarques')}, à voir quand celles-ci seront réglées.`,
    alarm: (evidence) => `relevé dans un texte sain : ${evidence}`,
    cleanCopy: (alarms, words, n) =>
      `${count(alarms, 'constat')} sur ${count(words, 'mot')} de textes sains (${count(n, 'fichier')}).`,
    profile: { milliseconds: 'ms', tried: 'essais', matched: 'trouvés', rule: 'règle' },
    moreRules: (n) => `${count(n, 'autre règle', 'autres règles')} moins coûteuses.`,
  },
  presetNew: {
    exists: (path) => `${path} n’est pas vide et n’a pas été touché.`,
    written: (path) =>
      `Écrit : ${path}. Ajoutez-le à « extends » dans candor.yml ; « candor preset test ${path} » en lance les exemples.`,
  },
  lspMissing: 'Le serveur de langage manque : dist/server.js doit être à côté de dist/cli.js.',
  failedOn: (path, reason) => `${path} : ${reason}.`,
  internal: (message) => `Candor a échoué, c’est un défaut de Candor : ${message}`,
  help: {
    description:
      'Relit textes et prompts : IA non signalée, promesses de confidentialité, pression, IA survendue, consignes risquées.',
    commands: {
      init: 'écrire ici un candor.yml commenté',
      review: 'relire des fichiers et des dossiers (par défaut : ce dossier)',
      report: 'écrire un rapport à remettre, HTML ou Markdown',
      explain: 'dire ce qu’une règle cherche et pourquoi',
      preset: 'faire et tester des préréglages de règles',
      presetTest: 'lancer les exemples des règles',
      presetNew: 'écrire un préréglage pour commencer',
      ledger: 'décider des constats, et voir ce qui a été décidé',
      ledgerList: 'donner les documents par état et les décisions prises',
      ledgerVerify: 'dire si le registre est tel qu’il a été écrit, et quelles décisions sont en vigueur',
      ledgerEvidence: 'indiquer ce qui prouve une affirmation',
      ledgerAccept: 'accepter le risque d’un constat, avec une raison',
      ledgerBaseline: 'prendre tels quels tous les constats de textes anciens (par défaut : ce dossier)',
      ledgerWithdraw: 'retirer des décisions',
      sign: 'répondre de documents tels qu’ils sont',
      lsp: 'démarrer le serveur de langage',
      help: 'afficher l’aide d’une commande',
    },
    options: {
      format: 'comment le dire',
      output: 'écrire dans un fichier plutôt que sur la sortie standard',
      lang: 'langue des textes',
      langUi: 'langue des explications',
      preset: 'autres préréglages, fichiers ou dossiers',
      noCache: 'relire les préréglages au lieu de reprendre ce qu’un lancement précédent a gardé',
      config: 'prendre ce candor.yml pour tous les fichiers',
      changed: 'seulement ce qui a changé depuis le dernier commit, ou dans un intervalle comme main...HEAD',
      staged: 'seulement ce que contient le prochain commit',
      since: 'comparer à ce qu’avait écrit « candor review --format json »',
      failOn: 'gravité à partir de laquelle le code de sortie est 1',
      stdin: 'relire l’entrée standard',
      stdinFilename: 'nom qui en dit le format et la configuration',
      jsonl: 'relire un objet JSON par ligne : {"id", "text", "format"?, "lang"?}',
      fix: 'faire les modifications qui ne changent aucune affirmation',
      fixDryRun: 'montrer ces modifications sans les faire',
      quiet: 'ne dire que constats et échecs',
      help: 'afficher l’aide',
      version: 'afficher la version',
      reportOutput: 'fichier à écrire ; .md donne du Markdown',
      profile: 'dire combien de fois chaque règle a été essayée et trouvée, et en combien de temps',
      clean: 'dossier de textes sains : dire ce que les règles y relèvent',
      requireSignOff: 'sortir avec 1 si un document n’est pas signé tel qu’il est',
      by: 'qui décide (par défaut : user.name et user.email de git)',
      role: 'à quel titre, par exemple rédactrice en chef',
      reason: 'pourquoi',
      atRule: 'id de la règle, quand plusieurs constats sont à cet endroit',
      scope: 'ce qui est couvert : cette phrase, ou les mêmes mots dans le fichier ou dans tous les fichiers',
      source: 'la preuve : un fichier du projet, un lien ou une note',
      owner: 'qui tient la preuve à jour (par défaut : qui décide)',
      until: 'dernier jour de validité, AAAA-MM-JJ (preuve : un an par défaut)',
      expiring: 'seulement ce qui s’achève dans les trente jours',
      orphaned: 'seulement ce qui a perdu son texte',
      stdio: 'dialoguer par l’entrée et la sortie standard',
    },
    arguments: {
      paths: 'fichiers et dossiers ; .gitignore est respecté',
      rule: 'id d’une règle ; sans lui, elles sont toutes données',
      presets: 'fichiers ou dossiers de préréglages (par défaut : ce dossier)',
      folder: 'dossier à écrire',
      decided: 'fichiers et dossiers (par défaut : tout ce dont parle le registre)',
      place: 'FICHIER:LIGNE ou FICHIER:LIGNE:COLONNE, comme review l’affiche',
      record: 'premiers chiffres des id des décisions',
      signed: 'fichiers que vous avez lus',
    },
    headings: { 'Usage:': 'Usage :', 'Options:': 'Options :', 'Commands:': 'Commandes :', 'Arguments:': 'Arguments :' },
    exitCodes:
      'Codes de sortie : 0 rien, 1 constats à partir de --fail-on, 2 mauvais usage, configuration défectueuse ou fichier illisible.',
    choices: (list) => `au choix ${list}`,
    byDefault: (value) => `par défaut : ${value}`,
    errors: {
      'commander.unknownOption': (subject) => `option inconnue ${subject}`,
      'commander.unknownCommand': (subject) => `commande inconnue ${subject}`,
      'commander.invalidArgument': (subject) => `valeur impossible ${subject}`,
      'commander.optionMissingArgument': (subject) => `il manque une valeur à ${subject}`,
      'commander.missingArgument': (subject) => `il manque l’argument ${subject}`,
      'commander.excessArguments': () => 'trop d’arguments',
    },
    seeHelp: 'candor --help montre comment l’appeler.',
  },
};
