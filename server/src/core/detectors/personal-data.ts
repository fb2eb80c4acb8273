import type { Chunk, Format } from '../document/document.js';
import { isPromptFormat } from '../document/prompt-format.js';
import type { ChunkDetector, DetectorHit } from './detector.js';

/** Payment card, IBAN and French social security numbers by their checksums, phone numbers and e-mail by their form. */
export const personalData: ChunkDetector = {
  name: 'personal-data',
  mayDetect: (source) => /\d[\d .\-\u00a0\u202f]{6,}\d|@/.test(source) || /[A-Z]{2}\d{2}[ A-Z\d]{11}/.test(source),
  detect(source: string, chunk: Chunk, format: Format): readonly DetectorHit[] {
    const hits: DetectorHit[] = [];
    const taken: { start: number; end: number }[] = [];
    // A person may publish their own address; in copy it is the words about a customer that make it somebody else's.
    const concerns = (found: Found) => isPromptFormat(format) || isAboutSomebody(segmentText(chunk, found.start));
    const add = (hit: DetectorHit) => {
      if (taken.some((span) => span.start < hit.end && hit.start < span.end)) return;
      if (inCode(chunk, hit.start, hit.end)) return;
      taken.push(hit);
      hits.push(hit);
    };
    for (const found of matches(source, CARD_FORM)) {
      const digits = found.text.replace(/\D/g, '');
      if (isCard(digits) && (!TEST_CARDS.has(digits) || isSomebodysTestCard(segmentText(chunk, found.start))))
        add(hit(found, 'payment card number', 'numéro de carte bancaire', 'error', maskDigits(found.text, 4)));
    }
    for (const found of matches(
      source,
      /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/gu,
    )) {
      if (isIban(found.text.replace(/[ \u00a0]/g, '')))
        add(
          hit(
            found,
            'bank account (IBAN)',
            'compte bancaire (IBAN)',
            'error',
            `${found.text.slice(0, 4)} … ${found.text.slice(-2)}`,
          ),
        );
    }
    for (const found of matches(
      source,
      /(?<!\d|\d[.,])[12][ .\u00a0]?\d{2}[ .\u00a0]?(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)[ .\u00a0]?(?:\d{2}|2[AB])[ .\u00a0]?\d{3}[ .\u00a0]?\d{3}[ .\u00a0]?\d{2}(?!\d)/g,
    )) {
      if (isNir(found.text.replace(/[ .\u00a0]/g, '')))
        add(
          hit(found, 'French social security number', 'numéro de sécurité sociale', 'error', maskDigits(found.text, 1)),
        );
    }
    for (const found of matches(
      source,
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu,
    )) {
      if (isPersonalAddress(found.text) && concerns(found))
        add(hit(found, 'personal e-mail address', 'adresse e-mail personnelle', undefined, maskMail(found.text)));
    }
    for (const form of MOBILE) {
      for (const found of matches(source, form)) {
        if (!isReservedPhone(found.text) && concerns(found))
          add(hit(found, 'mobile number', 'numéro de mobile', undefined, maskDigits(found.text, 2)));
      }
    }
    return hits.sort((a, b) => a.start - b.start);
  },
};

const SOMEBODY =
  /(?<!\p{L})(?:customers?|clients?|clientes?|patients?|patientes?|buyers?|members?|subscribers?|testimonials?|reviewer|thanks to|happy|t[ée]moignages?|assurée?s?|abonnée?s?|adhérente?s?|acheteurs?|acheteuses?|salariée?s?|merci à|ravie?s?|satisfaite?s?)(?!\p{L})/iu;

/** A quotation with a name behind it is somebody's opinion, and what follows the name is theirs. */
const SIGNED_QUOTATION = /[»”"]\s*[,.]?\s*[—–-]\s*\p{Lu}/u;

function isAboutSomebody(text: string): boolean {
  return SOMEBODY.test(text) || SIGNED_QUOTATION.test(text);
}

function segmentText(chunk: Chunk, offset: number): string {
  return chunk.segments.find((segment) => segment.start <= offset && offset < segment.end)?.text ?? '';
}

interface Found {
  readonly text: string;
  readonly start: number;
}

function* matches(source: string, pattern: RegExp): Iterable<Found> {
  for (const match of source.matchAll(pattern)) yield { text: match[0], start: match.index };
}

function hit(found: Found, en: string, fr: string, severity: 'error' | undefined, masked: string): DetectorHit {
  return {
    start: found.start,
    end: found.start + found.text.length,
    evidence: masked,
    captures: { match: masked },
    ...(severity ? { severity } : {}),
    because: {
      en: `it has the form and checksum of a ${en}`.replace(
        'form and checksum',
        severity ? 'form and checksum' : 'form',
      ),
      fr: `cela a la forme${severity ? ' et la clé' : ''} d’un(e) ${fr}`,
    },
  };
}

function inCode(chunk: Chunk, start: number, end: number): boolean {
  return chunk.marks.some((mark) => mark.kind === 'code' && mark.start <= start && end <= mark.end);
}

/**
 * Digits as they stand on a card: in one piece, or in the groups that issuers print. The decimals of a number and a
 * row of figures are neither.
 */
const CARD_FORM =
  /(?<![\p{L}\p{N}]|\d[.,])(?:\d{13,19}|(?:\d{4}([ \u00a0\u202f-])){3}\d{1,4}(?:\1\d{3})?|\d{4}([ \u00a0\u202f-])\d{6}\2\d{4,5})(?![\p{L}\p{N}]|[.,]\d)/gu;

/** Luhn, with a known issuer's first digits and the length of its cards. */
function isCard(digits: string): boolean {
  if (!/^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7]|65)\d{14}|6011\d{12}|3[47]\d{13}|3[68]\d{12})$/.test(digits))
    return false;
  if (/^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 === 0;
}

/** The industry's test numbers are nobody's, unless the copy says that a customer paid with one. */
function isSomebodysTestCard(text: string): boolean {
  return SOMEBODY.test(text) && !/(?<!\p{L})(?:test|try|demo|sandbox|essayez|essai|démo)/iu.test(text);
}

const TEST_CARDS: ReadonlySet<string> = new Set([
  '4242424242424242',
  '4111111111111111',
  '4000000000000002',
  '4012888888881881',
  '5555555555554444',
  '5105105105105100',
  '378282246310005',
  '371449635398431',
  '6011111111111117',
]);

/** ISO 13616: the number read with the country last leaves 1 modulo 97. */
function isIban(text: string): boolean {
  if (text.length < 15 || text.length > 34) return false;
  let rest = 0;
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const value = /\d/.test(char) ? char : String(char.charCodeAt(0) - 55);
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97;
  }
  return (
    rest === 1 &&
    text !== 'FR7630006000011234567890189' &&
    text !== 'GB82WEST12345698765432' &&
    text !== 'DE89370400440532013000'
  );
}

/** Key of the French number: 97 less the first thirteen digits modulo 97; Corsica counts as 19 and 18. */
function isNir(text: string): boolean {
  const corsica = text.slice(5, 7) === '2A' ? 19 : text.slice(5, 7) === '2B' ? 18 : undefined;
  const body = corsica === undefined ? text.slice(0, 13) : text.slice(0, 5) + corsica + text.slice(7, 13);
  if (!/^\d{13}$/.test(body)) return false;
  return 97 - Number(BigInt(body) % 97n) === Number(text.slice(13));
}

/** An address that names a person: not a function (contact@), not reserved for examples. */
function isPersonalAddress(address: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  if (
    /(^|\.)(example|exemple|test|invalid|localhost|domain|domaine|votredomaine|yourdomain|company|entreprise|email|mail)\.[a-z.]+$|\.(example|test|invalid|localhost)$/.test(
      domain,
    )
  )
    return false;
  if (/\.(png|jpg|jpeg|gif|svg|webp)$/.test(domain)) return false;
  if (FUNCTION_WORDS.test(local)) return false;
  return (
    /^\p{L}{1,}[._-]\p{L}{2,}\d{0,4}$/u.test(local) ||
    (FREE_MAIL.test(domain) && /^\p{L}{3,}[._-]?\p{L}*\d{0,4}$/u.test(local))
  );
}

/** Where people, not firms, have their addresses. */
const FREE_MAIL =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|me|mac|proton|protonmail|gmx|btinternet|sky|virginmedia|talktalk|comcast|verizon|laposte|orange|wanadoo|free|sfr|neuf|bbox|numericable)\.(?:com|net|org|me|fr|be|ch|ca|de|co\.uk|uk)$/;

const FUNCTION_WORDS =
  /(?:^|[._-])(?:contact|info|infos|hello|bonjour|support|help|aide|service|services|client|clients|team|equipe|sales|vente|press|presse|privacy|dpo|rgpd|gdpr|legal|no|noreply|reply|ne|pas|news|newsletter|jobs|careers|recrutement|admin|office|accueil|marketing|billing|compta|customer|data|user|utilisateur|your|votre|name|nom|prenom|first|last|john|jane|doe|dupont|remove|unsubscribe|subscribe|join|leave|request|owner|bounces?|digest|all|list|announce|listserv|majordomo|users?|dev|devel|discuss|bugs?|security|abuse|postmaster|webmaster|root|editor|redaction|maintainers?)(?:$|[._-])/;

/** Mobile numbers as France, the United Kingdom, Germany, Spain, Belgium, Switzerland and Italy write them. */
const MOBILE: readonly RegExp[] = [
  /(?<![\p{L}\p{N}/.,=_-])(?:\+33[ .\u00a0-]?(?:\(0\)[ ]?)?|0)[67](?:[ .\u00a0-]?\d{2}){4}(?!\d)/gu,
  /(?<![\p{L}\p{N}/.,=_-])(?:\+44[ .\u00a0-]?(?:\(0\)[ ]?)?|0)7\d{3}[ .\u00a0-]?\d{3}[ .\u00a0-]?\d{3}(?!\d)/gu,
  /(?<![\p{L}\p{N}/.,=_-])\+(?:49[ -]?1[567]|34[ -]?[67]|32[ -]?4|41[ -]?7[5-9]|39[ -]?3)\d?(?:[ .\u00a0-]?\d{2,4}){2,4}(?!\d)/gu,
];

/** Arcep reserves 06 39 98 for works of fiction, Ofcom 07700 900. */
function isReservedPhone(text: string): boolean {
  return /^(?:(?:33|0)?0?63998|(?:44|0)?0?7700900)/.test(text.replace(/\D/g, ''));
}

function maskDigits(text: string, keep: number): string {
  let left = (text.match(/\d/g)?.length ?? 0) - keep;
  return text.replace(/\d/g, (digit) => (left-- > 0 ? '•' : digit));
}

function maskMail(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${local[0] ?? ''}…@${domain}`;
}
