// Opens a sitting of the body about a list that was submitted: its day, its quorum, its majority.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideSitting } from '../rules/sitting.ts';
import { lastDayOf } from '../rules/term.ts';
import { insertSitting, type SittingFacts } from '../store/sittings.ts';
import type { Sitting, Submission } from '../store/submissions.ts';
import { allowed, type ByStaff, type EditionAsked } from './by-staff.ts';
import { goingContests, type Located, locate } from './locate.ts';

export interface OpeningSitting extends EditionAsked {
  readonly submissionId: string;
  readonly facts: SittingFacts;
}

/** Its id. */
export function openSitting(
  db: Database,
  by: ByStaff,
  given: OpeningSitting,
): Promise<Result<string, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const located = await locate(tx, by, given);
    if (!located.ok) return located;
    const submission = located.value.submissions.find(({ id }) => id === given.submissionId);
    if (submission === undefined) return err({ code: 'sanction/unknown' });
    const unclosed = submission.sittings.findLast(({ state }) => state !== 'closed');
    if (unclosed !== undefined) return err({ code: `sanction/sitting-${unclosed.state}` as const });
    return begin(tx, by, { located: located.value, submission, facts: given.facts });
  });
}

export interface Beginning {
  readonly located: Located;
  readonly submission: Submission;
  readonly facts: SittingFacts;
  readonly continues?: Sitting;
}

/** The first of it, or one that continues another, in the transaction of whoever opens it. */
export async function begin(
  tx: Tx,
  by: ByStaff,
  { located, submission, facts, continues }: Beginning,
): Promise<Result<string, Refusal>> {
  const decided = judgeFacts(located, submission, facts, continues?.heldOn ?? null);
  if (!decided.ok) return decided;
  const id = await insertSitting(tx, {
    ...facts,
    ...{ submissionId: submission.id, continuesId: continues?.id ?? null },
    ...{ openedBy: by.actor.personId, now: by.now },
  });
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
    subject: `sitting:${id}`,
    told: { sitting: facts.name, held_on: facts.heldOn, submission: submission.number },
  });
  return ok(id);
}

export function judgeFacts(
  { edition, today }: Located,
  submission: Submission,
  { heldOn, quorum }: SittingFacts,
  continuesOn: string | null,
): Result<void, Refusal> {
  const { receivedOn, termDays, bodyQuorum, lapse, sittings } = submission;
  return decideSitting({
    ...{ heldOn, today, quorum, bodyQuorum, receivedOn, termDays, continuesOn },
    isLapsed: lapse !== null,
    isStanding: goingContests(edition, submission).length > 0,
    hasVotedInTerm:
      termDays !== null &&
      sittings.some(
        (one) =>
          one.heldOn <= lastDayOf(receivedOn, termDays) &&
          one.decisions.some(({ votes }) => votes.length > 0),
      ),
  });
}
