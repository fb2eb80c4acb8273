import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { baseName, childUri, parentUri, relativePath, resolveUri } from '../../server/src/lsp/uris.js';

describe('uris', () => {
  it('climbs to the top and stops there', () => {
    assert.equal(parentUri('file:///home/me/a.md'), 'file:///home/me');
    assert.equal(parentUri('file:///home/me/'), 'file:///home');
    assert.equal(parentUri('file:///home'), 'file://');
    assert.equal(parentUri('file://'), undefined);
    assert.equal(parentUri('vscode-vfs://github/owner/repo'), 'vscode-vfs://github/owner');
    assert.equal(parentUri('untitled:Untitled-1'), undefined);
  });

  it('tells paths below a folder whatever the escapes', () => {
    assert.equal(relativePath('file:///c%3A/copy', 'file:///c:/copy/été%20sale.md'), 'été sale.md');
    assert.equal(relativePath('file:///copy', 'file:///copywriter/a.md'), undefined);
    assert.equal(relativePath('file:///copy/', 'file:///copy/a/b.md'), 'a/b.md');
  });

  it('names and resolves', () => {
    assert.equal(baseName('file:///x/l%C3%A9gal%20notice.html?v=1#top'), 'légal notice.html');
    assert.equal(childUri('file://', '.git'), 'file:///.git');
    assert.equal(childUri('file:///x/', 'candor.yml'), 'file:///x/candor.yml');
    assert.equal(resolveUri('file:///x/y', '../presets/./house.yml'), 'file:///x/presets/house.yml');
  });
});
