import { SLOT_NAMES } from '../../core/rules/phrase.js';
import type { Localised } from '../../core/rules/rule.js';
import { MESSAGES } from '../messages.js';

type Meanings = Readonly<Record<string, Localised>>;

/** What the fixed words of the rule language mean, by the key that they stand after. Tests hold them to the schema. */

const SEVERITY: Meanings = Object.fromEntries(
  (['error', 'warning', 'info', 'hint'] as const).map((severity) => [
    severity,
    { en: MESSAGES.en.severityMeanings[severity], fr: MESSAGES.fr.severityMeanings[severity] },
  ]),
);

const FAMILY: Meanings = {
  'ai-disclosure': { en: 'AI generation and whether it is told.', fr: 'La génération par IA et sa mention.' },
  privacy: { en: 'Promises and consent about personal data.', fr: 'Promesses et consentement sur les données.' },
  manipulation: { en: 'Pressure that clouds a free choice.', fr: 'La pression qui trouble un libre choix.' },
  'ai-claims': { en: 'What AI is said to be able to do.', fr: 'Ce que l’IA est dite capable de faire.' },
  prompt: { en: 'Orders in prompts to do any of these.', fr: 'Les prompts qui ordonnent l’un de ces procédés.' },
  house: { en: 'Rules of your own.', fr: 'Vos propres règles.' },
};

const APPLIES_TO: Meanings = {
  copy: { en: 'Ordinary copy.', fr: 'Les textes ordinaires.' },
  prompts: { en: 'Prompts for a model.', fr: 'Les prompts d’un modèle.' },
  all: { en: 'Both copy and prompts.', fr: 'Les textes et les prompts.' },
};

const GUARD: Meanings = {
  negated: { en: 'In the reach of a negation: no, never, without.', fr: 'Sous une négation : ne… pas, sans, jamais.' },
  quoted: { en: 'Between quotation marks, or in a quotation.', fr: 'Entre guillemets, ou dans une citation.' },
  reported: { en: 'What somebody else is reported to say.', fr: 'Ce qu’un autre est censé dire.' },
  described: {
    en: 'An example of a practice, such as below “Avoid:”.',
    fr: 'L’exemple d’un procédé, par exemple sous « À éviter : ».',
  },
  struck: { en: 'Struck through.', fr: 'Barré.' },
  hidden: { en: 'In text that readers do not see.', fr: 'Dans un texte que le lecteur ne voit pas.' },
  question: { en: 'In a question.', fr: 'Dans une question.' },
};

const IS: Meanings = {
  ...GUARD,
  conditional: { en: 'In a sentence with “if” or “unless”.', fr: 'Dans une phrase avec « si » ou « à moins que ».' },
  imperative: { en: 'The sentence gives an order.', fr: 'La phrase donne un ordre.' },
  past: { en: 'The sentence tells of the past.', fr: 'La phrase parle du passé.' },
  'we-speak': { en: 'The sentence speaks as “we”.', fr: 'La phrase dit « nous » ou « on ».' },
  'addresses-reader': { en: 'The sentence speaks to “you”.', fr: 'La phrase s’adresse à « vous » ou « tu ».' },
  'whole-segment': { en: 'The match is all that the paragraph says.', fr: 'Le passage est tout le paragraphe.' },
  heading: { en: 'In a heading.', fr: 'Dans un titre de section.' },
  button: { en: 'On a button.', fr: 'Sur un bouton.' },
  link: { en: 'In the words of a link.', fr: 'Dans les mots d’un lien.' },
  'list-item': { en: 'In an item of a list.', fr: 'Dans un élément de liste.' },
  cell: { en: 'In a cell of a table.', fr: 'Dans une cellule de tableau.' },
  alt: { en: 'In the text that stands for an image.', fr: 'Dans le texte de remplacement d’une image.' },
  attribute: { en: 'In an attribute of a page element.', fr: 'Dans un attribut d’élément de page.' },
  title: { en: 'In the title of the document.', fr: 'Dans le titre du document.' },
  'legal-page': { en: 'The document is a legal page.', fr: 'Le document est une page juridique.' },
  article: { en: 'The document is an article about the matter.', fr: 'Le document est un article sur le sujet.' },
  forbidden: {
    en: 'Below a heading or lead-in such as “You must not:”.',
    fr: 'Sous un titre ou une amorce comme « Il est interdit de : ».',
  },
  'prompt-file': { en: 'The document is a prompt.', fr: 'Le document est un prompt.' },
  'system-role': { en: 'In the system message of a prompt.', fr: 'Dans le message système d’un prompt.' },
  'user-role': { en: 'In a user message of a prompt.', fr: 'Dans un message d’utilisateur d’un prompt.' },
  'assistant-role': { en: 'In an assistant message of a prompt.', fr: 'Dans un message d’assistant d’un prompt.' },
  'upper-case': { en: 'Written in capitals.', fr: 'Écrit en capitales.' },
};

const SCOPE: Meanings = {
  match: { en: 'Inside the match.', fr: 'Dans le passage même.' },
  sentence: { en: 'In the same sentence.', fr: 'Dans la même phrase.' },
  before: { en: 'Before the match, in the same sentence.', fr: 'Avant le passage, dans la même phrase.' },
  after: { en: 'After the match, in the same sentence.', fr: 'Après le passage, dans la même phrase.' },
  segment: { en: 'In the same paragraph, cell or item.', fr: 'Dans le même paragraphe, la même cellule.' },
  nearby: { en: 'In this, the previous or the next paragraph.', fr: 'Dans ce paragraphe ou l’un de ses voisins.' },
  headings: { en: 'In a heading above.', fr: 'Dans un titre de section au-dessus.' },
  title: { en: 'In the title of the document.', fr: 'Dans le titre du document.' },
  section: { en: 'Below the same heading.', fr: 'Sous le même titre.' },
  document: { en: 'Anywhere in the document.', fr: 'N’importe où dans le document.' },
};

const NUMBER: Meanings = {
  number: { en: 'A figure or a number in words: 2, 1,500, two.', fr: 'Un nombre en chiffres ou en lettres : 2, deux.' },
  percent: { en: 'A figure with % or “percent”.', fr: 'Un nombre avec % ou « pour cent ».' },
  price: { en: 'A figure with a currency.', fr: 'Un nombre avec une monnaie.' },
  duration: { en: 'A number and a unit of time: 24h, 3 days.', fr: 'Un nombre et une unité de temps : 24h, 3 jours.' },
  date: { en: 'A calendar date: 30 June 2026.', fr: 'Une date : le 30 juin 2026.' },
  time: { en: 'A time of the day: 18:00, midnight.', fr: 'Une heure du jour : 18 h, minuit.' },
  year: { en: 'A year: 2026.', fr: 'Une année : 2026.' },
  name: { en: 'One to three capitalised words.', fr: 'Un à trois mots avec majuscule.' },
};

const FACT: Meanings = {
  ...NUMBER,
  source: { en: 'A source that is named.', fr: 'Une source nommée.' },
  limit: {
    en: 'A limit that is stated: except, up to 3, may be wrong.',
    fr: 'Une limite énoncée : sauf, jusqu’à 3, peut se tromper.',
  },
  link: { en: 'A link.', fr: 'Un lien.' },
  'terms-link': {
    en: 'A link to terms, conditions or a privacy policy.',
    fr: 'Un lien vers des conditions ou une politique de confidentialité.',
  },
  email: { en: 'An e-mail address.', fr: 'Une adresse électronique.' },
};

const FORMAT: Meanings = {
  text: { en: 'As plain text.', fr: 'Comme du texte brut.' },
  markdown: { en: 'As Markdown.', fr: 'Comme du Markdown.' },
  html: { en: 'As a web page.', fr: 'Comme une page web.' },
  prompt: { en: 'As a prompt.', fr: 'Comme un prompt.' },
  commit: {
    en: 'As the message of a commit that touched a page.',
    fr: 'Comme le message d’un commit qui a touché une page.',
  },
  pair: { en: 'As a text and its translation.', fr: 'Comme un texte et sa traduction.' },
};

const OVER: Meanings = {
  match: { en: 'The match is replaced.', fr: 'Le passage est remplacé.' },
  sentence: { en: 'The whole sentence is replaced.', fr: 'La phrase entière est remplacée.' },
  segment: { en: 'The whole paragraph is replaced.', fr: 'Le paragraphe entier est remplacé.' },
};

const SAFE: Meanings = {
  true: { en: 'It changes no claim: “fix all” makes it.', fr: 'Ne change pas le sens : « tout corriger » l’applique.' },
  false: { en: 'The writer decides.', fr: 'Le rédacteur en décide.' },
};

const ANY_OF: Meanings = {
  true: { en: 'The field says true.', fr: 'Le champ dit true.' },
  false: { en: 'The field says false.', fr: 'Le champ dit false.' },
};

/** By key, then by value. */
export const MEANINGS: Readonly<Record<string, Meanings>> = {
  severity: SEVERITY,
  family: FAMILY,
  'applies-to': APPLIES_TO,
  'even-when': GUARD,
  is: IS,
  in: SCOPE,
  has: FACT,
  'any-of': ANY_OF,
  'example-format': FORMAT,
  over: OVER,
  safe: SAFE,
  'ordinary-word': {
    true: { en: 'In lower case it is left alone.', fr: 'En minuscules, il est laissé tel quel.' },
    false: { en: 'It is always the name.', fr: 'C’est toujours le nom.' },
  },
};

/** What may stand in braces in a phrase. */
export const SLOT_MEANINGS: Meanings = {
  ...NUMBER,
  countdown: { en: 'A running timer: 02:13:44.', fr: 'Un compte à rebours : 02:13:44.' },
  word: { en: 'Any one word.', fr: 'Un mot quelconque.' },
  start: { en: 'The beginning of the sentence.', fr: 'Le début de la phrase.' },
  end: { en: 'The end of the sentence.', fr: 'La fin de la phrase.' },
  'up to 3 words': { en: 'Up to that many words in between.', fr: 'Jusqu’à autant de mots entre les deux.' },
};

/** Slots in the order in which they are offered. */
export const SLOTS: readonly string[] = [...SLOT_NAMES, 'start', 'end', 'up to 3 words'];
