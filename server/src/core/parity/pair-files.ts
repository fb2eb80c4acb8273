import { languageOfLocale } from '../document/catalogue/locale.js';
import type { Language } from '../document/document.js';

/** A file that may hold the same text in the other language. */
export interface PairCandidate {
  /** With `/`, from the same folder as the path that was asked about. */
  readonly path: string;
  readonly languages: { readonly own: Language; readonly pair: Language };
}

const OTHER: Readonly<Record<Language, Language>> = { en: 'fr', fr: 'en' };
/** Regions of sites and catalogues, the usual ones first. */
const REGIONS: Readonly<Record<Language, readonly string[]>> = { en: ['US', 'GB', 'CA'], fr: ['FR', 'CA', 'BE', 'CH'] };

/** Folders above a file in which the other language's folder is looked for. */
const MOST_FOLDERS = 4;
const LONGEST_PATH = 1_000;

/**
 * The files that a path may be paired with by its name, the likeliest first: `en.json` and `fr.json`,
 * `locales/en/x.json` and `locales/fr/x.json`, `messages.en.yml`, `app_en.arb`, `page.md` and `page.fr.md`,
 * `index.html` and `fr/index.html`. At most a few dozen; none leaves the folder that the path counts from.
 * @param path relative to the project, with `/`
 */
export function pairCandidates(path: string): readonly PairCandidate[] {
  if (path.length > LONGEST_PATH) return [];
  const parts = path.split('/');
  if (parts.some((part) => part === '..' || part === '')) return [];
  const name = parts.pop() as string;
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return [];
  const found = new Map<string, PairCandidate>();
  const add = (folders: readonly string[], file: string, own: Language) => {
    const candidate = [...folders, file].join('/');
    if (candidate !== path && !found.has(candidate)) {
      found.set(candidate, { path: candidate, languages: { own, pair: OTHER[own] } });
    }
  };
  const [stem, ending] = [name.slice(0, dot), name.slice(dot)];
  const named = localeInStem(stem);
  if (named) {
    const { own, before, locale, after, joint } = named;
    for (const other of otherLocales(locale, own))
      add(parts, `${before}${joint.before}${other}${joint.after}${after}${ending}`, own);
    const bare = before + after;
    if (bare !== '') add(parts, bare + ending, own);
    return [...found.values()];
  }
  if (isOtherLocale(stem)) return [];
  const level = parts.findLastIndex((part) => languageIn(part) !== undefined);
  if (level >= 0 && parts.length - level <= MOST_FOLDERS) {
    const folder = parts[level] as string;
    const own = languageIn(folder) as Language;
    const [above, below] = [parts.slice(0, level), parts.slice(level + 1)];
    const [locale, tail] = folder.endsWith('.lproj') ? [folder.slice(0, -6), '.lproj'] : [folder, ''];
    for (const other of otherLocales(locale, own)) add([...above, other + tail, ...below], name, own);
    add([...above, ...below], name, own);
    return [...found.values()];
  }
  // Nothing says the language: it is the one that the pair is not in.
  for (const own of ['en', 'fr'] as const) {
    const other = OTHER[own];
    for (const joint of ['.', '_', '-']) add(parts, `${stem}${joint}${other}${ending}`, own);
    for (const region of REGIONS[other].slice(0, 2)) add(parts, `${stem}.${other}-${region}${ending}`, own);
  }
  for (let depth = parts.length; depth >= 0 && parts.length - depth < MOST_FOLDERS; depth--) {
    for (const own of ['en', 'fr'] as const) {
      add([...parts.slice(0, depth), OTHER[own], ...parts.slice(depth)], name, own);
    }
  }
  return [...found.values()];
}

/**
 * The pair of a path among files that exist: the likeliest that takes the path for its own pair too, so that of three
 * files no two share one.
 * @param exists asked of paths like those of `pairCandidates`, each at most once
 */
export async function findPair(
  path: string,
  exists: (path: string) => boolean | Promise<boolean>,
): Promise<PairCandidate | undefined> {
  const known = new Map<string, boolean | Promise<boolean>>([[path, true]]);
  const first = async (of: string): Promise<PairCandidate | undefined> => {
    for (const candidate of pairCandidates(of)) {
      let is = known.get(candidate.path);
      if (is === undefined) {
        is = exists(candidate.path);
        known.set(candidate.path, is);
      }
      if (await is) return candidate;
    }
    return undefined;
  };
  const candidate = await first(path);
  return candidate && (await first(candidate.path))?.path === path ? candidate : undefined;
}

interface NamedLocale {
  readonly own: Language;
  readonly locale: string;
  readonly before: string;
  readonly after: string;
  /** The signs between the locale and the rest. */
  readonly joint: { readonly before: string; readonly after: string };
}

/** `fr`, `messages.fr`, `app_en`, `page-fr-CA`, `fr.common`. */
function localeInStem(stem: string): NamedLocale | undefined {
  const whole = languageIn(stem);
  if (whole) return { own: whole, locale: stem, before: '', after: '', joint: { before: '', after: '' } };
  const last = /^(.+)([._-])([a-z]{2}(?:[-_][a-z]{2})?)$/i.exec(stem);
  const own = last && languageIn(last[3] as string);
  if (last && own) {
    return { own, locale: last[3]!, before: last[1]!, after: '', joint: { before: last[2]!, after: '' } };
  }
  const first = /^([a-z]{2}(?:[-_][a-z]{2})?)\.(.+)$/i.exec(stem);
  const opening = first && languageIn(first[1] as string);
  if (first && opening) {
    return { own: opening, locale: first[1]!, before: '', after: first[2]!, joint: { before: '', after: '.' } };
  }
  return undefined;
}

/** `page.de`: a text in a language that is not compared. */
function isOtherLocale(stem: string): boolean {
  const last = /[._]([a-z]{2}(?:[-_][a-z]{2})?)$/i.exec(stem)?.[1];
  return languageOfLocale(stem) === 'other' || (last !== undefined && languageOfLocale(last) === 'other');
}

function languageIn(name: string): Language | undefined {
  const language = languageOfLocale(name.endsWith('.lproj') ? name.slice(0, -6) : name);
  return language === 'other' ? undefined : language;
}

/** Names of the other language's locale in the style of this one: `fr-FR` beside `en-US`, `fr_ca` beside `en_ca`. */
function otherLocales(locale: string, own: Language): readonly string[] {
  const other = OTHER[own];
  const style = locale.slice(0, 2) === locale.slice(0, 2).toUpperCase() ? other.toUpperCase() : other;
  const joint = /[-_]/.exec(locale)?.[0];
  const region = joint ? locale.slice(3) : '';
  const regions = [region.toUpperCase(), ...REGIONS[other]].filter((name) => REGIONS[other].includes(name));
  const cased = [...new Set(regions)].map((name) =>
    region === region.toLowerCase() && joint ? name.toLowerCase() : name,
  );
  const withRegion = (sign: string) => cased.map((name) => `${style}${sign}${name}`);
  return joint ? [...withRegion(joint), style] : [style, ...withRegion('-'), ...withRegion('_')];
}
