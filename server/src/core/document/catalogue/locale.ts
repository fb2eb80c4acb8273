import type { Language } from '../document.js';

/** The language a file or a part of it is written in: one that Candor reviews, or another, which is left alone. */
export type FileLanguage = Language | 'other';

/** ISO 639-1, without the codes that are English words or usual file names. */
const TWO_LETTERS = new Set(
  (
    'aa ab af ak am ar av ay az ba be bg bn bo br bs ca ce co cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj ' +
    'fo fr fy ga gd gl gn gu gv ha he hi hr hu hy hz ia id ie ig ii ik is it iu ja jv ka kg ki kk km kn ko kr ks ku kv ' +
    'kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om os pa pi ' +
    'pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn tr ts tt ' +
    'tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);

const LOCALE =
  /^([a-z]{2})(?:[-_](?:[a-z]{2}|\d{3}|latn|latin|cyrl|cyrillic|arab|hans|hant|x-[a-z0-9]+))*(?:@[a-z]+)?(?:\.utf-?8)?$/i;

/** The language that a locale name (`fr`, `en-GB`, `pt_BR`, `zh-Hans`, `fr@informal`) stands for; undefined of other names. */
export function languageOfLocale(name: string): FileLanguage | undefined {
  if (name.length > 24) return undefined;
  const code = LOCALE.exec(name)?.[1]?.toLowerCase();
  if (code === undefined || !TWO_LETTERS.has(code)) return undefined;
  return code === 'en' || code === 'fr' ? code : 'other';
}
