// What gatherings ask of the person who is signed in: to come, to answer whether she is a delegate, to approve minutes, to look after agreements.
import { m } from '#words';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { OwnTask } from '../../../../platform/own-tasks.ts';
import { addDays, beginningOfDay } from '../../territories/rules/index.ts';
import { scopesOf } from '../actions/acting.ts';
import { agreementNumber, approvalWays, DUE_SOON_DAYS, isOverdue } from '../rules/minutes.ts';
import { listDueAgreements } from '../store/agreements.ts';
import { listDelegaciesOf } from '../store/delegates.ts';
import { type Gathering, listOwn } from '../store/gatherings.ts';
import { listMinutes } from '../store/minutes.ts';
import { listOfPerson } from '../store/registrations.ts';
import { tasksOfEncounters, tasksOfVisits } from './encounter-tasks.ts';
import { agreementAt, at, desk, gatheringPath } from './paths.ts';

export async function tasksOf(db: Database, actor: Actor, now: Date): Promise<readonly OwnTask[]> {
  const scopes = scopesOf(actor);
  const [coming, delegacies, minutes, agreements, encounters, visits] = await Promise.all([
    tasksOfComing(db, actor, now),
    tasksOfDelegacies(db, actor),
    tasksOfMinutes(db, actor, scopes),
    tasksOfAgreements(db, scopes, now),
    tasksOfEncounters(db, scopes, now),
    tasksOfVisits(db, actor, now),
  ]);
  return [...coming, ...delegacies, ...minutes, ...agreements, ...encounters, ...visits];
}

async function tasksOfComing(
  db: Database,
  { personId }: Actor,
  now: Date,
): Promise<readonly OwnTask[]> {
  const own = await listOfPerson(db, personId);
  return own
    .filter(
      ({ registration, gatheringState, endsAt }) =>
        registration.state !== 'withdrawn' && gatheringState === 'published' && endsAt > now,
    )
    .map(({ slug, title, startsAt, callerName, registration }) => ({
      label:
        registration.state === 'waiting'
          ? m.gatherings_task_waiting({ title })
          : m.gatherings_task_coming({ title }),
      href: gatheringPath.to({ gathering: slug }),
      note: callerName,
      dueAt: startsAt,
    }));
}

async function tasksOfDelegacies(db: Database, { personId }: Actor): Promise<readonly OwnTask[]> {
  const own = await listDelegaciesOf(db, personId);
  return own
    .filter(({ hasAccepted }) => !hasAccepted)
    .map(({ slug, title, callerName }) => ({
      label: m.gatherings_task_delegate({ title }),
      href: `${gatheringPath.to({ gathering: slug })}#delegacion`,
      note: callerName,
    }));
}

/** Drafts that wait for somebody else than whoever wrote them. */
export async function minutesToApprove(
  db: Database,
  scopes: readonly Scope[],
  personId: string,
): Promise<readonly Gathering[]> {
  const held = (await listOwn(db, scopes)).filter(({ state }) =>
    ['held', 'approved'].includes(state),
  );
  const waiting = await Promise.all(
    held.map(async (gathering) => {
      const [latest] = await listMinutes(db, gathering.id);
      const isDraft = latest !== undefined && latest.approvedAt === null;
      const ways = approvalWays(gathering.kind, gathering.caller.kind);
      const isMine = ways.includes('second-person') && latest?.draftedBy !== personId;
      return isDraft && isMine ? [gathering] : [];
    }),
  );
  return waiting.flat();
}

async function tasksOfMinutes(
  db: Database,
  { personId }: Actor,
  scopes: readonly Scope[],
): Promise<readonly OwnTask[]> {
  const waiting = await minutesToApprove(db, scopes, personId);
  return waiting.map((gathering) => ({
    label: m.gatherings_task_approve({ title: gathering.title }),
    href: at(desk.minutes, gathering.caller, gathering.id),
    inNameOf: gathering.caller.name,
  }));
}

/** From three days before its day, until somebody says what became of it. */
async function tasksOfAgreements(
  db: Database,
  scopes: readonly Scope[],
  now: Date,
): Promise<readonly OwnTask[]> {
  if (scopes.length === 0) return [];
  const within = { daysAhead: DUE_SOON_DAYS, daysOver: undefined };
  const due = await listDueAgreements(db, { now, ...within, scopes });
  return due.map(({ text, responsible, dueOn, today, timeZone, ...agreement }) => {
    const number = agreementNumber(agreement.gatheringNumber, agreement.position);
    const said = { number, title: agreement.title };
    return {
      label: isOverdue(dueOn, today)
        ? m.gatherings_task_agreement_overdue(said)
        : m.gatherings_task_agreement(said),
      href: agreementAt(agreement.caller, agreement.gatheringId, agreement.position),
      note:
        responsible === undefined ? text : m.gatherings_task_agreement_note({ responsible, text }),
      inNameOf: agreement.caller.name,
      dueAt: new Date(beginningOfDay(timeZone, addDays(dueOn, 1)).getTime() - 60_000),
    };
  });
}
