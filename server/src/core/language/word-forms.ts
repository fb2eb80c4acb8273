import type { Language } from '../document/document.js';

/**
 * The inflected forms of a word, for `~word` in phrases: enough to recognise, so a form that does not exist does no
 * harm. English: plural, third person, past, -ing. French: plural, feminine, and the simple tenses by verb group;
 * irregular verbs that copy uses are listed.
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

const FRENCH_IRREGULAR: Readonly<Record<string, string>> = {
  être: 'suis es est sommes êtes sont étais était étiez étaient sera serez serons seront seras serait sois soit soyez soyons soient été étant',
  avoir:
    'ai as a avons avez ont avais avait aviez avaient aura aurez aurons auront auras aurait aie aies ait ayez ayons aient eu ayant',
  faire:
    'fais fait faisons faites font faisait faisaient faisiez fera ferez ferons feront feras ferait fasse fassent fassiez faisant faite faits faites',
  aller: 'vais vas va allons allez vont allait iront ira irez irons aille allé allant',
  dire: 'dis dit disons dites disent disait disaient dira direz dirons diront dise disent disant dite dits dites',
  pouvoir: 'peux peut pouvons pouvez peuvent pouvait pourra pourrez pourront pourrait puisse pu pouvant',
  vouloir: 'veux veut voulons voulez veulent voulait voudra voudrez veuille veuillez voulu voulant',
  savoir: 'sais sait savons savez savent savait saura saurez sache sachez su sachant',
  voir: 'vois voit voyons voyez voient voyait verra verrez verront voie vu vue vus vues voyant',
  prendre:
    'prends prend prenons prenez prennent prenait prendra prendrez prendront prenne prennent pris prise prises prenant',
  vendre: 'vends vend vendons vendez vendent vendait vendra vendrez vendront vende vendu vendue vendus vendues vendant',
  perdre:
    'perds perd perdons perdez perdent perdait perdra perdrez perdront perde perdent perdu perdue perdus perdues perdant',
  mettre: 'mets met mettons mettez mettent mettait mettra mettrez mettront mette mis mise mises mettant',
  écrire: 'écris écrit écrivons écrivez écrivent écrivait écrira écrirez écrive écrite écrits écrites écrivant',
  lire: 'lis lit lisons lisez lisent lisait lira lirez lise lu lue lus lues lisant',
  savourer: 'savoure',
  détruire: 'détruis détruit détruisons détruisez détruisent détruite détruits détruites',
  recevoir:
    'reçois reçoit recevons recevez reçoivent recevait recevra recevrez reçoive reçu reçue reçus reçues recevant',
  connaître: 'connais connaît connaissons connaissez connaissent connaissait connaîtra connu connue connus connues',
  offrir: 'offre offres offrons offrez offrent offrait offrira offrirez offert offerte offerts offertes offrant',
  découvrir:
    'découvre découvres découvrons découvrez découvrent découvrait découvrira découvrirez découvert découverte découverts découvertes',
  tenir: 'tiens tient tenons tenez tiennent tenait tiendra tiendrez tienne tenu tenue tenus tenues tenant',
  obtenir:
    'obtiens obtient obtenons obtenez obtiennent obtenait obtiendra obtiendrez obtienne obtenu obtenue obtenus obtenues obtenant',
  venir: 'viens vient venons venez viennent venait viendra vienne venu venue venus venues',
  devenir: 'deviens devient devenons devenez deviennent devenait deviendra devienne devenu devenue devenus devenues',
  convaincre:
    'convaincs convainc convainquons convainquez convainquent convaincra convaincrez convaincu convaincue convaincus convaincues',
  croire: 'crois croit croyons croyez croient croyait croira croie cru crue crus croyant',
  comprendre:
    'comprends comprend comprenons comprenez comprennent comprenait comprendra comprenne compris comprise comprises',
  suivre: 'suis suit suivons suivez suivent suivait suivra suivrez suive suivi suivie suivis suivies suivant',
  produire: 'produis produit produisons produisez produisent produira produise produite produits produites produisant',
  réduire: 'réduis réduit réduisons réduisez réduisent réduira réduise réduite réduits réduites réduisant',
  ouvrir: 'ouvre ouvres ouvrons ouvrez ouvrent ouvrira ouvert ouverte ouverts ouvertes',
  promettre: 'promets promet promettons promettez promettent promettra promis promise promises promettant',
};

function frenchForms(word: string): string[] {
  const irregular = FRENCH_IRREGULAR[word];
  if (irregular) return irregular.split(' ');
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
