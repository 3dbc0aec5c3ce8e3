// The code inside the picture of a ballot paper: as a text of the PNG itself, found again without looking at the picture.
import { concat, utf8 } from '@minga/ballot';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'Minga papeleta';
const END_LENGTH = 12;

type Bytes = Uint8Array;

/** The PNG with the code as a `tEXt` before its end. */
export function pictureWithCode(png: Bytes, code: string): Bytes {
  const body = utf8(`tEXt${KEYWORD}\0${code}`);
  const chunk = concat(fourBytes(body.length - 4), body, fourBytes(crc32(body)));
  const end = png.length - END_LENGTH;
  return concat(png.subarray(0, end), chunk, png.subarray(end));
}

/** The code in a picture; undefined in any other file, or one that was compressed again on its way. */
export function codeInPicture(file: Bytes): string | undefined {
  if (SIGNATURE.some((byte, at) => file[at] !== byte)) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = SIGNATURE.length; at + END_LENGTH <= file.length; ) {
    const length = view.getUint32(at);
    const body = file.subarray(at + 4, at + 8 + length);
    const [keyword = '', code] = new TextDecoder('latin1').decode(body).split('\0');
    if (keyword === `tEXt${KEYWORD}`) return code;
    at += END_LENGTH + length;
  }
  return undefined;
}

function fourBytes(value: number): Bytes {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/** As PNG asks for it (ISO 3309). */
function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
