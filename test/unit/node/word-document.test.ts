import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { decodeFile, Unreadable } from '../../../server/src/node/read-text.js';

const run = (text: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = '') => `<w:p>${properties}${content}</w:p>`;
const ITEM =
  '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>';

/** A Word document with this body. */
function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const xml = (content: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document><w:body>${content}</w:body></w:document>`;
  const files = { '[Content_Types].xml': '<Types/>', 'word/document.xml': xml(body), ...parts };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const lines = async (bytes: Uint8Array) => (await decodeFile('a.docx', bytes)).text.split('\n');

describe('the text of a Word document', () => {
  it('has a line for each paragraph, and a bullet for each item', async () => {
    const body =
      paragraph(run('Our ') + run('tea', '<w:rPr><w:b/></w:rPr>') + run(' &amp; caf&#233; 😀')) +
      '<w:p/>' +
      paragraph('<w:bookmarkStart w:id="0"/>') +
      paragraph(run('An item'), ITEM) +
      paragraph(`${run('One')}<w:r><w:br/><w:tab/></w:r>${run('two\nthree')}<w:r><w:noBreakHyphen/></w:r>`) +
      `<w:tbl><w:tr><w:tc>${paragraph(run('A cell'))}</w:tc><w:tc>${paragraph(run('B'))}</w:tc></w:tr></w:tbl>`;
    assert.deepEqual(await lines(wordFile(body)), [
      'Our tea & café 😀',
      '',
      '',
      '• An item',
      'One  two three\u2011',
      'A cell',
      'B',
    ]);
  });

  it('holds what readers see: insertions, text boxes, notes; neither deletions, fields nor hidden words', async () => {
    const body =
      paragraph(`<w:ins>${run('In')}</w:ins><w:del><w:r><w:delText>Out</w:delText></w:r></w:del>${run('!')}`) +
      paragraph(
        `<w:r><w:instrText>PAGE</w:instrText></w:r>${run('no', '<w:rPr><w:vanish/></w:rPr>')}${run('yes', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}`,
      ) +
      paragraph(
        `${run('Around')}<mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph(run('Box'))}</w:txbxContent></mc:Choice>` +
          `<mc:Fallback><w:txbxContent>${paragraph(run('Box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>`,
      );
    const notes = {
      'word/footnotes.xml': `<w:footnotes>${paragraph(run('A note'))}</w:footnotes>`,
      'word/comments.xml': paragraph(run('Between us')),
    };
    assert.deepEqual(await lines(wordFile(body, notes)), ['In!', 'yes', 'Box', 'Around', 'A note']);
  });

  it('is read as far as it goes when the XML is broken or deep', async () => {
    assert.deepEqual(await lines(wordFile(`<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t>Two <`)), ['One', 'Two']);
    const deep = '<w:p><w:r>'.repeat(100_000);
    assert.equal((await lines(wordFile(`${deep}<w:t>Deep</w:t>`))).filter((line) => line === 'Deep').length, 1);
    const entities = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>';
    assert.deepEqual(await lines(wordFile('', { 'word/document.xml': entities + paragraph(run('&c;')) })), ['&c;']);
  });

  it('is refused where there is none', async () => {
    const reasonOf = (bytes: Uint8Array) =>
      decodeFile('a.docx', bytes).then(
        () => assert.fail('it was read'),
        (error: unknown) => {
          assert.ok(error instanceof Unreadable);
          return error.reason.en;
        },
      );
    const whole = wordFile(paragraph(run('One')));
    for (const bytes of [
      new Uint8Array(),
      strToU8('no archive'),
      whole.slice(0, whole.length / 2),
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }),
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    ]) {
      assert.match(await reasonOf(bytes), /no Word document/);
    }
    // 70 MB of spaces are 70 kB of archive.
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(70_000_000).fill(32) });
    assert.ok(bomb.length < 200_000);
    assert.match(await reasonOf(bomb), /more than 64 MB/);
    // An archive that lies about what it unpacks to is given no more room than it asked for.
    const liar = bomb.slice();
    const view = new DataView(liar.buffer);
    for (let i = 0; i + 4 <= liar.length; i++)
      if (view.getUint32(i, true) === 70_000_000) view.setUint32(i, 1000, true);
    assert.ok((await decodeFile('a.docx', liar).catch(() => ({ text: '' }))).text.length <= 1000);
  });
});
