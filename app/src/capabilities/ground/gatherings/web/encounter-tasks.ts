// What encounters and visits ask of the person who is signed in: papers to answer, a report to publish, a visit to answer.
import { m } from '#words';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { addDays, beginningOfDay, dayIn } from '../../territories/rules/index.ts';
import { EXCHANGE } from '../actions/exchange-visits.ts';
import { isReportLate } from '../rules/report.ts';
import { listWaitingPapers } from '../store/papers.ts';
import { listOwedReports } from '../store/reports.ts';
import { listVisits, type Visit } from '../store/visits.ts';
import { at, desk } from './paths.ts';
import { deskVisitPath } from './visit-paths.ts';
import { numberOf } from './words.ts';

const endOf = (timeZone: string, day: string) =>
  new Date(beginningOfDay(timeZone, addDays(day, 1)).getTime() - 60_000);

/** Papers that wait, and from the day after an encounter its report. */
export async function tasksOfEncounters(
  db: Database,
  scopes: readonly Scope[],
  now: Date,
): Promise<readonly OwnTask[]> {
  if (scopes.length === 0) return [];
  const [papers, owed] = await Promise.all([
    listWaitingPapers(db, scopes),
    listOwedReports(db, { now, scopes }),
  ]);
  return [
    ...papers.map(({ gatheringId, title, count, caller }) => ({
      label: m.gatherings_task_papers({ count, number: numberOf(count), title }),
      href: at(desk.papers, caller, gatheringId),
      inNameOf: caller.name,
    })),
    ...owed.map(({ gatheringId, title, caller, dueOn, today, timeZone }) => ({
      label: isReportLate(dueOn, today)
        ? m.gatherings_task_report_late({ title })
        : m.gatherings_task_report({ title }),
      href: at(desk.report, caller, gatheringId),
      inNameOf: caller.name,
      dueAt: endOf(timeZone, dueOn),
    })),
  ];
}

const MOST_VISITS = { limit: 200, offset: 0 };

export async function tasksOfVisits(
  db: Database,
  { grants }: Actor,
  now: Date,
): Promise<readonly OwnTask[]> {
  const ids = grants.flatMap(({ scope }) =>
    scope?.kind === 'institution' && mayDo(permissions[EXCHANGE], grants, scope) ? [scope.id] : [],
  );
  if (ids.length === 0) return [];
  const visits = await listVisits(db, MOST_VISITS, ids);
  return visits.flatMap((visit) =>
    [visit.asker, visit.asked].flatMap(({ id, slug, name }) => {
      const label = ids.includes(id) ? askedOf(visit, id, now) : undefined;
      if (label === undefined) return [];
      const href = deskVisitPath.to({ institution: slug, visit: String(visit.number) });
      return [{ label, href, inNameOf: name }];
    }),
  );
}

/** What the visit asks of one of the two now; undefined for nothing. */
function askedOf(visit: Visit, id: string, now: Date): string | undefined {
  const { state, visitOn = '', timeZone, lessons } = visit;
  const said = { asker: visit.asker.comuna, asked: visit.asked.comuna };
  const isAsker = id === visit.asker.id;
  if (state === 'asked' && !isAsker) return m.gatherings_task_visit_answer(said);
  if (state === 'other-day' && isAsker) return m.gatherings_task_visit_agree(said);
  if (state === 'accepted' && visitOn <= dayIn(timeZone, now)) {
    return m.gatherings_task_visit_note(said);
  }
  const hasTold = lessons.some(({ institutionId }) => institutionId === id);
  return state === 'held' && !hasTold ? m.gatherings_task_visit_learn(said) : undefined;
}
