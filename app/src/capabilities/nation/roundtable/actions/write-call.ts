// A call before everybody sees it: drafted, changed and thrown away by the secretariat.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type CallEvent, type CallWritten, mayHappen } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Call, deleteDraft, holdWithin, insertCall, updateDraft } from '../store/calls.ts';
import { type BySecretariat, log } from './secretariat.ts';

/** Does something with a call of this body, if its state lets it, while nobody else does; another's is not there. */
export function onCall<T>(
  db: Database,
  by: Pick<BySecretariat, 'scope' | 'now'>,
  { id, event }: { readonly id: string; readonly event: CallEvent },
  work: (tx: Tx, call: Call) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const call = await holdWithin(tx, by.scope.id, id, by.now);
    if (call === undefined) return err({ code: 'roundtable/unknown' });
    const may = mayHappen(call.state, event);
    return may.ok ? work(tx, call) : may;
  });
}

/** The id of the draft. */
export function draftCall(db: Database, by: BySecretariat, written: CallWritten): Promise<string> {
  return inTransaction(db, async (tx) => {
    const id = await insertCall(tx, by.scope.id, written, by.now);
    await log(tx, by, { step: 'call-drafted', call: id });
    return id;
  });
}

export function editCall(
  db: Database,
  by: BySecretariat,
  { id, written }: { readonly id: string; readonly written: CallWritten },
): Promise<Result<void, Refusal>> {
  return onCall(db, by, { id, event: 'edit' }, async (tx) => {
    await updateDraft(tx, id, written);
    await log(tx, by, { step: 'call-edited', call: id });
    return ok(undefined);
  });
}

export function deleteCall(
  db: Database,
  by: BySecretariat,
  id: string,
): Promise<Result<void, Refusal>> {
  return onCall(db, by, { id, event: 'edit' }, async (tx) => {
    await deleteDraft(tx, id);
    await log(tx, by, { step: 'call-deleted', call: id });
    return ok(undefined);
  });
}
