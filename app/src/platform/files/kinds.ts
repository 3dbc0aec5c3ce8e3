// Which files are taken, told by their bytes and never by their name, and why one is not.
import { err, ok, type Result } from '@minga/basics';
import { fileTypeFromBuffer } from 'file-type';

export const fileKinds = ['image', 'pdf'] as const;
export type FileKind = (typeof fileKinds)[number];

export const fileLimits = {
  imageBytes: 15_000_000,
  /** Width by height: more than the pictures of ordinary telephones, far less than a bomb. */
  imagePixels: 60_000_000,
  pdfBytes: 20_000_000,
  altLength: 300,
} as const;

export type FileRefusal =
  | { readonly code: 'file/empty' }
  | { readonly code: 'file/too-large'; readonly limitBytes: number }
  | { readonly code: 'file/svg' }
  | { readonly code: 'file/heic' }
  | { readonly code: 'file/of-another-kind'; readonly asked: readonly FileKind[] }
  | { readonly code: 'file/two-in-one' }
  /** A PDF under a password or restrictions: what is kept must open for everybody, for ever. */
  | { readonly code: 'file/locked' }
  | { readonly code: 'file/too-many-pixels'; readonly limitPixels: number }
  | { readonly code: 'file/broken' };

/** What the first frame of is drawn again. */
const IMAGE_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/avif',
  'image/gif',
]);
/** What telephones of one maker write, and almost nothing else reads. */
const HEIC_TYPES: ReadonlySet<string> = new Set([
  'image/heic',
  'image/heif',
  'image/heic-sequence',
]);

/** A ZIP ends with this record, and is found by it wherever it begins: APPNOTE 4.3.16. */
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_BYTES = 65_535;
/** Readers look for the end of a PDF here: ISO 32000, annex H.3. */
const PDF_TAIL_BYTES = 1_024;

/**
 * The kind of a file that may be taken, of those that are asked for. What is in an image is looked at when it is drawn
 * again.
 */
export async function kindOf(
  bytes: Uint8Array,
  asked: readonly FileKind[] = fileKinds,
): Promise<Result<FileKind, FileRefusal>> {
  if (bytes.length === 0) return err({ code: 'file/empty' });
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  const given = type === 'application/pdf' ? 'pdf' : 'image';
  // Whoever is asked for a PDF is not told how to save a drawing as a picture.
  if (!asked.includes(given)) return err({ code: 'file/of-another-kind', asked });
  if (type !== undefined && HEIC_TYPES.has(type)) return err({ code: 'file/heic' });
  if (given === 'pdf') return pdfKind(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (type === undefined || !IMAGE_TYPES.has(type)) {
    return err(
      looksLikeSvg(bytes) ? { code: 'file/svg' } : { code: 'file/of-another-kind', asked },
    );
  }
  if (bytes.length > fileLimits.imageBytes) {
    return err({ code: 'file/too-large', limitBytes: fileLimits.imageBytes });
  }
  return endsAsZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
    ? err({ code: 'file/two-in-one' })
    : ok('image');
}

/** A PDF is kept as it is: it begins and ends as one, and nothing else can be opened in it. */
function pdfKind(bytes: Buffer): Result<FileKind, FileRefusal> {
  if (bytes.length > fileLimits.pdfBytes) {
    return err({ code: 'file/too-large', limitBytes: fileLimits.pdfBytes });
  }
  if (endsAsZip(bytes)) return err({ code: 'file/two-in-one' });
  if (isEncrypted(bytes)) return err({ code: 'file/locked' });
  const tail = bytes.subarray(-PDF_TAIL_BYTES).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end === -1) return err({ code: 'file/broken' });
  return /^%%EOF[\s\0]*$/.test(tail.slice(end)) ? ok('pdf') : err({ code: 'file/two-in-one' });
}

/** Its trailer, which is never compressed itself, names how it is encrypted: ISO 32000-2, 7.6.1. */
function isEncrypted(bytes: Buffer): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)/.test(bytes.toString('latin1'));
}

function endsAsZip(bytes: Buffer): boolean {
  const tail = bytes.subarray(-(ZIP_END_BYTES + ZIP_COMMENT_BYTES));
  let at = tail.indexOf(ZIP_END);
  while (at !== -1) {
    // Both numbers of disks are zero in every archive of one file: eight bytes that no chance writes.
    if (at + ZIP_END_BYTES <= tail.length && tail.readUInt32LE(at + 4) === 0) return true;
    at = tail.indexOf(ZIP_END, at + 1);
  }
  return false;
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1'));
}
