import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { HOUSE_PRESET, runCli } from './run-cli.js';

const SHOP = '# Shop\n\nOnly 2 left in stock.\n\nOur AI never makes mistakes.\n';
const TEA = '---\nai_generated: true\n---\n\nOur tea is grown in Assam.\n';

/** A repository with an author and a first commit. */
function repository(files: Readonly<Record<string, string>> = { 'shop.md': SHOP, 'tea.md': TEA }) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-ledger-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Ana Costa');
  git('config', 'user.email', 'ana@example.org');
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  git('add', '-A');
  git('commit', '-qm', 'Start');
  const candor = (...args: string[]) => runCli(args, { cwd: folder });
  const findings = async (name: string) => {
    const { stdout } = await candor('review', name, '--format', 'json');
    return JSON.parse(stdout).files[0];
  };
  return { folder, git, candor, findings, path: (name: string) => join(folder, name) };
}

function write(folder: string, name: string, text: string) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const ledgerIn = (folder: string) => readFileSync(join(folder, '.candor/ledger.jsonl'), 'utf8');
const linesIn = (folder: string) => ledgerIn(folder).trimEnd().split('\n');

describe('decisions on the command line', () => {
  it('substantiates a claim until the words or the evidence change', async () => {
    const { candor, findings, folder, path } = repository({ 'shop.md': SHOP, 'proof/stock.txt': 'tea 2\n' });
    const told = await candor(
      'ledger',
      'evidence',
      'shop.md:3',
      '--source',
      'proof/stock.txt',
      '--owner',
      'Stock team',
    );
    assert.deepEqual([told.code, told.stderr], [0, '']);
    const [finding] = (await findings('shop.md')).findings;
    assert.equal(finding.rule, 'manipulation/scarcity');
    assert.equal(finding.decision.kind, 'evidence');
    assert.equal(finding.decision.by, 'Ana Costa <ana@example.org>');
    assert.equal(finding.decision.reason, 'proof/stock.txt');
    assert.match(finding.decision.until, /^\d{4}-\d\d-\d\d$/);
    assert.equal(readFileSync(path('.gitattributes'), 'utf8'), '/.candor/ledger.jsonl text eol=lf merge=union\n');

    // Line ends of the evidence are a matter of the checkout.
    write(folder, 'proof/stock.txt', 'tea 2\r\n');
    assert.ok((await findings('shop.md')).findings[0].decision);
    write(folder, 'proof/stock.txt', 'tea 3\n');
    assert.equal((await findings('shop.md')).findings[0].decision, undefined);
    write(folder, 'proof/stock.txt', 'tea 2\n');
    write(folder, 'shop.md', SHOP.replace('2 left', '3 left'));
    assert.equal((await findings('shop.md')).findings[0].decision, undefined);
    const listed = JSON.parse((await candor('ledger', 'list', '--format', 'json')).stdout);
    assert.equal(listed.decisions[0].standing, 'reworded');
    assert.equal(listed.documents.find((file: { path: string }) => file.path === 'shop.md').state, 'open');
  });

  it('keeps decisions on text that moves within its file, and lists those whose text is gone', async () => {
    const { candor, findings, folder } = repository();
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'A figure of speech on a sticker');
    write(folder, 'shop.md', 'Our AI never makes mistakes.\n\n# Shop\n\nMore words.\n\nOnly 2 left in stock.\n');
    const { decision } = (await findings('shop.md')).findings[0];
    assert.deepEqual([decision.kind, decision.reason], ['accept', 'A figure of speech on a sticker']);
    write(folder, 'shop.md', '# Shop\n');
    const { stdout } = await candor('ledger', 'list', '--orphaned');
    assert.match(stdout, /shop\.md\n {2}accepted risk: its text is gone {2}Our AI never makes mistakes\./);
    const { stdout: french } = await candor('ledger', 'list', '--lang-ui', 'fr');
    assert.match(french, /Orphelines\s: leur texte a disparu ou changé/);
  });

  it('accepts the same words in the file or everywhere, and no others', async () => {
    const { candor, findings, folder } = repository();
    write(folder, 'other.md', '# Other\n\nOur AI never makes mistakes! Our algorithm is never wrong.\n');
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'A slogan', '--scope', 'file');
    assert.ok((await findings('shop.md')).findings.some((finding: { decision?: object }) => finding.decision));
    assert.ok((await findings('other.md')).findings.every((finding: { decision?: object }) => !finding.decision));
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'A slogan', '--scope', 'campaign');
    const decided = (await findings('other.md')).findings.filter((finding: { decision?: object }) => finding.decision);
    assert.deepEqual(
      decided.map(({ evidence }: { evidence: string }) => evidence),
      ['AI never makes mistakes'],
    );
  });

  it('takes a baseline, counts it down and raises what comes later', async () => {
    const { candor, folder } = repository();
    const before = await candor('review', '--fail-on', 'info');
    assert.equal(before.code, 1);
    await candor('ledger', 'baseline');
    const after = await candor('review', '--fail-on', 'info');
    assert.equal(after.code, 0);
    assert.match(after.stdout, /Nothing to object to\. · 3 decided/);
    write(folder, 'shop.md', `# Shop\n\nOnly 2 left in stock.\n\nOnly 5 left in stock.\n`);
    const later = await candor('review', 'shop.md', '--fail-on', 'info');
    assert.equal(later.code, 1);
    assert.match(later.stdout, /Only 5 left/);
    assert.match((await candor('ledger', 'list')).stdout, /Baseline: 2 of 3 left\./);
  });

  it('signs documents, whose duty to label text falls away, until one letter changes', async () => {
    const { candor, findings, folder } = repository();
    assert.equal((await findings('tea.md')).disclosure.status, 'missing');
    assert.equal((await candor('review', 'tea.md', '--require-sign-off')).code, 1);
    const told = await candor('sign', 'tea.md', '--role', 'Editor');
    assert.deepEqual([told.code, told.stdout], [0, 'tea.md: signed off by Ana Costa <ana@example.org>\n']);
    const signed = await findings('tea.md');
    assert.equal(signed.disclosure.status, 'signed-off');
    assert.equal(signed.findings[0].decision.kind, 'sign-off');
    assert.equal(signed.signOff.state, 'signed');
    assert.equal((await candor('review', 'tea.md', '--require-sign-off')).code, 0);
    write(folder, 'tea.md', TEA.replaceAll('\n', '\r\n'));
    assert.equal((await findings('tea.md')).disclosure.status, 'signed-off');
    write(folder, 'tea.md', TEA.replace('Assam', 'Assan'));
    const stale = await findings('tea.md');
    assert.equal(stale.disclosure.status, 'missing');
    assert.equal(stale.signOff.state, 'stale');
    const required = await candor('review', 'tea.md', '--require-sign-off', '--quiet');
    assert.equal(required.code, 1);
    assert.match(required.stderr, /tea\.md: it changed since it was signed\./);
  });

  it('leaves the label to a house that asks for one on every text, and to images', async () => {
    const { candor, findings, folder } = repository();
    write(folder, 'candor.yml', 'disclosure: { required: always }\n');
    await candor('sign', 'tea.md');
    assert.equal((await findings('tea.md')).disclosure.status, 'missing');
    write(folder, 'candor.yml', 'jurisdictions: [us]\n');
    assert.equal((await findings('tea.md')).disclosure.status, 'missing');
    rmSync(join(folder, 'candor.yml'));
    assert.equal((await findings('tea.md')).disclosure.status, 'signed-off');
    write(folder, 'tea.md', `${TEA}\n![Generated with Midjourney](tea-midjourney.png)\n`);
    await candor('sign', 'tea.md');
    assert.equal((await findings('tea.md')).disclosure.status, 'missing');
  });

  it('keeps decisions on findings of a rule that was renamed', async () => {
    const { candor, findings, folder } = repository({
      'cure.md': 'This miracle cure works.\n',
      'house.yml': HOUSE_PRESET,
    });
    write(folder, 'candor.yml', 'extends: [candor:recommended, ./house.yml]\n');
    await candor('ledger', 'accept', 'cure.md:1', '--reason', 'The name of a band');
    await candor('ledger', 'accept', 'cure.md:1', '--reason', 'The name of a band', '--scope', 'campaign');
    const renamed = HOUSE_PRESET.replace(
      'id: house/no-miracle',
      'id: house/no-wonder\n    aliases: [house/no-miracle]',
    );
    write(folder, 'house.yml', renamed);
    const [finding] = (await findings('cure.md')).findings;
    assert.equal(finding.rule, 'house/no-wonder');
    assert.equal(finding.decision.reason, 'The name of a band');
    const listed = JSON.parse((await candor('ledger', 'list', '--format', 'json')).stdout).decisions;
    assert.equal(listed[0].standing, 'holds');
  });

  it('withdraws a decision by the beginning of its id', async () => {
    const { candor, findings, folder } = repository();
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'A slogan');
    const { id } = JSON.parse(linesIn(folder)[0]!);
    assert.equal((await candor('ledger', 'withdraw', 'ffff')).code, 2);
    const { code, stdout } = await candor('ledger', 'withdraw', id.slice(0, 10), '--reason', 'Sold by now');
    assert.equal(code, 0);
    assert.match(stdout, /^Withdrawn: accepted risk \([0-9a-f]{10}\), shop\.md: Our AI never makes mistakes\.\n$/);
    assert.equal(
      (await findings('shop.md')).findings.find((one: { decision?: object }) => one.decision),
      undefined,
    );
    assert.equal((await candor('ledger', 'withdraw', id)).code, 2);
    assert.equal(
      JSON.parse((await candor('ledger', 'list', '--format', 'json')).stdout).decisions[0].standing,
      'withdrawn',
    );
  });

  it('says clearly what is missing in a form, and writes nothing then', async () => {
    const { candor, folder, git } = repository();
    const said = async (...args: string[]) => {
      const { code, stderr } = await candor(...args);
      assert.equal(code, 2);
      return stderr;
    };
    assert.match(await said('ledger', 'accept', 'shop.md:5'), /--reason: Say why/);
    assert.match(await said('ledger', 'evidence', 'shop.md:3'), /--source: Name what proves it/);
    assert.match(
      await said('ledger', 'evidence', 'shop.md:3', '--source', 'gone.pdf'),
      /--source: There is no such file/,
    );
    assert.match(
      await said('ledger', 'accept', 'shop.md:5', '--reason', 'x', '--until', '2020-01-01'),
      /This day is past/,
    );
    assert.match(await said('ledger', 'accept', 'shop.md:5', '--reason', 'x', '--until', '2027-02-30'), /YYYY-MM-DD/);
    assert.match(await said('ledger', 'accept', 'shop.md', '--reason', 'x'), /FILE:LINE/);
    assert.match(await said('ledger', 'accept', 'shop.md:1', '--reason', 'x'), /no finding at shop\.md:1/);
    assert.match(await said('ledger', 'accept', 'none.md:1', '--reason', 'x'), /none\.md could not be read/);
    assert.match(await said('sign', '.'), /is a folder/);
    git('config', '--unset', 'user.name');
    const nobody = await runCli(['sign', 'tea.md', '--lang-ui', 'fr'], {
      cwd: folder,
      env: { HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    });
    assert.equal(nobody.code, 2);
    assert.match(nobody.stderr, /--by\s: Dites qui décide/);
    assert.equal(existsSync(join(folder, '.candor')), false);
  });
});

describe('the ledger in git', () => {
  it('is merged without a conflict when two branches decide, and nothing is lost', async () => {
    const { candor, findings, folder, git } = repository();
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'On main');
    git('add', '-A');
    git('commit', '-qm', 'Decide');
    for (const [branch, ...decide] of [
      ['one', 'ledger', 'evidence', 'shop.md:3', '--source', 'Counted by hand'],
      ['two', 'sign', 'tea.md'],
    ] as const) {
      git('checkout', '-qb', branch, 'main');
      assert.equal((await candor(...decide)).code, 0);
      git('commit', '-qam', branch);
    }
    git('checkout', '-q', 'one');
    git('merge', '-q', 'two', '-m', 'Merge');
    assert.equal(linesIn(folder).length, 3);
    const { stdout, code } = await candor('ledger', 'verify', '--format', 'json');
    assert.equal(code, 0);
    const [ledger] = JSON.parse(stdout).ledgers;
    assert.equal(ledger.records, 3);
    assert.equal(ledger.heads.length, 2);
    assert.ok(ledger.decisions.every(({ standing }: { standing: string }) => standing === 'holds'));
    assert.ok((await findings('shop.md')).findings.every((finding: { decision?: object }) => finding.decision));

    // What is decided next follows both branches.
    write(folder, 'new.md', 'Only 9 left in stock.\n');
    await candor('ledger', 'accept', 'new.md:1', '--reason', 'After the merge');
    assert.deepEqual(JSON.parse(linesIn(folder).at(-1)!).after, ledger.heads);
    assert.equal((await candor('ledger', 'verify')).code, 0);
  });

  it('shows a record altered or removed in the middle; a cut tail against git alone', async () => {
    const { candor, folder, git } = repository();
    for (const place of ['shop.md:3', 'shop.md:5', 'tea.md:2']) {
      await candor('ledger', 'accept', place, '--reason', `For ${place}`);
    }
    const lines = linesIn(folder);
    const put = (...kept: string[]) => write(folder, '.candor/ledger.jsonl', `${kept.join('\n')}\n`);
    const verified = () => candor('ledger', 'verify');
    assert.match((await verified()).stdout, /only git history shows that, and there is none here/);

    put(lines[0]!, lines[1]!.replace('For shop.md:5', 'For anything'), lines[2]!);
    const altered = await verified();
    assert.equal(altered.code, 1);
    assert.match(altered.stdout, /Line 2 .* was altered after it was written; it does not count\./);
    assert.match(altered.stdout, /Line 3 .* follows .*, which was removed or altered\./);
    assert.match((await candor('review')).stderr, /ledger\.jsonl: Line 2/);

    put(lines[0]!, lines[2]!);
    const removed = await verified();
    assert.equal(removed.code, 1);
    assert.match(removed.stdout, /Line 2 .* follows .*, which was removed or altered\./);

    put(lines[0]!, lines[1]!);
    assert.equal((await verified()).code, 0);
    put(...lines);
    git('add', '-A');
    git('commit', '-qm', 'Decide');
    assert.match((await verified()).stdout, /every record that was ever committed is there/);
    put(lines[0]!, lines[1]!);
    const cut = await verified();
    assert.equal(cut.code, 1);
    assert.match(cut.stdout, /records that were committed are gone/);
  });

  it('sets a broken line aside and keeps the rest', async () => {
    const { candor, findings, folder } = repository();
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'A slogan');
    const [line] = linesIn(folder);
    write(folder, '.candor/ledger.jsonl', `{"id": broken\r\n${line}\r\n<<<<<<< HEAD\n${line}\n`);
    await candor('ledger', 'accept', 'shop.md:3', '--reason', 'After the broken line');
    const { stdout, code } = await candor('ledger', 'verify', '--format', 'json');
    assert.equal(code, 1);
    const [ledger] = JSON.parse(stdout).ledgers;
    assert.deepEqual(
      ledger.problems.map(({ code, line }: { code: string; line: number }) => [code, line]),
      [
        ['unreadable-line', 1],
        ['merge-marker', 3],
      ],
    );
    assert.equal(ledger.records, 2);
    assert.ok((await findings('shop.md')).findings.every((finding: { decision?: object }) => finding.decision));
  });
});

/** A process that writes decisions until it is killed, and says each one that is on the disk. */
const WRITER = resolve(__dirname, 'ledger-writer.ts');

function writer(folder: string, name: string, count: number) {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, folder, name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<string[]>((done) => {
    child.on('close', () => done(said.split('\n').slice(0, -1)));
  });
  return { child, ended, said: () => said };
}

describe('the ledger on the disk', () => {
  it('loses nothing when two write at once', async () => {
    const { folder, candor } = repository();
    const acknowledged = (await Promise.all([writer(folder, 'a', 200).ended, writer(folder, 'b', 200).ended])).flat();
    assert.equal(acknowledged.length, 400);
    const ids = new Set(linesIn(folder).map((line) => JSON.parse(line).id));
    assert.ok(acknowledged.every((id) => ids.has(id)));
    const [ledger] = JSON.parse((await candor('ledger', 'verify', '--format', 'json')).stdout).ledgers;
    assert.deepEqual([ledger.records, ledger.problems], [400, []]);
  });

  it('loses nothing that was acknowledged when a writer is killed', async () => {
    const { folder, candor } = repository();
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const { child, ended, said } = writer(folder, `kill-${round}`, 200);
      const enough = 5 + 30 * round;
      const timer = setInterval(() => {
        if (said().split('\n').length > enough) child.kill('SIGKILL');
      }, 1);
      acknowledged.push(...(await ended));
      clearInterval(timer);
    }
    assert.ok(acknowledged.length >= 5 && acknowledged.length < 1000);
    const [ledger] = JSON.parse((await candor('ledger', 'verify', '--format', 'json')).stdout).ledgers;
    const ids = new Set(linesIn(folder).map((line) => JSON.parse(line).id));
    assert.ok(acknowledged.every((id) => ids.has(id)));
    assert.deepEqual(ledger.problems, []);
  });

  it('says so when the disk is full, and the next writer begins a new line', {
    skip: process.platform === 'win32',
  }, async () => {
    const { folder, candor, findings } = repository();
    await candor('ledger', 'accept', 'shop.md:5', '--reason', 'x'.repeat(1000));
    const cli = resolve(__dirname, '../../dist/cli.js');
    const long = 'y'.repeat(1500);
    // A file may grow to two blocks of 1024 bytes: the second record is cut in the middle.
    const full = await new Promise<{ code: number | null; stderr: string }>((done) => {
      const command = `trap '' XFSZ; ulimit -f 2; exec "$0" "$1" ledger accept shop.md:3 --no-cache --reason "$2"`;
      const child = spawn('bash', ['-c', command, process.execPath, cli, long], { cwd: folder });
      let stderr = '';
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('close', (code) => done({ code, stderr }));
    });
    assert.equal(full.code, 2);
    assert.match(full.stderr, /ledger\.jsonl was not written: the disk is full\./);
    assert.ok(!ledgerIn(folder).endsWith('\n'));
    assert.equal((await candor('ledger', 'accept', 'shop.md:3', '--reason', 'Room again')).code, 0);
    assert.ok((await findings('shop.md')).findings.every((finding: { decision?: object }) => finding.decision));
    const [ledger] = JSON.parse((await candor('ledger', 'verify', '--format', 'json')).stdout).ledgers;
    assert.deepEqual(
      ledger.problems.map(({ code }: { code: string }) => code),
      ['unreadable-line'],
    );
    assert.equal(ledger.records, 2);
  });

  it('follows no link out of the project', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'candor-elsewhere-'));
    after(() => rmSync(elsewhere, { recursive: true, force: true }));
    const first = repository();
    symlinkSync(elsewhere, first.path('.candor'));
    const folderLink = await first.candor('sign', 'tea.md');
    assert.equal(folderLink.code, 2);
    assert.match(folderLink.stderr, /a link leads out of the project/);
    assert.equal(existsSync(join(elsewhere, 'ledger.jsonl')), false);

    const second = repository();
    writeFileSync(join(elsewhere, 'secret.txt'), 'not yours\n');
    mkdirSync(second.path('.candor'));
    symlinkSync(join(elsewhere, 'secret.txt'), second.path('.candor/ledger.jsonl'));
    assert.equal((await second.candor('sign', 'tea.md')).code, 2);
    assert.equal(readFileSync(join(elsewhere, 'secret.txt'), 'utf8'), 'not yours\n');
    const review = await second.candor('review');
    assert.equal(review.code, 2);
    assert.match(review.stderr, /\.candor\/ledger\.jsonl could not be read/);

    const third = repository();
    symlinkSync(join(elsewhere, 'secret.txt'), third.path('proof.txt'));
    assert.match(
      (await third.candor('ledger', 'evidence', 'shop.md:3', '--source', 'proof.txt')).stderr,
      /There is no such file in the project/,
    );
  });
});
