import type { Chunk, Mark } from '../document/document.js';
import type { Span } from '../text/span.js';

/** Something in the document that says a machine made its text. */
export interface ProvenanceMark extends Span {
  readonly kind: 'front-matter' | 'meta' | 'data-attribute' | 'json-ld' | 'comment';
  readonly text: string;
}

/** Front-matter keys that declare AI generation when their value says so. */
const KEYS =
  /^(?:ai|ia|ai[-_]?(?:generated|assisted|written|content|disclosure|model|author|tool)|generated[-_]?(?:by|with)|written[-_]?(?:by|with)|genere[-_]?par|llm|generator|model|author|auteur|authors|creator|provenance|source[-_]?type|digital[-_]?source[-_]?type)$/i;

/** Products and words that name a generating model. */
export const GENERATORS =
  /(?<![\p{L}\p{N}])(?:chat ?gpt|gpt-?[345o][\w.-]*|open ?ai|claude(?: (?:sonnet|opus|haiku)[\w .-]*)?|gemini|copilot|mistral(?: ai)?|le chat|llama ?\d|deepseek|perplexity|grok|jasper(?: ai)?|copy\.ai|writesonic|midjourney|dall[-·]?e|stable diffusion|firefly|ai|ia|llm|artificial intelligence|intelligence artificielle|language model|modèle de langage)(?![\p{L}\p{N}])/iu;

const AFFIRMED =
  /^(?:true|yes|oui|vrai|1|full|fully|partial|partially|assisted|generated|ai|ia|entirely|totale?|partielle?)$/i;
const DENIED = /^(?:false|no|non|faux|0|none|aucune?|human|humain|null|)$/i;

/** Keys whose presence with a yes is enough; the others must name a generator. */
const YES_KEYS = /^(?:ai|ia|ai[-_]?(?:generated|assisted|written|content)|genere[-_]?par|llm)$/i;

/** Marks of one chunk that declare AI generation; offsets of the chunk. */
export function chunkProvenance(chunk: Chunk): ProvenanceMark[] {
  return chunk.marks.flatMap(marksOf);
}

function marksOf(mark: Mark): ProvenanceMark[] {
  switch (mark.kind) {
    case 'front-matter':
      return mark.fields.flatMap((field) =>
        declaresAi(field.key, field.value)
          ? [
              {
                kind: 'front-matter' as const,
                start: field.start,
                end: field.end,
                text: `${field.key}: ${field.value}`,
              },
            ]
          : [],
      );
    case 'meta':
      return declaresAi(mark.name.replace(/^.*[:.]/, ''), mark.content) ||
        (/ai-(?:disclosure|generated)/i.test(mark.name) && !DENIED.test(mark.content.trim()))
        ? [{ kind: 'meta', start: mark.start, end: mark.end, text: `${mark.name}: ${mark.content}` }]
        : [];
    case 'data':
      return /^data-(?:ai|generated-by|ia)(?:$|-)/i.test(mark.name) && !DENIED.test(mark.value.trim())
        ? [{ kind: 'data-attribute', start: mark.start, end: mark.end, text: `${mark.name}="${mark.value}"` }]
        : [];
    case 'json-ld':
      return /digitalSourceType"?\s*:\s*"[^"]*(?:trainedAlgorithmicMedia|TrainedAlgorithmicMediaDigitalSource|compositeSynthetic|algorithmicMedia)/i.test(
        mark.text,
      )
        ? [{ kind: 'json-ld', start: mark.start, end: mark.end, text: 'digitalSourceType' }]
        : [];
    case 'comment':
      return /(?:generated|written|drafted|rédigé|généré|écrit|produit)\p{L}*\s+(?:by|with|using|par|avec|à l['’]aide d)/iu.test(
        mark.text,
      ) &&
        GENERATORS.test(mark.text) &&
        !/^\s*candor-/.test(mark.text)
        ? [{ kind: 'comment', start: mark.start, end: mark.end, text: mark.text.trim() }]
        : [];
    default:
      return [];
  }
}

function declaresAi(key: string, value: string): boolean {
  const name = key.split('.').at(-1)!;
  if (!KEYS.test(name)) return false;
  const said = value.trim();
  if (DENIED.test(said)) return false;
  if (YES_KEYS.test(name)) return AFFIRMED.test(said) || GENERATORS.test(said);
  // "generator: Hugo" or "author: Claude Martin" declare nothing.
  return GENERATORS.test(said) && !/^claude\s+(?!sonnet|opus|haiku)\p{Lu}\p{L}+/iu.test(said);
}
