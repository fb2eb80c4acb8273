/**
 * What the keys of rules and presets mean, in French; the schemas say it in English. By key, or by the key around it and
 * the key where the same name means two things. A test holds it to the schemas.
 */
export const FRENCH_KEYS: Readonly<Record<string, string>> = {
  name: 'Nom du préréglage : house, ou @agence/house.',
  version: 'Trois nombres : 1.0.0. À monter à chaque changement.',
  description: 'À quoi sert le préréglage.',
  lists:
    'Listes de formules par nom : {competitors} dans une formule vaut pour un élément de la liste « competitors ».',
  rules: 'Les règles. Le preset.yml d’un dossier n’a pas cette clé : chaque règle y a son propre fichier.',
  id: 'Nom du préréglage, barre oblique, nom à elle : house/no-miracle. Les décisions s’y réfèrent : gardez-le.',
  aliases: 'Anciens ids, pour que les décisions tiennent après un changement de nom.',
  family: 'Le sujet de la règle ; « house » pour ce qui n’entre nulle part ailleurs.',
  severity:
    'error : faux quels que soient les faits. warning : sans doute trompeur tel qu’écrit. info : peut être vrai, demande une preuve. hint : signal faible, jamais compté.',
  norms: 'Ids des normes sur lesquelles la règle s’appuie. Aucune : c’est un conseil.',
  'applies-to':
    'Les fichiers qu’elle lit : textes ordinaires, prompts, ou les deux. Par défaut les textes ; les prompts pour la famille « prompt ».',
  'even-when': 'Protections qui ne valent pas pour cette règle, comme « negated » ou « quoted ».',
  say: 'Ce qui est dit au lecteur, dans la langue du lecteur.',
  en: 'Pour qui lit l’anglais.',
  fr: 'Pour qui lit le français.',
  match: 'Ce qui est cherché, dans la langue du texte. Une langue suffit.',
  'match.en': 'Dans un texte en anglais.',
  'match.fr': 'Dans un texte en français.',
  title: 'Nomme le procédé en quelques mots, sans accuser.',
  'fixes.title': 'Ce que fait la correction, comme le menu le dit.',
  message:
    'Une ligne : ce qui est trouvé et quoi faire. {match} est le passage, {number} et autres ce qu’un champ a pris.',
  why: 'Pourquoi cela peut tromper ou nuire.',
  'fine-when': 'Quand la formule est juste telle quelle.',
  flag: 'Ce qui est cherché : des formules, ou des entrées avec une formule et ses propres conditions.',
  phrase:
    'Des mots comme on les dirait. (a|b) est un choix, (a) une partie facultative, {number} un champ, ... un intervalle, ~mot toute forme du mot.',
  regex: 'Une expression régulière comme RE2 l’entend, au lieu d’une formule.',
  unless: 'Un passage est écarté quand l’une de ces conditions est remplie.',
  'only-if': 'Un passage ne compte que si toutes ces conditions sont remplies.',
  'flag.unless': 'Cette formule est écartée quand l’une de ces conditions est remplie.',
  'flag.only-if': 'Cette formule ne compte que si toutes ces conditions sont remplies.',
  'severity-when': 'Une autre gravité selon les conditions : la première ligne remplie compte.',
  if: 'Toutes ces conditions sont remplies.',
  fixes: 'Ce qui est proposé à la place.',
  replace: 'Le nouveau texte, avec {champ} pour ce qui a été pris. Sans lui, la correction retire les mots.',
  over: 'Ce qui est remplacé ; le passage par défaut.',
  safe: 'true quand la modification ne change pas le sens : « tout corriger » l’applique alors.',
  'fixes.name': 'Un nom : elle n’est alors proposée que pour les entrées de « flag » qui la nomment sous « fixes ».',
  'flag.fixes': 'Corrections de cette seule formule, ou noms de corrections que des formules partagent.',
  examples: 'Lancés par « Exécuter les exemples » et par « candor preset test ».',
  flagged: 'Textes que cette règle doit relever ; ⟦…⟧ peut marquer l’endroit. Quatre ou plus valent mieux.',
  clean: 'Textes voisins que cette règle doit laisser. Quatre ou plus valent mieux.',
  detector: 'Un détecteur de Candor pour ce que les mots ne peuvent exprimer.',
  'example-format':
    'Comment lire les exemples ; comme du texte par défaut, comme un prompt pour les règles de prompts.',
  phrases: 'L’une de ces formules se trouve dans la portée.',
  has: 'Un fait de cette sorte se trouve dans la portée.',
  is: 'Un état de la phrase, de son endroit ou de son document est donné.',
  'front-matter': 'L’en-tête du fichier a ce champ, avec une valeur autre que false ou rien ; « any-of » dit laquelle.',
  'any-of': 'Valeurs du champ de l’en-tête dont l’une doit s’y trouver.',
  count: 'Au moins autant de constats de la famille de la règle dans le paragraphe, la section ou le document.',
  in: 'Où chercher ; la phrase si rien n’est dit (pour « count » : le document).',
  all: 'Toutes sont remplies.',
  any: 'L’une est remplie.',
  not: 'Ceci n’est pas rempli.',
};

/** Empty when there is no such key. */
export function frenchKey(path: readonly string[]): string {
  const own = path.at(-1) ?? '';
  return FRENCH_KEYS[`${path.at(-2) ?? ''}.${own}`] ?? FRENCH_KEYS[own] ?? '';
}
