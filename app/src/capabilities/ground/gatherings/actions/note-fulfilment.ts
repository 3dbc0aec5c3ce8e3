// Says what became of an agreement of approved minutes, with what shows it; what was said before stays beside it.
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { keepFile, storeFile } from '../../../../platform/files/kept-files.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { FileStore } from '../../../../platform/files/store.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { type Fulfilment, mayFulfil } from '../rules/fulfilment.ts';
import { agreementNumber } from '../rules/minutes.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertFulfilment } from '../store/fulfilments.ts';
import { approvedOf, listMinutes } from '../store/minutes.ts';
import { type Acting, log, onGathering } from './acting.ts';

export interface FulfilmentGiven extends Omit<Fulfilment, 'evidenceFileId'> {
  /** Of the agreement in the minutes that hold, from 1. */
  readonly position: number;
  /** A picture or a PDF that shows it. */
  readonly evidence: { readonly bytes: Uint8Array; readonly name: string } | undefined;
}

export async function noteFulfilment(
  { db, files }: { readonly db: Database; readonly files: FileStore },
  by: Acting,
  id: string,
  { position, evidence, ...said }: FulfilmentGiven,
): Promise<Result<void, Refusal | FileRefusal>> {
  const accepted = evidence && (await acceptFile(evidence.bytes, evidence.name));
  if (accepted?.ok === false) return accepted;
  const stored = accepted && (await storeFile(files, accepted.value));
  return onGathering(db, by, id, 'follow', async (tx, gathering) => {
    const { timeZone, startsAt, number = 0, slug } = gathering;
    const minutes = approvedOf(await listMinutes(tx, gathering.id));
    const agreement = minutes?.agreements[position - 1];
    if (minutes === undefined || agreement === undefined) {
      return err({ code: 'gatherings/unknown' });
    }
    const may = mayFulfil({
      ...said,
      hasEvidence: stored !== undefined || said.evidenceAddress !== undefined,
      agreedOn: dayIn(timeZone, startsAt),
      today: dayIn(timeZone, by.now),
    });
    if (!may.ok) return may;
    if (stored !== undefined) {
      const alt = stored.kind === 'image' ? agreement.text.slice(0, 300) : null;
      await keepFile(tx, stored, { room: 'gatherings', alt, isPublic: true });
    }
    const fulfilment = { ...said, evidenceFileId: stored?.id };
    await insertFulfilment(tx, { minutesId: minutes.id, position }, fulfilment, by.now);
    const told = { agreement: agreementNumber(number, position), state: said.state };
    await log(tx, by, slug, { step: 'agreement-followed', ...told });
    return ok(undefined);
  });
}
