// An address for a phone's camera, drawn as a QR code of black squares on white in both schemes.
//
// Accessibility: silent, because what it holds stands in words beside it; its size on paper is at least
// 25 mm and a quiet zone of four squares surrounds it, as readers ask for (ISO/IEC 18004).
import { create } from 'qrcode';

const QUIET = 4;

/** `text` of up to some 300 letters; a fifteenth of the squares may be dirty. */
export function QrCode({ text }: { readonly text: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET;
  return (
    <svg class="qr-code" viewBox={`0 0 ${side} ${side}`} aria-hidden="true" focusable="false">
      <path class="qr-code-ground" d={`M0 0h${side}v${side}H0z`} />
      <path class="qr-code-squares" d={squares(modules)} shape-rendering="crispEdges" />
    </svg>
  );
}

/** One stretch of dark squares after the other, row by row. */
function squares({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const begins = column;
      while (column < size && data[row * size + column] === 1) column++;
      const length = column - begins;
      if (length > 0) path += `M${begins + QUIET} ${row + QUIET}h${length}v1h-${length}z`;
    }
  }
  return path;
}
