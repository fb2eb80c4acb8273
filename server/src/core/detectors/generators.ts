/** Products and words that name a generating model, for values such as `author: ChatGPT`. */
const GENERATORS =
  /(?<![\p{L}\p{N}])(?:chat[ -]?gpt|gpt-?(?:[345]|o\d)[\w.-]*|open ?ai|o[134]-(?:mini|preview)|claude(?:[- ](?:code|opus|sonnet|haiku|instant|\d)[\w .-]*)?|anthropic|gemini|(?:github |microsoft )?copilot|mi[sx]tral(?:[ -]\w+)?|le chat|llama[ -]?\d[\w.-]*|qwen[\w.-]*|deepseek[\w.-]*|perplexity|grok(?:-\d)?|jasper(?: ai)?|copy\.ai|writesonic|notion ai|midjourney|dall[-·• ]?e(?:[- ]?\d)?|stable diffusion|sdxl|firefly|ai|a\.i\.|ia|i\.a\.|llm|gen ?ai|artificial intelligence|intelligence artificielle|(?:large )?language model|modèle de langage|chatbot)(?![\p{L}\p{N}])/iu;

/** A person may be called Claude or Gemini Rossi: a name and a family name, no product. */
const PERSON =
  /^(?:claude|gemini|jasper)\s+(?!code|opus|sonnet|haiku|instant)\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?$/iu;

/** Whether a text of metadata names what generates text or pictures. */
export function namesGenerator(text: string): boolean {
  const said = text.trim();
  return said.length < 500 && GENERATORS.test(said) && !PERSON.test(said);
}
