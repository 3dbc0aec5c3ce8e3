// Proposes what two people sign of a list that the body has: judged now as it will be when the certifying officer signs.
import { ok, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { PlainJson, TwoPersonKind } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import { subjectOfSubmission } from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { editionOfSubmission, readSubmissions } from '../store/submissions.ts';
import { allowed, type ByStaff, type SanctionAct } from './by-staff.ts';
import { type LocatedSubmission, locateSubmission, type SubmissionAsked } from './locate.ts';

export interface ProposingAboutList extends SubmissionAsked {
  readonly kind: TwoPersonKind & { readonly kind: SanctionAct };
  /** What is signed, or why not. */
  readonly judge: (found: LocatedSubmission) => Result<PlainJson, Refusal>;
}

/** The id of the act that waits. */
export async function proposeAboutList(
  db: Database,
  by: ByStaff,
  { kind, judge, ...asked }: ProposingAboutList,
): Promise<Result<string, Refusal>> {
  const may = allowed(by, kind.kind);
  if (!may.ok) return may;
  return inTransaction(db, async (tx) => {
    const found = await locateSubmission(tx, by, asked);
    if (!found.ok) return found;
    const judged = judge(found.value);
    if (!judged.ok) return judged;
    const { actor, now, scope } = by;
    return ok(
      await proposeAct(tx, {
        ...{ kind, payload: judged.value, institutionId: scope.id, actor, now },
        subject: subjectOfSubmission(asked.submissionId),
      }),
    );
  });
}

/** A text that is another one as soon as something of the list is: what an act is compared with. */
export async function versionOfSubmission(
  db: Database | Tx,
  submissionId: string,
): Promise<string> {
  const editionId = await editionOfSubmission(db, submissionId);
  const submissions = editionId === undefined ? [] : await readSubmissions(db, editionId);
  const found = submissions.find(({ id }) => id === submissionId);
  if (found === undefined) return '';
  return [
    found.receivedOn,
    ...found.sittings.map(({ state, version }) => `${state}${version}`),
    ...[found.resolutions.length, found.lapse === null ? 0 : 1],
    found.contests.filter(({ isStale }) => isStale).length,
  ].join('.');
}
