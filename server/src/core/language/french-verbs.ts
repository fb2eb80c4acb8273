/**
 * The forms of French verbs beyond the first two groups. Most follow the model of a few endings: "transmettre" goes as
 * "mettre", "entendre" as "rendre", "prédire" as "interdire". What follows no model is listed whole. As elsewhere,
 * accents fold away and a form that does not exist does no harm.
 */

const IRREGULAR: Readonly<Record<string, string>> = {
  être: 'suis es est sommes êtes sont étais était étiez étaient sera serez serons seront seras serait sois soit soyez soyons soient été étant',
  avoir:
    'ai as a avons avez ont avais avait aviez avaient aura aurez aurons auront auras aurait aie aies ait ayez ayons aient eu ayant',
  faire:
    'fais fait faisons faites font faisait faisaient faisiez fera ferez ferons feront feras ferait fasse fassent fassiez faisant faite faits faites',
  aller: 'vais vas va allons allez vont allait iront ira irez irons aille allé allant',
  dire: 'dis dit disons dites disent disait disaient dira direz dirons diront dise disent disant dite dits dites',
  pouvoir: 'peux peut pouvons pouvez peuvent pouvait pourra pourrez pourront pourrait puisse pu pouvant',
  vouloir: 'veux veut voulons voulez veulent voulait voudra voudrez veuille veuillez voulu voulant',
  savoir: 'sais sait savons savez savent savait saura saurez saurons sauront saurait sache sachez sachent su sachant',
  devoir: 'dois doit devons devez doivent devait devra devrez devront devrait doive dû due dus dues devant',
  croire: 'crois croit croyons croyez croient croyait croira croie cru crue crus croyant',
  boire: 'bois boit buvons buvez boivent buvait boira boirez boiront boirait boive bu bue bus bues buvant',
  suivre: 'suis suit suivons suivez suivent suivait suivra suivrez suive suivi suivie suivis suivies suivant',
  vivre: 'vis vit vivons vivez vivent vivait vivra vivrez vivront vivrait vive vécu vécue vécus vécues vivant',
  naître: 'nais naît naissons naissez naissent naissait naîtra naîtront né née nés nées naissant',
  mourir: 'meurs meurt mourons mourez meurent mourait mourra mourrez mourront meure mort morte morts mortes mourant',
  convaincre:
    'convaincs convainc convainquons convainquez convainquent convaincra convaincrez convaincu convaincue convaincus convaincues',
  savourer: 'savoure',
};

/** What verbs that end in the pattern have in common. */
interface Model {
  readonly pattern: RegExp;
  /** How many characters are cut off the infinitive. */
  readonly cut: number;
  /** What takes their place; "-" is nothing. */
  readonly endings: string;
}

const MODELS: readonly Model[] = [
  // comprendre, apprendre
  {
    pattern: /prendre$/,
    cut: 5,
    endings:
      'ends end enons enez ennent enais enait eniez enaient endra endrez endrons endront endrait enne ennes is ise ises enant',
  },
  // craindre, joindre, atteindre
  {
    pattern: /[aeo]indre$/,
    cut: 4,
    endings: 'ns nt gnons gnez gnent gnait gnaient ndra ndrez ndrons ndront ndrait gne nt nte nts ntes gnant',
  },
  // vendre, entendre, répondre, perdre, interrompre
  {
    pattern: /([eo]n|[eo]r)dre$|rompre$/,
    cut: 2,
    endings: '- s t ons ez ent ais ait iez aient ra ras rez rons ront rait raient e es u ue us ues ant',
  },
  // mettre, transmettre
  {
    pattern: /mettre$/,
    cut: 5,
    endings:
      'ets et ettons ettez ettent ettais ettait ettaient ettra ettrez ettrons ettront ettrait ette is ise ises ettant',
  },
  // battre, combattre
  {
    pattern: /battre$/,
    cut: 3,
    endings: '- s tons tez tent tait taient tra trez trons tront trait te tu tue tus tues tant',
  },
  // connaître, apparaître
  {
    pattern: /(nn|r)aître$/,
    cut: 4,
    endings: 'is ît issons issez issent issait issaient îtra îtrez îtrons îtront îtrait isse issant',
  },
  { pattern: /(nn|r)aître$/, cut: 5, endings: 'u ue us ues' },
  // produire, interdire
  {
    pattern: /uire$|dire$/,
    cut: 2,
    endings: 's t sons sez sent sait saient ra rez rons ront rait se sant te ts tes',
  },
  // écrire, inscrire
  { pattern: /crire$/, cut: 2, endings: 's t vons vez vent vait vaient ra rez rons ront rait ve vant te ts tes' },
  // lire, élire
  {
    pattern: /([^c]l|\bl)ire$/,
    cut: 3,
    endings: 'is it isons isez isent isait isaient ira irez irons iront irait ise isant u ue us ues',
  },
  // sourire
  { pattern: /rire$/, cut: 2, endings: '- s t ons ez ent ait aient ra rez rons ront rait e ant' },
  // exclure, inclure
  { pattern: /clure$/, cut: 2, endings: '- s t ons ez ent ait aient ra rez rons ront rait e es ant se ses' },
  // recevoir, percevoir
  {
    pattern: /cevoir$/,
    cut: 6,
    endings:
      'çois çoit cevons cevez çoivent cevait cevaient cevra cevrez cevrons cevront cevrait çoive çu çue çus çues cevant',
  },
  // voir, prévoir
  {
    pattern: /voir$/,
    cut: 3,
    endings:
      'ois oit oyons oyez oient oyait oyaient erra errez errons erront errait oira oirez oiront oie u ue us ues oyant',
  },
  // mentir, sortir, dormir, servir; not garantir, répartir, asservir
  {
    pattern: /^(dé)?mentir$|^(re|dé)?partir$|^(res)?sortir$|^(res|con|pres)?sentir$|^(en|re)?dormir$|^(des|re)?servir$/,
    cut: 3,
    endings: 's t',
  },
  {
    pattern: /^(dé)?mentir$|^(re|dé)?partir$|^(res)?sortir$|^(res|con|pres)?sentir$|^(en|re)?dormir$|^(des|re)?servir$/,
    cut: 2,
    endings: 'ons ez ent ais ait iez aient ira irez irons iront irait e es i ie is ies ant',
  },
  // recueillir, accueillir
  { pattern: /cueillir$/, cut: 2, endings: 'e es ons ez ent ait aient era erez erons eront erait i ie is ies ant' },
  // ouvrir, découvrir, offrir, souffrir
  {
    pattern: /ouvrir$|ffrir$/,
    cut: 3,
    endings: 're res rons rez rent rait raient rira rirez rirons riront rirait ert erte erts ertes rant',
  },
  // tenir, obtenir, devenir
  {
    pattern: /[tv]enir$/,
    cut: 4,
    endings:
      'iens ient enons enez iennent enais enait eniez enaient iendra iendrez iendrons iendront iendrait ienne iennes enu enue enus enues enant',
  },
  // parcourir
  { pattern: /courir$/, cut: 2, endings: 's t ons ez ent ait aient ra rez rons ront rait e u ue us ues ant' },
  // acquérir
  {
    pattern: /quérir$/,
    cut: 4,
    endings: 'iers iert érons érez ièrent érait éraient erra errez erront ière is ise ises érant',
  },
  // poursuivre, survivre
  {
    pattern: /(suiv|viv)re$/,
    cut: 3,
    endings: 's t vons vez vent vait vaient vra vrez vrons vront vrait ve vi vie vis vies vant',
  },
];

/** The forms of a verb that is irregular or follows one of the models above; undefined for any other word. */
export function thirdGroup(infinitive: string): string[] | undefined {
  const irregular = IRREGULAR[infinitive];
  if (irregular) return irregular.split(' ');
  const models = MODELS.filter(({ pattern }) => pattern.test(infinitive));
  const first = models[0];
  if (!first) return undefined;
  // Verbs as "mentir" and "connaître" have two stems, hence two entries of one pattern.
  return models
    .filter(({ pattern }) => pattern.source === first.pattern.source)
    .flatMap(({ cut, endings }) =>
      endings.split(' ').map((ending) => infinitive.slice(0, -cut) + (ending === '-' ? '' : ending)),
    );
}
