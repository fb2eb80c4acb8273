/**
 * Small words by which English and French are told apart while the text is tokenised. Words that both languages
 * write alike ("on", "or", "an", "plus", "but", "as") are left out: they tell nothing. Folded: no accents, lower case.
 */
const words = (list: string): readonly string[] => list.trim().split(/\s+/);

export const ENGLISH_FUNCTION_WORDS = words(`
  the of and to in is you that it for are with your this be at have from we our not will can all by if they their
  what which when was do has more about who get only now my just so up out how than them its been were would there her
  his any some these into today free never left here i he she us these those does did had could should may might
  must been being because while where why each other most many much after before over under between through during
  again also always every yes let want need make see know your yours ours don't without within off own same too very
  still even such until against both few then once less like new one two three first last`);

export const FRENCH_FUNCTION_WORDS = words(`
  le la les de des du un une et est que qui dans pour pas vous votre vos nous notre nos ce cette ces avec par sur au
  aux sans ne se il elle ils elles je tu te ta ton tes mon ma mes mais ou donc si leur leurs sont avez avons etre avoir
  fait faire tout tous toute toutes chez tres merci bonjour ici cet comme aucun aucune jamais rien encore deja c' l' d'
  qu' n' j' s' m' t' jusqu' lorsqu' puisqu' aujourd' hui quand dont sera seront peut peuvent doit doivent ainsi alors
  apres avant depuis entre pendant moins bien aussi meme puis etes suis ont sommes cela ca ceci celui celle ceux y en
  lui soit ete etait afin lors vers selon sous deux trois quel quelle quels quelles voici voila toujours chaque autre
  autres seulement maintenant gratuit gratuite non oui`);

/** Words whose full stop ends no sentence. */
export const ABBREVIATIONS = words(`
  mr mrs ms dr prof st vs etc eg ie approx dept jr sr inc ltd co corp mme mlle mm tel av bd`);
