import type { ChunkDetector, DetectorHit } from './detector.js';

/** Credentials by the prefixes that their issuers give them, and passwords or keys that are named as such. */
const FORMS: readonly RegExp[] = [
  /\bsk-(?:ant-|proj-|live-|test-)?[A-Za-z0-9_-]{16,}/g,
  /\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{30,}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{40,}\b/g,
  /\bglpat-[A-Za-z0-9_-]{20,}\b/g,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/g,
  /\bAIza[0-9A-Za-z_-]{35}\b/g,
  /\bhf_[A-Za-z0-9]{30,}\b/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/g,
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g,
];

/** user:password@host in the address of a service, and the value of an Authorization header. */
const CARRIED: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"'<>]{0,60}:([^\s@/"'<>]{3,80})@[\p{L}\p{N}]/giu,
  /\b(?:bearer|basic)\s+([A-Za-z0-9._~+/=-]{20,})/gi,
];

/** password: …, mot de passe …, API key is …; the value follows as one run with a digit or symbol in it. */
const NAMED =
  /(?<![\p{L}\p{N}:$_-])(?:pass ?word|passphrase|passcode|pw|pwd|mots? de passe|mdp|(?:[a-z]{2,12}_){0,3}(?:secret|access|private|api|auth|signing|encryption|service|account|client|admin)_(?:key|secret|token|password)|apikey|(?:db|database|smtp|ftp|admin|root|user)_pass(?:word)?|api[ -]?key|cl[ée] (?:d['’])?api|secret key|client secret|access token|auth(?:entication)? token|jeton d['’]acc[èe]s|bearer token|credentials|identifiants|(?:wi-?fi|door|access|alarm|gate|safe|entry) code|code (?:wi-?fi|d['’]acc[èe]s|d['’]entr[ée]e|d['’]alarme|du coffre|du portail|de la porte)|admin login(?: of [\p{L} ]{1,30})?)(?![\p{L}\p{N}_-])[ \t\u00a0\u202f]*(?:\p{L}{2,12}[ \t\u00a0\u202f]+){0,3}?(?:is|est|:|=|→)?[ \t\u00a0\u202f]*[`"'«“]?\s*((?:[\p{L}\p{N}_-]+ ?\/ ?)?(?=[^\s`"'»”]*[\d!@#$%&*?])[^\s`"'»”,;<>{}()[\]]{6,})/giu;

/** PIN 48213, code PIN : 4821: digits alone, so only beside that very word. */
const PIN =
  /(?<![\p{L}\p{N}_-])PIN(?:[ -]?code)?\s*(?:\p{L}{1,12}\s+){0,4}?(?:is|est|le|:|=)?\s*(\d{4,8})(?![\d.,]?\d)/gu;

/** Values that stand for a value. */
const STANDS_FOR =
  /^(?:\*.*|&.*|\[.*|.*\.{3}|.*…|.*[(<$].*|(?:test|demo|secret|password|pass|admin|hunter)[\W_]?\d{0,4}[!.]?|x+|•+|\.+|<.*|\{.*|%.*|\$\{.*|\$[A-Z_]+|process\.env.*|env[.:].*|your[_-]?.*|votre[_-]?.*|my[_-].*|changeme\d*|example.*|exemple.*|placeholder.*|https?:.*|pass|password\d?|passwd|pwd|secret|motdepasse|mdp|user|postgres|root|admin|token|n\/a|[A-Z]+(?:_[A-Z]+)+)$/i;

/** "and/or", "hours/days": words about passwords, not a name and its password. */
const WORDS = /^\p{L}+(?: ?\/ ?\p{L}+)?$/u;

export const secret: ChunkDetector = {
  name: 'secret',
  mayDetect: (source) =>
    /sk-|_live_|_test_|AKIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|hf_|eyJ|PRIVATE KEY|passw|pass word|passphrase|passcode|\bpwd?\b|mot de passe|mots de passe|mdp|api|token|jeton|login|secret|:\/\/|bearer|basic|credentials|identifiants|code|_key|\bPIN\b/i.test(
      source,
    ),
  detect(source) {
    const hits: DetectorHit[] = [];
    const add = (start: number, text: string) => {
      if (hits.some((hit) => hit.start < start + text.length && start < hit.end)) return;
      const masked = `${text.slice(0, 3)}…`;
      hits.push({ start, end: start + text.length, evidence: masked, captures: { match: masked } });
    };
    for (const form of FORMS) for (const match of source.matchAll(form)) add(match.index, match[0]);
    for (const form of [...CARRIED, PIN]) {
      for (const match of source.matchAll(form)) {
        const value = match[1]!;
        if (!STANDS_FOR.test(value)) add(match.index + match[0].lastIndexOf(value), value);
      }
    }
    for (const match of source.matchAll(NAMED)) {
      const value = match[1]!.replace(/[.!?)\]]+$/, '');
      if (value.length < 6 || STANDS_FOR.test(value) || WORDS.test(value)) continue;
      if (!/[\d!@#$%&*?]/.test(value)) continue;
      if (/^\d+$/.test(value) && !/code/i.test(match[0])) continue;
      add(match.index + match[0].indexOf(value, match[0].length - match[1]!.length), value);
    }
    return hits.sort((a, b) => a.start - b.start);
  },
};
