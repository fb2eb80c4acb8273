/** Writes decisions one after the other, as fast as it can, and says the id of each once it is on the disk. */
import { writeSync } from 'node:fs';
import { wordingContent } from '../../server/src/ledger/hash.js';
import { appendToLedger } from '../../server/src/node/ledger-file.js';

const [folder, name, count] = process.argv.slice(2) as [string, string, string];

async function main(): Promise<void> {
  for (let index = 0; index < Number(count); index++) {
    const words = `${name} ${index}`;
    const draft = {
      kind: 'accept' as const,
      file: 'shop.md',
      rule: 'manipulation/scarcity',
      fingerprint: index.toString(16).padStart(16, '0'),
      content: wordingContent(words),
      text: words,
      reason: words,
      by: name,
    };
    const [record] = await appendToLedger(folder, [draft], new Date().toISOString());
    writeSync(1, `${record?.id}\n`);
  }
}

void main();
