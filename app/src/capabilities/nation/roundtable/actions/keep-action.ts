// What becomes of an action: its owners tell how it goes, every responsible signs that it is done, a sitting cancels it.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { maySign, mayUpdate, missingSignatures } from '../rules/action.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertSignature, insertUpdate, type NewUpdate, saveAction } from '../store/agenda.ts';
import type { EvidenceWritten } from '../store/evidence.ts';
import { listAgreements } from '../store/sittings.ts';
import { type ByRepresentative, speaking } from './at-seat.ts';
import { type DocumentGiven, keep } from './keep-document.ts';
import { onAction } from './propose-action.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { writtenBy } from './write-bottleneck.ts';

export interface UpdateGiven extends Pick<NewUpdate, 'progress' | 'text'> {
  readonly evidence: readonly EvidenceWritten[];
  readonly document?: DocumentGiven | undefined;
}

export function updateAction(
  db: Database,
  by: ByRepresentative,
  number: number,
  { document, ...told }: UpdateGiven,
): Promise<Result<void, Refusal>> {
  return speaking(db, by, (tx, seat) =>
    onAction(tx, number, 'update', async ({ id, state, owners }) => {
      const may = mayUpdate(owners, seat.memberId);
      if (!may.ok) return may;
      const kept = document === undefined ? [] : [await keep(tx, document)];
      const evidence = [...told.evidence, ...kept];
      await insertUpdate(tx, writtenBy(seat, by.now), id, { ...told, evidence });
      if (state === 'agreed') await saveAction(tx, id, { state: 'in-progress' });
      return ok(undefined);
    }),
  );
}

/** Done with the last signature that was missing. Whether it closed it. */
export function signAction(
  db: Database,
  by: ByRepresentative,
  number: number,
): Promise<Result<boolean, Refusal>> {
  return speaking(db, by, (tx, seat) =>
    onAction(tx, number, 'sign', async ({ id, owners, signatures }) => {
      const signedBy = signatures.map(({ memberId }) => memberId);
      const may = maySign(owners, signedBy, seat.memberId);
      if (!may.ok) return may;
      await insertSignature(tx, writtenBy(seat, by.now), id);
      const isDone = missingSignatures(owners, [...signedBy, seat.memberId]).length === 0;
      if (isDone) await saveAction(tx, id, { state: 'done', endedAt: by.now });
      return ok(isDone);
    }),
  );
}

export interface AgreementSaid {
  readonly sitting: number;
  readonly position: number;
}

export interface Cancelling {
  readonly number: number;
  readonly reason: string;
  readonly agreement: AgreementSaid;
}

/** The secretariat notes what a sitting agreed. */
export function cancelAction(
  db: Database,
  by: BySecretariat,
  { number, reason, agreement: said }: Cancelling,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, (tx) =>
    onAction(tx, number, 'cancel', async ({ id }) => {
      const agreement = (await listAgreements(tx)).find(
        ({ sitting, position }) => sitting === said.sitting && position === said.position,
      );
      if (agreement === undefined) return err({ code: 'roundtable/agreement-unknown' });
      await saveAction(tx, id, { state: 'cancelled', endedAt: by.now, reason, agreement });
      const told = { action: number, agreement: `${said.sitting}.${said.position}` };
      await log(tx, by, { step: 'action-cancelled', ...told }, reason);
      return ok(undefined);
    }),
  );
}
