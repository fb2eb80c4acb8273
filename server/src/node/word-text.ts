import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeValue } from '../core/document/entity.js';

/** Elements whose text nobody sees: what was deleted, what fields are made of, doubles for old programs. */
const ASIDE = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'mc:Fallback', 'w:pPrChange', 'w:rPrChange']);
/** What stands for a sign. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:br': ' ',
  'w:cr': ' ',
  'w:noBreakHyphen': '\u2011',
};

/** A paragraph that is open; text boxes hold paragraphs inside of others. */
interface Paragraph {
  text: string;
  isItem: boolean;
}

/**
 * Reads the paragraphs of WordprocessingML with htmlparser2's tokenizer, which expands no entities of the file's own.
 * Items of lists begin with a bullet, as on paper.
 */
export class WordText implements TokenizerCallbacks {
  /** A paragraph each. */
  readonly lines: string[] = [];
  private readonly tokenizer = new Tokenizer({ decodeEntities: false, xmlMode: true }, this);
  private xml = '';
  private name = '';
  private attribute = '';
  private values: Record<string, string> = {};
  private readonly paragraphs: Paragraph[] = [];
  private asideDepth = 0;
  /** Properties come first in a run and in a paragraph; what they say holds for it. */
  private isInProperties = false;
  private isHidden = false;
  private isInText = false;

  read(xml: string): void {
    this.xml = xml;
    this.paragraphs.length = 0;
    this.asideDepth = 0;
    this.isInText = false;
    this.tokenizer.reset();
    this.tokenizer.write(xml);
    this.tokenizer.end();
    while (this.paragraphs.length > 0) this.endParagraph();
  }

  ontext(start: number, end: number): void {
    const paragraph = this.paragraphs.at(-1);
    if (start < 0 || !paragraph || !this.isInText || this.isHidden || this.asideDepth > 0) return;
    // A line break in the file is none of the text: the paragraph stays a line.
    paragraph.text += decodeValue(this.xml.slice(start, end), 'markdown').replace(/[\r\n\u2028\u2029]+/g, ' ');
  }

  onopentagname(start: number, end: number): void {
    this.name = this.xml.slice(start, end);
    this.values = {};
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.xml.slice(start, end);
  }

  onattribdata(start: number, end: number): void {
    this.values[this.attribute] = this.xml.slice(start, end);
  }

  onopentagend(): void {
    const { name } = this;
    if (this.asideDepth > 0 || ASIDE.has(name)) this.asideDepth++;
    else if (name === 'w:p') this.paragraphs.push({ text: '', isItem: false });
    else if (name === 'w:t') this.isInText = true;
    else if (name === 'w:r') this.isHidden = false;
    else if (name === 'w:pPr' || name === 'w:rPr') this.isInProperties = true;
    else this.readEmpty();
  }

  onselfclosingtag(): void {
    if (this.asideDepth > 0) return;
    if (this.name === 'w:p') this.lines.push('');
    else this.readEmpty();
  }

  onclosetag(start: number, end: number): void {
    const name = this.xml.slice(start, end);
    if (this.asideDepth > 0) this.asideDepth--;
    else if (name === 'w:p') this.endParagraph();
    else if (name === 'w:t') this.isInText = false;
    else if (name === 'w:r') this.isHidden = false;
    else if (name === 'w:pPr' || name === 'w:rPr') this.isInProperties = false;
  }

  onattribend(): void {}
  onattribentity(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  ontextentity(): void {}
  onend(): void {}

  private readEmpty(): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    const isOff = /^(?:0|false|off)$/.test(this.values['w:val'] ?? '');
    if (this.name === 'w:numId') paragraph.isItem = this.values['w:val'] !== '0';
    else if (this.name === 'w:vanish') this.isHidden = !isOff;
    // Tabulators among the properties are stops, not signs.
    else if (!this.isInProperties && !this.isHidden) paragraph.text += SIGNS[this.name] ?? '';
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const text = paragraph.text.trim();
    this.lines.push(paragraph.isItem && text !== '' ? `• ${text}` : text);
  }
}
