import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { review } from './support.js';

/** READMEs and change logs of the libraries that Candor is built with: written by people, most before chatbots. */
const FOLDER = join(import.meta.dirname, '../../../node_modules');
const NAMES = /^(?:readme|changelog|history|contributing|security|governance|code_of_conduct)(?:\.md|\.markdown)$/i;
/** Documents that are read at most, and how long each may be, in bytes. */
const MOST = 160;
const LONGEST = 60_000;
/** Packages about AI, whose pages speak of nothing else. */
const ABOUT_AI = /(?:^|[/@-])(?:ai|llm|openai|anthropic|c2pa|contentauth)(?:[/-]|$)|c2pa/;

function packages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name }) => (name.startsWith('@') ? packages(join(folder, name)) : [join(folder, name)]));
}

const documents = packages(FOLDER)
  .filter((folder) => !ABOUT_AI.test(folder.slice(FOLDER.length)))
  .sort()
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => NAMES.test(name))
      .map((name) => join(folder, name)),
  )
  .filter((path) => existsSync(path) && statSync(path).size <= LONGEST)
  .slice(0, MOST);

describe('documents written by people', () => {
  it('are at least a hundred', () => assert.ok(documents.length >= 100, `only ${documents.length}`));
  it('bear no mark of AI, nor anything about disclosure', () => {
    const told: string[] = [];
    for (const path of documents) {
      const { disclosure, findings } = review(readFileSync(path, 'utf8'), 'markdown');
      const name = path.slice(FOLDER.length + 1);
      for (const mark of disclosure.marks) told.push(`${name}: mark ${mark.kind}: ${mark.text.slice(0, 120)}`);
      for (const { text } of disclosure.statements) told.push(`${name}: statement: ${text.slice(0, 120)}`);
      for (const { rule, evidence } of findings) {
        if (rule.startsWith('ai-disclosure/') || rule === 'prompt/hidden-unicode')
          told.push(`${name}: ${rule}: ${evidence}`);
      }
      if (disclosure.status !== 'not-needed') told.push(`${name}: ${disclosure.status}: ${disclosure.reason.en}`);
    }
    assert.deepEqual(told, []);
  });
});
