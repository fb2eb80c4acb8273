import { type CancellationToken, ProgressLocation, window } from 'vscode';
import { type BaseLanguageClient, WorkDoneProgress } from 'vscode-languageclient';

let counter = 0;

/** Sends a request that tells its progress, with a notification that can cancel it. */
export async function withServerProgress<T>(
  client: BaseLanguageClient,
  title: string,
  method: string,
  params: object,
): Promise<T> {
  const location = ProgressLocation.Notification;
  return window.withProgress({ location, title, cancellable: true }, async (progress, token: CancellationToken) => {
    const workDoneToken = `candor-${++counter}`;
    let done = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== 'report') return;
      const percentage = value.percentage ?? done;
      progress.report({ increment: percentage - done, ...(value.message && { message: value.message }) });
      done = percentage;
    });
    try {
      return await client.sendRequest<T>(method, { ...params, workDoneToken }, token);
    } finally {
      listening.dispose();
    }
  });
}
