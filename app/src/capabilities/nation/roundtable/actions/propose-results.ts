// Proposes that all results of a closed call be published: somebody else of the national body signs them.
import { canonicalJson, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { actsThatClaim, type TwoPersonKind } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { callOfSubject, resultsOf, subjectOf } from '../rules/results.ts';
import { listApplications } from '../store/applications.ts';
import type { BySecretariat } from './secretariat.ts';
import { onCall } from './write-call.ts';

/** The id of the act that waits for its second person; one at a time for a call. */
export function proposeResults(
  db: Database,
  by: BySecretariat,
  { id, kind }: { readonly id: string; readonly kind: TwoPersonKind },
): Promise<Result<string, Refusal>> {
  return onCall(db, by, { id, event: 'resolve' }, async (tx, call) => {
    const results = resultsOf(await listApplications(tx, id));
    if (!results.ok) return results;
    const { scope, actor, now } = by;
    const asked = { kind, institutionId: scope.id, claims: [id], now };
    const [waiting] = await actsThatClaim(tx, asked);
    if (waiting !== undefined) return err({ code: 'roundtable/results-wait' });
    const { number = 0, title } = call;
    const payload = { call: { id, number, title }, results: results.value };
    return ok(await proposeAct(tx, { ...asked, payload, subject: subjectOf(id), actor }));
  });
}

/** What stands for the results of a call: found otherwise, they are not what was proposed any more. */
export async function versionOfResults(db: Database | Tx, subject: string): Promise<string> {
  const applications = await listApplications(db, callOfSubject(subject));
  return canonicalJson(
    applications.map(({ id, withdrawnAt, outcome, reason }) => ({
      id,
      isWithdrawn: withdrawnAt !== undefined,
      outcome: outcome ?? null,
      reason: reason ?? null,
    })),
  );
}

/** The id of the act that waits for its second person, if one does. */
export function findWaitingAct(
  db: Database,
  { scope, now }: Pick<BySecretariat, 'scope' | 'now'>,
  { id, kind }: { readonly id: string; readonly kind: TwoPersonKind },
): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    const asked = { kind, institutionId: scope.id, claims: [id], now };
    return (await actsThatClaim(tx, asked))[0];
  });
}
