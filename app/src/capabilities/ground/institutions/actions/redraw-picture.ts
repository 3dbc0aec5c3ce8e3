// Draws a picture again as a small PNG: whatever else was in the file stays behind.
import { err, ok, type Result } from '@minga/basics';
import sharp from 'sharp';
import { kindOf } from '../../../../platform/files/kinds.ts';
import { type CrestRefusal, crestBytes, crestPixels, crestSide } from '../rules/crest.ts';

const SECONDS = 10;

/** A picture by its bytes, whatever its name; the first frame of an animation. Clear ground stays clear. */
export async function redrawPicture(bytes: Uint8Array): Promise<Result<Buffer, CrestRefusal>> {
  if (bytes.length > crestBytes) return err({ code: 'institutions/crest-too-large' });
  const kind = await kindOf(bytes);
  if (!kind.ok && kind.error.code === 'file/svg') return err({ code: 'institutions/crest-is-svg' });
  if (!kind.ok || kind.value !== 'image') {
    return err({ code: 'institutions/crest-of-another-kind' });
  }
  try {
    // Only the head of the file is read for its size: nothing unfolds yet.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > crestPixels) return err({ code: 'institutions/crest-too-large' });
    const png = await sharp(bytes, { limitInputPixels: crestPixels, failOn: 'error' })
      .autoOrient()
      .resize(crestSide, crestSide, { fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .timeout({ seconds: SECONDS })
      .toBuffer();
    return ok(png);
  } catch {
    return err({ code: 'institutions/crest-broken' });
  }
}
