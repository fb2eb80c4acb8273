import type { JsonFile, JsonReview, JsonSignOff } from './json.js';

export type SignedFile = JsonFile & { readonly signOff: JsonSignOff };

/** Who answers for which document. */
export interface SignOffs {
  /** Documents that somebody signed, as they stand or as they stood: first those that changed since. */
  readonly signed: readonly SignedFile[];
  /** Documents that nobody ever signed. */
  readonly unsigned: readonly JsonFile[];
  /** Documents for which nobody answers as they stand. */
  readonly unattended: number;
}

export function signOffsOf({ files }: JsonReview): SignOffs {
  const signed = files.filter((file): file is SignedFile => file.signOff !== undefined);
  const stale = signed.filter(({ signOff }) => signOff.state !== 'signed');
  const unsigned = files.filter(({ signOff }) => signOff === undefined);
  return {
    signed: [...stale, ...signed.filter(({ signOff }) => signOff.state === 'signed')],
    unsigned,
    unattended: stale.length + unsigned.length,
  };
}
