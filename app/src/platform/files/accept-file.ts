// From the bytes that somebody sent to what is kept of them, or the reason why nothing is.
import { ok, type Result } from '@minga/basics';
import { drawImage, type Rendition } from './images.ts';
import { type FileKind, type FileRefusal, kindOf } from './kinds.ts';

export interface AcceptedFile {
  readonly kind: FileKind;
  /** As it was called where it came from, without folders and with the ending of what it is. */
  readonly name: string;
  /** Of the largest rendition of an image. */
  readonly width: number | null;
  readonly height: number | null;
  readonly renditions: readonly Rendition[];
}

export const PDF_VARIANT = 'original.pdf';
const NAME_LENGTH = 100;

/** Images are drawn again; a PDF is kept as it is, to be downloaded and never opened within the site. Both unless `asked`. */
export async function acceptFile(
  bytes: Uint8Array,
  declaredName: string,
  asked?: readonly FileKind[],
): Promise<Result<AcceptedFile, FileRefusal>> {
  const kind = await kindOf(bytes, asked);
  if (!kind.ok) return kind;
  const stem = stemOf(declaredName);
  if (kind.value === 'pdf') return ok(acceptedPdf(Buffer.from(bytes), stem));
  const drawn = await drawImage(bytes);
  if (!drawn.ok) return drawn;
  return ok({ kind: 'image', name: `${stem}.jpg`, ...drawn.value });
}

/** A PDF of our own making needs no look into it. */
export function acceptedPdf(bytes: Buffer, stem: string): AcceptedFile {
  const renditions = [{ variant: PDF_VARIANT, contentType: 'application/pdf', bytes }];
  return { kind: 'pdf', name: `${stem}.pdf`, width: null, height: null, renditions };
}

/** Letters, digits and a few marks: safe in a header, on any disk and to read. */
function stemOf(declaredName: string): string {
  const last = declaredName.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]{1,8}$/, '')
    .replaceAll(/[^\p{L}\p{N} _().,-]+/gu, '-')
    .slice(0, NAME_LENGTH)
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
  return stem === '' ? 'archivo' : stem;
}
