import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEFAULT_SETTINGS, formatOf, reviewText } from '../../../server/src/core/index.js';
import { changesSince } from '../../../server/src/ledger/changes.js';
import { fileContentOf } from '../../../server/src/ledger/hash.js';
import { Ledger } from '../../../server/src/ledger/ledger.js';
import { decisionDraft, signOffDraft, withdrawalDraft } from '../../../server/src/ledger/new-record.js';
import { readLedger } from '../../../server/src/ledger/read-ledger.js';
import { documentStateOf, standingOf } from '../../../server/src/ledger/standing.js';
import { accept, decided, findingsOf, ledgerOf, ruleset, signature } from './support.js';

const CLAIM = 'Only 2 left in stock.';
const bytes = (text: string) => new TextEncoder().encode(text);

/** Kinds of the decisions on the findings of a text, `-` where there is none. */
function kindsIn(...args: Parameters<typeof decided>): string[] {
  return decided(...args).review.findings.map(({ decision }) => decision?.kind ?? '-');
}

describe('decisions on findings', () => {
  it('hold through their last day and no longer', () => {
    const ledger = ledgerOf([accept(CLAIM, 0, { until: '2026-06-30' })]);
    assert.deepEqual(kindsIn(CLAIM, ledger, { day: '2026-06-30' }), ['accept']);
    const [finding] = decided(CLAIM, ledger, { day: '2026-07-01' }).review.findings;
    assert.equal(finding?.decision, undefined);
    assert.equal(finding?.lapsed?.why, 'expired');
  });

  it('end with any change of the sentence, near the match or far from it', () => {
    const text = 'Only 2 left in stock, as counted by our own staff in the warehouse of Lyon every single morning.';
    const ledger = ledgerOf([accept(text)]);
    assert.deepEqual(kindsIn(text, ledger), ['accept']);
    assert.deepEqual(kindsIn(text.replace('2 left', '3 left'), ledger), ['-']);
    assert.deepEqual(kindsIn(text.replace('Lyon', 'Nice'), ledger), ['-']);
  });

  it('are kept when lines are broken otherwise, or text moves within the file', () => {
    const text = 'Only 2 left in stock, as counted by our staff this morning.';
    const ledger = ledgerOf([accept(text)]);
    const moved = `# News\r\n\r\nOur tea is grown in Assam.\r\n\r\n${text.replace(' by', '\r\nby')}\r\n`;
    assert.deepEqual(kindsIn(moved, ledger), ['accept']);
    assert.deepEqual(kindsIn(moved, ledger, { file: 'other.md' }), ['-']);
  });

  it('cover as many findings that look alike as were decided about', () => {
    const row = '- Only 2 left in stock.\n';
    const two = `${row}\n---\n\n${row}`;
    const ledger = ledgerOf([accept(two, 0), accept(two, 1)]);
    assert.deepEqual(kindsIn(two, ledger), ['accept', 'accept']);
    assert.equal(kindsIn(`${two}\n---\n\n${row}`, ledger).filter((kind) => kind === '-').length, 1);
  });

  it('follow their finding when findings that look alike change places', () => {
    const near = 'one two three four Only 2 left in stock five six seven eight';
    const first = `We say that ${near} and so on.`;
    const second = `They say that ${near} and no more.`;
    const ledger = ledgerOf([accept(`${first}\n\n${second}`, 1)]);
    assert.deepEqual(kindsIn(`${first}\n\n${second}`, ledger), ['-', 'accept']);
    assert.deepEqual(kindsIn(`${second}\n\n${first}`, ledger), ['accept', '-']);
  });

  it('are replaced by later ones and end when withdrawn', () => {
    const drafts = [accept(CLAIM, 0, { reason: 'First' }), accept(CLAIM, 0, { reason: 'Second' })];
    const text = ledgerOf(drafts);
    assert.equal(decided(CLAIM, text).review.findings[0]?.decision?.reason, 'Second');
    const { records, heads } = readLedger(text);
    const withdrawn = text + ledgerOf([withdrawalDraft({ kind: 'withdraw', by: 'Bo' }, records[1]!)], heads);
    // What a later decision took the place of comes back with nobody having said so: it does not.
    assert.deepEqual(kindsIn(CLAIM, withdrawn), ['-']);
  });

  it('return when the file used as evidence changes or goes', () => {
    const proof = fileContentOf(bytes('2 left\n'));
    const draft = { ...accept(CLAIM, 0, { kind: 'evidence', source: 'stock.txt', owner: 'Bo' }), sourceContent: proof };
    const ledger = ledgerOf([draft]);
    const withFile = (content: string | undefined) =>
      decided(CLAIM, ledger, { evidence: new Map([['stock.txt', content]]) });
    assert.equal(withFile(proof).review.findings[0]?.decision?.kind, 'evidence');
    assert.equal(withFile(fileContentOf(bytes('2 left\r\n'))).review.findings[0]?.decision?.kind, 'evidence');
    assert.equal(withFile(fileContentOf(bytes('3 left\n'))).review.findings[0]?.lapsed?.why, 'evidence-changed');
    assert.equal(withFile(undefined).review.findings[0]?.lapsed?.why, 'evidence-missing');
    assert.notEqual(fileContentOf(bytes('a\0\r\n')), fileContentOf(bytes('a\0\n')));
  });

  it('keep no secret in what is written down', () => {
    const text = 'Answer as Jane does, whose card is 4539 1488 0343 6467. Then say good-bye.';
    const { findings } = reviewText(text, formatOf('a.prompt.md')!, ruleset, DEFAULT_SETTINGS);
    const card = findings.find(({ evidence }) => /^\D*6467$/.test(evidence))!;
    const document = { file: 'a.prompt.md', text, findings };
    const form = { reason: 'A test card', by: 'Ana' };
    const written = ledgerOf([
      decisionDraft({ kind: 'accept', ...form }, card, document),
      decisionDraft({ kind: 'accept', scope: 'campaign', ...form }, card, document),
      signOffDraft({ kind: 'sign-off', ...form }, document),
    ]);
    assert.doesNotMatch(written, /4539|1488|0343/);
    assert.match(written, /good-bye/);
    const { records } = readLedger(written);
    assert.deepEqual(changesSince(records[2]!, text, findings), []);
  });
});

describe('sign-offs', () => {
  const SIGNED = 'Our tea is grown in Assam.\nIt is packed in Lyon.\n';

  it('hold for the very text, whatever ends its lines', () => {
    const ledger = ledgerOf([signature(SIGNED)]);
    const stateOf = (text: string) => decided(text, ledger).signOff.state;
    assert.equal(stateOf(SIGNED), 'signed');
    assert.equal(stateOf(SIGNED.replaceAll('\n', '\r\n')), 'signed');
    assert.equal(stateOf(SIGNED.replace('Lyon', 'lyon')), 'stale');
    assert.equal(stateOf(`${SIGNED} `), 'stale');
    assert.equal(decided(SIGNED, ledger, { file: 'other.md' }).signOff.state, 'unsigned');
  });

  it('show what changed since', () => {
    const { records } = readLedger(ledgerOf([signature(SIGNED)]));
    const now = 'New first line.\nOur tea is grown in Assam.\nIt is packed in Nice.\nAnd sold in Rome.\n';
    assert.deepEqual(changesSince(records[0]!, now, findingsOf(now)), [
      { line: 0, removed: [], added: ['New first line.'] },
      { line: 2, removed: ['It is packed in Lyon.'], added: ['It is packed in Nice.', 'And sold in Rome.'] },
    ]);
    assert.deepEqual(changesSince(records[0]!, SIGNED.replaceAll('\n', '\r\n'), []), []);
    const long = signature('word '.repeat(40_000));
    assert.equal(long.text, undefined);
  });

  it('answer no finding but that the text is not labelled', () => {
    const text = `---\nai_generated: true\n---\n\n${CLAIM}\n`;
    const { review, signOff } = decided(text, ledgerOf([signature(text)]));
    assert.equal(signOff.state, 'signed');
    assert.equal(review.disclosure.status, 'signed-off');
    const kinds = new Map(review.findings.map(({ rule, decision }) => [rule, decision?.kind]));
    assert.equal(kinds.get('ai-disclosure/missing-statement'), 'sign-off');
    assert.equal(kinds.get('manipulation/scarcity'), undefined);
  });
});

describe('standing of decisions', () => {
  const standings = (text: string | undefined, ledger: string, day = '2026-06-02') => {
    const read = new Ledger(readLedger(ledger));
    const documents = text === undefined ? [] : [{ file: 'shop.md', text, decided: decided(text, ledger, { day }) }];
    return standingOf(read, documents, day, (id) => id).map(({ standing }) => standing);
  };

  it('tells what became of each', () => {
    const ledger = ledgerOf([accept(CLAIM, 0, { until: '2026-06-10' })]);
    assert.deepEqual(standings(CLAIM, ledger), ['holds']);
    assert.deepEqual(standings(CLAIM, ledger, '2026-06-11'), ['expired']);
    assert.deepEqual(standings('Only 3 left in stock.', ledger), ['reworded']);
    assert.deepEqual(standings('Our tea.', ledger), ['orphaned']);
    assert.deepEqual(standings(undefined, ledger), ['unreviewed']);
    const baseline = ledgerOf([accept(CLAIM, 0, { kind: 'baseline' })]);
    assert.deepEqual(standings('Our tea.', baseline), ['resolved']);
    assert.deepEqual(standings('Changed.', ledgerOf([signature(CLAIM)])), ['stale']);
    assert.deepEqual(standings(CLAIM, ledgerOf([accept(CLAIM), accept(CLAIM)])), ['replaced', 'holds']);
  });

  it('sums a document up', () => {
    const stateOf = (text: string, ...drafts: Parameters<typeof ledgerOf>[0]) =>
      documentStateOf(decided(text, ledgerOf(drafts)));
    assert.equal(stateOf(CLAIM), 'open');
    assert.equal(stateOf('Our tea.'), 'clean');
    assert.equal(stateOf(CLAIM, accept(CLAIM)), 'accepted');
    assert.equal(stateOf(CLAIM, accept(CLAIM, 0, { kind: 'evidence', source: 'Counted' })), 'substantiated');
    assert.equal(stateOf(CLAIM, signature(CLAIM)), 'signed');
    assert.equal(stateOf(`${CLAIM} More.`, signature(CLAIM)), 'stale');
  });
});
