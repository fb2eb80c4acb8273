import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImageFiles } from '../../../server/src/image-files/host-files.js';
import { houseOf } from '../../../server/src/report/house.js';
import { LARGEST_LOGO, readLogo } from '../../../server/src/report/logo.js';
import { harmlessSvg } from '../../../server/src/report/svg-logo.js';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

function filesWith(content: Uint8Array | string): ImageFiles {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { find: async () => ({ stamp: '', size: bytes.length, read: async () => Uint8Array.from(bytes) }) };
}

describe('a logo', () => {
  it('is what its bytes say, whatever its name', async () => {
    assert.deepEqual(await readLogo('logo.svg', filesWith(PNG)), {
      uri: `data:image/png;base64,${btoa(String.fromCharCode(...PNG))}`,
    });
    assert.equal(await readLogo('logo.png', filesWith('<html><script>alert(1)</script></html>')), 'no-image');
    assert.equal(await readLogo('logo.png', filesWith('')), 'no-image');
    const drawn = await readLogo('logo.png', filesWith(svg('<path d="M0 0h1"/>')));
    assert.match(typeof drawn === 'string' ? drawn : drawn.uri, /^data:image\/svg\+xml;base64,/);
  });

  it('is bounded in size and never comes from a network', async () => {
    assert.equal(await readLogo('a.png', filesWith(new Uint8Array(LARGEST_LOGO + 1))), 'too-large');
    const asked: string[] = [];
    const files: ImageFiles = {
      find: async (path) => {
        asked.push(path);
        return 'outside';
      },
    };
    for (const address of [
      'https://example.org/a.png',
      '//example.org/a.png',
      'file:///etc/passwd',
      'data:image/png;base64,AA',
    ]) {
      assert.equal(await readLogo(address, files), 'missing');
    }
    assert.deepEqual(asked, []);
    assert.equal(await readLogo('../../outside.png', files), 'unreadable');
  });

  it('that cannot be taken is a problem where it is written, and the rest of the house stays', async () => {
    const place = { line: 4, column: 9 };
    const config = { name: 'Moreau', colour: '#aa0000', logo: { path: 'gone.png', place } };
    const { house, problems } = await houseOf(config, 'candor.yml', { find: async () => 'missing' });
    assert.deepEqual(house, { name: 'Moreau', colour: '#aa0000' });
    assert.deepEqual(
      problems.map(({ line, what }) => [line, what.en]),
      [[4, 'The logo gone.png is not there.']],
    );
  });
});

describe('a drawing', () => {
  it('keeps its shapes and paint', () => {
    const inside =
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><g fill="url(#a)" transform="scale(2)"><rect width="4" height="4"/><text x="1">M &amp; C</text></g><use href="#a"/>';
    const drawing = `<svg viewBox="0 0 10 10" xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
    assert.equal(harmlessSvg(drawing), drawing);
  });

  it('loses everything that acts, moves, embeds or loads', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
      '<style>@import "http://evil.example"; * { background: url(http://evil.example) }</style>',
      '<foreignObject><iframe src="http://evil.example"/></foreignObject>',
      '<image href="http://evil.example/a.png"/>',
      '<image xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
      '<a href="javascript:alert(1)"><text>x</text></a>',
      '<use href="http://evil.example/a.svg#x"/>',
      '<use xlink:href="data:image/svg+xml,x#y" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
      '<animate attributeName="href" values="javascript:alert(1)"/>',
      '<set attributeName="onload" to="alert(1)"/>',
      '<rect onload="alert(1)" onclick="alert(1)" style="fill: url(http://evil.example)"/>',
      '<rect fill="url(http://evil.example/a)"/>',
      '<rect fill="url( &quot;//evil.example&quot; )"/>',
      '<rect fill="\\75rl(http://evil.example)"/>',
      '<rect filter="url(#x)" mask="URL(http://evil.example)"/>',
      '<html:img xmlns:html="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>',
      '<!-- <script>alert(1)</script> -->',
      '<![CDATA[<script>alert(1)</script>]]>',
      '<?xml-stylesheet href="http://evil.example"?>',
    ];
    for (const part of hostile) {
      const clean = harmlessSvg(svg(part, 'onload="alert(1)"')) ?? '';
      assert.doesNotMatch(clean, /evil|javascript|data:|passwd|<script|onload|onclick|<img|<style|<a[ >]/i, part);
    }
  });

  it('is refused when it is malformed, declares entities or is too intricate', () => {
    const nested = (depth: number) => svg(`${'<g>'.repeat(depth)}${'</g>'.repeat(depth)}`);
    assert.notEqual(harmlessSvg(nested(20)), undefined);
    const refused = [
      '<svg><g></svg>',
      'not XML',
      '<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>',
      '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
      nested(20_000),
      svg('<g/>'.repeat(6_000)),
      svg('<use href="#a"/>'.repeat(60)),
    ];
    for (const drawing of refused) assert.equal(harmlessSvg(drawing), undefined, drawing.slice(0, 80));
  });
});
