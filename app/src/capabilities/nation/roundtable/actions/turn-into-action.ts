// What members offer or have in common becomes an action in one step, which keeps where it came from.
import { err, ok, type Result } from '@minga/basics';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { putDocuments } from '../../../../platform/search.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { stateOfArea } from '../rules/quorum.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Seat } from '../rules/seat.ts';
import { insertAction, listActions, type NewAction } from '../store/agenda.ts';
import { holdArea } from '../store/areas.ts';
import { holdOpportunity } from '../store/opportunities.ts';
import { documentOfAction, SEARCH_ROOM } from '../store/search-documents.ts';
import { speaking } from './at-seat.ts';
import { agreeIfAll, askIn, type ByVoice } from './propose-action.ts';
import { writtenBy } from './write-bottleneck.ts';

/** How long an action has that is made in one step. */
export const TURNED_DAYS = 90;

/** Its number. The member that presses it answers for it from today. */
export function turnOpportunity(
  db: Database,
  by: ByVoice,
  number: number,
): Promise<Result<number, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const found = await holdOpportunity(tx, number);
    if (found === undefined) return err({ code: 'roundtable/unknown' });
    if (found.actionNumber !== undefined) return err({ code: 'roundtable/opportunity-taken' });
    const { id: opportunityId, title, text, bottlenecks } = found;
    const bottleneckIds = bottlenecks.map(({ id }) => id);
    return begin(tx, by, seat, { title, text, bottleneckIds, opportunityId });
  });
}

/** The same of an area, while it is common. */
export function turnArea(
  db: Database,
  by: ByVoice,
  number: number,
): Promise<Result<number, Refusal>> {
  return speaking(db, by, async (tx, seat) => {
    const area = await holdArea(tx, number);
    if (area === undefined) return err({ code: 'roundtable/no-area' });
    if (stateOfArea(area.periods) !== 'common') return err({ code: 'roundtable/area-not-common' });
    const [taken] = await listActions(tx, { areaId: area.id });
    if (taken !== undefined) return err({ code: 'roundtable/area-taken' });
    const { id: areaId, title, text } = area;
    return begin(tx, by, seat, { title, text, bottleneckIds: [], areaId });
  });
}

async function begin(
  tx: Tx,
  by: ByVoice,
  seat: Seat,
  given: Pick<NewAction, 'title' | 'text' | 'bottleneckIds' | 'opportunityId' | 'areaId'>,
): Promise<Result<number, Refusal>> {
  const today = dayIn(ROUNDTABLE_ZONE, by.now);
  const { id, number } = await insertAction(tx, writtenBy(seat, by.now), {
    ...{ ...given, startsOn: today, dueOn: addDays(today, TURNED_DAYS), budgetClp: undefined },
  });
  const action = { id, number, title: given.title, text: given.text };
  await putDocuments(tx, SEARCH_ROOM, [documentOfAction(action, by.pathIn)]);
  const own = { member: seat.memberSlug, part: 'responsible' } as const;
  const done = await askIn(tx, by, seat, action, own);
  if (!done.ok) return done;
  await agreeIfAll(tx, number, by.now);
  return ok(number);
}
