import { checking } from './checking.js';
import { configuring } from './configuring.js';
import { fixing } from './fixing.js';
import { installed } from './installed.js';
import { runAll } from './runner.js';

/** Called by VS Code in its extension host; throws when a test failed. */
export function run(): Promise<void> {
  return runAll([...installed, ...checking, ...fixing, ...configuring]);
}
