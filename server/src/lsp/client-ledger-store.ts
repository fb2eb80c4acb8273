import type { Connection } from 'vscode-languageserver';
import type { HostFiles } from './host.js';
import type { LedgerStore } from './ledger-store.js';
import {
  APPEND_FILE,
  type AppendFileParams,
  type AppendFileResult,
  READ_IMAGE,
  type ReadImageParams,
  type ReadImageResult,
} from './protocol.js';
import { resolveUri } from './uris.js';

const LEDGER_PATH = '.candor/ledger.jsonl';
/** What a client is asked to send is a message, held in memory several times over. In bytes. */
const LARGEST_SENT = 8_000_000;

const NOT_OFFERED = {
  en: 'the editor does not let Candor write files here',
  fr: 'l’éditeur ne laisse pas Candor écrire de fichiers ici',
};

/** Ledgers as the client keeps them; one that does not offer to write has only those that are there. */
export function clientLedgerStore(connection: Connection, files: HostFiles): LedgerStore {
  const read: LedgerStore['read'] = async (folder) => {
    const text = await files.read(resolveUri(folder, LEDGER_PATH));
    if (text === undefined) return undefined;
    const { readLedger } = await import('../ledger/read-ledger.js');
    return readLedger(text);
  };
  return {
    read,
    async append(folder, drafts, at) {
      const { toRecords } = await import('../ledger/new-record.js');
      const { lineOf } = await import('../ledger/canonical.js');
      const records = toRecords(drafts, (await read(folder))?.heads ?? [], at);
      const params: AppendFileParams = {
        uri: resolveUri(folder, LEDGER_PATH),
        text: records.map((record) => lineOf(record as never)).join(''),
      };
      const answer = await connection
        .sendRequest<AppendFileResult>(APPEND_FILE, params)
        .catch(() => ({ written: false }));
      if (!answer.written) throw Object.assign(new Error(NOT_OFFERED.en), { reason: NOT_OFFERED });
      return records;
    },
    async evidence(folder, paths) {
      const { fileContentOf } = await import('../ledger/hash.js');
      const { isPlainPath } = await import('../ledger/record.js');
      const found = new Map<string, string | undefined>();
      for (const path of paths) {
        const params: ReadImageParams = { uri: resolveUri(folder, path), read: true, largest: LARGEST_SENT };
        const answer = isPlainPath(path)
          ? await connection.sendRequest<ReadImageResult>(READ_IMAGE, params).catch(() => undefined)
          : undefined;
        const data = answer?.data;
        const bytes = data === undefined ? undefined : Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        found.set(path, bytes && fileContentOf(bytes));
      }
      return found;
    },
    // Only the client knows who sits before it.
    identity: async () => undefined,
  };
}
