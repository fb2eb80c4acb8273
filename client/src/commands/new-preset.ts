import { l10n, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type AuthoringResult, NEW_PRESET, type NewPresetParams } from '../../../server/src/lsp/protocol.js';
import { writeAndOpen } from '../written-files.js';

/** Writes a preset to start from, brings it in force in `candor.yml`, and opens its rule. */
export async function newPreset(client: BaseLanguageClient): Promise<void> {
  const folder = await presetFolder(window.activeTextEditor?.document.uri);
  if (!folder) return;
  const params: NewPresetParams = { folder: client.code2ProtocolConverter.asUri(folder) };
  await writeAndOpen(client, await client.sendRequest<AuthoringResult>(NEW_PRESET, params));
}

/** Asks where a new preset shall stand; undefined when nobody answers. */
export async function presetFolder(near: Uri | undefined): Promise<Uri | undefined> {
  const root = (near && workspace.getWorkspaceFolder(near)) ?? workspace.workspaceFolders?.[0];
  if (!root) {
    void window.showInformationMessage(l10n.t('Open a folder: a preset is kept in one.'));
    return undefined;
  }
  const path = await window.showInputBox({
    title: l10n.t('New preset'),
    prompt: l10n.t('Folder of the preset, from {0}', root.name),
    value: 'presets/house',
    valueSelection: ['presets/'.length, 'presets/house'.length],
    validateInput: (value) => (isPlainPath(value) ? undefined : l10n.t('Write folder names with slashes in between.')),
  });
  return path === undefined ? undefined : inFolder(root, path);
}

function inFolder(root: WorkspaceFolder, path: string): Uri {
  return Uri.joinPath(root.uri, ...path.split('/').filter(Boolean));
}

/** A path that stays below the folder it starts in. */
function isPlainPath(path: string): boolean {
  const parts = path.trim().split('/').filter(Boolean);
  return parts.length > 0 && parts.every((part) => !/^\.|[\\:*?"<>|]/.test(part));
}
