import renderToString from 'preact-render-to-string';
import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { QrCode } from './qr-code.tsx';

const text = 'https://minga.example/entrar/con-tarjeta#7K3M90QXBR2T5V8W';
const html = renderToString(<QrCode text={text} />);

/** The dark squares of the picture, as `row,column` of the code without its quiet zone. */
function drawn(): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, length] of html.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let more = 0; more < Number(length); more++) {
      dark.add(`${Number(y) - 4},${Number(x) - 4 + more}`);
    }
  }
  return dark;
}

test('every dark square of the code is drawn, and no other', () => {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const expected = new Set<string>();
  data.forEach((isDark, place) => {
    if (isDark) expected.add(`${Math.floor(place / size)},${place % size}`);
  });
  expect(expected.size).toBeGreaterThan(300);
  expect(drawn()).toEqual(expected);
});

test('a quiet zone of four squares surrounds it', () => {
  const { size } = create(text, { errorCorrectionLevel: 'M' }).modules;
  expect(html).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
});

test('it is silent and carries neither styles nor the text', () => {
  expect(html).toContain('aria-hidden="true"');
  expect(html).not.toMatch(/style=|minga/);
});
