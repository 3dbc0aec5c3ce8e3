// An author says yes or no to a joining; with the last yes it is done, with one no nothing changes.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { haltedBy } from '../../editions/rules/index.ts';
import { type Answer, decideAnswer, type JoiningRefusal } from '../rules/joining.ts';
import { readJoining, saveConsent } from '../store/joinings.ts';
import { isItsAuthor } from './by-person.ts';
import type { ByStaff } from './by-staff.ts';
import { editionOf } from './complete-consents.ts';
import { endIn, holdJoining } from './end-joining.ts';
import { completeJoining } from './join-proposals.ts';
import type { Telling } from './tell-joining.ts';

export interface Answered extends Omit<Answer, 'by'> {
  readonly joiningId: string;
}

/** How it stands after it. */
export type AfterAnswer = 'waits' | 'done' | 'refused';

/**
 * Whoever may decide for that proposal by herself: its author, whoever speaks for its group, one representative of its
 * organisation. Nobody answers for a person whose account is gone but the institution, with its public reason.
 */
export function answerJoining(
  db: Database,
  { joiningId, ...answer }: Answered,
  by: { readonly actor: Pick<Actor, 'personId' | 'grants'> } | { readonly staff: ByStaff },
  telling: Telling,
): Promise<Result<AfterAnswer, JoiningRefusal>> {
  const { proposalId, reason } = answer;
  const { now } = telling;
  return inTransaction(db, async (tx) => {
    const held = await holdJoining(tx, joiningId);
    const part = held?.proposals.find((one) => one.id === proposalId);
    if (held === undefined || part === undefined) return err({ code: 'proposals/unknown' });
    const { joining, proposals } = held;
    const isTheirs =
      'staff' in by ? by.staff.scope.id === joining.institutionId : isItsAuthor(part, by.actor);
    if (!isTheirs) return err({ code: 'proposals/not-yours' });
    const edition = await editionOf(tx, part);
    const halted = haltedBy(edition, part.contestId);
    if (halted !== undefined) return err({ code: `proposals/${halted}` });
    if (edition.isArchived) return err({ code: 'proposals/archived' });
    const answeredBy = 'staff' in by ? 'institution' : 'author';
    const today = dayIn(joining.timeZone, now);
    const may = decideAnswer(joining, { ...answer, by: answeredBy }, today);
    if (!may.ok) return may;
    const consent = { joiningId, proposalId, consent: answer.answer, answeredBy, now } as const;
    await saveConsent(tx, { ...consent, reason: reason === '' ? null : reason });
    if ('staff' in by) {
      const { actor, scope } = by.staff;
      const told = { proposal: part.number, answer: answer.answer };
      const act = { actor, scope, act: 'proposals/join', subject: `joining:${joiningId}` };
      await audit(tx, { ...act, told, reason });
    }
    if (answer.answer === 'refused') {
      await endIn(tx, held, 'refused', telling);
      return ok('refused');
    }
    const after = (await readJoining(tx, joiningId)) ?? joining;
    const done = await completeJoining(tx, { joining: after, proposals }, telling);
    if (!done.ok) return done;
    return ok(done.value ? 'done' : 'waits');
  });
}
