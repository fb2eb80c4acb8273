import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { renderHtml } from '../../../server/src/report/html.js';
import { findChromium } from '../../vscode/harness/chromium.js';
import { announceNotRun, NotRun, requireAll } from '../../vscode/harness/not-run.js';
import { manyFindings, sampleReport } from './sample.js';

const SUITE = 'the report in a browser';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESKTOP = { width: 1360, height: 900 };
const PHONE = { width: 360, height: 740 };

async function chromiumOrNot(): Promise<string | undefined> {
  try {
    return await findChromium();
  } catch (error) {
    if (!(error instanceof NotRun) || requireAll) throw error;
    announceNotRun(SUITE, error.message);
    return undefined;
  }
}

describe(SUITE, () => {
  let browser: Browser | undefined;
  let folder: string | undefined;
  const pages: Record<string, string> = {};

  before(async () => {
    const executablePath = await chromiumOrNot();
    if (!executablePath) return;
    browser = await chromium.launch({ executablePath, args: QUIET });
    folder = await mkdtemp(join(tmpdir(), 'candor-report-'));
    const samples = {
      en: sampleReport('en'),
      many: manyFindings('en', 2_000),
      fr: sampleReport('fr', { decided: true, house: { name: 'Atelier Moreau', colour: '#e0417f' } }),
      hostile: sampleReport('en', { hostile: true }),
    };
    for (const [name, report] of Object.entries(samples)) {
      const path = join(folder, `${name}.html`);
      await writeFile(path, await renderHtml(report));
      pages[name] = pathToFileURL(path).href;
    }
  });
  after(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  function inBrowser(name: string, check: () => Promise<void>): void {
    it(name, async (test) => (browser ? check() : test.skip('no browser')));
  }

  /** Opens a report and fails on anything that it asks for, refuses or complains about. */
  async function open(name: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    assert.ok(browser);
    const page = await browser.newPage({ viewport: DESKTOP, ...options });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (request.url() !== pages[name]) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(pages[name] as string);
    assert.deepEqual(complaints, []);
    return page;
  }

  for (const name of ['en', 'fr']) {
    for (const [width, viewport] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        inBrowser(`is accessible and fits: ${name}, ${width}, ${colorScheme}`, async () => {
          const page = await open(name, { viewport, colorScheme, bypassCSP: true });
          await page.click('[data-fold=open]');
          // axe takes what the browser has not laid out yet for text over other text.
          await page.addStyleTag({ content: '.concern { content-visibility: visible !important }' });
          const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          assert.ok((wide as number) <= 0, `${wide} px too wide`);
          await page.evaluate(await readFile(AXE, 'utf8'));
          const found = (await page.evaluate(
            `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
          )) as string[];
          assert.deepEqual(found, []);
          await page.close();
        });
      }
    }
  }

  inBrowser('filters by family, severity and document, and searches without accents', async () => {
    const page = await open('fr');
    const says = (text: RegExp) => page.locator('[role=status]', { hasText: text }).waitFor();
    const visible = () => page.locator('.place:visible').count();
    await says(/53 sur 53$/);
    await page.selectOption('[name=family]', 'ai-claims');
    await says(/ 6 sur/);
    assert.equal(await visible(), 6);
    await page.selectOption('[name=severity]', 'info');
    await says(/ 2 sur/);
    await page.click('[type=reset]');
    await page.fill('[name=search]', 'DEPECHEZ-VOUS, demain');
    await says(/ 2 sur/);
    assert.equal(await visible(), 2);
    await page.fill('[name=search]', 'nothing like this');
    await says(/^Aucun constat/);
    assert.equal(await visible(), 0);
    await page.close();
  });

  inBrowser('unfolds the document that a link points into', async () => {
    const page = await open('en');
    assert.equal(await page.locator('.concern:visible').count(), 0);
    await page.click('.top a >> nth=1');
    assert.ok((await page.locator('.concern:visible').count()) > 0);
    await page.close();
  });

  inBrowser('lays out a large report only where it is looked at, and loses nothing', async () => {
    const page = await open('many');
    assert.equal(await page.locator('.place').count(), 0);
    await page.fill('[name=search]', '1234: only');
    await page.locator('[role=status]', { hasText: /^Showing 1 of 2,000/ }).waitFor();
    assert.deepEqual(await page.locator('.place:visible mark').allInnerTexts(), [': only 1236 left']);
    await page.click('[type=reset]');
    await page.locator('[role=status]', { hasText: /^Showing 2,000 of/ }).waitFor();
    assert.equal(await page.locator('.place').count(), 2_000);
    await page.goto(`${pages.many}#d1-1`);
    assert.ok(await page.locator('#d1-1').isVisible());
    await page.close();
    const plain = await open('many', { javaScriptEnabled: false });
    assert.equal(await plain.locator('.place').count(), 2_000);
    await plain.close();
    const printed = await open('many');
    await printed.pdf();
    assert.equal(await printed.locator('.place').count(), 2_000, 'everything is printed');
    await printed.close();
  });

  inBrowser('reads in full without scripts', async () => {
    const page = await open('en', { javaScriptEnabled: false });
    for (const summary of await page.locator('.file > summary').all()) await summary.click();
    assert.equal(await page.locator('.place:visible').count(), 54);
    assert.equal(await page.locator('#filters:visible').count(), 0);
    await page.close();
  });

  inBrowser('stays harmless with hostile names and copy', async () => {
    const page = await open('hostile');
    assert.equal(await page.locator('script').count(), 1);
    await page.fill('[name=search]', '<script>alert(1)');
    await page.locator('[role=status]', { hasText: /^Showing 1 of/ }).waitFor();
    await page.close();
  });

  inBrowser('prints every finding, folded or not', async () => {
    const page = await open('en');
    assert.equal(await page.locator('.place:visible').count(), 0);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.place:visible').count(), 54);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await page.close();
  });
});
