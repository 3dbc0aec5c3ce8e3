// Whom the agenda tells what: those who speak for a member that is asked, that is late, or whose minutes wait.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { inBothLocales, type Notice, notify } from '../../../ground/people/index.ts';
import type { AgendaAction } from '../store/agenda.ts';
import { readMember } from '../store/members.ts';
import type { PathIn } from '../store/places.ts';
import { listStanding } from '../store/representatives.ts';
import { whoSits } from './tell.ts';

export interface Telling {
  readonly now: Date;
  readonly pathIn: PathIn;
}

/** Ids of those who speak for a member; of those who answer for its place where nobody does. */
async function voicesOf(tx: Tx, memberId: string): Promise<readonly string[]> {
  const standing = await listStanding(tx, [memberId]);
  const speaking = standing.flatMap(({ acceptedAt, isOfTheTeam, personId }) =>
    acceptedAt !== undefined && isOfTheTeam && personId !== undefined ? [personId] : [],
  );
  if (speaking.length > 0) return speaking;
  const member = await readMember(tx, memberId);
  if (member === undefined) return [];
  return whoSits(tx, { kind: member.of.kind, id: member.of.id });
}

async function tellMember(
  tx: Tx,
  memberId: string,
  notice: Omit<Notice, 'personId'>,
  now: Date,
): Promise<void> {
  const people = await voicesOf(tx, memberId);
  await notify(
    tx,
    people.map((personId) => ({ ...notice, personId })),
    now,
  );
}

type Told = Pick<AgendaAction, 'id' | 'number' | 'title'>;

function aboutAction(
  { number }: Told,
  pathIn: PathIn,
): Pick<Notice, 'kind' | 'paths' | 'isPublic'> {
  return {
    kind: 'roundtable/action',
    paths: bothPaths((locale) => pathIn({ kind: 'action', number }, locale)),
    isPublic: true,
  };
}

/** A member, that it is asked to take on an action: each time anew. */
export function tellAskedToOwn(
  tx: Tx,
  { now, pathIn }: Telling,
  action: Told,
  memberId: string,
): Promise<void> {
  const { number, title } = action;
  const notice = {
    ...aboutAction(action, pathIn),
    key: `${action.id} asked ${now.getTime()}`,
    titles: inBothLocales(() => m.roundtable_notice_action_asked({ number, title })),
  };
  return tellMember(tx, memberId, notice, now);
}

/** Every responsible member, that its day went by; `round` counts from 0 and tells each thirty days from another. */
export async function tellOverdue(
  tx: Tx,
  { now, pathIn }: Telling,
  action: AgendaAction,
  round: number,
): Promise<void> {
  const { number, title, dueOn } = action;
  const notice = {
    ...aboutAction(action, pathIn),
    key: `${action.id} overdue ${dueOn} ${round}`,
    titles: inBothLocales(() =>
      m.roundtable_notice_action_overdue({ number, title, day: formatDay(dueOn, currentLocale()) }),
    ),
  };
  for (const { memberId, part, hasAccepted } of action.owners) {
    if (part === 'responsible' && hasAccepted) await tellMember(tx, memberId, notice, now);
  }
}

/** Those who were at a sitting, that its minutes wait for their word. */
export async function tellMinutesWait(
  tx: Tx,
  { now, pathIn }: Telling,
  {
    minutesId,
    number,
    memberIds,
  }: {
    readonly minutesId: string;
    readonly number: number;
    readonly memberIds: readonly string[];
  },
): Promise<void> {
  const notice = {
    kind: 'roundtable/minutes' as const,
    key: minutesId,
    titles: inBothLocales(() => m.roundtable_notice_minutes({ number })),
    paths: bothPaths((locale) => pathIn({ kind: 'sitting', number }, locale)),
  };
  for (const memberId of memberIds) await tellMember(tx, memberId, notice, now);
}
