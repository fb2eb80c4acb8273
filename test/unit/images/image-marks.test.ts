import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imageMarks } from '../../../server/src/image-files/image-marks.js';
import { bare, findExiftool, GENERATED, type Kind, pngText, pngWith, tagged, webpWith } from './pictures.js';
import { signed } from './signed.js';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const KINDS: readonly Kind[] = ['jpeg', 'png', 'webp', 'avif'];

async function marksOf(bytes: Uint8Array<ArrayBuffer>): Promise<string[] | undefined> {
  const marks = await imageMarks(bytes);
  return marks?.map(({ made, place, value }) => `${made}: ${place}: ${value}`);
}

describe('pictures without marks', () => {
  for (const kind of KINDS) {
    it(`of kind ${kind} say nothing`, async () => assert.deepEqual(await marksOf(bare(kind)), []));
  }
  it('are told from other files', async () => {
    for (const text of ['', 'GIF89a', '<svg/>', 'not an image', '\x89PNG', 'RIFF    WAVE']) {
      assert.equal(await marksOf(new Uint8Array(Buffer.from(text, 'latin1'))), undefined, text);
    }
  });
});

describe('pictures written by ExifTool', () => {
  const exiftool = findExiftool();
  if (!exiftool) return;
  const write = (kind: Kind, ...tags: string[]) => marksOf(tagged(exiftool, kind, ...tags));
  for (const kind of KINDS) {
    it(`of kind ${kind} tell their source type`, async () => {
      assert.deepEqual(await write(kind, `-XMP-iptcExt:DigitalSourceType=${GENERATED}`), [
        'generated: IPTC DigitalSourceType: trainedAlgorithmicMedia',
      ]);
    });
    it(`of kind ${kind} tell their creator tool`, async () => {
      assert.deepEqual(await write(kind, '-XMP:CreatorTool=Adobe Firefly'), [
        'generated: XMP CreatorTool: Adobe Firefly',
      ]);
    });
  }
  for (const [term, made] of [
    ['trainedAlgorithmicMedia', 'generated'],
    ['compositeWithTrainedAlgorithmicMedia', 'composite'],
    ['compositeSynthetic', 'composite'],
    ['algorithmicallyEnhanced', 'edited'],
  ] as const) {
    it(`say ${made} by ${term}`, async () => {
      const expected = [`${made}: IPTC DigitalSourceType: ${term}`];
      assert.deepEqual(await write('jpeg', `-XMP-iptcExt:DigitalSourceType=${IPTC}${term}`), expected);
      assert.deepEqual(
        await write('png', `-XMP-iptcExt:DigitalSourceType=https://cv.iptc.org/newscodes/digitalsourcetype/${term}`),
        expected,
      );
      assert.deepEqual(await write('webp', `-XMP-iptcExt:DigitalSourceType=${term}`), expected);
    });
  }
  for (const term of [
    'digitalCapture',
    'computationalCapture',
    'multiFrameComputationalCapture',
    'negativeFilm',
    'positiveFilm',
    'print',
    'humanEdits',
    'minorHumanEdits',
    'composite',
    'compositeCapture',
    'digitalCreation',
    'digitalArt',
    'dataDrivenMedia',
    'algorithmicMedia',
    'virtualRecording',
    'screenCapture',
    'softwareImage',
  ]) {
    it(`say nothing of AI by ${term}`, async () => {
      assert.deepEqual(await write('jpeg', `-XMP-iptcExt:DigitalSourceType=${IPTC}${term}`), []);
    });
  }
  it('tell the system that IPTC has a field for', async () => {
    assert.deepEqual(await write('jpeg', '-XMP-iptcExt:AISystemUsed=Imaginary Painter 3'), [
      'generated: IPTC AISystemUsed: Imaginary Painter 3',
    ]);
  });
  it('tell the settings of a generator in Exif comments', async () => {
    const settings = 'a harbour at dawn\nSteps: 28, Sampler: Euler a, CFG scale: 7, Seed: 1';
    assert.deepEqual(await write('jpeg', `-Exif:UserComment=${settings}`), [
      'generated: Exif UserComment: Steps: 28, Sampler: Euler a',
    ]);
    assert.deepEqual(await write('webp', `-Exif:UserComment=${settings}`), [
      'generated: Exif UserComment: Steps: 28, Sampler: Euler a',
    ]);
  });
  for (const tool of [
    'Adobe Photoshop 26.1 (Macintosh)',
    'GIMP 2.10',
    'Firefly Cameras Ltd scanner',
    'Canva',
    'Gemini Scan Pro',
  ]) {
    it(`say nothing by the tool ${tool}`, async () =>
      assert.deepEqual(await write('jpeg', `-XMP:CreatorTool=${tool}`), []));
  }
  it('show no control or direction characters', async () => {
    const marks = await imageMarks(tagged(exiftool, 'jpeg', '-XMP:CreatorTool=Midjourney \u202etxt.exe\u200b v6'));
    assert.equal(marks?.[0]?.value, 'Midjourney txt.exe v6');
  });
});

describe('texts of PNG that image generators write', () => {
  for (const [key, text, mark] of [
    ['parameters', 'a mill\nNegative prompt: people\nSteps: 20, Sampler: DPM++ 2M', 'Steps: 20, Sampler: DPM'],
    ['parameters', '{"sui_image_params":{"prompt":"a mill"}}', 'SwarmUI'],
    ['prompt', '{"3":{"class_type":"KSampler","inputs":{}}}', 'ComfyUI prompt'],
    ['workflow', '{"nodes":[],"links":[]}', 'ComfyUI workflow'],
    ['sd-metadata', '{"model":"stable diffusion"}', 'InvokeAI'],
    ['invokeai_metadata', '{}', 'InvokeAI'],
    ['Dream', '"a mill" -s 50', '"a mill" -s 50'],
    ['Software', 'NovelAI', 'NovelAI'],
    ['Description', 'a mill --v 6 Job ID: 01234567-89ab-cdef-0123-456789abcdef', 'Midjourney Job ID'],
  ] as const) {
    for (const form of ['tEXt', 'zTXt', 'iTXt'] as const) {
      it(`${key} as ${form}: ${mark}`, async () => {
        const marks = await marksOf(pngWith(pngText(key, text, form)));
        assert.equal(marks?.length, 1);
        assert.match(marks[0] as string, new RegExp(`^generated: PNG text ${key}: `));
        assert.ok(marks[0]?.includes(mark), marks[0]);
      });
    }
  }
  for (const [key, text] of [
    ['parameters', 'f/2.8, 1/250 s'],
    ['prompt', 'Press any key'],
    ['workflow', 'scan, crop, export'],
    ['Software', 'Adobe ImageReady'],
    ['Description', 'Job ID: 4711'],
    ['Title', 'Midjourney to the centre of the earth'],
  ] as const) {
    it(`say nothing: ${key} ${text}`, async () => assert.deepEqual(await marksOf(pngWith(pngText(key, text))), []));
  }
});

describe('pictures with a signed C2PA manifest', () => {
  const created = { action: 'c2pa.created', type: GENERATED, agent: 'Imaginary Painter' };
  for (const kind of ['jpeg', 'png', 'avif'] as const) {
    for (const version of [1, 2] as const) {
      it(`of kind ${kind}, claim version ${version}, tell what was done`, async () => {
        assert.deepEqual(await marksOf(await signed(bare(kind), kind, [created], { version })), [
          'generated: C2PA c2pa.created: trainedAlgorithmicMedia (Imaginary Painter)',
        ]);
      });
    }
    it(`of kind ${kind} remember it through later versions, in a store of several segments`, async () => {
      let image = await signed(bare(kind), kind, [created]);
      for (const action of ['c2pa.cropped', 'c2pa.color_adjustments', 'c2pa.resized']) {
        image = await signed(image, kind, [{ action }], { generator: 'Photo Editor', ingredient: 'parentOf' });
      }
      assert.ok(image.length > 0x10000);
      assert.deepEqual(await marksOf(image), [
        'generated: C2PA c2pa.created: trainedAlgorithmicMedia (Imaginary Painter)',
      ]);
    });
    it(`of kind ${kind} tell what was placed in them`, async () => {
      const part = await signed(bare(kind), kind, [created]);
      const whole = await signed(part, kind, [{ action: 'c2pa.placed' }], { ingredient: 'componentOf' });
      assert.deepEqual(await marksOf(whole), [
        'composite: C2PA c2pa.created: trainedAlgorithmicMedia (Imaginary Painter)',
      ]);
    });
  }
  it('of kind webp tell what their store says', async () => {
    const { PNG } = await import('@trustnxt/c2pa-ts/asset');
    const store = new PNG(await signed(bare('png'), 'png', [created])).getManifestJUMBF();
    assert.ok(store);
    assert.deepEqual(await marksOf(webpWith('C2PA', store)), [
      'generated: C2PA c2pa.created: trainedAlgorithmicMedia (Imaginary Painter)',
    ]);
  });
  it('are composites when AI filled a part', async () => {
    const edited = {
      action: 'c2pa.edited',
      type: `${IPTC}compositeWithTrainedAlgorithmicMedia`,
      agent: 'Adobe Firefly',
    };
    assert.deepEqual(await marksOf(await signed(bare('jpeg'), 'jpeg', [{ action: 'c2pa.opened' }, edited])), [
      'composite: C2PA c2pa.edited: compositeWithTrainedAlgorithmicMedia (Adobe Firefly)',
    ]);
    const filled = { action: 'c2pa.edited', type: GENERATED };
    assert.deepEqual(await marksOf(await signed(bare('jpeg'), 'jpeg', [filled], { generator: 'Editor' })), [
      'composite: C2PA c2pa.edited: trainedAlgorithmicMedia (Editor)',
    ]);
  });
  it('are recognised by a generator’s signature where there is no source type', async () => {
    assert.deepEqual(
      await marksOf(await signed(bare('png'), 'png', [{ action: 'c2pa.converted' }], { generator: 'ChatGPT' })),
      ['generated: C2PA claim generator: ChatGPT'],
    );
  });
  it('say nothing when a camera signed them', async () => {
    const taken = { action: 'c2pa.created', type: `${IPTC}digitalCapture` };
    assert.deepEqual(await marksOf(await signed(bare('jpeg'), 'jpeg', [taken], { generator: 'Camera 5' })), []);
  });
});
