import { createConnection } from 'vscode-languageserver/node';
import { builtinCatalogue } from '../presets/builtin.js';
import { clientFiles } from './client-files.js';
import { nodeHost } from './node-host.js';
import { startServer } from './server.js';

// The transport, stdio or Node IPC, is named on the command line.
const connection = createConnection();
startServer(connection, builtinCatalogue(), nodeHost(clientFiles(connection)));
