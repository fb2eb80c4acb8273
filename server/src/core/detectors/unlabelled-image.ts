import type { Chunk } from '../document/document.js';
import type { DetectorHit, DocumentDetector } from './detector.js';

const GENERATOR_IN_NAME =
  /(?:^|[/_.\s-])(?:dall[-_·]?e|midjourney|stable[-_ ]?diffusion|comfyui|firefly|ai[-_ ]?generated|generated[-_ ]by[-_ ]ai|genere[-_ ]par[-_ ]ia|image[-_ ]ia|ai[-_ ](?:image|portrait|model|photo)|thispersondoesnotexist)(?:[/_.\s-]|\d|$)/i;
const GENERATOR_IN_ALT =
  /(?<!\p{L})(?:ai[- ]generated|generated (?:by|with) (?:an? )?ai|made with (?:midjourney|dall[-·]?e|stable diffusion)|midjourney|dall[-·]?e|stable diffusion|générée?s? (?:par|avec) (?:une |l['’])?ia|image (?:de synthèse|ia))(?!\p{L})/iu;
const LABEL =
  /(?<!\p{L})(?:ai|ia|a\.i\.|i\.a\.|artificial intelligence|intelligence artificielle|images? (?:virtuelle|retouchée)s?|synthetic|de synthèse)(?!\p{L})/iu;

/** An image whose address or alternative text says AI, with no words in or beside its block that readers see. */
export const unlabelledImage: DocumentDetector = {
  name: 'unlabelled-image',
  detect({ document }) {
    const hits: DetectorHit[] = [];
    document.chunks.forEach((chunk, index) => {
      for (const mark of chunk.marks) {
        if (mark.kind !== 'image') continue;
        const byAlt = GENERATOR_IN_ALT.test(mark.alt);
        if (!byAlt && !GENERATOR_IN_NAME.test(mark.src)) continue;
        // A caption may be a block of its own, as in <figure>.
        if ([chunk, document.chunks[index - 1], document.chunks[index + 1]].some((near) => near && hasLabel(near)))
          continue;
        const offset = document.starts[index]!;
        hits.push({
          start: offset + mark.start,
          end: offset + mark.end,
          captures: { match: byAlt ? mark.alt : mark.src, image: mark.src },
          because: byAlt
            ? { en: `its alternative text says “${mark.alt}”`, fr: `son texte de remplacement dit « ${mark.alt} »` }
            : { en: `its address is “${mark.src}”`, fr: `son adresse est « ${mark.src} »` },
        });
      }
    });
    return hits;
  },
};

function hasLabel(chunk: Chunk): boolean {
  return chunk.segments.some(
    (segment) => segment.role !== 'alt' && segment.role !== 'attribute' && !segment.hidden && LABEL.test(segment.text),
  );
}
