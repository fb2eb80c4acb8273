import { createConnection } from 'vscode-languageserver/node';
import { builtinCatalogue } from '../presets/builtin.js';
import { clientFiles } from './client-files.js';
import { clientImageFiles } from './client-image-files.js';
import { clientLedgerStore } from './client-ledger-store.js';
import { nodeHost } from './node-host.js';
import { startServer } from './server.js';

// The transport, stdio or Node IPC, is named on the command line.
const connection = createConnection();
const elsewhere = clientFiles(connection);
const host = nodeHost(
  elsewhere,
  (document, folders) => clientImageFiles(connection, document, folders),
  clientLedgerStore(connection, elsewhere),
);
startServer(connection, builtinCatalogue(), host);
