import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { bare, GENERATED, jpegWith, pngText, pngWith, xmpPacket, xmpSegment } from '../unit/images/pictures.js';
import { folderWith, runCli } from './run-cli.js';

const MARKED = pngWith(pngText('parameters', 'a mill\nSteps: 20, Sampler: Euler'));
const RULE = 'ai-disclosure/unlabelled-image';

interface Reviewed {
  readonly findings: readonly { readonly rule: string; readonly evidence: string; readonly severity: string }[];
  readonly disclosure: { readonly status: string; readonly marks: readonly Record<string, unknown>[] };
  readonly notices: readonly { readonly code: string; readonly message: string }[];
}

async function review(cwd: string, path: string, ...args: string[]): Promise<Reviewed> {
  const { stdout, stderr } = await runCli(['review', path, '--format', 'json', ...args], { cwd });
  assert.equal(stderr, '');
  return JSON.parse(stdout).files[0];
}

function ofImages({ findings }: Reviewed): string[] {
  return findings.filter(({ rule }) => rule === RULE).map(({ evidence }) => evidence);
}

function noticeOf({ notices }: Reviewed): string | undefined {
  const found = notices.filter(({ code }) => code === 'image-unread');
  assert.ok(found.length < 2, 'said once');
  return found[0]?.message;
}

describe('images on the command line', () => {
  it('are read and listed among the marks of the disclosure', async () => {
    const cwd = folderWith({ 'page.md': '# Mill\n\n![Mill](img/mill.png)\n', 'img/mill.png': MARKED });
    const file = await review(cwd, 'page.md');
    assert.deepEqual(ofImages(file), ['img/mill.png: PNG text parameters Steps: 20, Sampler: Euler']);
    assert.equal(file.disclosure.status, 'missing');
    const [{ start, end, ...mark } = {}] = file.disclosure.marks;
    assert.deepEqual(
      [start, end],
      [
        { line: 2, character: 0, offset: 8 },
        { line: 2, character: 21, offset: 29 },
      ],
    );
    assert.deepEqual(
      { kind: mark.kind, path: mark.path, place: mark.place, made: mark.made },
      { kind: 'image', path: 'img/mill.png', place: 'PNG text parameters', made: 'generated' },
    );
    assert.equal(noticeOf(file), undefined);
  });

  it('appear in the reports of both kinds', async () => {
    const cwd = folderWith({ 'page.md': '# Mill\n\n![Mill](mill.png)\n', 'mill.png': MARKED });
    for (const format of ['html', 'markdown']) {
      const { stdout } = await runCli(['review', 'page.md', '--format', format], { cwd });
      assert.match(stdout, /mill\.png: PNG text parameters/, format);
    }
  });

  it('say it in French', async () => {
    const cwd = folderWith({ 'page.md': '# Le moulin\n\n![Moulin](mill.png) ![Port](port.png)\n', 'mill.png': MARKED });
    const { stdout } = await runCli(['review', 'page.md', '--lang-ui', 'fr'], { cwd });
    assert.match(stdout.replace(/\s+/g, ' '), /Cette image indique elle-même qu’elle a été générée par IA/);
    assert.match(stdout, /port\.png \(ce fichier n’existe pas\)/);
  });

  it('are not read where the rule is off', async () => {
    const cwd = folderWith({
      'page.md': '![Mill](mill.png) ![Gone](gone.png)\n',
      'mill.png': MARKED,
      'candor.yml': `rules: { ${RULE}: off }\n`,
    });
    const file = await review(cwd, 'page.md');
    assert.deepEqual([ofImages(file), file.disclosure.marks, noticeOf(file)], [[], [], undefined]);
  });

  it('are found from the text given on the standard input, by its name', async () => {
    const cwd = folderWith({ 'mill.png': MARKED });
    const { stdout } = await runCli(['review', '--stdin', '--stdin-filename', 'page.md', '--format', 'json'], {
      cwd,
      input: '![Mill](mill.png)\n',
    });
    assert.equal(ofImages(JSON.parse(stdout).files[0]).length, 1);
  });

  it('are left alone in lines of JSON, which have no place', async () => {
    const cwd = folderWith({ 'mill.png': MARKED });
    const input = `${JSON.stringify({ id: 1, text: '![Mill](mill.png)', format: 'markdown' })}\n`;
    const { stdout } = await runCli(['review', '--jsonl'], { cwd, input });
    assert.deepEqual(JSON.parse(stdout).findings, []);
  });

  it('are found under names with spaces, accents and per cent signs, and from the site’s root', async () => {
    const cwd = folderWith({
      'pages/page.md': [
        '![a](my%20mill.png)',
        '![b](<my mill.png>)',
        '![c](moulin-d%C3%A9j%C3%A0.png)',
        '![d](100%25.png)',
        '![e](100%.png)',
        '![f](/logo.png)',
        '![g](/site.png?v=3#top)',
        '![h](../logo.png)',
        '![i](./my%20mill.png)',
      ].join('\n\n'),
      'pages/my mill.png': MARKED,
      'pages/moulin-déjà.png': MARKED,
      'pages/100%.png': MARKED,
      'logo.png': MARKED,
      'static/site.png': MARKED,
    });
    const file = await review(cwd, 'pages/page.md');
    assert.equal(noticeOf(file), undefined);
    assert.equal(ofImages(file).length, 9);
  });

  it('are taken for what their bytes are, not for what they are called', async () => {
    const cwd = folderWith({
      'page.md': '![a](a.png)\n',
      'a.png': jpegWith(
        xmpSegment(xmpPacket(`<Iptc4xmpExt:DigitalSourceType>${GENERATED}</Iptc4xmpExt:DigitalSourceType>`)),
      ),
    });
    assert.equal(ofImages(await review(cwd, 'page.md')).length, 1);
  });
});

/** For each address, shown by a page of its own: the notice, or the evidence, or nothing. */
async function reviewEach(cwd: string, folder: string, addresses: readonly string[]): Promise<Map<string, string>> {
  addresses.forEach((address, index) => {
    writeFileSync(join(cwd, folder, `${index}.md`), `![x](${address})\n`);
  });
  const { stdout } = await runCli(['review', folder, '--format', 'json'], { cwd });
  const files = JSON.parse(stdout).files as (Reviewed & { readonly path: string })[];
  return new Map(
    addresses.map((address, index) => {
      const file = files.find(({ path }) => path.split('/').at(-1) === `${index}.md`);
      assert.ok(file);
      return [address, noticeOf(file) ?? ofImages(file)[0] ?? ''];
    }),
  );
}

describe('images that are not to be read', () => {
  it('lie outside of the repository, however they are written', async () => {
    const outside = folderWith({ 'secret.png': MARKED });
    const cwd = folderWith({ 'site/in.png': MARKED });
    symlinkSync(join(outside, 'secret.png'), join(cwd, 'site/link.png'));
    symlinkSync(outside, join(cwd, 'site/folder'));
    symlinkSync(join(cwd, 'site/in.png'), join(cwd, 'site/inner-link.png'));
    symlinkSync('loop.png', join(cwd, 'site/loop.png'));
    const up = '../'.repeat(30);
    const name = outside.slice(1);
    const addresses = [
      'link.png',
      'folder/secret.png',
      `${up}${name}/secret.png`,
      `${up.replaceAll('.', '%2e')}${name}/secret.png`,
      `%2e%2e%2f${up.replaceAll('/', '%2F')}${name}/secret.png`,
      `/${up}${name}/secret.png`,
    ];
    const never = [
      `file://${outside}/secret.png`,
      `FILE:${outside}/secret.png`,
      `//localhost${outside}/secret.png`,
      '\\\\\\\\host\\\\share\\\\secret.png',
      'https://example.com/secret.png',
    ];
    const notices = await reviewEach(cwd, 'site', [...addresses, ...never, 'loop.png', 'a%00b.png', 'inner-link.png']);
    for (const address of addresses) assert.match(notices.get(address) ?? '', /outside of the project/, address);
    for (const address of never) assert.equal(notices.get(address), '', address);
    assert.match(notices.get('loop.png') ?? '', /cannot be read/);
    assert.match(notices.get('a%00b.png') ?? '', /no such file/);
    assert.equal(notices.get('inner-link.png'), 'inner-link.png: PNG text parameters Steps: 20, Sampler: Euler');
  });

  it('are pipes, folders, texts and images too large', async () => {
    const cwd = folderWith({ 'text.png': 'just a text', 'empty.png': '', 'large.png': MARKED });
    mkdirSync(join(cwd, 'folder.png'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(cwd, 'pipe.png')]);
    // A file with a hole takes no room on the disk.
    truncateSync(join(cwd, 'large.png'), 3_000_000_000);
    const names = ['pipe.png', 'folder.png', 'text.png', 'empty.png', 'large.png'];
    const notices = await reviewEach(cwd, '.', names);
    for (const name of names.slice(1, 4)) assert.match(notices.get(name) ?? '', /not an image of that kind/, name);
    assert.match(notices.get('pipe.png') ?? '', /not an image of that kind|no such file/);
    assert.match(notices.get('large.png') ?? '', /too large/);
  });

  it('are those beyond the five hundredth of one page', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `i/${index}.png`);
    const cwd = folderWith({ 'page.html': names.map((name) => `<p><img src="${name}" alt="x"></p>`).join('\n') });
    mkdirSync(join(cwd, 'i'));
    for (const name of names.slice(0, 600)) writeFileSync(join(cwd, name), MARKED);
    writeFileSync(join(cwd, names[3] as string), bare('png'));
    const began = performance.now();
    const file = await review(cwd, 'page.html');
    assert.ok(performance.now() - began < 30_000);
    assert.equal(ofImages(file).length, 499);
    assert.match(noticeOf(file) ?? '', /i\/500\.png \(too many images in one document\).* and 9497 more\.$/);
  });
});

describe('the libraries that read images', () => {
  it('are loaded with the first image only', async () => {
    const cwd = folderWith({
      'without.md': '# Mill\n\n![Mill](https://example.com/mill.png) ![Logo](logo.svg)\n',
      'with.md': '# Mill\n\n![Mill](mill.png)\n',
      'mill.png': bare('png'),
      'loaded.cjs': "process.on('exit', () => console.error(Object.keys(require.cache).join('\\n')));",
    });
    const env = { NODE_OPTIONS: `--require ${join(cwd, 'loaded.cjs')}` };
    const loaded = async (page: string) => (await runCli(['review', page], { cwd, env })).stderr;
    assert.match(await loaded('with.md'), /chunks.images\.js/);
    assert.doesNotMatch(await loaded('without.md'), /chunks.images\.js/);
  });
});

describe('fixes of images on the command line', () => {
  it('are not applied by themselves: a caption is for a person to decide', async () => {
    const page = '![Mill](mill.png)\n';
    const cwd = folderWith({ 'page.md': page, 'mill.png': MARKED });
    const { stdout } = await runCli(['review', 'page.md', '--fix', '--format', 'json'], { cwd });
    const [finding] = JSON.parse(stdout).files[0].findings;
    assert.equal(finding.rule, RULE);
    assert.deepEqual(
      finding.fixes.map(({ safe, title }: { safe: boolean; title: string }) => [safe, title]),
      [[false, 'Add a caption that says the image is AI-generated']],
    );
  });
});
