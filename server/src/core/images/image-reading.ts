/** What an image is to its viewer, once AI took part: all of it made, parts of it made, or what was there improved. */
export type MadeHow = 'generated' | 'composite' | 'edited';

/** One thing in an image file that says how the image came about. */
export interface ImageMark {
  readonly made: MadeHow;
  /** Where in the file it stands, in the terms of its standard: `IPTC DigitalSourceType`, `C2PA c2pa.created`. */
  readonly place: string;
  /** What stands there: `trainedAlgorithmicMedia`, `Adobe Firefly`. */
  readonly value: string;
}

/** Why an image was not looked at. */
export type UnreadReason =
  | 'missing'
  | 'outside'
  | 'too-large'
  | 'too-many'
  | 'unreadable'
  | 'not-an-image'
  | 'out-of-reach';

/** What the host found under an address of an image. */
export interface ImageReading {
  readonly marks: readonly ImageMark[];
  readonly unread?: UnreadReason;
}

/** Readings by the address as the document writes it. */
export type ImageReadings = ReadonlyMap<string, ImageReading>;
