import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { ImageReader } from '../image-files/image-reader.js';
import { builtinCatalogue } from '../presets/builtin.js';
import { clientFiles } from './client-files.js';
import { clientImageFiles } from './client-image-files.js';
import { clientLedgerStore } from './client-ledger-store.js';
import { clientPair } from './client-pairs.js';
import { presetsFrom } from './presets.js';
import { startServer } from './server.js';

// The worker's own global; the library's types for workers would clash with Node's.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const files = clientFiles(connection);
const images = new ImageReader();

startServer(connection, builtinCatalogue(), {
  files,
  loadPresets: (config, folder) => presetsFrom(config, folder, files),
  imageFiles: (document, folders) => clientImageFiles(connection, document, folders),
  readImages: (document, folders, addresses) => images.read(addresses, clientImageFiles(connection, document, folders)),
  findPair: (document, folders, among) => clientPair(files, document, folders, among),
  ledgers: clientLedgerStore(connection, files),
  // There is no git in a browser.
  readCommits: async () => ({ commits: [], unread: 'out-of-reach' }),
  version,
  // A worker has no pages beside it: the client tells where they are in `rulePages`.
  rulePages: '',
  now: () => performance.now(),
});
