import { TABLE_MARKS } from '../../core/document/own-output.js';
import type { Counted, Words } from './words.js';

const locale = 'fr-FR';
const shares = new Intl.NumberFormat(locale, { style: 'percent' });
const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** French counts zero and one in the singular. */
const isPlural = (count: number) => count >= 2;
const number = (count: number) => numbers.format(count);
const counted =
  (one: string, many: string): Counted =>
  (count) =>
    `${number(count)}\u00a0${isPlural(count) ? many : one}`;
const percent = (share: number) => shares.format(share);
const documents = counted('document', 'documents');
const findings = counted('constat', 'constats');

export const french: Words = {
  locale,
  number,
  day: (iso) => days.format(new Date(iso)),
  moment: (iso) => `${moments.format(new Date(iso))} UTC`,

  title: 'Relecture des textes',
  preparedBy: (house) => `Préparé par ${house}`,
  skip: 'Aller au contenu',
  contents: 'Sommaire',

  severity: { error: 'Erreur', warning: 'Avertissement', info: 'À justifier', hint: 'Indice' },
  severities: { error: 'Erreurs', warning: 'Avertissements', info: 'À justifier', hint: 'Indices' },
  severityMeans: {
    error: 'Faux quels que soient les faits\u00a0: à corriger avant publication.',
    warning: 'Risque d’induire en erreur sous cette forme\u00a0: à reformuler, ou à préciser.',
    info: 'Peut très bien être vrai\u00a0: gardez la preuve à portée de main, ou ajoutez la précision utile au lecteur.',
    hint: 'Signal faible, montré pour mémoire et jamais compté.',
  },
  severityCount: {
    error: counted('erreur', 'erreurs'),
    warning: counted('avertissement', 'avertissements'),
    info: counted('affirmation à justifier', 'affirmations à justifier'),
    hint: counted('indice', 'indices'),
  },
  family: {
    'ai-disclosure': 'Transparence sur l’IA',
    privacy: 'Vie privée',
    manipulation: 'Manipulation',
    'ai-claims': 'Promesses sur l’IA',
    prompt: 'Sûreté des prompts',
    house: 'Règles de la maison',
  },
  jurisdiction: {
    eu: 'Union européenne',
    fr: 'France',
    uk: 'Royaume-Uni',
    us: 'États-Unis',
    ca: 'Canada',
    in: 'Inde',
    asia: 'Asie',
    int: 'International',
  },
  noJurisdiction: 'Conseil de rédaction, sans norme citée',
  normKind: {
    law: 'Loi',
    guidance: 'Lignes directrices',
    'self-regulation': 'Autorégulation',
    'platform-policy': 'Règle de plateforme',
    standard: 'Standard',
  },
  normKindMeans: {
    law: 'texte contraignant',
    guidance: 'lecture de la loi par une autorité, sans force contraignante propre',
    'self-regulation': 'code qu’une profession s’applique à elle-même',
    'platform-policy': 'condition pour publier sur une plateforme',
    standard: 'référence technique, volontaire',
  },
  status: {
    missing: 'Manquante',
    disclosed: 'Présente',
    'signed-off': 'Validée',
    'not-needed': 'Non requise',
  },
  statusMeans: {
    missing: 'Le document déclare ou montre un recours à l’IA et ne le dit pas à ses lecteurs.',
    disclosed: 'Le lecteur est informé du recours à l’IA.',
    'signed-off': 'Une personne a relu le document et en répond.',
    'not-needed': 'Rien ne montre un recours à l’IA dont il faudrait informer le lecteur.',
  },

  summary: {
    heading: 'Synthèse',
    reviewed: (count) => `Cette relecture porte sur ${documents(count)}.`,
    found: (count, files) =>
      `${findings(count)} dans ${documents(files)} ${isPlural(count) ? 'méritent' : 'mérite'} un examen.`,
    nothingFound: 'Rien dans la formulation n’appelle de changement.',
    documents: 'Documents',
    disclosuresMissing: 'Mentions d’IA manquantes',
    mattersMost: 'L’essentiel',
    places: (places, files) => `${counted('passage', 'passages')(places)} dans ${documents(files)}`,
    doNext: 'Ce qu’il reste à faire',
    steps: {
      errors: (count) => `Corriger ${counted('erreur', 'erreurs')(count)}\u00a0: faux quels que soient les faits.`,
      disclosures: (count) =>
        `Informer le lecteur du recours à l’IA dans ${documents(count)}, ou faire valider par une personne.`,
      warnings: (count) =>
        `Reformuler ou préciser ${counted('passage susceptible', 'passages susceptibles')(count)} d’induire en erreur.`,
      suggestions: (suggested, total) =>
        `Ce rapport propose une formulation pour ${suggested === total ? 'chacun' : `${number(suggested)} d’entre eux`}.`,
      proofs: (count) =>
        `Réunir la preuve de ${counted('affirmation', 'affirmations')(count)}, ou ajouter ce que le lecteur doit savoir.`,
      unreadable: (count) =>
        `Lire ${documents(count)} ${isPlural(count) ? 'qui n’ont pas pu être ouverts' : 'qui n’a pas pu être ouvert'}.`,
      notices: (count) =>
        `Regarder ${counted('passage', 'passages')(count)} ${isPlural(count) ? 'qui n’ont pas pu être vérifiés' : 'qui n’a pas pu être vérifié'} en entier.`,
      nothing: 'Garder ce rapport comme trace de la relecture, et recommencer quand les textes changent.',
    },
    legal: (date) =>
      `Ce rapport n’est pas un avis juridique. Il lit des formulations, pas des faits, et ne dit d’aucun texte qu’il est illicite. Les normes citées ont été comparées à leurs sources pour la dernière fois le ${date}.`,
  },

  risk: {
    heading: 'Où se trouve le risque',
    lead: 'Les constats qui comptent, selon leur poids\u00a0: d’abord les erreurs, puis les avertissements, puis les affirmations à justifier.',
    byFamily: 'Par famille',
    byJurisdiction: 'Par pays ou région',
    byJurisdictionNote: 'Un constat compte une fois dans chaque pays ou région dont il touche les normes.',
    byFile: 'Par document',
    byFileFirst: (shown, total) => `Par document\u00a0: les ${number(shown)} plus exposés sur ${number(total)}`,
    familyColumn: 'Famille',
    jurisdictionColumn: 'Pays ou région',
    fileColumn: 'Document',
    total: 'Tous',
  },

  findings: {
    heading: 'Constats par document',
    none: 'Aucun constat à montrer.',
    cleanFiles: (count) => `${documents(count)} sans constat`,
    filters: 'Filtrer les constats',
    search: 'Rechercher',
    anyFamily: 'Toutes les familles',
    anySeverity: 'Toutes les gravités',
    anyFile: 'Tous les documents',
    family: 'Famille',
    severity: 'Gravité',
    file: 'Document',
    reset: 'Effacer',
    unfold: 'Tout déplier',
    fold: 'Tout replier',
    showing: 'Constats affichés\u00a0: {shown} sur {total}',
    noMatch: 'Aucun constat ne correspond. Effacez les filtres pour tout revoir.',
    line: (line) => `Ligne\u00a0${number(line)}`,
    why: 'Pourquoi c’est important',
    fineWhen: 'Acceptable si',
    because: 'Ici',
    restsOn: 'Fondement',
    houseAdvice: 'Conseil de rédaction\u00a0; aucune norme n’est citée.',
    suggestion: 'Proposition',
    safe: 'ne change aucune affirmation',
    before: 'Avant',
    after: 'Après',
    removed: '(supprimé)',
    related: 'Voir aussi',
    capped: (shown, total) =>
      `Cette page montre les ${number(shown)} premiers constats sur ${number(total)}, pour rester rapide à lire. Les chiffres les comptent tous\u00a0; la sortie JSON les contient tous.`,
  },

  setAside: {
    heading: 'Risques acceptés, avec leurs raisons',
    lead: 'Une personne a tranché sur ces constats. Ils ne comptent pas, et restent consignés.',
    suppressed: 'Écarté dans le document',
    finding: 'Constat',
    reason: 'Raison',
    by: 'Décision',
    until: (day) => `jusqu’au ${day}`,
    kind: (kind) =>
      ({ evidence: 'Justifié', accept: 'Accepté', baseline: 'Déjà connu', 'sign-off': 'Validé' })[kind] ?? kind,
    inFile: 'Document',
  },

  disclosure: {
    heading: 'Mention de l’IA, document par document',
    lead: 'Ce qui montre qu’une machine a participé, et ce qui le dit au lecteur.',
    document: 'Document',
    status: 'Mention',
    marks: 'Signes de recours à l’IA',
    statements: 'Ce qui est dit au lecteur',
    none: 'Aucun',
    notNeeded: (count) => `${documents(count)} où elle n’est pas requise`,
  },

  claims: {
    heading: 'Registre des affirmations',
    lead: 'Ce que les textes affirment et doivent pouvoir prouver\u00a0: la preuve, qui la tient à jour, et jusqu’à quand elle vaut.',
    claim: 'Affirmation',
    document: 'Document',
    state: 'Preuve',
    proof: 'Pièce',
    owner: 'Tenue par',
    until: 'À revoir le',
    noProof: 'Aucune au registre',
    states: { lapsed: 'Périmée', missing: 'À réunir', proved: 'Au dossier' },
    stateMeans: {
      lapsed: 'Une preuve existait et ne vaut plus\u00a0: à renouveler, ou affirmation à changer.',
      missing: 'Personne n’a encore versé de preuve\u00a0: à réunir, ou précision à donner au lecteur.',
      proved: 'Une preuve est au dossier et vaut toujours.',
    },
  },

  signOffs: {
    heading: 'Qui répond des documents',
    lead: 'Qui signe a relu le document et en répond tel qu’il est. Si le document change, la signature ne vaut plus.',
    document: 'Document',
    state: 'Signature',
    by: 'Signé par',
    on: 'Le',
    states: { signed: 'En vigueur', stale: 'Document modifié depuis' },
    unsigned: (count) => `${documents(count)} que personne n’a ${isPlural(count) ? 'signés' : 'signé'}`,
    unattended: (count, total) =>
      count === 0
        ? 'Tous les documents sont signés\u00a0: une personne répond de chacun d’eux.'
        : `Personne ne répond encore de ${number(count)} document${isPlural(count) ? 's' : ''} sur ${number(total)} (${percent(count / total)}).`,
  },

  trend: {
    heading: 'Depuis la relecture précédente',
    lead: (version) =>
      `Un constat est reconnu à ce qu’il dit et aux mots qui l’entourent\u00a0; il peut donc avoir changé de place. La relecture précédente a été faite avec Candor ${version}.`,
    appeared: 'Nouveaux',
    remaining: 'Restants',
    resolved: 'Réglés',
    sentence: (appeared, remaining, resolved) =>
      `Depuis la relecture précédente\u00a0: ${counted('nouveau constat', 'nouveaux constats')(appeared)}, ${counted('restant', 'restants')(remaining)}, ${counted('réglé', 'réglés')(resolved)}.`,
    elsewhere: (count) =>
      `${findings(count)} de la relecture précédente ${isPlural(count) ? 'se trouvent' : 'se trouve'} dans des documents que celle-ci ne couvre pas, et n’${isPlural(count) ? 'entrent' : 'entre'} dans aucun compte.`,
    list: 'Ce qui est réglé',
    document: 'Document',
    finding: 'Constat',
    isNew: 'Nouveau',
  },

  lapse: {
    expired: 'sa date est passée',
    'evidence-changed': 'le fichier qui la prouve a changé',
    'evidence-missing': 'le fichier qui la prouve a disparu',
  },
  moreRows: (left) =>
    `${counted('autre ligne se trouve', 'autres lignes se trouvent')(left)} dans les sorties CSV et JSON.`,

  unchecked: {
    heading: 'Ce qui n’a pas été vérifié',
    none: 'Tous les documents ont été lus en entier.',
    unreadable: 'Documents qui n’ont pas pu être lus',
    partly: 'Passages ignorés ou coupés',
    document: 'Document',
    place: 'Endroit',
    reason: 'Raison',
    scope:
      'Candor lit la formulation des textes en français et en anglais. Il ne juge ni les images, ni le son, ni la mise en page, ni la véracité d’une affirmation.',
  },

  norms: {
    heading: 'Normes citées',
    lead: 'Les textes sur lesquels s’appuient les constats. Ce qui oblige et ce qui conseille sont distingués.',
    none: 'Les constats ne citent aucune norme.',
    norm: 'Norme',
    asks: 'Ce qu’elle demande',
    state: 'État',
    where: 'Où',
  },

  method: {
    heading: 'Comment cette relecture a été faite',
    lead: 'De quoi la refaire et obtenir le même résultat.',
    tool: 'Outil',
    generated: 'Rapport établi',
    normsCompared: 'Normes comparées',
    again: 'Pour la refaire',
    commit: 'Commit git',
    commitState: (hadChanges) => (hadChanges ? 'avec des modifications non validées' : 'sans modification non validée'),
    configuration: (path) => `Contenu de ${path}`,
    presets: 'Règles appliquées',
    preset: 'Jeu de règles',
    version: 'Version',
    integrity: 'Empreinte du contenu',
    severityHeading: 'Ce que veulent dire les gravités',
  },

  markdown: {
    cut: (left) =>
      `${findings(left)} de plus\u00a0: voir le rapport complet. Ce résumé est coupé pour tenir dans un commentaire.`,
    more: (left) => `et ${number(left)} de plus`,
  },

  table: {
    columns: {
      kind: 'Entrée',
      file: 'Document',
      line: 'Ligne',
      column: 'Colonne',
      place: 'Endroit',
      severity: 'Gravité',
      family: 'Famille',
      rule: 'Règle',
      title: 'Constat',
      evidence: 'Passage',
      message: 'Que faire',
      why: 'Pourquoi c’est important',
      suggestion: 'Proposition',
      norms: 'Normes',
      state: 'Décision',
      reason: 'Raison',
      by: 'Par',
      until: 'Jusqu’au',
      fingerprint: TABLE_MARKS.fr,
    },
    separator: ';',
    finding: 'Constat',
    open: 'À traiter',
    unchecked: 'Non vérifié',
    unreadable: 'Illisible',
  },
};
