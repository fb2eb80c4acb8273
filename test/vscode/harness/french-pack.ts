import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Registers French as a display language.
 *
 * Microsoft's language packs are not on npm, and what matters here is what Candor says, not what VS Code's own
 * menus say. So this pack is empty: VS Code runs in French (`vscode.env.language` is `fr`, manifests take their
 * `package.nls.fr.json`) and falls back to English for its own words.
 */
export async function registerFrench(userData: string): Promise<void> {
  const folder = join(userData, 'french-pack');
  const translation = join(folder, 'main.i18n.json');
  await mkdir(folder, { recursive: true });
  await writeFile(translation, JSON.stringify({ version: '1.0.0', contents: {} }));
  const packs = {
    fr: {
      hash: 'candor-tests',
      extensions: [{ extensionIdentifier: { id: 'candor-tests.french' }, version: '1.0.0' }],
      translations: { vscode: translation },
      label: 'français',
    },
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify(packs));
}
