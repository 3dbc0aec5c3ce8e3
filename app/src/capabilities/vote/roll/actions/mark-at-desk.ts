// What a desk that is on-line does with a right: marks it, gives a mark back with two cards, and adds who is not listed.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction, type RollTx } from '../../../../platform/database/database.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { RightEvent } from '../rules/right.ts';
import { readElection } from '../store/elections.ts';
import { insertEvent, moveRight, readRight } from '../store/rights.ts';
import { findVoter, type Voter, vrefOf } from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { type CardsShown, checkTwoCards } from './desk-cards.ts';
import { isUnderReview, refusedToAdd } from './evidence.ts';
import { writeDown } from './journal-lines.ts';
import { addVoter, writeAdded } from './make-voter.ts';
import { deskHoursOf, type SealedElection, stylesOf } from './sealed-election.ts';

interface AtDesk {
  readonly both: BothDatabases;
  readonly election: SealedElection;
  readonly by: ByStaff;
}

/** While people vote and until the paper is closed, in the hours of the tables. */
export function refusedByHours(
  election: SealedElection,
  now: Date,
  what: 'isTableThere' | 'mayAdd',
): Refusal | undefined {
  if (election.state !== 'open' && election.state !== 'closed') return { code: 'roll/not-open' };
  return deskHoursOf(election, now)[what] ? undefined : { code: 'roll/no-table-now' };
}

async function refusedAtDesk({ both, election, by }: AtDesk): Promise<Refusal | undefined> {
  const refused = refusedByHours(election, by.now, 'isTableThere');
  if (refused !== undefined) return refused;
  return (await isUnderReview(both, election.id)) ? { code: 'roll/under-review' } : undefined;
}

export function findByRun(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
  run: Run,
): Promise<Voter | undefined> {
  return findVoter(roll.db, electionId, vrefOf(roll.keys, electionId, run));
}

/** Marks the right of whoever takes paper ballots here: it is spent, and she is told next morning. */
export async function markAtDesk(at: AtDesk, run: Run): Promise<Result<Voter, Refusal>> {
  const { both, election, by } = at;
  const refused = await refusedAtDesk(at);
  if (refused !== undefined) return err(refused);
  const voter = await findByRun(both, election.id, run);
  if (voter === undefined || voter.state === null) return err({ code: 'roll/not-on-roll' });
  const marked = await inTransaction(both.roll.db, (tx) =>
    moveOrSay(tx, election.id, voter.c, 'desk'),
  );
  if (!marked.ok) return marked;
  await writeDown(both.roll.journal, election.id, [{ c: voter.c, ev: 'desk' }]);
  await auditStaff(both.db, by, { electionId: election.id, act: 'roll/mark' });
  return ok({ ...voter, state: 'desk' });
}

/** Of two at once, one: the other learns what the first made of the right. */
export async function moveOrSay(
  tx: RollTx,
  electionId: string,
  c: string,
  ev: Extract<RightEvent, 'desk' | 'prov-ok'>,
): Promise<Result<void, Refusal>> {
  if (await moveRight(tx, electionId, c, { from: 'available', to: 'desk' })) {
    await insertEvent(tx, electionId, c, ev);
    return ok(undefined);
  }
  const now = await readRight(tx, electionId, c);
  if (now === undefined) return err({ code: 'roll/not-on-roll' });
  return err({ code: now.state === 'issued' ? 'roll/already-issued' : 'roll/right-desk' });
}

/** Gives a mark back: the paper has not left the table, and two cards say so. */
export async function voidMark(
  at: AtDesk,
  given: { readonly run: Run; readonly cards: CardsShown; readonly reason: string },
): Promise<Result<void, Refusal>> {
  const { both, election, by } = at;
  const refused = await refusedAtDesk(at);
  if (refused !== undefined) return err(refused);
  if (given.reason === '') return err({ code: 'roll/reason-missing' });
  const cards = await checkTwoCards(both, election.id, given.cards);
  if (!cards.ok) return cards;
  const voter = await findByRun(both, election.id, given.run);
  if (voter === undefined) return err({ code: 'roll/not-on-roll' });
  const isBack = await inTransaction(both.roll.db, async (tx) => {
    const moved = await moveRight(tx, election.id, voter.c, { from: 'desk', to: 'available' });
    if (moved) await insertEvent(tx, election.id, voter.c, 'desk-void');
    return moved;
  });
  if (!isBack) return err({ code: 'roll/not-marked' });
  await writeDown(both.roll.journal, election.id, [{ c: voter.c, ev: 'desk-void' }]);
  const [first = 0, second = 0] = cards.value;
  await auditStaff(both.db, by, {
    electionId: election.id,
    act: 'roll/void-mark',
    told: { cards: [first, second] },
    reason: given.reason,
  });
  return ok(undefined);
}

/** Adds somebody who shows her card and signs a declaration, where the roll takes more people than its list. */
export async function addAtDesk(
  at: AtDesk,
  { run, style }: { readonly run: Run; readonly style: string },
): Promise<Result<string, Refusal>> {
  const { both, election, by } = at;
  const refused =
    refusedByHours(election, by.now, 'mayAdd') ?? (await refusedToAdd(both, election.id));
  if (refused !== undefined) return err(refused);
  const known = await readElection(both.roll.db, election.id);
  if (known?.frozenRoot == null) return err({ code: 'roll/not-frozen' });
  if (known.mode === 'closed') return err({ code: 'roll/closed-roll' });
  if (!stylesOf(election).some(({ id }) => id === style))
    return err({ code: 'roll/style-unknown' });
  const voter = await inTransaction(both.roll.db, (tx) =>
    addVoter(tx, both.roll.keys, election.id, { run, style, assurance: 'desk+document' }),
  );
  if (voter === undefined) return err({ code: 'roll/already-on-roll' });
  await writeAdded(both.roll, election.id, voter);
  await auditStaff(both.db, by, {
    electionId: election.id,
    act: 'roll/add-at-desk',
    told: { style },
  });
  return ok(voter.c);
}
