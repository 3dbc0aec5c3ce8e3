// Draws an image again in a few sizes and formats: where and with what it was taken stays behind.
import { err, ok, type Result } from '@minga/basics';
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { type FileRefusal, fileLimits } from './kinds.ts';

/** One file that is kept: the name it has in its address, and what it is. */
export interface Rendition {
  readonly variant: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface DrawnImage {
  /** Of the largest rendition. */
  readonly width: number;
  readonly height: number;
  readonly renditions: readonly Rendition[];
}

/** For a telephone, a column of text and a whole page. */
const WIDTHS = [320, 800, 1600] as const;
/** Nothing taller than this many times its width. */
const TALLEST = 4;
const SECONDS = 20;

interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

const FORMATS = [
  {
    ending: 'avif',
    type: 'image/avif',
    draw: (one: Sharp) => one.avif({ quality: 50, effort: 3 }),
  },
  { ending: 'webp', type: 'image/webp', draw: (one: Sharp) => one.webp({ quality: 76 }) },
  {
    ending: 'jpg',
    type: 'image/jpeg',
    draw: (one: Sharp) =>
      one.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }),
  },
] as const;

/** The first frame, turned as it was held, in sRGB: each width in AVIF, WebP and JPEG. */
export async function drawImage(bytes: Uint8Array): Promise<Result<DrawnImage, FileRefusal>> {
  try {
    // Only the header is read here: whatever it says, nothing unfolds yet.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > fileLimits.imagePixels) {
      return err({ code: 'file/too-many-pixels', limitPixels: fileLimits.imagePixels });
    }
    const source = sharp(bytes, {
      limitInputPixels: fileLimits.imagePixels,
      failOn: 'error',
      sequentialRead: true,
    });
    const largest = await pixelsOf(source.autoOrient(), WIDTHS[WIDTHS.length - 1] ?? width);
    const widths = [...WIDTHS.filter((one) => one < largest.info.width), largest.info.width];
    const renditions: Rendition[] = [];
    for (const one of widths) renditions.push(...(await renditionsOf(largest, one)));
    return ok({ width: largest.info.width, height: largest.info.height, renditions });
  } catch {
    return err({ code: 'file/broken' });
  }
}

function pixelsOf(source: Sharp, width: number): Promise<Pixels> {
  return source
    .resize({ width, height: width * TALLEST, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function renditionsOf({ data, info }: Pixels, width: number): Promise<Rendition[]> {
  const { channels } = info;
  const raw = { width: info.width, height: info.height, channels };
  const small = await pixelsOf(sharp(data, { raw }), width);
  return Promise.all(
    FORMATS.map(async ({ ending, type, draw }) => ({
      variant: `${small.info.width}.${ending}`,
      contentType: type,
      bytes: await draw(
        sharp(small.data, {
          raw: { width: small.info.width, height: small.info.height, channels },
        }),
      )
        .timeout({ seconds: SECONDS })
        .toBuffer(),
    })),
  );
}
