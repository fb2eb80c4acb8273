import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractPath, toJsonFile, toJsonReview } from '../../../server/src/report/json.js';
import { countsAgainst } from '../../../server/src/report/summary.js';
import { reviewedSample, sampleReport } from './sample.js';
import { HOSTILE_FILE, SAMPLE_FILES, type SampleFile } from './sample-files.js';

const landing = SAMPLE_FILES[0] as SampleFile;
const tool = { name: 'Candor', version: '0.1.0' };

describe('the contract JSON', () => {
  it('gives a finding every field of the contract, in the reader’s language', () => {
    const [finding] = toJsonFile(reviewedSample(landing, 'fr')).findings;
    assert.deepEqual(finding, {
      rule: 'ai-disclosure/chatbot-residue',
      family: 'ai-disclosure',
      severity: 'error',
      title: 'Reste d’une conversation avec un chatbot',
      message: 'Cette phrase s’adressait à la personne qui interrogeait un chatbot, pas au lecteur. À retirer.',
      why: 'Elle montre que le texte a été collé sans relecture, et fait douter de tout le reste.',
      fineWhen: 'La page cite une conversation à dessein et le dit.',
      norms: ['icc-code-2024'],
      evidence: 'Certainly! Here is a version of your landing page with a warmer tone. ',
      language: 'en',
      start: { line: 5, character: 0, offset: 59 },
      end: { line: 5, character: 70, offset: 129 },
      fingerprint: 'ai-disclosure/chatbot-residue:59',
      fixes: [
        {
          title: 'Retirer la phrase',
          safe: true,
          edits: [
            {
              start: { line: 5, character: 0, offset: 59 },
              end: { line: 5, character: 70, offset: 129 },
              newText: '',
            },
          ],
        },
      ],
    });
  });

  it('places every finding where its evidence stands', () => {
    for (const sample of SAMPLE_FILES) {
      const lines = sample.text.split('\n');
      for (const { start, end, evidence, rule } of toJsonFile(reviewedSample(sample, 'en')).findings) {
        const source = sample.text.slice(start.offset, end.offset);
        if (rule !== 'prompt/card-number') assert.equal(source, evidence);
        assert.ok(lines[start.line]?.slice(start.character).startsWith(source));
      }
    }
  });

  it('lists every file and every status', () => {
    const files = SAMPLE_FILES.map((sample) => toJsonFile(reviewedSample(sample, 'en')));
    const review = toJsonReview({ tool, presets: [], files, unreadable: [{ path: 'gone.md', reason: 'not found' }] });
    assert.equal(review.schemaVersion, 1);
    assert.equal(review.files.length, SAMPLE_FILES.length);
    assert.deepEqual(review.summary.files, { reviewed: 9, clean: 2, unreadable: 1 });
    assert.deepEqual(review.summary.disclosure, { missing: 1, disclosed: 1, 'signed-off': 1, 'not-needed': 6 });
    assert.equal(review.summary.notices, 1);
    assert.deepEqual(JSON.parse(JSON.stringify(review)), review);
  });

  it('counts only what nobody has set aside', () => {
    const { summary } = sampleReport('en').review;
    assert.deepEqual(summary.bySeverity, { error: 5, warning: 26, info: 23, hint: 0 });
    assert.equal(summary.findings, 54);
    assert.deepEqual(summary.setAside, { hints: 0, suppressed: 1, decided: 1 });
    const families = Object.values(summary.byFamily).reduce((a, b) => a + b);
    assert.equal(families, summary.findings);
  });

  it('knows which findings count', () => {
    assert.ok(countsAgainst({ severity: 'info' }));
    assert.ok(!countsAgainst({ severity: 'hint' }));
    assert.ok(!countsAgainst({ severity: 'error', suppressed: { reason: 'quoted' } }));
    assert.ok(!countsAgainst({ severity: 'error', decision: { kind: 'accept' } }));
  });

  it('writes paths with slashes, whatever the platform', () => {
    assert.equal(contractPath('site\\fr\\accueil.md', '\\'), 'site/fr/accueil.md');
    assert.equal(contractPath('./site/odd\\name.md', '/'), 'site/odd\\name.md');
    assert.equal(toJsonFile(reviewedSample(HOSTILE_FILE, 'en')).path, HOSTILE_FILE.path);
  });
});
