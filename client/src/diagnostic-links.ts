import { type Diagnostic, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/** A rule's id beside its message opens the rule's page here, rules of presets included, instead of a file. */
function link(diagnostic: Diagnostic, document: Uri): Diagnostic {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  // Mistakes in a configuration have codes that are no rules.
  if (typeof value === 'string' && value.includes('/')) {
    const rule = encodeURIComponent(JSON.stringify([value, document.toString()]));
    diagnostic.code = { value, target: Uri.parse(`command:candor.explainRule?${rule}`) };
  }
  return diagnostic;
}

export const linkRulesToCommand: Middleware = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    const uri = document instanceof Uri ? document : document.uri;
    if (report && 'items' in report) for (const item of report.items) link(item, uri);
    return report;
  },
  handleDiagnostics(uri, diagnostics, next) {
    next(
      uri,
      diagnostics.map((diagnostic) => link(diagnostic, uri)),
    );
  },
};
