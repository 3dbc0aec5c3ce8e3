// Puts a call before everybody with its number, puts off its last day, or takes it back: with a reason that everybody reads.
import { ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { decideExtension, decidePublication, ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listApplications } from '../store/applications.ts';
import { saveExtension, savePublication, saveWithdrawal } from '../store/calls.ts';
import { documentOfCall, SEARCH_ROOM } from '../store/search-documents.ts';
import { type BySecretariat, log } from './secretariat.ts';
import { tellApplicants, tellOfExtension } from './tell.ts';
import { onCall } from './write-call.ts';

/** Its number. Nothing of it changes afterwards but its last day, which may be put off. */
export function publishCall(
  db: Database,
  by: BySecretariat,
  id: string,
): Promise<Result<number, Refusal>> {
  return onCall(db, by, { id, event: 'publish' }, async (tx, call) => {
    const decided = decidePublication(call, dayIn(ROUNDTABLE_ZONE, by.now));
    if (!decided.ok) return decided;
    const number = await savePublication(tx, id, by.now);
    await putDocuments(tx, SEARCH_ROOM, [documentOfCall({ ...call, number }, by.pathIn)]);
    await log(tx, by, { step: 'call-published', number });
    return ok(number);
  });
}

/** Before its results; whoever applied is told. */
/** Whoever began to apply is told, also who took it back: there is time again. */
export function extendCall(
  db: Database,
  by: BySecretariat,
  { id, toDay, reason }: { readonly id: string; readonly toDay: string; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return onCall(db, by, { id, event: 'extend' }, async (tx, call) => {
    const decided = decideExtension(call, toDay);
    if (!decided.ok) return decided;
    await saveExtension(tx, call, { toDay, reason, now: by.now });
    const number = call.number ?? 0;
    await tellOfExtension(tx, by, { number, toDay }, await listApplications(tx, id));
    const days = { from: call.closesOn, to: toDay };
    await log(tx, by, { step: 'call-extended', number, ...days }, reason);
    return ok(undefined);
  });
}

export function withdrawCall(
  db: Database,
  by: BySecretariat,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return onCall(db, by, { id, event: 'withdraw' }, async (tx, call) => {
    await saveWithdrawal(tx, id, { reason, now: by.now });
    const number = call.number ?? 0;
    await tellApplicants(tx, by, { number, what: 'withdrawn' }, await listApplications(tx, id));
    await log(tx, by, { step: 'call-withdrawn', number }, reason);
    return ok(undefined);
  });
}
