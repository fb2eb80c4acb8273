import { l10n } from 'vscode';

/** What a family of rules is called in the reader's language. */
export function familyName(family: string): string {
  const names: Readonly<Record<string, string>> = {
    'ai-disclosure': l10n.t('AI disclosure'),
    privacy: l10n.t('Privacy'),
    manipulation: l10n.t('Manipulation'),
    'ai-claims': l10n.t('Claims about AI'),
    prompt: l10n.t('Prompts'),
    house: l10n.t('House rules'),
  };
  return names[family] ?? family;
}
