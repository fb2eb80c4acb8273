import type { Localised } from '../../server/src/core/index.js';

/** What each detector finds, after “It finds”. A test holds the names against those of the core. */
export const DETECTORS: Readonly<Record<string, Localised>> = {
  'assistant-commit': {
    en: 'a commit that touched the file and that an assistant signed (`Co-authored-by: Claude`, `AI-assisted: yes`…), with no notice that readers see. Off until `disclosure.gitTrailers` in `candor.yml` is true; on the command line and in desktop editors only, since a browser has no git. The names are in `server/presets/disclosures.yml`; people called Claude or Devin are left alone. Commits from before the file had its present name do not count.',
    fr: 'un commit qui a touché le fichier et qu’un assistant a signé (`Co-authored-by: Claude`, `AI-assisted: yes`…), sans mention visible du lecteur. Inactif tant que `disclosure.gitTrailers` ne vaut pas true dans `candor.yml` ; en ligne de commande et dans les éditeurs installés seulement, car un navigateur n’a pas git. Les noms sont dans `server/presets/disclosures.yml` ; les personnes qui s’appellent Claude ou Devin sont laissées. Les commits antérieurs au nom actuel du fichier ne comptent pas.',
  },
  'buried-statement': {
    en: 'a notice of AI use that stands only where readers do not look: a comment, a tooltip, the description of an image.',
    fr: 'une mention de l’IA placée seulement là où le lecteur ne regarde pas : commentaire, infobulle, description d’image.',
  },
  'hidden-unicode': {
    en: 'characters that nobody sees: Unicode tags, marks that change the direction of text, zero-width and private-use characters. Emoji, scripts that need such characters, soft hyphens and French spaces are left alone, and marks of direction wherever right-to-left text is near.',
    fr: 'les caractères que personne ne voit : étiquettes Unicode, marques de sens d’écriture, caractères sans largeur ou à usage privé. Les emojis, les écritures qui en ont besoin, les césures et les espaces du français sont laissés, ainsi que les marques de sens près d’un texte écrit de droite à gauche.',
  },
  'language-mismatch': {
    en: 'a notice of AI use that is in the other language than the text.',
    fr: 'une mention de l’IA dans une autre langue que le texte.',
  },
  'late-statement': {
    en: 'a notice of AI use that comes only below most of the text.',
    fr: 'une mention de l’IA qui n’arrive qu’après l’essentiel du texte.',
  },
  'markup-residue': {
    en: 'tokens that chat products leave in copied text: citations, cards, references to files. In code they are left alone.',
    fr: 'les balises que les produits de chat laissent dans un texte copié : citations, cartes, renvois à des fichiers. Dans du code, elles sont laissées.',
  },
  'missing-disclosure': {
    en: 'a text that declares or shows that AI made it (or any text, where the configuration always asks), with no notice that readers see.',
    fr: 'un texte qui déclare ou montre qu’une IA l’a fait (ou tout texte, si la configuration le demande), sans mention visible du lecteur.',
  },
  'missing-disclosure-instruction': {
    en: 'a prompt for a bot that talks to the public, without a word on saying that it is an AI.',
    fr: 'le prompt d’un robot qui parle au public, sans un mot pour lui faire dire qu’il est une IA.',
  },
  'parity-amount': {
    en: 'a price, percentage, date, duration, time or figure that the text in the other language gives and this one does not. Formats and number words are read in both languages (1,299.00 and 1 299,00; “two weeks” and « quinze jours »). Prices in another currency, converted units, ordinals, 100% and numbers of names are left alone.',
    fr: 'un prix, un pourcentage, une date, une durée, une heure ou un chiffre que donne le texte de l’autre langue et pas celui-ci. Les formats et les nombres en lettres sont lus dans les deux langues (1,299.00 et 1 299,00 ; « two weeks » et « quinze jours »). Les prix dans une autre monnaie, les unités converties, les ordinaux, les 100 % et les chiffres des noms sont laissés.',
  },
  'parity-choice': {
    en: 'a way to say no, to withdraw consent or to find the privacy policy, or a promise on data, that only the text in the other language gives.',
    fr: 'une façon de refuser, de retirer son consentement ou de trouver la politique de confidentialité, ou une promesse sur les données, que seul donne le texte de l’autre langue.',
  },
  'parity-condition': {
    en: 'a condition that only the text in the other language gives: commitment, withdrawal and refund, renewal, fees, what is not included, what the offer depends on, exceptions, age limits, terms, sponsoring, warnings that the law asks for. Words are not compared: any that do the same are a counterpart.',
    fr: 'une condition que seul donne le texte de l’autre langue : engagement, rétractation et remboursement, reconduction, frais, ce qui n’est pas compris, ce dont dépend l’offre, exceptions, limites d’âge, conditions générales, sponsoring, avertissements demandés par la loi. Les mots ne sont pas comparés : tout ce qui a le même effet compte.',
  },
  'parity-disclosure': {
    en: 'a notice of AI, of what it gets wrong or of who checks it, that only the text in the other language gives. A vaguer notice is no counterpart.',
    fr: 'une mention de l’IA, de ses erreurs ou de qui la relit, que seul donne le texte de l’autre langue. Une mention plus vague ne compte pas.',
  },
  'parity-qualifier': {
    en: 'a limit that only the text in the other language puts on the same amount or claim: “up to”, “from”, “about”, “on average”, “may”, “results vary”.',
    fr: 'une réserve que seul le texte de l’autre langue met au même montant ou à la même affirmation : « jusqu’à », « à partir de », « environ », « en moyenne », « peut », « les résultats varient ».',
  },
  'personal-data': {
    en: 'payment cards, IBAN and French social security numbers by their checksums, phone numbers and e-mail addresses of persons by their form. Test numbers, addresses of functions such as contact@ and numbers reserved for fiction are left alone.',
    fr: 'les cartes de paiement, IBAN et numéros de sécurité sociale par leur clé de contrôle, les téléphones et les adresses de courriel de personnes par leur forme. Les numéros de test, les adresses de service comme contact@ et les numéros réservés à la fiction sont laissés.',
  },
  'pre-ticked-box': {
    en: 'a box of a form that is ticked in advance and gives consent or buys something.',
    fr: 'une case de formulaire cochée d’avance qui donne un consentement ou achète quelque chose.',
  },
  secret: {
    en: 'keys by the prefixes that their issuers give them, and passwords or keys that are named as such and written out. Placeholders are left alone.',
    fr: 'les clés par le préfixe que leur donne l’émetteur, et les mots de passe ou clés nommés et écrits en clair. Les valeurs à remplir sont laissées.',
  },
  'tracking-residue': {
    en: 'links that carry the parameter by which chat products mark the links they give.',
    fr: 'les liens qui portent le paramètre par lequel les produits de chat marquent ceux qu’ils donnent.',
  },
  'unfilled-blank': {
    en: 'blanks in braces or angle brackets that speak to the writer (`{Your Company}`, `<INSERT NAME>`, `{{to be completed}}`), and `<first name>` after a greeting. What names a variable (`{first_name}`, `{{ company }}`) is left alone, as are code, catalogues, and texts that say that there is something to fill in.',
    fr: 'les blancs entre accolades ou chevrons qui s’adressent au rédacteur (`{Votre entreprise}`, `<INSÉRER LE NOM>`, `{{à compléter}}`), et `<prénom>` après une salutation. Ce qui nomme une variable (`{prenom}`, `{{ entreprise }}`) est laissé, comme le code, les catalogues et les textes qui parlent de blancs à remplir.',
  },
  'unlabelled-image': {
    en: 'an image that says AI of itself, with no visible words beside it, or about all the images of the page, that do. Files beside the document are read (JPEG, PNG, WebP, AVIF): the digital source type of IPTC and XMP, the tools they name, C2PA manifests, and the texts that image generators leave in PNG and Exif. Otherwise the file name or the description counts. An image that an algorithm merely enhanced is worth information only. Nothing is ever fetched from a network, and metadata that is missing proves nothing.',
    fr: 'une image qui dit d’elle-même « IA », sans que rien de visible ne le dise à côté ni pour toutes les images de la page. Les fichiers voisins du document sont lus (JPEG, PNG, WebP, AVIF) : le type de source numérique d’IPTC et de XMP, les outils qu’ils nomment, les manifestes C2PA et les textes que les générateurs d’images laissent dans PNG et Exif. À défaut, le nom du fichier ou la description compte. Une image qu’un algorithme a seulement améliorée ne vaut qu’une information. Rien n’est jamais cherché sur un réseau, et l’absence de métadonnées ne prouve rien.',
  },
  'vague-statement': {
    en: 'a text marked as made by AI whose only notice never says “AI”.',
    fr: 'un texte signalé comme fait par une IA dont la seule mention ne dit jamais « IA ».',
  },
};
