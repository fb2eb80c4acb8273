import type { Language } from '../document/document.js';
import { thirdGroup } from './french-verbs.js';

/**
 * The inflected forms of a word, for `~word` in phrases: enough to recognise, so a form that does not exist does no
 * harm. English: plural, third person, past, -ing. French: plural, feminine, and the simple tenses by verb group.
 */
export function formsOf(word: string, language: Language): string[] {
  const lower = word.toLowerCase();
  const forms = language === 'en' ? englishForms(lower) : frenchForms(lower);
  return [...new Set([lower, ...forms])];
}

const ENGLISH_IRREGULAR: Readonly<Record<string, string>> = {
  be: 'am is are was were been being',
  have: 'has had having',
  do: 'does did done doing',
  go: 'goes went gone going',
  get: 'gets got gotten getting',
  make: 'makes made making',
  take: 'takes took taken taking',
  give: 'gives gave given giving',
  know: 'knows knew known knowing',
  see: 'sees saw seen seeing',
  say: 'says said saying',
  tell: 'tells told telling',
  think: 'thinks thought thinking',
  write: 'writes wrote written writing',
  sell: 'sells sold selling',
  buy: 'buys bought buying',
  lose: 'loses lost losing',
  win: 'wins won winning',
  keep: 'keeps kept keeping',
  hide: 'hides hid hidden hiding',
  lie: 'lies lied lying',
  feel: 'feels felt feeling',
  leave: 'leaves left leaving',
  pay: 'pays paid paying',
  send: 'sends sent sending',
  spend: 'spends spent spending',
  read: 'reads reading',
  build: 'builds built building',
  bring: 'brings brought bringing',
  catch: 'catches caught catching',
  forget: 'forgets forgot forgotten forgetting',
  find: 'finds found finding',
  choose: 'chooses chose chosen choosing',
  beat: 'beats beaten beating',
  steal: 'steals stole stolen stealing',
  speak: 'speaks spoke spoken speaking',
  understand: 'understands understood understanding',
  show: 'shows showed shown showing',
  run: 'runs ran running',
  become: 'becomes became becoming',
  person: 'persons people',
  child: 'children',
  man: 'men',
  woman: 'women',
};

function englishForms(word: string): string[] {
  const irregular = ENGLISH_IRREGULAR[word];
  if (irregular) return irregular.split(' ');
  const forms: string[] = [];
  const vowel = /[aeiou]/;
  const doubled = /^[^aeiou]*[aeiou][bdfgklmnprtvz]$/.test(word) ? word + word.at(-1) : undefined;
  if (/(s|x|z|ch|sh)$/.test(word)) forms.push(`${word}es`);
  else if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  else forms.push(`${word}s`);
  if (/ie$/.test(word)) forms.push(`${word}d`, `${word.slice(0, -2)}ying`);
  else if (/e$/.test(word)) forms.push(`${word}d`, `${/ee$/.test(word) ? word : word.slice(0, -1)}ing`);
  else if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ied`, `${word}ing`);
  else forms.push(`${word}ed`, `${word}ing`);
  // "plan" doubles, "cancel" and "control" do in some spellings.
  if (doubled && vowel.test(word)) forms.push(`${doubled}ed`, `${doubled}ing`);
  else if (/[aeiou]l$|trol$|mit$|fer$|pel$|cur$/.test(word))
    forms.push(`${word}${word.at(-1)}ed`, `${word}${word.at(-1)}ing`);
  return forms;
}

function frenchForms(word: string): string[] {
  const verb = thirdGroup(word);
  // "ordre" and "rire" are nouns too.
  if (verb) return [...verb, `${word}s`];
  if (/er$/.test(word)) return firstGroup(word.slice(0, -2));
  if (/[^o]ir$/.test(word)) return secondGroup(word.slice(0, -1));
  return nounForms(word);
}

function firstGroup(stem: string): string[] {
  const endings = (base: string) =>
    [
      'e',
      'es',
      'ons',
      'ez',
      'ent',
      'ais',
      'ait',
      'ions',
      'iez',
      'aient',
      'ant',
      'é',
      'ée',
      'és',
      'ées',
      'a',
      'èrent',
    ].map((ending) => base + ending);
  const future = (base: string) =>
    ['ai', 'as', 'a', 'ons', 'ez', 'ont', 'ais', 'ait', 'ions', 'iez', 'aient'].map((ending) => `${base}er${ending}`);
  const forms = [...endings(stem), ...future(stem)];
  // manger: mangeons; commencer: commençons (accents fold away, so the cedilla needs nothing)
  if (/g$/.test(stem)) forms.push(...endings(`${stem}e`));
  // employer, essuyer: j'emploie
  if (/[ou]y$/.test(stem)) forms.push(...endings(`${stem.slice(0, -1)}i`), ...future(`${stem.slice(0, -1)}i`));
  // jeter, appeler: je jette, j'appelle
  if (/e[lt]$/.test(stem)) forms.push(...endings(stem + stem.at(-1)), ...future(stem + stem.at(-1)));
  return forms;
}

function secondGroup(base: string): string[] {
  const endings = 's t ssons ssez ssent ssais ssait ssions ssiez ssaient ssant sse sses e es'.split(' ');
  const future = 'rai ras ra rons rez ront rais rait rions riez raient'.split(' ');
  return [base, ...endings.map((ending) => base + ending), `${base}s`, ...future.map((ending) => base + ending)];
}

/** Plural and feminine of nouns and adjectives. */
function nounForms(word: string): string[] {
  const forms: string[] = [];
  if (/(s|x|z)$/.test(word)) forms.push(`${word}e`, `${word}es`, word.replace(/x$/, 'se'), word.replace(/x$/, 'ses'));
  else if (/eau$/.test(word)) forms.push(`${word}x`);
  else if (/al$/.test(word)) forms.push(`${word.slice(0, -1)}ux`, `${word}e`, `${word}es`);
  else if (/eur$/.test(word))
    forms.push(
      `${word}s`,
      `${word}e`,
      `${word}es`,
      word.replace(/eur$/, 'euse'),
      word.replace(/eur$/, 'euses'),
      word.replace(/eur$/, 'rice'),
      word.replace(/eur$/, 'rices'),
    );
  else if (/if$/.test(word)) forms.push(`${word}s`, word.replace(/f$/, 've'), word.replace(/f$/, 'ves'));
  else if (/el$|en$|on$/.test(word)) forms.push(`${word}s`, `${word + word.at(-1)}e`, `${word + word.at(-1)}es`);
  else if (/e$/.test(word)) forms.push(`${word}s`);
  else forms.push(`${word}s`, `${word}e`, `${word}es`);
  return forms;
}
