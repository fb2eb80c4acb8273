import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { imageMarks } from '../../../server/src/image-files/image-marks.js';
import {
  bare,
  box,
  GENERATED,
  joined,
  jpegSegment,
  jpegWith,
  latin,
  pngChunk,
  pngText,
  pngWith,
  superBox,
  xmpPacket,
  xmpSegment,
} from './pictures.js';
import { signed } from './signed.js';

/** Longest that any of these files may take, in milliseconds: a busy machine included. */
const PATIENCE = 5_000;
const MOST_MEMORY = 400_000_000;

const MARKED_PACKET = xmpPacket(`<Iptc4xmpExt:DigitalSourceType>${GENERATED}</Iptc4xmpExt:DigitalSourceType>`);
const MARKED = jpegWith(xmpSegment(MARKED_PACKET));
const created = { action: 'c2pa.created', type: GENERATED, agent: 'Imaginary Painter' };

/** Reads the file, which must end soon and not fill the memory. */
async function read(bytes: Uint8Array<ArrayBuffer>): Promise<number | undefined> {
  const before = process.memoryUsage.rss();
  const began = performance.now();
  const marks = await imageMarks(bytes);
  assert.ok(performance.now() - began < PATIENCE, `took ${performance.now() - began} ms`);
  assert.ok(process.memoryUsage.rss() - before < MOST_MEMORY, 'took too much memory');
  return marks?.length;
}

function u32(...values: number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value >>> 0, index * 4);
  });
  return bytes;
}

/** A store in an APP11 segment of a JPEG. */
function jpegWithStore(store: Uint8Array): Uint8Array<ArrayBuffer> {
  return jpegWith(jpegSegment(0xeb, joined(latin('JP'), new Uint8Array([0, 1]), u32(1), store)));
}

function pngWithStore(store: Uint8Array): Uint8Array<ArrayBuffer> {
  return pngWith(pngChunk('caBX', store));
}

describe('a marked picture', () => {
  it('is marked', async () => assert.equal(await read(MARKED), 1));

  it('cut off anywhere is read as far as it goes', async () => {
    const png = await signed(bare('png'), 'png', [created]);
    const jpeg = await signed(MARKED, 'jpeg', [created]);
    for (const [whole, step] of [
      [MARKED, 1],
      [png, 37],
      [jpeg, 41],
      [pngWith(pngText('parameters', 'Steps: 20, Sampler: DPM', 'zTXt')), 1],
    ] as const) {
      for (let length = 0; length < whole.length; length += step) await imageMarks(whole.slice(0, length));
    }
    assert.equal(await read(jpeg), 2);
  });

  it('with any few bytes changed is read without harm', async () => {
    const files = [
      MARKED,
      await signed(bare('png'), 'png', [created]),
      await signed(bare('jpeg'), 'jpeg', [created]),
      pngWith(pngText('prompt', '{"class_type":1}', 'iTXt')),
    ];
    const change = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async (file, changes) => {
          const broken = file.slice();
          for (const { at, to } of changes) broken[Math.floor(at * Math.min(broken.length, 3000))] = to;
          await imageMarks(broken);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('lying lengths', () => {
  for (const [name, file] of [
    ['a PNG text of 4 GB', pngWith(pngChunk('tEXt', latin('parameters\0Steps'), 0xffffffff))],
    ['a PNG text of 200 MB', pngWith(pngChunk('zTXt', latin('parameters\0\0x'), 200_000_000))],
    ['a PNG store of 2 GB', pngWith(pngChunk('caBX', latin('x'), 0x7fffffff))],
    ['a PNG chunk of no length', pngWith(pngChunk('caBX', new Uint8Array(0)))],
    ['a JPEG segment longer than the file', jpegWith(jpegSegment(0xe1, latin('Exif\0\0'), 0xffff))],
    ['a JPEG segment shorter than its length', jpegWith(jpegSegment(0xeb, latin('JP'), 0))],
    ['a JPEG of marker bytes', joined(latin('\xff\xd8'), new Uint8Array(200_000).fill(0xff))],
    ['a WebP chunk of 4 GB', joined(latin('RIFF\xff\xff\xff\xffWEBPXMP \xff\xff\xff\xff'), new Uint8Array(9))],
    ['a WebP store of odd length at the end', joined(latin('RIFF\x10\0\0\0WEBPC2PA\x03\0\0\0abc'))],
    ['an AVIF box of 2^64 bytes', joined(bare('avif'), u32(1), latin('uuid'), u32(0xffffffff, 0xffffffff))],
    ['an AVIF box to the end', joined(bare('avif'), u32(0), latin('uuid'), new Uint8Array(50))],
    ['an AVIF box smaller than its header', joined(bare('avif'), u32(3), latin('uuid'))],
    ['a store that says it is 4 GB', pngWithStore(box('jumb', latin('x'), 0xffffffff))],
    [
      'a store whose boxes have no length',
      pngWithStore(box('jumb', joined(...Array(2000).fill(box('jumd', latin(''), 0))))),
    ],
    [
      'a store in pieces that repeat',
      jpegWith(...Array(500).fill(jpegSegment(0xeb, joined(latin('JP\0\x01'), u32(1, 9), latin('jumbc2pa'))))),
    ],
  ] as const) {
    it(`${name} does no harm`, async () => assert.equal(await read(file), 0));
  }
});

describe('bombs', () => {
  const zeros = new Uint8Array(60_000_000);
  for (const form of ['zTXt', 'iTXt'] as const) {
    it(`of ${form} are not inflated, however many`, async () => {
      const bomb = pngText('parameters', zeros, form);
      assert.equal(await read(pngWith(...Array(300).fill(bomb))), 0);
    });
  }
  it('of compressed XMP are not inflated', async () => {
    assert.equal(await read(pngWith(pngText('XML:com.adobe.xmp', zeros, 'iTXt'))), 0);
  });
  it('of entities in XMP are not expanded', async () => {
    const entities = ['<!ENTITY a0 "aaaaaaaaaa">'];
    for (let i = 1; i < 30; i++) entities.push(`<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`);
    const type = `<!DOCTYPE x [${entities.join('')}]>`;
    const inside = '<xmp:CreatorTool>&a29; Midjourney</xmp:CreatorTool>';
    assert.equal(await read(jpegWith(xmpSegment(xmpPacket(inside, type)))), 0);
  });
  it('of an entity that names a file read nothing', async () => {
    const type = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const inside = '<xmp:CreatorTool>Midjourney &f;</xmp:CreatorTool>';
    assert.equal(await read(jpegWith(xmpSegment(xmpPacket(inside, type)))), 0);
  });
  it('of XMP nested without end are left alone', async () => {
    const deep = '<xmp:a>'.repeat(60_000) + '</xmp:a>'.repeat(60_000);
    const chunk = pngChunk('iTXt', joined(latin('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(xmpPacket(deep))));
    assert.equal(await read(pngWith(chunk)), 0);
  });
  it('of XMP without end are left alone', async () => {
    const wide = `<xmp:CreatorTool>Midjourney</xmp:CreatorTool>${'<xmp:a b="c"/>'.repeat(1_500_000)}`;
    const chunk = pngChunk('iTXt', joined(latin('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(xmpPacket(wide))));
    assert.equal(await read(pngWith(chunk)), 0);
  });
  it('of boxes in boxes are read a few levels deep', async () => {
    let boxes = superBox('x');
    for (let depth = 0; depth < 5_000; depth++) boxes = superBox('x', boxes);
    assert.equal(await read(pngWithStore(superBox('c2pa', boxes))), 0);
  });
  it('of a million boxes are given up', async () => {
    const boxes = Buffer.alloc(8_000_000);
    for (let at = 0; at < boxes.length; at += 8) boxes.set([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65], at);
    assert.equal(await read(pngWithStore(superBox('c2pa', boxes))), 0);
  });
  for (const [name, cbor] of [
    ['an array of 2^32 entries', [0x9b, 0, 0, 0, 1, 0, 0, 0, 0]],
    ['a text of 2^63 bytes', [0x7b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['arrays in arrays', Array<number>(200_000).fill(0x81)],
    ['maps without end', Array<number>(200_000).fill(0xbf)],
    ['tags on tags', Array<number>(200_000).fill(0xc0)],
  ] as const) {
    it(`of CBOR, ${name}, say nothing`, async () => {
      const actions = superBox('c2pa.actions', box('cbor', new Uint8Array(cbor)));
      const store = superBox('c2pa', superBox('urn:uuid:1', superBox('c2pa.assertions', actions)));
      assert.equal(await read(pngWithStore(store)), 0);
      if (store.length < 60_000) assert.equal(await read(jpegWithStore(store)), 0);
    });
  }
  it('of ingredients that name each other end', async () => {
    // {"relationship": "parentOf", "c2pa_manifest": {"url": "urn:uuid:1"}}
    const ingredient = Buffer.concat([
      Buffer.from([0xa2]),
      text('relationship'),
      text('parentOf'),
      text('c2pa_manifest'),
      Buffer.from([0xa1]),
      text('url'),
      text('urn:uuid:1'),
    ]);
    const assertions = superBox('c2pa.assertions', superBox('c2pa.ingredient', box('cbor', ingredient)));
    const store = superBox('c2pa', superBox('urn:uuid:2', assertions), superBox('urn:uuid:1', assertions));
    assert.equal(await read(pngWithStore(store)), 0);
  });
});

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x78, value.length]), Buffer.from(value)]);
}
