import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { version } from '../../../package.json';
import type { ImageFiles } from '../image-files/host-files.js';
import { ImageReader } from '../image-files/image-reader.js';
import { CommitReader } from '../node/commit-reader.js';
import { nodeImageFiles } from '../node/image-files.js';
import { PairFiles } from '../node/pair-files.js';
import { PresetCache } from '../node/preset-cache.js';
import { readPresets } from '../node/read-presets.js';
import { repositoryRoot } from '../node/repository.js';
import { clientPair } from './client-pairs.js';
import type { HostFiles, ServerHost } from './host.js';
import type { LedgerStore } from './ledger-store.js';
import { nodeFiles } from './node-files.js';
import { nodeLedgerStore } from './node-ledger-store.js';
import { presetsFrom } from './presets.js';
import { schemeOf } from './uris.js';

/** The host of a server that runs in Node: the disk, and the client for what is not on it. */
export function nodeHost(
  elsewhere: HostFiles,
  imagesElsewhere: (document: string, folders: readonly string[]) => ImageFiles,
  ledgersElsewhere: LedgerStore,
): ServerHost {
  const files = nodeFiles(elsewhere);
  const images = new ImageReader();
  const commits = new CommitReader();
  const imageFiles = (document: string, folders: readonly string[]) => {
    if (schemeOf(document) !== 'file') return imagesElsewhere(document, folders);
    const onDisk = folders.filter((folder) => schemeOf(folder) === 'file').map((folder) => fileURLToPath(folder));
    return nodeImageFiles(fileURLToPath(document), onDisk);
  };
  return {
    files,
    async loadPresets(config, folder) {
      if (schemeOf(folder) !== 'file') return presetsFrom(config, folder, files);
      const path = fileURLToPath(folder);
      const { presets, problems } = await readPresets(config, path, {
        boundary: repositoryRoot(path) ?? path,
        cache: PresetCache.ofUser(),
      });
      return {
        presets: presets.map(({ preset }) => preset),
        integrities: presets.map(({ integrity }) => integrity),
        problems,
      };
    },
    imageFiles,
    readImages: (document, folders, addresses) => images.read(addresses, imageFiles(document, folders)),
    async findPair(document, folders, among) {
      if (schemeOf(document) !== 'file') return clientPair(elsewhere, document, folders, among);
      const onDisk = folders.filter((folder) => schemeOf(folder) === 'file').map((folder) => fileURLToPath(folder));
      const pair = await new PairFiles(onDisk).of(fileURLToPath(document));
      return pair && { ...pair, uri: pathToFileURL(pair.path).href };
    },
    ledgers: nodeLedgerStore(ledgersElsewhere),
    readCommits: async (document, words) =>
      schemeOf(document) === 'file'
        ? commits.read(fileURLToPath(document), words)
        : { commits: [], unread: 'out-of-reach' },
    async changedSince(folder, revision) {
      const { changesIn } = await import('./node-changes.js');
      return changesIn(folder, revision);
    },
    async commitAt(folder, left) {
      if (schemeOf(folder) !== 'file') return undefined;
      const { commitAt } = await import('../node/git-commit.js');
      return commitAt(fileURLToPath(folder), left);
    },
    version,
    // They are built and packed beside the server, so that links lead somewhere without a network.
    rulePages: `${pathToFileURL(join(__dirname, 'rules')).href}/`,
    now: () => performance.now(),
  };
}
