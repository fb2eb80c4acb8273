import { config } from 'zod';

// Compiled validators need `new Function`, which the policy of a web worker may forbid.
config({ jitless: true });
