/** Names under which image generators sign what they make. */
const GENERATORS =
  /(?<![\p{L}\p{N}])(?:midjourney|dall[\s·._-]?e|adobe[ _]firefly|stable[ _-]?diffusion|stability[ ._-]?ai|dreamstudio|novelai|comfyui|invoke ?ai|automatic1111|fooocus|swarmui|leonardo[ .]?ai|ideogram|openai|chatgpt|gpt-?image|google ai|google gemini|(?:bing )?image creator|black forest labs|flux\.1|recraft|krea|craiyon|nightcafe|draw things|diffusionbee)(?![\p{L}\p{N}])/iu;
/** Names that are also words count alone only. */
const ALONE = /^(?:firefly|gemini|grok|sora|imagen|runway|flux|krea)(?:[ /]?v?\d[\w.]*)?$/i;

/** Whether the name of a program is that of an image generator. */
export function namesGenerator(program: string): boolean {
  return GENERATORS.test(program) || ALONE.test(program.trim());
}
