import type { ChunkDetector, DetectorHit } from './detector.js';

/** What a box asks when ticking it gives something away: consent, mail, partners, paid extras. */
const CONSENT =
  /(?<!\p{L})(?:agree|accept|consent|opt.?in|subscribe|newsletter|receive|send me|(?:contact|call|text|phone|message|email) me|e-?mails?|offers?|partners?|share|insurance|add .{0,40}(?:for|[€$£])|enrol\w*|register\w*|j['’]accepte|accepte|consens|abonne|inscri\w*|recevoir|reçois|(?:me|m['’]) ?(?:contacter?|appeler?|contactent|appellent|envoyer)|offres?|partenaires?|partage\w*|assurance|newsletter|infolettre)(?!\p{L})/iu;

/** A checkbox of a form that is ticked in advance, beside a label that gives consent or buys something. */
export const preTickedBox: ChunkDetector = {
  name: 'pre-ticked-box',
  mayDetect: (_source, chunk) => chunk.marks.some((mark) => mark.kind === 'checkbox' && mark.checked),
  detect(source, chunk) {
    const hits: DetectorHit[] = [];
    for (const mark of chunk.marks) {
      if (mark.kind !== 'checkbox' || !mark.checked) continue;
      const label = mark.segment === undefined ? undefined : chunk.segments[mark.segment];
      if (!label || !CONSENT.test(label.text)) continue;
      const tag = source.slice(mark.start, mark.end);
      const attribute = /\s+checked(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/i.exec(tag);
      hits.push({
        start: Math.min(mark.start, label.start),
        end: Math.max(mark.end, label.end),
        severity: 'error',
        captures: { match: label.text.trim() },
        ...(attribute
          ? {
              fixes: [
                {
                  title: { en: 'Leave the box unticked', fr: 'Laisser la case décochée' },
                  safe: false,
                  edits: [
                    {
                      start: mark.start + attribute.index,
                      end: mark.start + attribute.index + attribute[0].length,
                      newText: '',
                    },
                  ],
                },
              ],
            }
          : {}),
      });
    }
    return hits;
  },
};
