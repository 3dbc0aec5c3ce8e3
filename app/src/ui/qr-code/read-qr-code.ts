// The text of a QR code in a picture or before a camera, where the browser reads such codes by itself: no program of ours does.
interface Detector {
  readonly detect: (source: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>;
}

function detector(): Detector | undefined {
  const { BarcodeDetector } = globalThis as {
    BarcodeDetector?: new (options: { formats: string[] }) => Detector;
  };
  return BarcodeDetector && new BarcodeDetector({ formats: ['qr_code'] });
}

export function readsQrCodes(): boolean {
  return 'BarcodeDetector' in globalThis;
}

/** Undefined where there is none, or the browser does not read it. */
export async function readQrCode(source: ImageBitmapSource): Promise<string | undefined> {
  try {
    const [found] = (await detector()?.detect(source)) ?? [];
    return found?.rawValue;
  } catch {
    return undefined;
  }
}
