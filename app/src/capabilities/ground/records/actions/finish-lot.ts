// The end of a lot: its order, computed from what chance said, and the record that certifies it.
import { lot as drawOrder } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { type LotRow, saveDrawn } from '../store/lots.ts';
import { type ByStaff, CERTIFYING, type IssuingSite } from './by-staff.ts';
import { issueDocument } from './issue-document.ts';
import { type Ending, lotEnds } from './lot-ends.ts';
import { lotRecord } from './lot-record.ts';

/** In the transaction that writes the last of the entropy: there is never one without the other. */
export async function finishLot(
  tx: Tx,
  by: ByStaff,
  drawn: { readonly lot: LotRow; readonly entropy: string },
  { gather, ...site }: IssuingSite & Ending,
): Promise<void> {
  const { lot, entropy } = drawn;
  const order = await drawOrder(
    lot.label,
    lot.list.map(({ id }) => id),
    entropy,
  );
  const document = await issueDocument(tx, {
    ...site,
    by,
    act: 'records/finish-lot',
    as: CERTIFYING,
    kind: 'acta-de-sorteo',
    ...lotRecord({ ...lot, drawn: { at: by.now, entropy, order } }, site.publicUrl),
  });
  await saveDrawn(tx, lot.id, { entropy, order, at: by.now, documentId: document.id });
  await audit(tx, {
    actor: by.actor,
    scope: by.scope,
    act: 'records/finish-lot',
    subject: `lot:${lot.id}`,
    before: { announcement: lot.announcementSha256 },
    after: { announcement: lot.announcementSha256, entropy, order },
    told: { drawn: lot.label, entropy, document: document.code },
  });
  const ended = { how: 'drawn', order, entropy, site } as const;
  await gather(lotEnds, { tx, by, lotId: lot.id, ended });
}
