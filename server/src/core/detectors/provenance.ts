import type { Chunk, Mark } from '../document/document.js';
import type { Span } from '../text/span.js';
import { isAiSourceType } from './digital-source-type.js';
import { namesGenerator } from './generators.js';
import { linkedDeclarations } from './linked-data.js';
import type { StatementSense } from './statements.js';

/** Something in the document that says or shows that a machine made it. */
export interface ProvenanceMark extends Span {
  readonly kind:
    | 'front-matter'
    | 'meta'
    | 'data-attribute'
    | 'json-ld'
    | 'comment'
    /** What a chatbot left: phrases, citations, markup. */
    | 'leaked'
    /** Characters that nobody sees. */
    | 'hidden'
    /** A bot that passes for a person. */
    | 'chatbot'
    | 'image'
    /** A commit that names an assistant. */
    | 'commit';
  readonly text: string;
  /** What a machine made: the words, a part of them, or something shown. */
  readonly about: 'text' | 'part' | 'image';
  /** A weak sign, which asks for nothing. */
  readonly hint?: true;
}

/** A comment that discloses is a declaration too. */
interface CommentStatement extends Span {
  readonly where: string;
  readonly kind: string;
  readonly sense: StatementSense;
}

/** Marks of one chunk that declare AI generation; offsets of the chunk. */
export function chunkProvenance(chunk: Chunk, statements: readonly CommentStatement[]): ProvenanceMark[] {
  return chunk.marks.flatMap((mark) => marksOf(mark, statements));
}

function marksOf(mark: Mark, statements: readonly CommentStatement[]): ProvenanceMark[] {
  const { start, end } = mark;
  switch (mark.kind) {
    case 'front-matter':
      return mark.fields.flatMap((field): ProvenanceMark[] => {
        const read = statements.filter(({ where, start }) => where === 'front-matter' && start === field.start);
        const about = read.length > 0 ? toldIn(read) : declares(field.key, field.value);
        if (!about) return [];
        return [
          { kind: 'front-matter', start: field.start, end: field.end, text: `${field.key}: ${field.value}`, about },
        ];
      });
    case 'meta': {
      const about = declares(mark.name, mark.content);
      return about ? [{ kind: 'meta', start, end, text: `${mark.name}: ${mark.content}`, about }] : [];
    }
    case 'data': {
      const about = declaresByAttribute(mark.name, mark.value, mark.element);
      return about ? [{ kind: 'data-attribute', start, end, text: `${mark.name}="${mark.value}"`, about }] : [];
    }
    case 'json-ld':
      return linkedDeclarations(mark.text).map(({ text, isMedia }) => ({
        kind: 'json-ld',
        start,
        end,
        text,
        about: isMedia ? 'image' : 'text',
      }));
    case 'comment': {
      const read = statements.filter((statement) => statement.where === 'comment' && statement.start === start);
      const about = read.length > 0 ? toldIn(read) : declaresInComment(mark.text);
      return about ? [{ kind: 'comment', start, end, text: mark.text.trim(), about }] : [];
    }
    default:
      return [];
  }
}

/** What the statements of a comment or a field come to. */
function toldIn(statements: readonly CommentStatement[]): ProvenanceMark['about'] | undefined {
  const told = statements.find((statement) => statement.sense === 'tells');
  if (!told) return undefined;
  return told.kind === 'image' || told.kind === 'performer' ? 'image' : 'text';
}

/** Keys that ask whether AI was used; a yes, a degree or a product answers them. */
const ASKS =
  /^(?:is|made|written|created|with|by|uses?|used|content)?(?:ai|ia|aigc|llm|gen(?:erative)?ai)(?:generated|assisted|written|authored|created|content|disclosure|assistance|usage|use|used|involvement|contribution|author|tool|tools|model|generator|origin|label|text|level|percent(?:age)?|translated|edited|helped)?$|^(?:generated|assisted|written|created|translated)(?:by|with)(?:ai|ia|llm)$|^(?:genere|redige|ecrit|traduit|cree|assiste|produit)(?:par|avec)(?:l|une)?ia$|^(?:contenu|texte)(?:genere)?(?:par)?ia$|^machinegenerated$/;
/** Keys that name who or what made it; only the name of a product answers them. */
const NAMES =
  /^(?:generatedby|generatedwith|writtenby|writtenwith|createdby|createdwith|draftedby|draftedwith|assistedby|producedby|translatedby|generepar|redigepar|redigeavec|ecritpar|ecritavec|traduitpar|generator|generateur|model|modele|author|authors|auteur|autrice|auteurs|creator|by|byline|provenance|origin|origine|sourcetype|contributor|contributors|writer)$/;
const PICTURES = /image|photo|picture|illustration|cover|visuel|thumbnail|avatar|portrait|video|audio|voice|voix/;

const YES =
  /^(?:true|yes|y|oui|vrai|on|1|full|fully|partial(?:ly)?|assisted|assist|generated|written|drafted|edited|translated|entire(?:ly)?|total(?:e|ly)?|partiel(?:le)?(?:ment)?|mixed|mixte|hybrid|some|high|medium|low|autonomous|générée?|rédigée?|assistée?|traduite?|(?:100|[1-9]\d?)\s*%)$/i;
const NO =
  /^(?:false|no|non|n|faux|off|0|0\s*%|none|nothing|never|aucune?|rien|jamais|human|humain|human[- ]?(?:only|written|made|authored)|null|nil|n\/a|undefined|~|mode\s*=\s*none|)$/i;
/** A value that denies in a sentence: "no AI was used". */
const DENIES = /(?<!\p{L})(?:no|not|never|without|none|sans|aucune?|pas|jamais|ni)(?!\p{L})/iu;
/** "No edits" and "reviewed: no" say what nobody did after the machine: they deny no AI. */
const UNTOUCHED =
  /(?<!\p{L})(?:(?:no|not|never|without|sans|aucune?|pas|jamais)\s+(?:(?:any|human|further|manual|aucune?)\s+)?(?:edit|review|proofread|chang|correct|retouch|check|modif|rel[eui]|vérifi)\p{L}*|(?:reviewed|edited|checked|proofread|relue?|vérifiée?)\s*[:=]\s*(?:no|false|never|non|faux|jamais))(?!\p{L})/giu;
const PARTLY = /assist|partial|partiel|some|edited|translated|help|mixed|hybrid|traduit|low|medium|modified/i;

function deniesAi(value: string): boolean {
  return DENIES.test(value.replace(UNTOUCHED, ' '));
}

/** Folds a key of metadata: `AI-generated`, `ai_generated` and `aiGenerated` are one. */
function foldKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** What a key and its value declare; a nested key (`content.ai.generated`) is read from its end, with its parents. */
function declares(key: string, value: string): ProvenanceMark['about'] | undefined {
  const said = value.trim();
  if (key.length > 200 || said.length > 500 || NO.test(said) || deniesAi(said)) return undefined;
  const path = key.split(/[.:]/);
  const parent = path.length > 1 ? foldKey(path.at(-2)!) : '';
  const own = foldKey(path.at(-1)!);
  const isPicture = PICTURES.test(foldKey(key));
  if (/^(?:digital)?sourcetype$/.test(own) && isAiSourceType(said)) return isPicture ? 'image' : 'text';
  // `author.name` says who; `content.ai.generated` and `hero_image_ai` ask like `ai_generated` and `ai`.
  const last = own === 'name' && parent !== '' ? parent : own;
  const names = [last, parent + last, withoutPicture(last)];
  if (names.some((name) => ASKS.test(name))) {
    if (!YES.test(said) && !namesGenerator(said) && !saysAi(said)) return undefined;
    if (isPicture) return 'image';
    return PARTLY.test(said) || (PARTLY.test(key) && !/generated/i.test(key)) ? 'part' : 'text';
  }
  // "generator: Hugo" or "author: Claude Martin" declare nothing.
  if (!names.some((name) => NAMES.test(name)) || !namesGenerator(said)) return undefined;
  return isPicture ? 'image' : 'text';
}

/** A key without the picture that it speaks of. */
function withoutPicture(key: string): string {
  return key
    .replace(/^(?:hero|header|main|featured|cover|lead)+/, '')
    .replace(new RegExp(`(?:${PICTURES.source})s?`, 'g'), '');
}

/** `ai-generated`, `mode=ai-originated`, "assisted by AI" and the like, as values. */
function saysAi(value: string): boolean {
  return /(?<!\p{L})(?:ai|ia|machine|model)[-_ ](?:originated|generated|assisted|modified|written|created|edited|translated)(?!\p{L})/iu.test(
    value,
  );
}

/** Attributes of a chat that name what answers in it. */
const ANSWERS = /^(?:agent|engine|bot|assistant)$/;

/** `data-ai-generated`, `ai-disclosure="ai-assisted"`: there alone, or with a value that is no no. */
function declaresByAttribute(name: string, value: string, element: string): ProvenanceMark['about'] | undefined {
  const said = value.trim();
  const key = foldKey(name.replace(/^data-/, ''));
  if (said !== '' && NO.test(said)) return undefined;
  if (/^(?:ai|ia)$/.test(key))
    return said === '' || YES.test(said) || namesGenerator(said) || saysAi(said) ? aboutElement(element) : undefined;
  if (ANSWERS.test(key) && namesGenerator(said)) return 'part';
  if (
    !/^(?:ai|ia|aigc|genai|llm)(?:generated|assisted|written|created|disclosure|content|author|model|edited|modified|translated|originated|genere|redige)|^(?:generated|written|created)by(?:ai|ia|llm)|^aigc$|^genai$/.test(
      key,
    )
  )
    return undefined;
  if (PICTURES.test(key)) return 'image';
  const about = aboutElement(element);
  return about === 'text' && (PARTLY.test(key) || PARTLY.test(said)) ? 'part' : about;
}

/** What an attribute of an element holds for. */
function aboutElement(name: string): ProvenanceMark['about'] {
  if (/^(?:img|picture|figure|video|audio|source|canvas|svg|image)$/.test(name)) return 'image';
  return /^(?:html|head|body|main|article)$/.test(name) ? 'text' : 'part';
}

/** "Exported from ChatGPT", « copié depuis ChatGPT ». */
const TAKEN_FROM_CHAT =
  /(?<!\p{L})(?:export|past|copi|download|import|collé)\p{L}{0,4}\s+(?:\p{L}+\s+){0,2}(?:from|of|de|depuis)\s+(?:chat ?gpt|claude|gemini|copilot|perplexity|le chat)(?![\p{L}\p{N}])/iu;

/** `ai_generated: true` in a comment; sentences are read as statements. */
function declaresInComment(text: string): ProvenanceMark['about'] | undefined {
  if (text.length > 2000 || /^\s*candor-/.test(text)) return undefined;
  for (const line of text.split(/\r?\n|\s\|\s/).slice(0, 50)) {
    const pair = /^\s*(?:[@*#-]\s*)?([\p{L}][\p{L}\p{N} _.-]{0,40}?)\s*[:=]\s*(\S.{0,200})$/u.exec(line);
    const about = pair && declares(pair[1]!, pair[2]!.replace(/^["']|["';,]+$/g, ''));
    if (about) return about;
  }
  if (deniesAi(text)) return undefined;
  if (TAKEN_FROM_CHAT.test(text)) return 'text';
  return /(?:generated|written|drafted|created|produced|edited|rédigé|généré|écrit|produit|créé)\p{L}{0,2}\s+(?:\p{L}+\s+){0,3}(?:by|with|using|par|avec|à l['’]aide d['’e])/iu.test(
    text,
  ) && namesGenerator(text)
    ? 'text'
    : undefined;
}
