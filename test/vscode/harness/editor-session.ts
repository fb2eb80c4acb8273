import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { registerFrench } from './french-pack.js';
import { withoutKnownNoise } from './log-noise.js';
import type { Machine } from './machine.js';
import { ROOT, SCREENSHOTS } from './paths.js';
import { makeSandbox, type Sandbox } from './sandbox.js';
import { type Server, startServer } from './server.js';
import { QUIET_SETTINGS } from './settings.js';
import { Workbench } from './workbench.js';

const EXTENSION_ID = 'candor.candor';

/** Until the window shows the files, on a busy machine. */
const START_TIMEOUT_MS = 60_000;

const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface SessionOptions {
  /** Where the extension runs: next to the files in Node, or in the page's web worker as on vscode.dev. */
  readonly extensionHost?: 'node' | 'web';
  /** Display language. */
  readonly locale?: 'en' | 'fr';
  /** Folder to copy as the workspace; `examples/` by default. */
  readonly workspace?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs `run()` of this CommonJS module in the Node extension host, as `@vscode/test-electron` does. */
  readonly hostTests?: { readonly module: string; readonly developmentExtension: string };
}

/** One VS Code with the packaged extension, its window and its throw-away workspace. */
export class EditorSession {
  private readonly console: string[] = [];
  private exited: (code: number) => void = () => undefined;

  /** Exit code of the host tests, once they have run. */
  readonly hostTestsExit = new Promise<number>((resolve) => {
    this.exited = resolve;
  });

  private constructor(
    private readonly sandbox: Sandbox,
    private readonly server: Server,
    private readonly browser: Browser,
    readonly workbench: Workbench,
  ) {}

  static async start(machine: Machine, vsix: string, options: SessionOptions = {}): Promise<EditorSession> {
    const settings: Record<string, unknown> = { ...QUIET_SETTINGS, ...options.settings };
    if (options.extensionHost === 'web') settings['remote.extensionKind'] = { [EXTENSION_ID]: ['web'] };
    const sandbox = await makeSandbox(options.workspace ?? join(ROOT, 'examples'), settings);
    let server: Server | undefined;
    let browser: Browser | undefined;
    try {
      const locale = options.locale ?? 'en';
      if (locale === 'fr') await registerFrench(sandbox.userData);
      const hostTests = options.hostTests !== undefined;
      server = await startServer(machine, sandbox, vsix, { locale, hostTests, env: options.env ?? {} });
      browser = await chromium.launch({ executablePath: machine.chromium, args: BROWSER_FLAGS });
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale });
      await page.addInitScript({ path: join(import.meta.dirname, 'page-script.js') });
      const session = new EditorSession(sandbox, server, browser, new Workbench(page, sandbox.workspace));
      page.on('console', (message) => session.console.push(`${message.type()} ${message.text()}`));
      page.on('pageerror', (error) => session.console.push(`uncaught ${error.stack ?? error.message}`));
      await page.exposeFunction('codeAutomationExit', (code: number) => session.exited(code));
      try {
        await page.goto(address(server.port, sandbox.workspace, options.hostTests));
        await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: START_TIMEOUT_MS });
      } catch (error) {
        throw new Error(`VS Code did not show its window; logs: ${await session.keepEvidence('failed-start')}`, {
          cause: error,
        });
      }
      return session;
    } catch (error) {
      await browser?.close();
      await server?.stop();
      await sandbox.remove();
      throw error;
    }
  }

  /** Takes a picture of the window, to be looked at; gives its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(SCREENSHOTS, `${name}.png`);
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.workbench.page.waitForTimeout(400); // Whatever just appeared or closed has come to rest.
    await this.workbench.page.screenshot({ path });
    return path;
  }

  /** What the window, the server, the extension hosts and the outputs of extensions wrote. */
  async logs(): Promise<string> {
    const parts = [`--- window\n${withoutKnownNoise(this.console.join('\n'))}`, `--- server\n${this.server.log()}`];
    const folder = join(this.sandbox.userData, 'logs');
    const files = (await readdir(folder, { recursive: true }).catch(() => [])).filter((file) => file.endsWith('.log'));
    for (const file of files.sort()) {
      parts.push(`--- ${file}\n${withoutKnownNoise(await readFile(join(folder, file), 'utf8'))}`);
    }
    return parts.join('\n');
  }

  /** Keeps a picture and the logs of a failure; gives the path of the logs. */
  async keepEvidence(name: string): Promise<string> {
    const path = join(SCREENSHOTS, `${name}.log`);
    await this.screenshot(name).catch(() => undefined);
    await writeFile(path, await this.logs());
    return path;
  }

  /** Ends the window and the server, and removes the workspace. */
  async stop(): Promise<void> {
    await this.browser.close().catch(() => undefined);
    await this.server.stop();
    await this.sandbox.remove();
  }
}

/** Address of the window; the payload is how VS Code's own browser tests name what to run. */
function address(port: number, workspace: string, tests: SessionOptions['hostTests']): string {
  const query = new URLSearchParams({ folder: workspace });
  if (tests) {
    const remote = (path: string) => `vscode-remote://localhost:${port}${path}`;
    const payload = [
      ['extensionDevelopmentPath', remote(tests.developmentExtension)],
      ['extensionTestsPath', remote(tests.module)],
    ];
    query.set('payload', JSON.stringify(payload));
  }
  return `http://localhost:${port}/?${query}`;
}
