import type { ChunkDetector, DetectorHit } from './detector.js';

const GENERATOR_IN_NAME =
  /(?:^|[/_.\s-])(?:dall[-_·]?e|midjourney|stable[-_ ]?diffusion|comfyui|firefly|ai[-_ ]?generated|generated[-_ ]by[-_ ]ai|genere[-_ ]par[-_ ]ia|image[-_ ]ia|ai[-_ ](?:image|portrait|model|photo)|thispersondoesnotexist)(?:[/_.\s-]|\d|$)/i;
const GENERATOR_IN_ALT =
  /(?<!\p{L})(?:ai[- ]generated|generated (?:by|with) (?:an? )?ai|made with (?:midjourney|dall[-·]?e|stable diffusion)|midjourney|dall[-·]?e|stable diffusion|générée?s? (?:par|avec) (?:une |l['’])?ia|image (?:de synthèse|ia))(?!\p{L})/iu;
const LABEL =
  /(?<!\p{L})(?:ai|ia|a\.i\.|i\.a\.|artificial intelligence|intelligence artificielle|images? (?:virtuelle|retouchée)s?|synthetic|de synthèse)(?!\p{L})/iu;

/** An image whose address or alternative text says AI, with no words beside it that readers see. */
export const unlabelledImage: ChunkDetector = {
  name: 'unlabelled-image',
  mayDetect: (_source, chunk) =>
    chunk.marks.some(
      (mark) => mark.kind === 'image' && (GENERATOR_IN_NAME.test(mark.src) || GENERATOR_IN_ALT.test(mark.alt)),
    ),
  detect(source, chunk) {
    const hits: DetectorHit[] = [];
    const labelled = chunk.segments.some(
      (segment) =>
        segment.role !== 'alt' && segment.role !== 'attribute' && !segment.hidden && LABEL.test(segment.text),
    );
    if (labelled) return hits;
    for (const mark of chunk.marks) {
      if (mark.kind !== 'image') continue;
      const byAlt = GENERATOR_IN_ALT.test(mark.alt);
      if (!byAlt && !GENERATOR_IN_NAME.test(mark.src)) continue;
      hits.push({
        start: mark.start,
        end: mark.end,
        captures: { match: byAlt ? mark.alt : mark.src, image: mark.src },
        evidence: source.slice(mark.start, mark.end),
        because: byAlt
          ? { en: `its alternative text says “${mark.alt}”`, fr: `son texte de remplacement dit « ${mark.alt} »` }
          : { en: `its address is “${mark.src}”`, fr: `son adresse est « ${mark.src} »` },
      });
    }
    return hits;
  },
};
