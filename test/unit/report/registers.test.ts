import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimsOf } from '../../../server/src/report/claims.js';
import { renderHtml } from '../../../server/src/report/html.js';
import { signOffsOf } from '../../../server/src/report/sign-offs.js';
import { sampleReport } from './sample.js';

/** The text of a section, tags apart. */
async function section(id: string, ...args: Parameters<typeof sampleReport>): Promise<string> {
  const page = await renderHtml(sampleReport(...args));
  const [, body = ''] = new RegExp(`<section id="${id}"[^>]*>(.*?)</section>`, 's').exec(page) ?? [];
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('the claims register', () => {
  it('lists what has to be proved: first what lapsed, then what is missing, then what falls due', () => {
    const claims = claimsOf(sampleReport('en', { decided: true }));
    assert.deepEqual(
      [claims[0], claims[1], claims.at(-1)].map((claim) => claim?.state),
      ['lapsed', 'missing', 'proved'],
    );
    assert.equal(claims[0]?.finding.evidence, '97% of sleepers');
    assert.ok(claims.every(({ finding, state }) => finding.severity === 'info' || state === 'proved'));
    assert.ok(claims.every(({ finding }) => !finding.suppressed));
  });

  it('shows the evidence, who keeps it, and when it is due again', async () => {
    const text = await section('claims', 'en', { decided: true });
    assert.match(text, /8 personnes sur 10.*On file evidence\/panel-2026\.pdf Studies 31 March 2027/);
    assert.match(
      text,
      /97% of sleepers.*Lapsed its last day has passed evidence\/panel-2026\.pdf Studies 31 October 2026/,
    );
    assert.match(text, /Only 3 left.*To gather None recorded – –/);
    assert.match(await section('claims', 'fr', { decided: true }), /Au dossier .* Studies 31 mars 2027/);
  });

  it('keeps proofs out of the accepted risks', async () => {
    const text = await section('set-aside', 'en', { decided: true });
    assert.match(text, /The sale did end that night\./);
    assert.doesNotMatch(text, /panel/);
  });
});

describe('signatures', () => {
  it('count a document that changed since as unattended', () => {
    const { signed, unsigned, unattended } = signOffsOf(sampleReport('en', { decided: true }).review);
    assert.deepEqual(
      [signed.map(({ path }) => path), unsigned.length, unattended],
      [['catalogue/faq.md', 'catalogue/products.md'], 7, 8],
    );
  });

  it('tell who answers for what, and the share that nobody answers for', async () => {
    const text = await section('sign-offs', 'en', { decided: true });
    assert.match(text, /Nobody answers yet for 8 of 9 documents \(89%\)\./);
    assert.match(text, /catalogue\/ ?products\.md Holds Ada Moreau Editor 20 November 2026/);
    assert.match(text, /catalogue\/ ?faq\.md Document changed since/);
    assert.match(text, /7 documents that nobody has signed/);
    assert.match(await section('summary', 'fr'), /Personne ne répond encore de 9 documents sur 9 \(100\s%\)/);
  });
});
