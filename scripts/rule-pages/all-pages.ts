import type { Catalogue } from '../../server/src/core/index.js';
import { WordLists } from '../../server/src/core/rules/word-lists.js';
import { listsPage } from './lists-page.js';
import { normsPage, rulesIndex } from './overview-pages.js';
import { rulePage } from './rule-page.js';

/** Every generated page of `docs/`: its text by its path there. */
export function allPages(catalogue: Catalogue): ReadonlyMap<string, string> {
  const norms = new Map(catalogue.norms.map((norm) => [norm.id, norm]));
  const { normsDate } = catalogue;
  const lists = new WordLists(catalogue.lists ?? {});
  const pages = new Map<string, string>([
    ['norms.md', normsPage(catalogue, 'en', 'normes.md', 'rules/README.md')],
    ['normes.md', normsPage(catalogue, 'fr', 'norms.md', 'rules/LISEZMOI.md')],
    ['lists.md', listsPage(lists, 'en', 'listes.md')],
    ['listes.md', listsPage(lists, 'fr', 'lists.md')],
    ['rules/README.md', rulesIndex(catalogue, 'en', 'LISEZMOI.md', '../norms.md')],
    ['rules/LISEZMOI.md', rulesIndex(catalogue, 'fr', 'README.md', '../normes.md')],
  ]);
  for (const rule of catalogue.rules) {
    const source = `../../../server/presets/${rule.id}.yml`;
    const english = { index: '../README.md', norms: '../../norms.md', source };
    const french = { index: '../LISEZMOI.md', norms: '../../normes.md', source };
    pages.set(`rules/${rule.id}.md`, rulePage(rule, 'en', { norms, normsDate, lists, links: english }));
    pages.set(`rules/${rule.id}.fr.md`, rulePage(rule, 'fr', { norms, normsDate, lists, links: french }));
  }
  return pages;
}
