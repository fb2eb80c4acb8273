import { z } from 'zod';

// Compiled validators need `new Function`, which the policy of a web worker may forbid.
z.config({ jitless: true });

export { z };
