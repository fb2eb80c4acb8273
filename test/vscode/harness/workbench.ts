import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

/** How a finding is drawn under the text. */
export type Squiggle = 'error' | 'warning' | 'info' | 'hint';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A message in the corner of the window. */
export interface Notification {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** Long enough for a cold start of the extension on a busy machine with two cores. */
const PATIENCE_MS = 60_000;

const matches = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text and spoken label of an item; the label often says what an icon shows. */
async function wordsOf(item: Locator): Promise<string> {
  const label = await item.getAttribute('aria-label');
  return [...(await item.allInnerTexts()), label ?? ''].join(' ').trim();
}

/** What a person does with keyboard, mouse and eyes in one VS Code window. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** Folder that the window shows. */
    readonly workspace: string,
  ) {}

  /** Calls `probe` until it gives something other than undefined or false. */
  async until<T>(what: string, probe: () => Promise<T | undefined | false>, patienceMs = PATIENCE_MS): Promise<T> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      if (Date.now() > end) assert.fail(`waited ${patienceMs} ms in vain: ${what}`);
      await this.page.waitForTimeout(100);
    }
  }

  private inPage<T>(call: string, ...args: unknown[]): Promise<T> {
    return this.page.evaluate(`candorTests.${call}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
  }

  // Files and text

  /** Opens a file of the workspace through the quick-open box and waits for its text. */
  async openFile(path: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    const box = this.page.locator('.quick-input-widget input.input');
    await box.waitFor({ state: 'visible' });
    // The whole path, or a file of the same name that was open before would come first.
    await box.fill(join(this.workspace, path));
    const label = dirname(path) === '.' ? `${path},` : `${basename(path)} ${dirname(path)}`;
    await this.focusRow(this.page.locator('.quick-input-list .monaco-list-row'), label);
    await this.page.keyboard.press('Enter');
    const editor = this.page.locator(`.editor-group-container.active .monaco-editor[data-uri$="/${path}"]`);
    await editor.locator('.view-line').first().waitFor();
  }

  /** Saves the active editor and gives the file as it then is on disk. */
  async savedText(path: string): Promise<string> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').first().waitFor();
    return readFile(join(this.workspace, path), 'utf8');
  }

  /** The lines on screen, with plain spaces; wrapped rows count as lines. */
  visibleText(): Promise<string> {
    return this.inPage('visibleText');
  }

  /** Selects the first occurrence of `text` in the active editor, which scrolls it into view. */
  async select(text: string): Promise<void> {
    await this.page.mouse.move(0, 0); // Away from the text, or a hover card may get in the way.
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Control+1'); // The editor has the focus again, wherever it was.
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+f');
    const find = this.page.locator('.find-widget.visible .find-part textarea, .find-widget.visible .find-part input');
    await find.first().waitFor();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
    const count = this.page.locator('.find-widget.visible .matchesCount');
    await count.filter({ hasText: /\? \w+ [1-9]/ }).waitFor();
    await this.page.keyboard.press('Enter');
    await count.filter({ hasText: /^\d/ }).waitFor();
    await this.page.keyboard.press('Escape');
    await this.page.locator('.find-widget.visible').waitFor({ state: 'detached' });
  }

  private async boxOf(text: string): Promise<Box> {
    return this.until(`"${text}" is on screen`, async () => (await this.inPage<Box[]>('boxesOf', text))[0]);
  }

  // Findings

  /** Severities of the marks on screen, or of those under `text`. */
  squiggles(text?: string): Promise<Squiggle[]> {
    return this.inPage('squiggles', ...(text === undefined ? [] : [text]));
  }

  /** Scrolls to `text` and waits for a mark under it. */
  async waitForSquiggleAt(text: string): Promise<Squiggle[]> {
    await this.select(text);
    return this.until(`a squiggle under "${text}"`, async () => {
      const found = await this.squiggles(text);
      return found.length > 0 && found;
    });
  }

  /** Waits until at least `count` marks are on screen. */
  waitForSquiggles(count: number): Promise<Squiggle[]> {
    return this.until(`${count} squiggles on screen`, async () => {
      const found = await this.squiggles();
      return found.length >= count && found;
    });
  }

  /** Waits until no mark is left under `text`, or on the whole screen. */
  async waitForNoSquiggle(text?: string): Promise<void> {
    await this.until(`no squiggle${text === undefined ? '' : ` under "${text}"`}`, async () => {
      return (await this.squiggles(text)).length === 0;
    });
  }

  /** Rests the mouse on `text`, once it is marked, and gives the words of the card that opens. */
  async hover(text: string): Promise<string> {
    await this.waitForSquiggleAt(text);
    const box = await this.boxOf(text);
    const card = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    return this.until(`a hover card at "${text}"`, async () => {
      // Editors ignore a mouse that does not move: each round comes from elsewhere.
      await this.page.mouse.move(box.left - 1, box.top - 40);
      await this.page.mouse.move((box.left + box.right) / 2, (box.top + box.bottom) / 2, { steps: 4 });
      await this.page.waitForTimeout(900);
      const words = (await card.allInnerTexts()).join('\n').trim();
      return words !== '' && !/^(Loading|Chargement)/.test(words) && words;
    });
  }

  // Commands

  /** Runs a command from the palette; `title` is typed and must be the title of the row that is then chosen. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const box = this.page.locator('.quick-input-widget input.input');
    await box.waitFor({ state: 'visible' });
    const row = this.page.locator('.quick-input-list .monaco-list-row').first().filter({ hasText: title });
    // Right after the start the palette knows only VS Code's own commands, so it is asked again.
    await this.until(`the command "${title}"`, async () => {
      await box.fill('>');
      await box.fill(`>${title}`);
      await this.page.waitForTimeout(300);
      return row.isVisible();
    });
    await this.page.keyboard.press('Enter');
    await this.until(`the palette makes way for "${title}"`, async () => {
      return !(await box.isVisible()) || !(await box.inputValue()).startsWith('>');
    });
  }

  /** Chooses, in the list that a command opened, the entry that begins with `label`. */
  async pick(label: string): Promise<void> {
    await this.page.locator('.quick-input-widget input.input').waitFor({ state: 'visible' });
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.page.keyboard.insertText(label);
    await this.focusRow(this.page.locator('.quick-input-list .monaco-list-row'), label);
    await this.page.keyboard.press('Enter');
  }

  /** Answers the question of a form that is asked now; without an answer what stands there is taken. */
  async answer(question: RegExp, answer?: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    const box = widget.locator('input.input');
    await this.until(`the question ${question}`, async () => {
      if (!(await widget.isVisible())) return false;
      const asked = `${await widget.innerText()} ${await box.getAttribute('placeholder')}`;
      return question.test(oneLine(asked));
    });
    if (answer !== undefined) await box.fill(answer);
    await this.page.keyboard.press('Enter');
  }

  /** What a form says is wrong with the answer. */
  complaint(): Promise<string> {
    const message = this.page.locator('.quick-input-widget .quick-input-message');
    const field = this.page.locator(
      '.quick-input-widget .monaco-inputbox.error, .quick-input-widget .monaco-inputbox.warning',
    );
    return this.until('a complaint', async () => (await field.count()) > 0 && oneLine(await message.innerText()));
  }

  /** Titles in the quick-fix menu at `text`, opened with Ctrl+. and left open. */
  async openQuickFixes(text: string): Promise<string[]> {
    await this.waitForSquiggleAt(text);
    await this.page.keyboard.press('ArrowLeft');
    const rows = this.actionRows();
    await this.until(`quick fixes at "${text}"`, async () => {
      await this.page.keyboard.press('Control+.');
      await rows
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      return (await rows.count()) > 0;
    });
    return (await rows.allInnerTexts()).map((title) => title.trim());
  }

  /** Presses the down arrow until the focus is on the row that is called `label` or begins with it. */
  private async focusRow(rows: Locator, label: string): Promise<void> {
    const focused = rows.and(this.page.locator('.focused'));
    await this.until(`"${label}" has the focus`, async () => {
      const [spoken] = await Promise.all((await focused.all()).map((row) => row.getAttribute('aria-label')));
      if (spoken?.startsWith(label)) return true;
      await this.page.keyboard.press('ArrowDown');
      return false;
    });
  }

  private actionRows(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  /** Applies, with the keyboard alone, the first quick fix at `text` whose title matches; gives that title. */
  async applyQuickFix(text: string, wanted: string | RegExp): Promise<string> {
    const titles = await this.openQuickFixes(text);
    const index = titles.findIndex((title) => matches(title, wanted));
    assert.ok(index >= 0, `no quick fix like ${wanted} at "${text}", only: ${titles.join(' | ')}`);
    await this.focusRow(this.actionRows(), titles[index] as string);
    await this.page.keyboard.press('Enter');
    await this.actionRows().first().waitFor({ state: 'hidden' });
    return titles[index] as string;
  }

  // Around the editor

  /** Rows of the Problems view about `about`, as a screen reader says them: files and findings. */
  async problems(about: string): Promise<string[]> {
    const panel = this.page.locator('.markers-panel-container');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    // The list draws only what fits: the filter brings the wanted rows into view.
    await this.page.locator('.pane-composite-part .viewpane-filter input').first().fill(about);
    const labels = await this.until(`problems about "${about}"`, async () => {
      await this.page.waitForTimeout(500);
      const rows = await panel.locator('.monaco-list-row').all();
      const spoken = await Promise.all(rows.map((row) => row.getAttribute('aria-label')));
      return spoken.length > 0 && spoken;
    });
    return labels.filter((label) => label !== null);
  }

  /** Messages that are open in the corner. */
  async notifications(): Promise<Notification[]> {
    const items = await this.page.locator('.notifications-toasts .notification-list-item').all();
    return Promise.all(
      items.map(async (item) => ({
        text: (await item.locator('.notification-list-item-message').allInnerTexts()).join(' '),
        buttons: await item.locator('.notification-list-item-buttons-container .monaco-button').allInnerTexts(),
      })),
    );
  }

  waitForNotification(wanted: string | RegExp): Promise<Notification> {
    return this.until(`a notification like ${wanted}`, async () => {
      return (await this.notifications()).find(({ text }) => matches(text, wanted));
    });
  }

  /** Words of the status bar items whose text or tooltip matches. */
  async statusItems(wanted: string | RegExp): Promise<string[]> {
    const items = await this.page.locator('.statusbar-item').all();
    const words = await Promise.all(items.map(wordsOf));
    return words.filter((text) => matches(text, wanted));
  }

  /** Words of the card that opens over the language status, on one line; it stays open until `Escape`. */
  async languageStatus(): Promise<string> {
    await this.page.locator('[id="status.languageStatus"]').click();
    return this.until('the card of the language status', async () => {
      const cards = await this.page.locator('.hover-language-status').allInnerTexts();
      return oneLine(cards.join(' ')) || undefined;
    });
  }

  /** Rows of the side bar's tree, as a screen reader says them, once one of them matches. */
  treeRows(wanted: RegExp): Promise<string[]> {
    const tree = this.page.locator('.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row');
    return this.until(`a row like ${wanted}`, async () => {
      const spoken = await Promise.all((await tree.all()).map((row) => row.getAttribute('aria-label')));
      const rows = spoken.filter((label) => label !== null);
      return rows.some((row) => wanted.test(row)) && rows;
    });
  }

  /** Texts that extensions show behind words of the active editor. */
  afterTexts(): Promise<string[]> {
    return this.inPage('afterTexts');
  }

  /** Titles of the open tabs. */
  async tabs(): Promise<string[]> {
    return (await this.page.locator('.tabs-container .tab .monaco-icon-name-container').allInnerTexts()).map(oneLine);
  }

  /** The innermost frame of a webview that says `wanted`, and all its words on one line with plain spaces. */
  webview(wanted: string | RegExp): Promise<{ frame: Frame; words: string }> {
    return this.until(`a webview that says ${wanted}`, async () => {
      for (const frame of this.page.frames().reverse()) {
        if (frame === this.page.mainFrame()) continue;
        const texts = await frame
          .locator('body')
          .allInnerTexts()
          .catch(() => []);
        const words = oneLine(texts.join(' '));
        if (matches(words, wanted)) return { frame, words };
      }
      return undefined;
    });
  }
}
