import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { decodeText, encodeText, readText, Unreadable } from '../../../server/src/node/read-text.js';
import { NotWritten, rewriteText } from '../../../server/src/node/write-text.js';

const folder = mkdtempSync(join(tmpdir(), 'candor-text-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('decoding a file', () => {
  it('gives the same bytes back in every encoding that it can write', () => {
    const text = 'Thé 🍵 à 2 €\r\nfin';
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      utf16,
      Buffer.from(utf16).swap16(),
      Buffer.of(),
    ]) {
      const file = decodeText(bytes);
      assert.equal(file.text, bytes.length ? text : '');
      assert.deepEqual(encodeText(file.text, file), bytes);
    }
  });

  it('reads western Windows text, which it does not write', () => {
    const file = decodeText(Buffer.from('l\u0092\u00e9t\u00e9 \u0080 \u009c', 'latin1'));
    assert.equal(file.text, 'l’été € œ');
    assert.equal(encodeText(file.text, file), undefined);
  });

  it('refuses binary files and broken text', () => {
    for (const bytes of [
      [0x41, 0x00],
      [0xff, 0xfe, 0x00, 0xd8],
      [0xc3, 0x28, 0x81],
      [0x1b, 0xff],
    ]) {
      assert.throws(() => decodeText(Buffer.from(bytes)), Unreadable);
    }
  });
});

describe('writing a file', () => {
  it('refuses when it changed since it was read, and leaves nothing behind', async () => {
    const path = join(folder, 'a.md');
    writeFileSync(path, 'before');
    const file = await readText(path);
    await rewriteText(path, file, 'after');
    assert.equal(readFileSync(path, 'utf8'), 'after');
    await assert.rejects(rewriteText(path, file, 'again'), NotWritten);
    assert.equal(readFileSync(path, 'utf8'), 'after');
    assert.deepEqual(readdirSync(folder), ['a.md']);
  });
});
