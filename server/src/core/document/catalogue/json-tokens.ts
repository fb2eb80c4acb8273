/** Kinds of tokens of jsonc-parser's scanner, whose own names exist in its types only. */
export const Token = {
  OpenBrace: 1,
  CloseBrace: 2,
  OpenBracket: 3,
  CloseBracket: 4,
  Null: 7,
  True: 8,
  False: 9,
  String: 10,
  Number: 11,
  LineComment: 12,
  BlockComment: 13,
  Unknown: 16,
  End: 17,
} as const;

/** What its scanner says of a string that has no closing quote. */
export const UNEXPECTED_END_OF_STRING = 2;
