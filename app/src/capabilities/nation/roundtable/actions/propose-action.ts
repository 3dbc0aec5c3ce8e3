// Actions of the agenda until somebody answers for each: proposed, members asked, accepted, handed over, withdrawn.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  type ActionDays,
  type ActionEvent,
  decideDays,
  isAgreedBy,
  mayHappenTo,
  mayLeave,
  type OwnerPart,
} from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Seat } from '../rules/seat.ts';
import {
  countOpenOf,
  endOwnersOf,
  insertOwner,
  saveAcceptedOwner,
  saveEndOfOwner,
} from '../store/action-owners.ts';
import {
  type AgendaAction,
  findAction,
  holdAction,
  insertAction,
  listActions,
  type OwnerOfAction,
  saveAction,
} from '../store/agenda.ts';
import { idsOfBottlenecks } from '../store/bottlenecks.ts';
import { findMember, type Member } from '../store/members.ts';
import { documentOfAction, SEARCH_ROOM } from '../store/search-documents.ts';
import { type ByRepresentative, onSeat, speaking } from './at-seat.ts';
import { type Telling, tellAskedToOwn } from './tell-of-agenda.ts';
import { writtenBy } from './write-bottleneck.ts';

export type ByVoice = ByRepresentative & Telling;

export interface OwnerAsked {
  /** Address name of the member. */
  readonly member: string;
  readonly part: OwnerPart;
}

export interface ActionGiven extends ActionDays {
  readonly title: string;
  readonly text: string;
  readonly budgetClp: number | undefined;
  /** Numbers of the bottlenecks that it is about. */
  readonly bottlenecks: readonly number[];
  readonly owners: readonly OwnerAsked[];
}

/** Its number. Whoever proposes it has accepted its own part by doing so; the others are asked. */
export function proposeAction(
  db: Database,
  by: ByVoice,
  { bottlenecks, owners, ...given }: ActionGiven,
): Promise<Result<number, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const may = decideDays(given, dayIn(ROUNDTABLE_ZONE, by.now));
    if (!may.ok) return may;
    if (!owners.some(({ part }) => part === 'responsible')) {
      return err({ code: 'roundtable/responsible-missing' });
    }
    const bottleneckIds = await idsOfBottlenecks(tx, bottlenecks);
    if (bottleneckIds.length < bottlenecks.length) {
      return err({ code: 'roundtable/bottleneck-unknown' });
    }
    const { id, number } = await insertAction(tx, writtenBy(seat, by.now), {
      ...given,
      bottleneckIds,
    });
    const { title, text } = given;
    await putDocuments(tx, SEARCH_ROOM, [documentOfAction({ id, number, title, text }, by.pathIn)]);
    for (const asked of owners) {
      const done = await askIn(tx, by, seat, { id, number, title: given.title }, asked);
      if (!done.ok) return done;
    }
    await agreeIfAll(tx, number, by.now);
    return ok(number);
  });
}

type Numbered = Pick<AgendaAction, 'id' | 'number' | 'title'>;

async function findSitting(tx: Tx, slug: string): Promise<Result<Member, Refusal>> {
  const member = await findMember(tx, slug);
  return member === undefined || member.leftOn !== undefined
    ? err({ code: 'roundtable/owner-unknown' })
    : ok(member);
}

/** A member is asked for a part; whoever asks itself has accepted. */
export async function askIn(
  tx: Tx,
  by: ByVoice,
  { memberId }: Seat,
  action: Numbered,
  { member: slug, part }: OwnerAsked,
  takesOver?: OwnerOfAction,
): Promise<Result<void, Refusal>> {
  const member = await findSitting(tx, slug);
  if (!member.ok) return member;
  const isOwn = member.value.id === memberId;
  const added = await insertOwner(tx, {
    ...{ actionId: action.id, memberId: member.value.id, part, askedAt: by.now },
    ...{ acceptedAt: isOwn ? by.now : undefined, takesOver: takesOver?.id },
  });
  if (!added) return err({ code: 'roundtable/already-owner' });
  if (!isOwn) await tellAskedToOwn(tx, by, action, member.value.id);
  return ok(undefined);
}

/** From here on somebody answers for it. */
export async function agreeIfAll(tx: Tx, number: number, now: Date): Promise<void> {
  const action = await findAction(tx, number);
  if (action?.state !== 'proposed' || !isAgreedBy(action.owners)) return;
  await saveAction(tx, action.id, { state: 'agreed', agreedAt: now });
}

/** Does something with an action that its state lets happen, while nobody else does. */
export async function onAction<T>(
  tx: Tx,
  number: number,
  event: ActionEvent,
  work: (action: AgendaAction) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const action = await holdAction(tx, number);
  if (action === undefined) return err({ code: 'roundtable/unknown' });
  const may = mayHappenTo(action.state, event);
  return may.ok ? work(action) : may;
}

const standingOf = ({ owners }: AgendaAction, memberId: string) =>
  owners.find((owner) => owner.memberId === memberId);

/** One more, by whoever proposed it or is responsible for it. */
export function askOwner(
  db: Database,
  by: ByVoice,
  number: number,
  asked: OwnerAsked,
): Promise<Result<void, Refusal>> {
  return speaking(db, by, (tx, seat) =>
    onAction(tx, number, 'ask', async (action) => {
      const own = standingOf(action, seat.memberId);
      const isResponsible = own?.part === 'responsible' && own.hasAccepted;
      if (!isResponsible && action.proposedBy.id !== seat.memberId) {
        return err({ code: 'roundtable/not-responsible' });
      }
      return askIn(tx, by, seat, action, asked);
    }),
  );
}

/** What is answered may be a part of one's own, or that of a member that hands it over. */
export function answerOwner(
  db: Database,
  by: ByRepresentative,
  { number, accepts }: { readonly number: number; readonly accepts: boolean },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, (tx, { memberId }) =>
    onAction(tx, number, 'answer', async (action) => {
      const own = standingOf(action, memberId);
      if (own === undefined || own.hasAccepted) return err({ code: 'roundtable/not-asked-to-own' });
      if (!accepts) await saveEndOfOwner(tx, own.id, { endedAs: 'declined', now: by.now });
      else {
        await saveAcceptedOwner(tx, own.id, by.now);
        const before = action.owners.find((one) => one.memberId === own.takesOver);
        if (before !== undefined) {
          await saveEndOfOwner(tx, before.id, { endedAs: 'handed-over', now: by.now });
        }
      }
      await agreeIfAll(tx, number, by.now);
      return ok(undefined);
    }),
  );
}

/** Of what one holds; it stays one's own until the other accepts. A member that speaks no more does this too. */
export function handOver(
  db: Database,
  by: ByVoice,
  { number, to }: { readonly number: number; readonly to: string },
): Promise<Result<void, Refusal>> {
  return onSeat(db, by, (tx, seat) =>
    onAction(tx, number, 'hand-over', async (action) => {
      const own = standingOf(action, seat.memberId);
      if (own === undefined || !own.hasAccepted) return err({ code: 'roundtable/not-owner' });
      return askIn(tx, by, seat, action, { member: to, part: own.part }, own);
    }),
  );
}

/** By whoever proposed it, while it is not agreed. */
export function withdrawAction(
  db: Database,
  by: ByRepresentative,
  { number, reason }: { readonly number: number; readonly reason: string },
): Promise<Result<void, Refusal>> {
  return speaking(db, by, (tx, { memberId }) =>
    onAction(tx, number, 'withdraw', async ({ id, proposedBy }) => {
      if (proposedBy.id !== memberId) return err({ code: 'roundtable/not-proposer' });
      const change = { state: 'cancelled', endedAt: by.now, reason, agreement: undefined } as const;
      await saveAction(tx, id, change);
      return ok(undefined);
    }),
  );
}

/** In the transaction in which a member leaves: refused while it is responsible for what is open. */
export async function leaveActions(
  tx: Tx,
  memberId: string,
  now: Date,
): Promise<Result<void, Refusal>> {
  const may = mayLeave(await countOpenOf(tx, memberId));
  if (!may.ok) return may;
  const proposed = await listActions(tx, { memberId, states: ['proposed'] });
  await endOwnersOf(tx, memberId, now);
  for (const { number } of proposed) await agreeIfAll(tx, number, now);
  return ok(undefined);
}
