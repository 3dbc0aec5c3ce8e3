// What the verifying worker does: opens the files it was given, verifies, and tells how far it is.
import {
  type BundleProblem,
  type CryptoPort,
  type Language,
  openArchive,
  type Progress,
  type Report,
  reportText,
  verify,
} from '@minga/verifier';

/** What the person knows from outside the record, and what she kept. */
export interface VerifyOrder {
  readonly bundle: Blob;
  readonly vkey: string;
  readonly fingerprint: string;
  readonly receipt?: Blob | undefined;
  readonly previous?: Blob | undefined;
  readonly locale: Language;
}

export type VerifyMessage =
  | { readonly kind: 'advance'; readonly progress: Progress }
  | { readonly kind: 'refused'; readonly problem: BundleProblem | 'unreadable' }
  | { readonly kind: 'verified'; readonly report: Report; readonly text: string }
  | { readonly kind: 'crashed' };

/** Never throws for what the files hold. */
export async function verifyOrder(
  order: VerifyOrder,
  port: CryptoPort,
  tell: (message: VerifyMessage) => void,
): Promise<void> {
  const [archive, receipt, previous] = await Promise.all(
    [order.bundle, order.receipt, order.previous].map(readBytes),
  );
  if (archive === undefined) {
    tell({ kind: 'refused', problem: 'unreadable' });
    return;
  }
  const opened = await openArchive(archive);
  if ('problem' in opened) {
    tell({ kind: 'refused', problem: opened.problem });
    return;
  }
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const report = await verify(opened.bundle, {
    port,
    vkey: given(order.vkey),
    fingerprint: given(order.fingerprint),
    receipts: receipt && [receipt],
    previous: previous && [previous],
    onProgress: (progress) => tell({ kind: 'advance', progress }),
  });
  tell({ kind: 'verified', report, text: reportText(report, order.locale) });
}

async function readBytes(file: Blob | undefined): Promise<Uint8Array | undefined> {
  // A field that was left empty gives a file of no bytes.
  if (file === undefined || file.size === 0) return undefined;
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
