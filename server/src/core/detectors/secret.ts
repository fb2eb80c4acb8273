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

/** password: …, mot de passe …, API key is …; the value follows as one run with a digit or symbol in it. */
const NAMED =
  /(?<![\p{L}\p{N}_-])(?:pass ?word|passphrase|mots? de passe|mdp|api[ _-]?key|cl[ée] (?:d['’])?api|secret key|access token|jeton d['’]acc[èe]s|bearer token|admin login(?: of [\p{L} ]{1,30})?)\s*(?:\p{L}{2,12}\s+){0,3}?(?:is|est|:|=|→)?\s*[`"'«“]?\s*((?:[\p{L}\p{N}_-]+ ?\/ ?)?(?=[^\s`"'»”]*[\d!@#$%&*?])[^\s`"'»”,;<>{}()[\]]{6,})/giu;

/** Values that stand for a value. */
const STANDS_FOR =
  /^(?:\*+|x+|•+|\.+|<.*|\{.*|\$\{.*|\$[A-Z_]+|process\.env.*|env[.:].*|your[_-].*|votre[_-].*|changeme\d*|example.*|placeholder.*|https?:.*)$/i;

export const secret: ChunkDetector = {
  name: 'secret',
  mayDetect: (source) =>
    /sk-|_live_|_test_|AKIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|hf_|eyJ|PRIVATE KEY|passw|pass word|passphrase|mot de passe|mots de passe|mdp|api|token|jeton|login|secret/i.test(
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
    for (const match of source.matchAll(NAMED)) {
      const value = match[1]!.replace(/[.!?)\]]+$/, '');
      if (value.length < 6 || STANDS_FOR.test(value)) continue;
      add(match.index + match[0].indexOf(value, match[0].length - match[1]!.length), value);
    }
    return hits.sort((a, b) => a.start - b.start);
  },
};
