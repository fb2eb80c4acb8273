import { version } from '../../../package.json';

/** How Candor names itself in what it writes. */
export const TOOL = { name: 'candor', version } as const;
