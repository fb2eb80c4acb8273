import { l10n, type QuickPickItem, type TextEditor, type Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type AuthoringResult,
  LIST_PRESETS,
  type ListPresetsParams,
  NEW_RULE,
  type NewRuleParams,
  type PresetSummary,
} from '../../../server/src/lsp/protocol.js';
import { familyName } from '../family-name.js';
import { writeAndOpen } from '../written-files.js';
import { presetFolder } from './new-preset.js';

const FAMILIES = ['house', 'ai-disclosure', 'privacy', 'manipulation', 'ai-claims', 'prompt'];

/** Makes a rule of the words that are selected, with their sentence as its first example, and opens it. */
export async function addRule(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) {
    void window.showInformationMessage(l10n.t('Select a sentence, or the words of it that matter.'));
    return;
  }
  const { start, end } = editor.selection;
  const preset = await pickPreset(client, editor);
  if (!preset) return;
  const family = await pickFamily();
  if (!family) return;
  const severity = await pickSeverity();
  if (!severity) return;
  const params: NewRuleParams = {
    uri: client.code2ProtocolConverter.asUri(editor.document.uri),
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
    preset: typeof preset === 'string' ? preset : client.code2ProtocolConverter.asUri(preset),
    family,
    severity,
  };
  await writeAndOpen(client, await client.sendRequest<AuthoringResult>(NEW_RULE, params));
}

/** A preset's folder, there already or to be made. */
async function pickPreset(client: BaseLanguageClient, { document }: TextEditor): Promise<string | Uri | undefined> {
  const params: ListPresetsParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const presets = await client.sendRequest<PresetSummary[]>(LIST_PRESETS, params);
  // Where there is none, there is nothing to choose from.
  if (presets.length === 0) return presetFolder(document.uri);
  const items = [
    ...presets.map(({ name, path, folder }) => ({ label: name, description: path, folder })),
    { label: `$(add) ${l10n.t('New preset…')}`, folder: undefined },
  ];
  const picked = await window.showQuickPick(items, { title: l10n.t('Add the rule to…') });
  return picked && (picked.folder ?? presetFolder(document.uri));
}

async function pickFamily(): Promise<string | undefined> {
  const items = FAMILIES.map((id) => ({ label: familyName(id), description: id, id }));
  return (await window.showQuickPick(items, { title: l10n.t('What is the rule about?') }))?.id;
}

async function pickSeverity(): Promise<string | undefined> {
  const items: QuickPickItem[] = [
    { label: 'warning', description: l10n.t('likely misleading as worded') },
    { label: 'error', description: l10n.t('wrong whatever the facts') },
    { label: 'info', description: l10n.t('may be true: needs proof or context') },
    { label: 'hint', description: l10n.t('a weak signal, never counted') },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('How grave is it?') }))?.label;
}
