import { afterEach, expect, test, vi } from 'vitest';
import { readQrCode, readsQrCodes } from './read-qr-code.ts';

afterEach(() => vi.unstubAllGlobals());

const picture = {} as ImageBitmapSource;
const reading = (detect: () => Promise<readonly { readonly rawValue: string }[]>) =>
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      readonly detect = detect;
    },
  );

test('a code is read where the browser reads codes, and nothing is made up anywhere else', async () => {
  expect(readsQrCodes()).toBe(false);
  expect(await readQrCode(picture)).toBeUndefined();
  reading(async () => [{ rawValue: 'ABCD-EFGH' }]);
  expect(readsQrCodes()).toBe(true);
  expect(await readQrCode(picture)).toBe('ABCD-EFGH');
  reading(async () => []);
  expect(await readQrCode(picture)).toBeUndefined();
  reading(() => Promise.reject(new Error('not a picture')));
  expect(await readQrCode(picture)).toBeUndefined();
});
