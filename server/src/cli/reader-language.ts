import type { Language } from '../core/document/document.js';

/** The reader's language: asked for by `--lang-ui`, else that of the system, else English. */
export function readerLanguage(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  for (const [index, arg] of args.entries()) {
    const value = arg === '--lang-ui' ? args[index + 1] : /^--lang-ui=(.*)$/.exec(arg)?.[1];
    if (value === 'en' || value === 'fr') return value;
  }
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^fr(?:[^a-z]|$)/i.test(locale) ? 'fr' : 'en';
}
