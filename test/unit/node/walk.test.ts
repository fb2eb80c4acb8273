import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findConfig, repositoryRoot, searchBoundary } from '../../../server/src/node/repository.js';
import { relativePath, walk } from '../../../server/src/node/walk.js';

function folderWith(paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'candor-node-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  return folder;
}

describe('finding the configuration', () => {
  it('takes the nearest one, up to the repository and no further', () => {
    const folder = folderWith(['candor.yml', 'repo/.git/HEAD', 'repo/a/b/x.md', 'repo/a/candor.yml', 'repo/c/y.md']);
    const at = (path: string) => findConfig(join(folder, path));
    assert.equal(at('repo/a/b'), join(folder, 'repo/a/candor.yml'));
    assert.equal(at('repo/c'), undefined);
    assert.equal(at('.'), join(folder, 'candor.yml'));
    assert.equal(repositoryRoot(join(folder, 'repo/a/b')), join(folder, 'repo'));
  });

  it('does not look above a folder outside of any repository, unless a boundary is given', () => {
    const folder = folderWith(['candor.yml', 'a/b/x.md']);
    assert.equal(findConfig(join(folder, 'a/b')), undefined);
    assert.equal(findConfig(join(folder, 'a/b'), folder), join(folder, 'candor.yml'));
  });
});

describe('the end of that search', () => {
  it('is the repository, else the folder a command runs in, else the folder itself', () => {
    const folder = folderWith(['repo/.git/HEAD', 'repo/a/x.md', 'plain/copy/y.md', 'plain..too/z.md']);
    const at = (path: string) => join(folder, path);
    assert.equal(searchBoundary(at('repo/a'), at('repo/a')), at('repo'));
    assert.equal(searchBoundary(at('plain/copy'), at('plain')), at('plain'));
    assert.equal(searchBoundary(at('plain'), at('plain')), at('plain'));
    assert.equal(searchBoundary(at('plain/copy'), at('repo')), at('plain/copy'));
    assert.equal(searchBoundary(at('plain..too'), at('plain')), at('plain..too'));
  });
});

describe('walking a folder', () => {
  it('gives accepted files in a stable order, without what is never copy', async () => {
    const folder = folderWith([
      'b.md',
      'a/z.md',
      'a.md',
      'a/a.txt',
      'node_modules/x.md',
      '.candor/y.md',
      '.git/z.md',
      'é.md',
    ]);
    const found = await walk(folder, (path) => path.endsWith('.md'));
    assert.deepEqual(
      found.map((path) => relativePath(folder, path)),
      ['a/z.md', 'a.md', 'b.md', 'é.md'],
    );
  });

  it('tells of folders that cannot be read', async () => {
    const told: string[] = [];
    const missing = join(folderWith([]), 'nowhere');
    assert.deepEqual(
      await walk(
        missing,
        () => true,
        (path) => told.push(path),
      ),
      [],
    );
    assert.deepEqual(told, [missing]);
  });
});
