import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { allPages } from '../../../scripts/rule-pages/all-pages.js';
import { DETECTORS } from '../../../scripts/rule-pages/detectors-in-words.js';
import { writtenCatalogue } from '../../../scripts/written-catalogue.js';
import { isDetector } from '../../../server/src/core/detectors/index.js';
import { SLOT_NAMES } from '../../../server/src/core/rules/phrase.js';
import { CONDITION_NAMES, CONDITION_SCOPES, FACT_NAMES } from '../../../server/src/core/rules/rule.js';

const root = join(__dirname, '../../..');
const docs = join(root, 'docs');
const { catalogue } = writtenCatalogue(join(root, 'server/presets'));
const pages = allPages(catalogue);

describe('generated pages', () => {
  it('are those in docs/ (npm run docs writes them)', () => {
    const kept = readdirSync(join(docs, 'rules'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(docs.length + 1)
          .replaceAll('\\', '/'),
      );
    const made = [...pages.keys()].filter((path) => path.startsWith('rules/'));
    assert.deepEqual(kept.sort(), made.sort());
    const drifted = [...pages].filter(([path, text]) => readFileSync(join(docs, path), 'utf8') !== text);
    assert.deepEqual(
      drifted.map(([path]) => path),
      [],
    );
  });

  it('say the same in both languages, part by part', () => {
    for (const { id } of catalogue.rules) {
      const [english, french] = ['.md', '.fr.md'].map((end) => pages.get(`rules/${id}${end}`) ?? '');
      const parts = (text = '') => text.match(/^##? /gm)?.length;
      assert.equal(parts(english), parts(french), id);
      for (const language of ['en', 'fr'] as const) {
        for (const example of rule(id).match[language]?.examples.flagged ?? []) {
          const words = example.replace(/[⟦⟧]/g, '').trim().split('\n')[0] as string;
          if (/[\p{Cf}\p{Co}`]/u.test(words)) continue;
          assert.ok(
            english?.includes(words.replace(/\s+/g, ' ')) && french?.includes(words.replace(/\s+/g, ' ')),
            words,
          );
        }
      }
    }
  });

  it('say what each detector finds', () => {
    const named = catalogue.rules.flatMap(({ detector }) => detector ?? []);
    assert.deepEqual(Object.keys(DETECTORS).sort(), [...new Set(named)].sort());
    for (const name of named) assert.ok(isDetector(name), name);
  });

  it('quote no norm that was not verified', () => {
    const unverified = catalogue.norms.filter((norm) => !norm.verified);
    for (const [path, text] of pages) {
      for (const { name, id } of unverified) {
        assert.ok(!text.includes(name.en) && !text.includes(name.fr) && !text.includes(`\`${id}\``), `${path}: ${id}`);
      }
    }
  });
});

describe('the reference of the rule language', () => {
  const reference = readFileSync(join(docs, 'rule-language.md'), 'utf8');
  it('names every condition, fact, scope and slot', () => {
    const names = [...CONDITION_NAMES, ...FACT_NAMES, ...CONDITION_SCOPES];
    const slots = SLOT_NAMES.map((name) => `{${name}}`);
    assert.deepEqual(
      [...names, ...slots].filter((name) => !reference.includes(`\`${name}\``)),
      [],
    );
  });
});

describe('docs', () => {
  it('link to files that exist', () => {
    const broken: string[] = [];
    const files = readdirSync(docs, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.md'));
    for (const file of [...files.map((name) => join(docs, name)), join(root, 'README.md')]) {
      const text = readFileSync(file, 'utf8')
        .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
        .replace(/`[^`\n]*`/g, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target) || target.startsWith('#')) continue;
        const path = join(dirname(file), decodeURIComponent(target.split('#')[0] as string));
        if (!existsSync(path)) broken.push(`${file.slice(root.length + 1)}: ${target}`);
      }
    }
    assert.deepEqual(broken, []);
  });
});

function rule(id: string) {
  const found = catalogue.rules.find((candidate) => candidate.id === id);
  assert.ok(found);
  return found;
}
