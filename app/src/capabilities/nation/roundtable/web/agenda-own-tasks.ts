// What the agenda asks of whoever speaks for a member, and of the secretariat.
import { m } from '#words';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { sittingsOfRoundtable } from '../../../ground/gatherings/index.ts';
import { dayIn, endOfDay } from '../../../ground/territories/rules/index.ts';
import { readSitting } from '../actions/keep-sitting.ts';
import { isLate, mayHappenTo } from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listActions } from '../store/agenda.ts';
import { findSeat } from '../store/seats.ts';
import { lastWords } from '../store/sittings.ts';
import { actionPath, agendaDesk, sittingPath } from './agenda-paths.ts';

/** To answer whether it takes on an action, to end what is late, to say its word on minutes. */
export async function tasksOfSeat(
  db: Database,
  { personId }: Pick<Actor, 'personId'>,
  now: Date,
): Promise<readonly OwnTask[]> {
  const seat = await findSeat(db, personId);
  if (seat === undefined) return [];
  const [actions, sittings] = await Promise.all([
    listActions(db, { memberId: seat.memberId }),
    waitingSittings(db, now),
  ]);
  const today = dayIn(ROUNDTABLE_ZONE, now);
  const inNameOf = seat.memberName;
  const ofActions = actions.flatMap((action): readonly OwnTask[] => {
    const { number, title, state, dueOn, owners } = action;
    const own = owners.find(({ memberId }) => memberId === seat.memberId);
    const href = actionPath.to({ action: String(number) });
    if (own === undefined) return [];
    if (!own.hasAccepted) {
      const isOver = !mayHappenTo(state, 'answer').ok;
      return isOver ? [] : [{ label: m.roundtable_task_own({ number, title }), href, inNameOf }];
    }
    if (own.part !== 'responsible' || !isLate(state, dueOn, today)) return [];
    const dueAt = endOfDay(ROUNDTABLE_ZONE, dueOn);
    return [{ label: m.roundtable_task_late({ number, title }), href, inNameOf, dueAt }];
  });
  const ofMinutes = sittings.flatMap(({ number, draft, members, words }): readonly OwnTask[] => {
    const isPresent = members.some(({ id, isPresent: was }) => was && id === seat.memberId);
    const said =
      draft !== undefined &&
      lastWords(words, draft.draftedAt).some(
        ({ memberId, isOfThisText }) => memberId === seat.memberId && isOfThisText,
      );
    if (!isPresent || said) return [];
    const href = `${sittingPath.to({ sitting: String(number) })}#acta`;
    return [{ label: m.roundtable_task_minutes({ number }), href, inNameOf }];
  });
  return [...ofActions, ...ofMinutes];
}

/** Held, with minutes that wait. */
async function waitingSittings(db: Database, now: Date) {
  const sittings = await sittingsOfRoundtable(db, now);
  const read = await Promise.all(
    sittings.flatMap(({ number }) => (number === undefined ? [] : [readSitting(db, number, now)])),
  );
  return read.flatMap((one) => (one?.draft === undefined ? [] : [one]));
}

/** Minutes that their members approved, to be issued. */
export async function tasksOfMinutes(
  db: Database,
  { id }: Pick<Scope, 'id'>,
  now: Date,
): Promise<readonly OwnTask[]> {
  return (await waitingSittings(db, now)).flatMap(({ number, gathering, standing }) =>
    gathering.caller.id === id && standing?.isApproved === true
      ? [
          {
            label: m.roundtable_task_issue({ number }),
            href: agendaDesk.sitting.to({
              ...{ institution: gathering.caller.slug, sitting: String(number) },
            }),
            inNameOf: gathering.caller.name,
          },
        ]
      : [],
  );
}
