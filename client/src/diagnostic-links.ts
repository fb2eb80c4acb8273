import { type Diagnostic, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** A rule's id beside its message opens the rule's page here, in the reader's language, instead of a file. */
function link(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  if (typeof code === 'object' && code !== null) {
    const rule = encodeURIComponent(JSON.stringify([code.value]));
    diagnostic.code = { value: code.value, target: Uri.parse(`command:candor.explainRule?${rule}`) };
  }
  return diagnostic;
}

export const linkRulesToCommand: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) report.items.forEach(link);
    return report;
  },
  handleDiagnostics(uri, diagnostics, next) {
    next(uri, diagnostics.map(link));
  },
};
