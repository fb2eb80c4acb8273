import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Localised } from '../core/rules/rule.js';
import { GitFailed, GitMissing } from '../node/git.js';
import { changedFiles } from '../node/git-changes.js';
import type { ChangedFiles } from './host.js';
import { schemeOf } from './uris.js';

/** What git says that the files of a folder have since a revision, or why it does not. */
export async function changesIn(folder: string, revision: string): Promise<ChangedFiles | Localised> {
  if (schemeOf(folder) !== 'file') return NO_GIT;
  try {
    const { files } = await changedFiles(
      fileURLToPath(folder),
      revision === '' ? { range: undefined } : { since: revision },
    );
    return new Map(files.map(({ path, lines }) => [pathToFileURL(path).href, lines]));
  } catch (error) {
    if (error instanceof GitMissing) return NO_GIT;
    if (!(error instanceof GitFailed)) throw error;
    return {
      en: `Git cannot tell what changed since ${revision || 'the last commit'}: ${error.message}`,
      fr: `Git ne peut pas dire ce qui a changé depuis ${revision || 'le dernier commit'} : ${error.message}`,
    };
  }
}

const NO_GIT: Localised = {
  en: 'Reporting on a change needs git and a folder on this machine.',
  fr: 'Un rapport sur un changement demande git et un dossier de cette machine.',
};
