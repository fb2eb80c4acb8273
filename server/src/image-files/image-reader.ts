import { withoutQuery } from '../core/images/image-address.js';
import type { ImageMark, ImageReading, ImageReadings, UnreadReason } from '../core/images/image-reading.js';
import { type FoundImage, type ImageFiles, LARGEST_IMAGE } from './host-files.js';

/** One document shows no more images than this that are looked at, and no more bytes of them. */
const MOST_IMAGES = 500;
const MOST_BYTES = 256_000_000;
/** Files whose marks are kept. */
const MOST_KEPT = 20_000;

/**
 * Looks at images for marks of AI and remembers what it saw, for as long as a file stays as it is. The libraries that
 * read images are loaded with the first one.
 */
export class ImageReader {
  private readonly kept = new Map<string, readonly ImageMark[] | undefined>();

  /** What the files say that a document shows under these addresses. Nothing is thrown: what fails is told as unread. */
  async read(addresses: readonly string[], files: ImageFiles): Promise<ImageReadings> {
    const readings = new Map<string, ImageReading>();
    const budget = { images: MOST_IMAGES, bytes: MOST_BYTES };
    for (const address of addresses) {
      readings.set(address, budget.images-- > 0 ? await this.readOne(address, files, budget) : unread('too-many'));
    }
    return readings;
  }

  private async readOne(address: string, files: ImageFiles, budget: { bytes: number }): Promise<ImageReading> {
    try {
      const written = withoutQuery(address);
      const isRooted = written.startsWith('/');
      let found = await files.find(decoded(written), isRooted);
      // A name may hold a per cent sign of its own.
      if (found === 'missing' && written.includes('%')) found = await files.find(written, isRooted);
      if (typeof found === 'string') return unread(found);
      if (found.size > LARGEST_IMAGE) return unread('too-large');
      if (!this.kept.has(found.stamp)) {
        if (budget.bytes < found.size) return unread('too-many');
        budget.bytes -= found.size;
        this.keep(found.stamp, await marksIn(found));
      }
      const marks = this.kept.get(found.stamp);
      return marks ? { marks } : unread('not-an-image');
    } catch {
      return unread('unreadable');
    }
  }

  private keep(stamp: string, marks: readonly ImageMark[] | undefined): void {
    const oldest = this.kept.size >= MOST_KEPT ? this.kept.keys().next().value : undefined;
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(stamp, marks);
  }
}

async function marksIn(found: FoundImage): Promise<readonly ImageMark[] | undefined> {
  const { imageMarks } = await import('./image-marks.js');
  return imageMarks(await found.read());
}

function unread(reason: UnreadReason): ImageReading {
  return { marks: [], unread: reason };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
