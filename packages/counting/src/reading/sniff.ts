// What kind of file some bytes are, guessed from the bytes alone: names and types can lie.

export type FileKind =
  | 'pabulib'
  | 'csv'
  | 'xlsx'
  | 'xls'
  | 'zip'
  /** A zip of Office (a document, slides) that is no workbook. */
  | 'office'
  | 'pdf'
  | 'html'
  | 'image'
  | 'json'
  | 'binary'
  | 'empty'
  /** Text, but not one that begins like a Pabulib file or like our tables. */
  | 'text';

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['binary', [0x1f, 0x8b]],
  ['binary', [0x37, 0x7a, 0xbc, 0xaf]],
  ['binary', [0x52, 0x61, 0x72, 0x21]],
];

export const openingBytes = 4096;
export const closingBytes = 65_536;

/** Looks at the first 4 KiB, and for a zip at the last 64 KiB, where its table of contents is. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const signed = signatures.find(([, signature]) =>
    signature.every((byte, i) => bytes[i] === byte),
  );
  if (signed?.[0] === 'zip') return sniffZip(bytes);
  if (signed !== undefined) return signed[0];
  return sniffText(openingText(bytes.subarray(0, openingBytes)));
}

/** The same guess for text that is already decoded. */
export function sniffText(text: string): FileKind {
  const opening = text.slice(0, openingBytes).replace(/^\uFEFF/, '');
  if (opening.trim() === '') return text.trim() === '' ? 'empty' : 'text';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a]/.test(opening)) return 'binary';
  if (opening.startsWith('%PDF')) return 'pdf';
  if (/^\s*<(!doctype|html|\?xml|head|body|table)/i.test(opening)) return 'html';
  if (/^\s*[{[]\s*["{[]/.test(opening)) return 'json';
  const title = firstTitle(opening);
  if (title === 'meta') return 'pabulib';
  return ['datos', 'data', 'proyectos', 'projects', 'votos', 'votes'].includes(title)
    ? 'csv'
    : 'text';
}

function firstTitle(opening: string): string {
  const lines = opening.split(/\r\n|\r|\n/).map((line) => line.replaceAll(/[";,\t]/g, ' ').trim());
  return (lines.find((line) => line !== '' && !/^sep=/i.test(line)) ?? '').toLowerCase();
}

function openingText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** The names of the entries of a zip stand uncompressed at its end. */
function sniffZip(bytes: Uint8Array): FileKind {
  const closing = bytes.subarray(Math.max(0, bytes.length - closingBytes));
  const contents = new TextDecoder('latin1').decode(closing);
  if (contents.includes('xl/workbook.xml')) return 'xlsx';
  return contents.includes('[Content_Types].xml') ? 'office' : 'zip';
}
