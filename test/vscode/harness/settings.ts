/** User settings of every session: a quiet window, so that pictures show the extension and nothing else. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.editor.enablePreview': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.wordWrap': 'on',
  'editor.accessibilitySupport': 'off',
  // The harness selects text with the find box: typing only counts the matches, Enter goes to the first.
  'editor.find.cursorMoveOnType': false,
  'editor.find.seedSearchStringFromSelection': 'never',
  'files.autoSave': 'off',
  // Suggestions of words would cover what the pictures are for.
  'editor.wordBasedSuggestions': 'off',
};
