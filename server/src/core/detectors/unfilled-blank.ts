import { isCatalogueFormat } from '../document/catalogue-format.js';
import type { Chunk, Format } from '../document/document.js';
import type { Span } from '../text/span.js';
import type { ChunkDetector, DetectorHit } from './detector.js';

/** Words in braces or angle brackets, as they stand in a source; no signs of code inside. Phrases find square ones. */
const BRACKETED = /(?:\{\{|\{|<<|<|&lt;)[ \t]?(\p{L}[\p{L}\p{M} \t'’,/-]{2,80}?)[ \t]?(?:\}\}|\}|>>|>|&gt;)/gu;

const OPENS = /[{<]|&lt;/;

/** What only its writer can be told: "insert name", "your company", « à compléter », « votre nom ». */
const FOR_THE_WRITER =
  /^(?:(?:insert|enter|paste|type in|fill in|replace (?:with|this)) \p{L}|your (?:own )?(?:(?:first|last|full|company|business|brand|product|store|shop|team|job|phone|e-?mail|website|site|street|postal|contact|city|hotel|restaurant|school|event)(?: |$)|name$|name here$|address$|title$|position$|signature$|logo$|link$)|(?:name|link|text|date|url|quote|photo|image|price|number|company name|client name|address|city|title|logo) (?:goes )?here$|to be (?:added|completed|confirmed|filled in|determined)$|(?:insérer|insérez|indiquer|indiquez|renseigner|renseignez|coller|collez|saisir|saisissez|remplacer par|compléter|complétez) \p{L}|(?:votre|ton|notre) (?:nom|prénom|entreprise|société|marque|boutique|magasin|produit|adresse|téléphone|e-?mail|courriel|numéro|ville|site|poste|signature|logo|lien|restaurant|hôtel|école|équipe|association)(?: |$)|vos coordonnées$|à (?:compléter|remplir|préciser|insérer|ajouter|définir|renseigner)$|nom de (?:l['’]entreprise|la société|la marque|votre \p{L}+)$|(?:nom|lien|texte|date|prix|photo|image|citation|adresse|ville|titre|logo) (?:ici|à (?:compléter|insérer|préciser))$)/iu;

/** Whom a letter greets; after a greeting nobody means an element of that name. */
const FOR_THE_READER =
  /^(?:first ?name|last ?name|full ?name|name|customer(?: name)?|client(?: name)?|recipient(?: name)?|prénom|nom|prénom nom|nom et prénom|nom du client|destinataire)$/iu;
const GREETING =
  /(?<!\p{L})(?:dear|hi|hello|hey|good morning|bonjour|bonsoir|salut|cher|chère|madame|monsieur)(?: (?:mr|mrs|ms|madame|monsieur|m|mme))?\.?,? $/iu;

/** A text that speaks of its blanks, to somebody who is to fill them in. */
const ABOUT_BLANKS =
  /(?<!\p{L})(?:replac(?:e|ing)|substitut\p{L}+|placeholders?|templates?|variables?|merge (?:fields?|tags?)|fill(?:ing)? (?:in|out)|swap|customi[sz]e|brackets?|braces|remplac\p{L}+|modèles?|gabarits?|champs? de fusion|à trous|crochets|accolades|chevrons|personnalis\p{L}+)(?!\p{L})/iu;

/** How far such words count, in UTF-16 units. */
const NEAR = 300;

/**
 * Blanks that were meant for the writer and reached the reader. What names a variable (`{first_name}`, `{{ company }}`) is
 * left alone: whether a program fills it in before anybody reads it cannot be seen in the text.
 */
export const unfilledBlank: ChunkDetector = {
  name: 'unfilled-blank',
  mayDetect: (source) => OPENS.test(source),
  detect(source: string, chunk: Chunk, format: Format): readonly DetectorHit[] {
    if (isCatalogueFormat(format)) return [];
    const hits: DetectorHit[] = [];
    for (const match of source.matchAll(BRACKETED)) {
      const said = match[1]!.replace(/\s+/g, ' ');
      const start = match.index;
      const end = start + match[0].length;
      if (!isBlank(said, source, start, match[0])) continue;
      if (isInCode(chunk, start, end)) continue;
      const around = `${source.slice(Math.max(0, start - NEAR), start)} ${source.slice(end, end + NEAR)}`;
      if (ABOUT_BLANKS.test(around)) continue;
      hits.push({ start, end });
    }
    return hits;
  },
};

function isBlank(said: string, source: string, start: number, whole: string): boolean {
  const isElement = whole.startsWith('<') && !whole.startsWith('<<');
  // `<Insert code>` may be a component with an attribute, which ends somewhere.
  if (isElement && source.includes(`</${/^\S+/.exec(said)?.[0]}`)) return false;
  if (FOR_THE_WRITER.test(said)) return true;
  // `{name}` is a variable.
  return (
    /^(?:<|&lt;)/.test(whole) &&
    FOR_THE_READER.test(said) &&
    GREETING.test(source.slice(Math.max(0, start - 40), start))
  );
}

/** A variable's braces are code too, but these hold words. */
function isInCode(chunk: Chunk, start: number, end: number): boolean {
  const holds = (span: Span) => span.start <= start && end <= span.end && (span.start < start || end < span.end);
  return (
    chunk.marks.some((mark) => (mark.kind === 'code' || mark.kind === 'comment') && holds(mark)) ||
    chunk.segments.some((segment) =>
      segment.marked?.some(
        (mark) => mark.kind === 'code' && segment.start + mark.start <= start && end <= segment.start + mark.end + 2,
      ),
    )
  );
}
