import type { Format } from '../document.js';
import { type FileLanguage, languageOfLocale } from './locale.js';

/** Endings that only catalogues and tables have. */
const BY_ENDING: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['arb', 'json'],
  ['po', 'po'],
  ['pot', 'po'],
  ['xlf', 'xliff'],
  ['xliff', 'xliff'],
  ['ftl', 'fluent'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
]);

/** Endings that catalogues share with everything else. */
const SHARED: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['json', 'json'],
  ['jsonc', 'json'],
  ['yml', 'yaml'],
  ['yaml', 'yaml'],
]);

/** Folders that hold nothing but catalogues, in folders by language or subject too. */
const LOCALE_FOLDERS = new Set(['locales', 'locale', '_locales', 'i18n', 'l10n', 'translations', 'translation']);
/** Folders whose name means other things as well: the file or a folder below must be named by a locale. */
const MAYBE_FOLDERS = new Set(['lang', 'langs', 'languages', 'messages', 'intl', 'nls', 'strings']);

/** Folders above a file that are looked at. */
const MOST_FOLDERS = 4;

/** Languages without a code of two letters, in a folder of locales. */
const THREE_LETTERS = /^(?!eng|fra|fre)[a-z]{3}(?:-[a-z]{2,4})?$/;

/** Never a catalogue, wherever it lies. */
const NEVER =
  /^(?:package|package-lock|npm-shrinkwrap|composer|tsconfig.*|jsconfig.*|manifest|openapi.*|swagger.*|asyncapi.*|.*\.schema|schema|.*lock|config|.*\.config|settings|project|nx|lerna|angular|vercel|now|firebase|renovate|crowdin|lokalise|candor|preset|docker-compose.*|\..*)$/i;

/**
 * The format of a file that is a string catalogue or a table by its ending, or by where it lies and how it is called:
 * `locales/en/home.json`, `fr-FR.yml`, `messages.fr.json`, `package.nls.fr.json`, `app_en.arb`.
 * @param path with either kind of slash
 */
export function catalogueFormatOf(path: string): Format | undefined {
  const { stem, ending, folders } = partsOf(path);
  const own = BY_ENDING.get(ending);
  if (own) return own;
  const shared = SHARED.get(ending);
  if (!shared || NEVER.test(stem)) return undefined;
  if (localeInName(stem) !== undefined || /\.nls$/i.test(stem)) return shared;
  for (let i = 0; i < MOST_FOLDERS && i < folders.length; i++) {
    const folder = folders[i] as string;
    if (LOCALE_FOLDERS.has(folder)) return shared;
    if (MAYBE_FOLDERS.has(folder) && folders.slice(0, i).some((name) => languageOfLocale(name) !== undefined)) {
      return shared;
    }
  }
  return undefined;
}

/** The format of a file that a configuration names as copy: any JSON or YAML that is not plainly something else. */
export function includedFormatOf(path: string): Format | undefined {
  const { stem, ending } = partsOf(path);
  return NEVER.test(stem) ? undefined : SHARED.get(ending);
}

/** The language that the file's name, or a folder named by a locale, says; undefined when neither does. */
export function languageOfFile(path: string): FileLanguage | undefined {
  const { stem, folders } = partsOf(path);
  const own = localeInName(stem);
  if (own) return own;
  for (let i = 0; i < MOST_FOLDERS && i < folders.length; i++) {
    const name = folders[i] as string;
    // Xcode calls its folders `fr.lproj`.
    const language = languageOfLocale(name.replace(/\.lproj$/, ''));
    if (language === 'en' || language === 'fr') return language;
    // `to-do` and `my` are folders of anything: other languages are told among their like only.
    const above = folders[i + 1] ?? '';
    const isAmongLocales = LOCALE_FOLDERS.has(above) || MAYBE_FOLDERS.has(above) || name.endsWith('.lproj');
    if (isAmongLocales && (language || THREE_LETTERS.test(name))) return 'other';
  }
  return undefined;
}

/** `fr`, `messages.fr`, `messages+intl-icu.fr`, `app_en`, `app-en-US`, `fr.common`. */
function localeInName(stem: string): FileLanguage | undefined {
  const whole = languageOfLocale(stem);
  if (whole) return whole;
  const parts = stem.split('.');
  if (parts.length > 1) return languageOfLocale(parts.at(-1) as string) ?? languageOfLocale(parts[0] as string);
  const tail = /^.+?[_-]([a-z]{2}(?:[-_][a-z]{2}|[-_][a-z]{4})?)$/i.exec(stem)?.[1];
  return tail === undefined ? undefined : languageOfLocale(tail);
}

function partsOf(path: string): {
  readonly stem: string;
  readonly ending: string;
  readonly folders: readonly string[];
} {
  const parts = path.split(/[/\\]/);
  const name = parts.pop() as string;
  const dot = name.lastIndexOf('.');
  return {
    stem: dot < 0 ? name : name.slice(0, dot),
    ending: dot < 0 ? '' : name.slice(dot + 1).toLowerCase(),
    // The nearest first.
    folders: parts.reverse().map((part) => part.toLowerCase()),
  };
}
