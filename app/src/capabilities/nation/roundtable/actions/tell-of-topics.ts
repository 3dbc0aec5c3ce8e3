// Whom topics tell what: the principal of what waits for her, and whoever speaks of evidence that does not answer.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { inBothLocales, notify } from '../../../ground/people/index.ts';
import type { PathIn } from '../store/places.ts';
import { listStanding } from '../store/representatives.ts';

interface Telling {
  readonly now: Date;
  readonly pathIn: PathIn;
}

export function tellWaiting(
  tx: Tx,
  { now, pathIn }: Telling,
  waiting: { readonly stanceId: string; readonly personId: string; readonly topic: number },
): Promise<void> {
  const { stanceId, personId, topic: number } = waiting;
  const notice = {
    personId,
    kind: 'roundtable/waiting-stance',
    key: stanceId,
    titles: inBothLocales(() => m.roundtable_notice_waiting({ number })),
    paths: bothPaths((locale) => pathIn({ kind: 'seat-topic', number }, locale)),
  } as const;
  return notify(tx, [notice], now);
}

/** Once for each death: everybody who speaks for its member. */
export async function tellDead(
  tx: Tx,
  { now, pathIn }: Telling,
  dead: { readonly evidenceId: string; readonly memberId: string },
): Promise<void> {
  const standing = await listStanding(tx, [dead.memberId]);
  const speaking = standing.filter((one) => one.acceptedAt !== undefined && one.isOfTheTeam);
  const notices = speaking.flatMap(({ personId }) =>
    personId === undefined
      ? []
      : [
          {
            personId,
            kind: 'roundtable/dead-evidence' as const,
            key: dead.evidenceId,
            titles: inBothLocales(() => m.roundtable_notice_dead()),
            paths: bothPaths((locale) => pathIn({ kind: 'dead-evidence' }, locale)),
          },
        ],
  );
  await notify(tx, notices, now);
}
