// Draws what stands for a page where its link is shared: a picture of 1200 × 630, the same bytes for the same words.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { printableContent } from './printable-text.ts';
import { shareCardLayout } from './share-card-layout.ts';
import { typesetPicture } from './typeset-document.ts';

/** What link previews ask for, in pixels. */
export const shareCardSize = { width: 1200, height: 630 } as const;

export interface ShareCard {
  readonly lang: 'es' | 'en';
  /** Where it is, above the title. */
  readonly overline: string;
  readonly title: string;
  /** The one amount that counts. */
  readonly figure: string;
  readonly note: string;
  /** Said on it where it is invented. */
  readonly demonstration: string | null;
}

/** Letters of the hash that a name carries: enough that no two cards of one page share it. */
const HASH_LETTERS = 16;
const SECONDS = 10;
/** Cards that are kept as drawn, the last asked for: about 4 MB. */
const KEPT_MOST = 100;
const kept = new Map<string, Promise<Buffer>>();

/** The name of its file: another one as soon as it says or looks otherwise. */
export function shareCardFile(card: ShareCard): string {
  const sha256 = createHash('sha256').update(shareCardLayout).update(JSON.stringify(card));
  return `${sha256.digest('hex').slice(0, HASH_LETTERS)}.png`;
}

/** PNG. Whoever asks for one that is being drawn waits for the same. */
export function drawShareCard(card: ShareCard): Promise<Buffer> {
  const file = shareCardFile(card);
  const drawn = kept.get(file) ?? draw(card);
  kept.delete(file);
  kept.set(file, drawn);
  drawn.catch(() => kept.delete(file));
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MOST && oldest !== undefined) kept.delete(oldest);
  return drawn;
}

async function draw(card: ShareCard): Promise<Buffer> {
  const svg = typesetPicture(shareCardLayout, { data: JSON.stringify(printableContent(card)) });
  return sharp(Buffer.from(svg))
    .png({ palette: true, compressionLevel: 9 })
    .timeout({ seconds: SECONDS })
    .toBuffer();
}
