// What topics ask of a representative: to decide on what waits, and to mend evidence that does not answer.
import { m } from '#words';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { listDeadOf } from '../store/evidence.ts';
import { findSeat } from '../store/seats.ts';
import { listUndecided } from '../store/stances.ts';
import { seatTopic } from './topic-paths.ts';

export async function tasksOfTopics(
  db: Database,
  personId: string,
  now: Date,
): Promise<readonly OwnTask[]> {
  const seat = await findSeat(db, personId);
  if (seat === undefined || seat.silentSince !== undefined) return [];
  const [undecided, dead] = await Promise.all([
    seat.rank === 'principal' ? listUndecided(db, seat.memberId, now) : [],
    listDeadOf(db, seat.memberId),
  ]);
  const inNameOf = seat.memberName;
  return [
    ...undecided.map(({ topicNumber, statement }) => ({
      label: m.roundtable_task_waiting({ statement }),
      href: seatTopic.front.to({ topic: String(topicNumber) }),
      inNameOf,
    })),
    ...(dead.length === 0
      ? []
      : [{ label: m.roundtable_task_dead(), href: seatTopic.mend.to({}), inNameOf }]),
  ];
}
