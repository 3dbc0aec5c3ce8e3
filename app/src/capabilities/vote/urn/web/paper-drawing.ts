// The picture «Mi papeleta»: drawn on a canvas with its square code and its words, saved as a PNG that carries the code too.
import { create } from 'qrcode';
import { readQrCode } from '../../../../ui/qr-code/read-qr-code.ts';
import { codeInPicture, pictureWithCode } from '../rules/paper-picture.ts';

export interface PictureWords {
  readonly title: string;
  readonly election: string;
  readonly name: string;
  readonly code: string;
  /** What the square code says. */
  readonly address: string;
  readonly warning: string;
}

const WIDTH = 1080;
const HEIGHT = 1400;
const MARGIN = 80;
const SQUARE = 640;
const [PAPER, INK, DEEP, LEMON] = ['#ffffff', '#0d222e', '#0b2e42', '#f6d43c'];

export function drawPaper(canvas: HTMLCanvasElement, words: PictureWords): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  fill(pen, PAPER, [0, 0, WIDTH, HEIGHT]);
  fill(pen, DEEP, [0, 0, WIDTH, 190]);
  write(pen, words.title, { y: 120, size: 72, weight: 800, color: LEMON });
  let y = 270;
  for (const [text, size] of [
    [words.election, 38],
    [words.name, 52],
  ] as const) {
    y = write(pen, text, { y, size, weight: 700, color: INK }) + size;
  }
  drawSquares(pen, words.address, { x: (WIDTH - SQUARE) / 2, y: y - 70, side: SQUARE });
  y += SQUARE;
  y = write(pen, words.code, { y, size: 44, weight: 700, color: INK, isCode: true }) + 20;
  write(pen, words.warning, { y: y + 30, size: 34, weight: 400, color: INK });
}

interface Line {
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly color: string | undefined;
  readonly isCode?: boolean;
}

function fill(
  pen: CanvasRenderingContext2D,
  color: string | undefined,
  [x, y, width, height]: readonly [number, number, number, number],
): void {
  pen.fillStyle = color ?? '#000';
  pen.fillRect(x, y, width, height);
}

/** Writes in as many lines as it takes; answers where the next one begins. */
function write(pen: CanvasRenderingContext2D, text: string, line: Line): number {
  const family = line.isCode ? 'ui-monospace, monospace' : 'Arial, sans-serif';
  pen.font = `${line.weight} ${line.size}px ${family}`;
  pen.fillStyle = line.color ?? '#000';
  let [y, written] = [line.y, ''];
  for (const word of text.split(' ')) {
    const longer = written === '' ? word : `${written} ${word}`;
    if (written !== '' && pen.measureText(longer).width > WIDTH - 2 * MARGIN) {
      pen.fillText(written, MARGIN, y);
      [y, written] = [y + line.size * 1.25, word];
    } else {
      written = longer;
    }
  }
  pen.fillText(written, MARGIN, y);
  return y + line.size * 0.6;
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function drawSquares(pen: CanvasRenderingContext2D, text: string, { x, y, side }: Square): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const step = Math.floor(side / (modules.size + 8));
  const start = (side - step * modules.size) / 2;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.data[row * modules.size + column] !== 1) continue;
      fill(pen, '#000', [x + start + column * step, y + start + row * step, step, step]);
    }
  }
}

/** The drawn picture as a file. */
export async function pictureFile(
  canvas: HTMLCanvasElement,
  code: string,
  name: string,
): Promise<File> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('the canvas gave no picture');
  const bytes = pictureWithCode(new Uint8Array(await blob.arrayBuffer()), code);
  return new File([new Uint8Array(bytes)], name, { type: 'image/png' });
}

/** The code in a picture that somebody chose: the text of the file, or the square code where the browser reads such. */
export async function readPicture(file: Blob): Promise<string | undefined> {
  const written = codeInPicture(new Uint8Array(await file.arrayBuffer()));
  if (written !== undefined) return written;
  const picture = await createImageBitmap(file).catch(() => undefined);
  return picture && (await readQrCode(picture))?.split('#c=')[1];
}
