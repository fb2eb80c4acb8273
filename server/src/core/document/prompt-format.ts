import type { Format } from './document.js';

/** Files that instruct a model: prompt rules run on them, rules of copy do not. */
export function isPromptFormat(format: Format): boolean {
  return format === 'prompt' || format === 'prompt-yaml' || format === 'poml';
}
