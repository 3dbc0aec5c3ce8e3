// What is taken and what is not: ordinary files, files that are two at once, and files that unfold without end.
import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { type AcceptedFile, acceptFile, PDF_VARIANT } from './accept-file.ts';
import { fileLimits } from './kinds.ts';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const ZIP = Buffer.from(zipSync({ 'a.html': strToU8('<script>alert(1)</script>') }));

function picture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } });
}

async function accepted(bytes: Uint8Array, name = 'foto.jpg'): Promise<AcceptedFile> {
  const result = await acceptFile(bytes, name);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function refusal(bytes: Uint8Array, name = 'foto.jpg'): Promise<string> {
  const result = await acceptFile(bytes, name);
  return result.ok ? 'accepted' : result.error.code;
}

/** A PNG whose header says any size, over rows of nothing. */
function pngOf(width: number, height: number): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(typed));
    return Buffer.concat([length, typed, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(2_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('an image is drawn again in three widths and three formats', async () => {
  const file = await accepted(await picture(2400, 1200).jpeg().toBuffer());
  expect(file).toMatchObject({ kind: 'image', name: 'foto.jpg', width: 1600, height: 800 });
  expect(file.renditions.map(({ variant }) => variant)).toEqual(
    [320, 800, 1600].flatMap((width) => ['avif', 'webp', 'jpg'].map((end) => `${width}.${end}`)),
  );
  for (const { variant, contentType, bytes } of file.renditions) {
    const { width, height, format } = await sharp(bytes).metadata();
    expect(`${width}.${variant.split('.')[1]}`).toBe(variant);
    expect(height).toBe(width / 2);
    expect(contentType).toBe(format === 'heif' ? 'image/avif' : `image/${format}`);
  }
});

test('a small image is not made larger', async () => {
  const file = await accepted(await picture(500, 100).png().toBuffer(), 'plano.PNG');
  expect([file.name, file.width]).toEqual(['plano.jpg', 500]);
  expect(file.renditions.map(({ variant }) => variant).filter((one) => /webp/.test(one))).toEqual([
    '320.webp',
    '500.webp',
  ]);
});

test('where, when and with what it was taken stays behind, and it stands as it was held', async () => {
  const taken = await picture(600, 300)
    .withExif({
      IFD0: { Make: 'Camara', Artist: 'Juana Perez' },
      IFD3: { GPSLatitude: '41/1 52/1 0/1', GPSLatitudeRef: 'S' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const before = await sharp(taken).metadata();
  expect(before.exif?.length).toBeGreaterThan(50);
  const file = await accepted(taken);
  expect([file.width, file.height]).toEqual([300, 600]);
  for (const { bytes } of file.renditions) {
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc, orientation ?? 1]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      1,
    ]);
    expect(bytes.includes('Juana')).toBe(false);
  }
});

test('what is seen through becomes white in JPEG and stays so in WebP', async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const logo = sharp({ create: { width: 40, height: 40, channels: 4, background: clear } });
  const file = await accepted(await logo.png().toBuffer());
  const pixel = async (end: string) => {
    const found = file.renditions.find(({ variant }) => variant.endsWith(end));
    return [...(await sharp(found?.bytes).raw().toBuffer()).subarray(0, 4)];
  };
  expect((await pixel('jpg')).slice(0, 3)).toEqual([255, 255, 255]);
  expect((await pixel('webp'))[3]).toBe(0);
});

test('of an animation the first frame is kept', async () => {
  const frames = await sharp(
    [await picture(30, 20).png().toBuffer(), await picture(30, 20).negate().png().toBuffer()],
    { join: { animated: true } },
  )
    .gif()
    .toBuffer();
  expect((await sharp(frames, { animated: true }).metadata()).pages).toBe(2);
  const file = await accepted(frames, 'baile.gif');
  expect([file.width, file.height]).toEqual([30, 20]);
  for (const { bytes } of file.renditions) {
    expect((await sharp(bytes, { animated: true }).metadata()).pages ?? 1).toBe(1);
  }
});

test('a PDF is kept byte by byte', async () => {
  const file = await accepted(PDF, 'C:\\Acta 12.pdf');
  expect(file).toMatchObject({ kind: 'pdf', name: 'Acta 12.pdf', width: null });
  expect(file.renditions).toEqual([
    { variant: PDF_VARIANT, contentType: 'application/pdf', bytes: PDF },
  ]);
});

test.each(['9 0 R', '\n12 0 R', '<</Filter/Standard/V 5>>'])(
  'a PDF under a password is refused: /Encrypt %j',
  async (how) => {
    const locked = Buffer.from(PDF.toString().replace('/Root', `/Encrypt ${how}/Root`));
    expect(await refusal(locked, 'acta.pdf')).toBe('file/locked');
  },
);

test('a PDF that only speaks of encryption is taken', async () => {
  const speaks = Buffer.from(PDF.toString().replace('endobj', '(/Encrypt your files)endobj'));
  expect(await refusal(speaks, 'acta.pdf')).toBe('accepted');
});

test('the kind is what the bytes are, whatever the name says', async () => {
  const named = await accepted(await picture(10, 10).png().toBuffer(), 'malo.html');
  expect([named.kind, named.name]).toEqual(['image', 'malo.jpg']);
  expect(await refusal(Buffer.from('<html><script>1</script>'), 'foto.jpg')).toBe(
    'file/of-another-kind',
  );
});

test.each([
  ['../../etc/passwd.jpg', 'passwd.jpg'],
  ['"; filename=x.exe\r\nSet-Cookie: a', '- filename=x-exe.jpg'],
  ['...', 'archivo.jpg'],
  ['ñandú (1).jpeg', 'ñandú (1).jpg'],
  ['a'.repeat(300), `${'a'.repeat(100)}.jpg`],
])('a declared name cannot leave its line or its folder: %j', async (declared, kept) => {
  const file = await accepted(await picture(5, 5).png().toBuffer(), declared);
  expect(file.name).not.toMatch(/[\r\n"\\/;:]/);
  if (!declared.startsWith('"')) expect(file.name).toBe(kept);
});

test.each([
  ['nothing', Buffer.alloc(0), 'file/empty'],
  ['an SVG', Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'file/svg'],
  ['a page', Buffer.from('<!doctype html><p>hola</p>'), 'file/of-another-kind'],
  ['a text', Buffer.from('hola'), 'file/of-another-kind'],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'file/of-another-kind'],
  ['a ZIP', ZIP, 'file/of-another-kind'],
  ['a PDF cut short', PDF.subarray(0, 40), 'file/broken'],
  ['a HEIC', Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'), 'file/heic'],
])('%s is refused', async (_, bytes, code) => {
  expect(await refusal(bytes)).toBe(code);
});

test('where only a PDF is asked for, whatever else it is, the refusal says so', async () => {
  const asked = async (bytes: Uint8Array) => {
    const done = await acceptFile(bytes, 'x', ['pdf']);
    return done.ok ? done.value.kind : done.error;
  };
  expect(await asked(PDF)).toBe('pdf');
  const refused = { code: 'file/of-another-kind', asked: ['pdf'] };
  const heic = Buffer.from('000000186674797068656963000000006d69663168656963', 'hex');
  for (const bytes of [await picture(9, 9).png().toBuffer(), heic, Buffer.from('<svg/>')]) {
    expect(await asked(bytes)).toEqual(refused);
  }
});

test('a picture that is a ZIP too, and a PDF that is a ZIP or a page too, are refused', async () => {
  const jpeg = await picture(50, 50).jpeg().toBuffer();
  expect(await refusal(jpeg)).toBe('accepted');
  expect(await refusal(Buffer.concat([jpeg, ZIP]))).toBe('file/two-in-one');
  const padded = Buffer.concat([jpeg, ZIP, Buffer.from('%%%')]);
  expect(await refusal(padded)).toBe('file/two-in-one');
  expect(await refusal(Buffer.concat([PDF, ZIP]), 'a.pdf')).toBe('file/two-in-one');
  const page = Buffer.concat([PDF, Buffer.from('<script>alert(1)</script>')]);
  expect(await refusal(page, 'a.pdf')).toBe('file/two-in-one');
  expect(await refusal(Buffer.concat([Buffer.from('<html>'), PDF]), 'a.pdf')).toBe(
    'file/of-another-kind',
  );
});

test('what hides in a picture does not come out of it', async () => {
  const script = '<script>alert(document.cookie)</script>';
  const gif = Buffer.concat([await picture(20, 20).gif().toBuffer(), Buffer.from(script)]);
  const file = await accepted(gif, 'a.gif');
  for (const { bytes } of file.renditions) expect(bytes.includes('<script')).toBe(false);
  expect(await refusal(Buffer.from(`GIF89a/*${script}*/=1;`))).toBe('file/broken');
});

test('pictures that unfold without end are refused before they unfold', async () => {
  const began = Date.now();
  const bomb = pngOf(60_000, 60_000);
  expect(bomb.length).toBeLessThan(10_000);
  expect(await refusal(bomb)).toBe('file/too-many-pixels');
  expect(await refusal(pngOf(9_000, 6_700))).toBe('file/too-many-pixels');
  expect(Date.now() - began).toBeLessThan(10_000);
  // A header that is within the limit over rows that are not there.
  expect(await refusal(pngOf(7_000, 8_000))).toBe('file/broken');
});

test('a cut picture is refused, and so is one that is too heavy', async () => {
  const noise = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  expect(await refusal(noise.subarray(0, noise.length / 2))).toBe('file/broken');
  expect(await refusal(Buffer.concat([noise, Buffer.alloc(fileLimits.imageBytes)]))).toBe(
    'file/too-large',
  );
  const pdf = Buffer.concat([PDF.subarray(0, 9), Buffer.alloc(fileLimits.pdfBytes, 32), PDF]);
  expect(await refusal(pdf, 'a.pdf')).toBe('file/too-large');
});
