/** Writes the generated pages of `docs/`: one a rule and language, their indexes, and the norms. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { problemText } from '../server/src/config/problem.js';
import { allPages } from './rule-pages/all-pages.js';
import { writtenCatalogue } from './written-catalogue.js';

const docs = resolve(__dirname, '../docs');
const { catalogue, problems } = writtenCatalogue(resolve(__dirname, '../server/presets'));
for (const problem of problems) console.error(problemText(problem, 'en'));
if (problems.length) {
  console.error(`${problems.length} problem(s); the pages were not written.`);
  process.exitCode = 1;
} else {
  rmSync(join(docs, 'rules'), { recursive: true, force: true });
  const pages = allPages(catalogue);
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(docs, path)), { recursive: true });
    writeFileSync(join(docs, path), text);
  }
  console.log(`${pages.size} pages in docs`);
}
