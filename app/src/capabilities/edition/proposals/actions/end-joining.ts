// Ends a joining that is not done: somebody said no, its day went by, another was first, or whoever asked took it back.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { type JoiningEnd, type JoiningRefusal, overBy } from '../rules/joining.ts';
import { insertEvent } from '../store/events.ts';
import {
  type KeptJoining,
  listOpen,
  listOriginals,
  lockJoining,
  lockProposals,
  readJoining,
  saveEnd,
} from '../store/joinings.ts';
import type { Proposal } from '../store/proposals.ts';
import { isItsAuthor } from './by-person.ts';
import type { ByStaff } from './by-staff.ts';
import { type Telling, tellEnded } from './tell-joining.ts';

export interface HeldJoining {
  readonly joining: KeptJoining;
  /** Its originals, by number. */
  readonly proposals: readonly Proposal[];
}

/** Nobody changes, moves or joins its originals until the transaction ends: they first, then the joining itself. */
export async function holdJoining(tx: Tx, id: string): Promise<HeldJoining | undefined> {
  const found = await readJoining(tx, id);
  if (found === undefined) return undefined;
  await lockProposals(
    tx,
    found.parts.map(({ proposalId }) => proposalId),
  );
  const joining = await lockJoining(tx, id);
  return joining && { joining, proposals: await listOriginals(tx, joining) };
}

/** The originals stay as they were; their history says so and their authors are told. */
export async function endIn(
  tx: Tx,
  { joining, proposals }: HeldJoining,
  end: Exclude<JoiningEnd, 'done'>,
  telling: Telling,
): Promise<void> {
  const { now } = telling;
  await saveEnd(tx, joining.id, end, now);
  for (const { id: proposalId, state } of proposals) {
    const told = { kind: joining.kind, end };
    await insertEvent(tx, { proposalId, kind: 'joining-ended', state, told, now });
  }
  await tellEnded(tx, joining, proposals, { ...telling, end });
}

/** Whoever asked for it: the author of that proposal, or the institution's desk. */
export function takeBackJoining(
  db: Database,
  id: string,
  by: { readonly actor: Pick<Actor, 'personId' | 'grants'> } | { readonly staff: ByStaff },
  telling: Telling,
): Promise<Result<void, JoiningRefusal>> {
  return inTransaction(db, async (tx) => {
    const held = await holdJoining(tx, id);
    if (held === undefined) return err({ code: 'proposals/unknown' });
    const { joining, proposals } = held;
    const { proposerId, ended, institutionId } = joining;
    const proposer = proposals.find((one) => one.id === proposerId);
    const isTheirs =
      'staff' in by
        ? proposerId === null && by.staff.scope.id === institutionId
        : proposer !== undefined && isItsAuthor(proposer, by.actor);
    if (!isTheirs) return err({ code: 'proposals/not-yours' });
    if (ended !== null) return err({ code: 'proposals/joining-ended', ended });
    await endIn(tx, held, 'taken-back', telling);
    if ('staff' in by) {
      const { actor, scope } = by.staff;
      const told = { kind: joining.kind, proposals: proposals.map(({ number }) => number) };
      const act = { actor, scope, act: 'proposals/join', subject: `joining:${id}` };
      await audit(tx, { ...act, told: { ...told, end: 'taken-back' } });
    }
    return ok(undefined);
  });
}

/** How many ended because their day went by, or because an original can be joined no more. */
export async function lapseJoinings(db: Database, telling: Telling): Promise<number> {
  let count = 0;
  for (const id of await listOpen(db)) {
    const isOver = await inTransaction(db, async (tx) => {
      const held = await holdJoining(tx, id);
      if (held === undefined || held.joining.ended !== null) return false;
      const today = dayIn(held.joining.timeZone, telling.now);
      if (overBy(held.joining, today) === undefined) return false;
      await endIn(tx, held, 'lapsed', telling);
      return true;
    });
    if (isOver) count += 1;
  }
  return count;
}
