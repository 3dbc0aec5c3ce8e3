// Visits between municipalities: one asks, the other answers, both say what they learned, and a public body may help.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { bothPaths, putDocuments, removeDocument } from '../../../../platform/search.ts';
import { findInstitution, readInstitution } from '../../institutions/index.ts';
import { inBothLocales, notify } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { nextOfVisit, type VisitSide, type VisitState } from '../rules/visit.ts';
import { documentOfVisit, SEARCH_ROOM } from '../store/search-documents.ts';
import {
  findVisit,
  holdVisit,
  insertVisit,
  saveLesson,
  saveSponsor,
  saveVisit,
  type Visit,
  type VisitWritten,
} from '../store/visits.ts';
import { type Acting, peopleWhoMay } from './acting.ts';

export const EXCHANGE = 'gatherings/exchange';

/** Its number. Both are municipalities; while one waits for an answer another of the same two is not asked for. */
export function askForVisit(
  db: Database,
  by: Acting,
  askedSlug: string,
  written: VisitWritten,
): Promise<Result<number, Refusal>> {
  return inTransaction(db, async (tx) => {
    const [asker, asked] = await Promise.all([
      readInstitution(tx, by.scope.id),
      findInstitution(tx, askedSlug),
    ]);
    if (asked === undefined || [asker, asked].some(({ kind }) => kind !== 'municipality')) {
      return err({ code: 'gatherings/unknown' });
    }
    if (asker.id === asked.id) return err({ code: 'gatherings/visit-of-itself' });
    const today = dayIn(asked.timeZone, by.now);
    if (written.proposedDays.some((day) => day <= today)) {
      return err({ code: 'gatherings/visit-day-past' });
    }
    const between = { askerId: asker.id, askedId: asked.id };
    const number = await insertVisit(tx, between, written, by.now);
    if (number === undefined) return err({ code: 'gatherings/visit-waits' });
    const visit = await findVisit(tx, number);
    if (visit === undefined) return err({ code: 'gatherings/unknown' });
    await putDocuments(tx, SEARCH_ROOM, [documentOfVisit(visit, by.pathIn)]);
    await tellOther(tx, by, visit, 'asked');
    await logVisit(tx, by, visit, 'asked');
    return ok(number);
  });
}

/** What one of the two, or a sponsor, does with it. Days are civil. */
export type VisitStep =
  | { readonly event: 'accept'; readonly day: string }
  | { readonly event: 'propose'; readonly day: string; readonly reason: string }
  | { readonly event: 'decline' | 'withdraw'; readonly reason: string }
  | { readonly event: 'agree' | 'note' }
  | { readonly event: 'learn' | 'sponsor'; readonly text: string };

export function sideOf({ asker, asked }: Visit, institutionId: string): VisitSide | undefined {
  if (institutionId === asker.id) return 'asker';
  return institutionId === asked.id ? 'asked' : undefined;
}

/** Somebody else's visit is not there, but for a public body that helps. */
export function takeVisitStep(
  db: Database,
  by: Acting,
  number: number,
  step: VisitStep,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const visit = await holdVisit(tx, number);
    const side = visit && sideOf(visit, by.scope.id);
    if (visit === undefined) return err({ code: 'gatherings/unknown' });
    if (side === undefined && !(await maySponsor(tx, by, step))) {
      return err({ code: 'gatherings/unknown' });
    }
    const to = nextOfVisit(visit.state, step.event, side);
    if (!to.ok) return to;
    const done = await take(tx, by, { visit, step, to: to.value });
    if (!done.ok) return done;
    const changed = (await findVisit(tx, number)) ?? visit;
    await tellOther(tx, by, changed, step.event);
    await logVisit(tx, by, visit, step.event, 'reason' in step ? step.reason : undefined);
    return ok(undefined);
  });
}

/** A municipality goes or is gone to; regional governments and national bodies help. */
async function maySponsor(tx: Tx, { scope }: Acting, { event }: VisitStep): Promise<boolean> {
  return event === 'sponsor' && (await readInstitution(tx, scope.id)).kind !== 'municipality';
}

interface Taken {
  readonly visit: Visit;
  readonly step: VisitStep;
  readonly to: VisitState;
}

async function take(
  tx: Tx,
  { now, scope }: Acting,
  { visit, step, to: state }: Taken,
): Promise<Result<void, Refusal>> {
  const { id, timeZone, proposedDays, visitOn = '' } = visit;
  const today = dayIn(timeZone, now);
  const written = { visitId: id, institutionId: scope.id, now };
  if (step.event === 'learn') await saveLesson(tx, { ...written, text: step.text });
  if (step.event === 'sponsor') await saveSponsor(tx, { ...written, text: step.text });
  if (step.event === 'note' && today < visitOn) return err({ code: 'gatherings/visit-not-yet' });
  const day = 'day' in step ? step.day : step.event === 'agree' ? visitOn : undefined;
  if (day !== undefined && day <= today) return err({ code: 'gatherings/visit-day-past' });
  if (step.event === 'accept' && !proposedDays.includes(step.day)) {
    return err({ code: 'gatherings/visit-day-other' });
  }
  const reason = 'reason' in step ? step.reason : undefined;
  await saveVisit(tx, id, {
    state,
    ...(day === undefined ? {} : { visitOn: day }),
    ...(reason === undefined ? {} : { reason }),
    ...(state === 'asked' || state === 'withdrawn' ? {} : { answeredAt: now }),
  });
  if (state === 'withdrawn') await removeDocument(tx, SEARCH_ROOM, id);
  return ok(undefined);
}

const sentences = {
  asked: m.gatherings_notice_visit_asked,
  accept: m.gatherings_notice_visit_accepted,
  propose: m.gatherings_notice_visit_other_day,
  decline: m.gatherings_notice_visit_declined,
  agree: m.gatherings_notice_visit_accepted,
  withdraw: m.gatherings_notice_visit_withdrawn,
  sponsor: m.gatherings_notice_visit_sponsored,
} as const;

/** Everybody of the other side who may answer; of a step that asks nothing of it nobody. */
async function tellOther(
  tx: Tx,
  by: Acting,
  { id, number, asker, asked }: Visit,
  event: VisitStep['event'] | 'asked',
): Promise<void> {
  if (event === 'note' || event === 'learn') return;
  const to = [asker, asked].filter((one) => one.id !== by.scope.id);
  const said = { asker: asker.comuna, asked: asked.comuna };
  for (const institution of to) {
    const scope = { kind: 'institution', id: institution.id } as const;
    const shared = {
      kind: 'gatherings/visit',
      key: `${id} ${event} ${by.now.toISOString()}`,
      titles: inBothLocales(() => sentences[event](said)),
      paths: bothPaths((locale) => by.pathIn(String(number), locale)),
      isPublic: true,
    } as const;
    const people = await peopleWhoMay(tx, scope, EXCHANGE);
    const notices = people.map((personId) => ({ ...shared, personId }));
    await notify(tx, notices, by.now);
  }
}

function logVisit(
  tx: Tx,
  { actor, scope }: Acting,
  { number }: Visit,
  step: string,
  reason?: string,
): Promise<void> {
  return audit(tx, {
    actor,
    act: EXCHANGE,
    scope,
    subject: `${scope.kind}:${scope.id}`,
    told: { visit: number, step },
    ...(reason === undefined ? {} : { reason }),
  });
}
