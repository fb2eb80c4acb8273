import { createConnection } from 'vscode-languageserver/node';
import { builtinCatalogue } from '../presets/builtin.js';
import { clientFiles } from './client-files.js';
import { clientImageFiles } from './client-image-files.js';
import { nodeHost } from './node-host.js';
import { startServer } from './server.js';

// The transport, stdio or Node IPC, is named on the command line.
const connection = createConnection();
const host = nodeHost(clientFiles(connection), (document, folders) => clientImageFiles(connection, document, folders));
startServer(connection, builtinCatalogue(), host);
