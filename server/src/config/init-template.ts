import type { Language } from '../core/document/document.js';

/** The `candor.yml` that `candor init` writes: valid as it is, every part explained, what is optional commented out. */
export function initTemplate(reader: Language): string {
  return reader === 'fr' ? FRENCH : ENGLISH;
}

const ENGLISH = `# Candor reviews the copy and the prompts of this folder and of those below it.
# It raises what a careful reader or a regulator would object to. It is not legal advice.

# Where rules come from: Candor's own, then your presets (a file or a folder, relative to this file).
extends:
  - candor:recommended
  # - ./presets/house.yml

# Languages of your copy. Text in another language is left alone.
languages: [en, fr]

# Whose norms are cited: eu, fr, uk, us, ca, in, asia, int.
# Rules that rest on none of these are not applied.
jurisdictions: [eu, fr, uk, us]

# When must readers be told that a machine wrote a text?
#   declared: when the text declares or shows it   always: in every text   never
disclosure:
  required: declared
  placement: top # or bottom
  # The sentence that the quick-fix inserts:
  # wording:
  #   en: "Written with the help of AI and reviewed by our editors."
  #   fr: "Rédigé avec l’aide d’une IA et relu par notre rédaction."
  # Front matter that your site shows to readers, so that a disclosure there counts:
  # shownFields: [ai_disclosure]
  # Look at the commits that touched a file for assistants that signed them, as a hint (needs git):
  # gitTrailers: true

# Which files are reviewed when Candor is given a folder. Without "include": every format that it reads.
# JSON and YAML are read where they are string catalogues; "include" may name others.
files:
  # include: ["content/**/*.md", "emails/**/*.html", "copy/**/*.json"]
  # exclude: ["drafts/**"]

# Severity of a rule or of a whole family: error, warning, info, hint or off.
# "candor explain RULE" tells what a rule looks for.
rules:
  # manipulation/scarcity: warning
  # ai-disclosure/*: error

# Other severities for some files.
overrides:
  # - files: ["legal/**"]
  #   rules: { privacy/vague-purpose: off }

# At most this many findings a file; a notice tells how many more there are.
limits:
  findingsPerFile: 2000

# Whose name, logo and colour reports bear. The logo is a file of at most 500 kB, relative to this file.
report:
  # name: Atelier Moreau
  # logo: ./brand/logo.svg
  # colour: "#0b5c66"
`;

const FRENCH = `# Candor relit les textes et les prompts de ce dossier et de ceux qu’il contient.
# Il signale ce qu’un lecteur attentif ou un régulateur pourrait contester. Ce n’est pas un avis juridique.

# D’où viennent les règles : celles de Candor, puis vos préréglages (fichier ou dossier, relatif à ce fichier).
extends:
  - candor:recommended
  # - ./presets/maison.yml

# Langues de vos textes. Un texte dans une autre langue n’est pas relu.
languages: [en, fr]

# De qui citer les normes : eu, fr, uk, us, ca, in, asia, int.
# Les règles qui ne reposent sur aucune d’elles ne s’appliquent pas.
jurisdictions: [eu, fr, uk, us]

# Quand faut-il dire au lecteur qu’une machine a écrit le texte ?
#   declared : quand le texte le déclare ou le montre   always : toujours   never : jamais
disclosure:
  required: declared
  placement: top # ou bottom (en bas)
  # La phrase qu’insère la correction rapide :
  # wording:
  #   en: "Written with the help of AI and reviewed by our editors."
  #   fr: "Rédigé avec l’aide d’une IA et relu par notre rédaction."
  # Champs de l’en-tête que votre site affiche, pour qu’une mention y compte :
  # shownFields: [ai_disclosure]
  # Chercher, dans les commits qui ont touché un fichier, la signature d’un assistant : un simple indice (avec git) :
  # gitTrailers: true

# Quels fichiers relire quand Candor reçoit un dossier. Sans « include » : tous les formats qu’il sait lire.
# JSON et YAML sont lus là où ce sont des catalogues de chaînes ; « include » peut en désigner d’autres.
files:
  # include: ["contenus/**/*.md", "courriels/**/*.html", "textes/**/*.json"]
  # exclude: ["drafts/**"]

# Gravité d’une règle ou de toute une famille : error, warning, info, hint ou off.
# « candor explain RÈGLE » dit ce qu’une règle cherche.
rules:
  # manipulation/scarcity: warning
  # ai-disclosure/*: error

# D’autres gravités pour certains fichiers.
overrides:
  # - files: ["juridique/**"]
  #   rules: { privacy/vague-purpose: off }

# Au plus tant de constats par fichier ; un avis dit combien d’autres il y a.
limits:
  findingsPerFile: 2000

# Nom, logo et couleur que portent les rapports. Le logo est un fichier de 500 ko au plus, relatif à ce fichier.
report:
  # name: Atelier Moreau
  # logo: ./marque/logo.svg
  # colour: "#0b5c66"
`;
