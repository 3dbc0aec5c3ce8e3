// The sittings of a demonstration: called, held, their minutes approved by those who were there, and what came of each agreement.
import { assert } from '@minga/basics';
import type { Locale } from '../../../../platform/words.ts';
import { gatheringPath, inventGathering, listMinutes } from '../../../ground/gatherings/index.ts';
import { addDays, dayIn, instantThere } from '../../../ground/territories/rules/index.ts';
import { approvePlan } from '../actions/approve-plan.ts';
import { inventApprovals } from '../actions/invent-agenda.ts';
import { cancelAction } from '../actions/keep-action.ts';
import {
  answerContest,
  issueMinutes,
  notePresent,
  sayOfMinutes,
  traceAgreement,
} from '../actions/keep-sitting.ts';
import { type VoiceName, voices } from '../demonstration/invented-agenda.ts';
import { type InventedSitting, sittings } from '../demonstration/invented-sittings.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listWords } from '../store/sittings.ts';
import { type AgendaScene, done } from './demonstration-steps.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days after a sitting on which members said their word, a contest was answered, and the minutes were issued. */
const after = { said: 1, answered: 2, issued: 3, noted: 4 };

export async function demonstrateSitting(
  scene: AgendaScene,
  sitting: InventedSitting,
): Promise<void> {
  const { house, by } = scene;
  const { startsAt, endsAt } = hoursOf(scene, sitting);
  const acting = {
    ...by(house.clock.now()),
    pathIn: (slug: string, locale: Locale) => gatheringPath.to({ gathering: slug }, { locale }),
  };
  const { held } = sitting;
  const called = calledOf(sitting, startsAt, endsAt);
  if (held === undefined) {
    await inventGathering(house, acting, called);
    return;
  }
  const day = dayIn(ROUNDTABLE_ZONE, startsAt);
  const agreements = held.agreements.map(({ text, responsible, dueIn }) => ({
    ...{ text, responsible },
    dueOn: dueIn === undefined ? undefined : addDays(day, dueIn),
  }));
  const id = await inventGathering(house, acting, called, { text: held.text, agreements });
  await approve(scene, { held, id, number: sittings.indexOf(sitting) + 1, endsAt });
}

function hoursOf({ house }: AgendaScene, { ago }: InventedSitting) {
  const day = addDays(dayIn(ROUNDTABLE_ZONE, house.clock.now()), -ago);
  const [startsAt, endsAt] = ['10:00', '12:30'].map((hour) =>
    instantThere(ROUNDTABLE_ZONE, day, hour),
  );
  assert(startsAt !== undefined && endsAt !== undefined, 'clocks of Chile leap at midnight');
  return { startsAt, endsAt };
}

function calledOf({ title, agenda, place }: InventedSitting, startsAt: Date, endsAt: Date) {
  return {
    ...{ kind: 'roundtable' as const, level: 'consultation' as const, title, agenda, place },
    purpose: 'Sesión inventada para la demostración.',
    effect:
      'Lo que se acuerde queda en el acta que aprueban los integrantes, y cada acuerdo se sigue en la agenda.',
    accessNotes: 'Ascensor, baño accesible y transmisión con subtítulos.',
    supportNotes: '',
    audience: 'Integrantes de la Mesa de Trabajo; abierta al público',
    contact: 'Secretaría de la Mesa: mesa@subdere.example',
    ...{ cut: undefined, territoryId: undefined, landmarkId: undefined },
    ...{ startsAt, endsAt, capacity: undefined, threshold: undefined },
  };
}

interface Held {
  readonly held: NonNullable<InventedSitting['held']>;
  /** Of the gathering. */
  readonly id: string;
  readonly number: number;
  readonly endsAt: Date;
}

const names = Object.keys(voices) as readonly VoiceName[];

async function approve(scene: AgendaScene, given: Held): Promise<void> {
  const { house, by } = scene;
  const { held, number, endsAt } = given;
  const { db } = house;
  const on = (days: number) => new Date(endsAt.getTime() + days * DAY_MS);
  const present = names.filter((name) => !held.absent.includes(name));
  const members = present.map((name) => voices[name]);
  done(await notePresent(db, by(endsAt), { number, members }));
  const minutesId = await say(scene, given, present, on(after.said));
  if (held.contest !== undefined) {
    const [word] = (await listWords(db, minutesId)).filter(({ says }) => says === 'contests');
    const answer = { number, wordId: word?.id ?? '', reason: held.contest.answer };
    done(await answerContest(db, by(on(after.answered)), answer));
  }
  const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
  done(await issueMinutes(db, site, by(on(after.issued)), number));
  const secretary = by(on(after.noted));
  if (held.plan !== undefined) {
    done(await approvePlan(db, site, secretary, { sitting: number, position: held.plan }));
  }
  for (const [position, traced] of Object.entries(held.traced)) {
    for (const action of traced) {
      done(await traceAgreement(db, secretary, { number, position: Number(position), action }));
    }
  }
  if (held.cancels === undefined) return;
  const { action, agreement: position, reason } = held.cancels;
  const cancelling = { number: action, reason, agreement: { sitting: number, position } };
  done(await cancelAction(db, secretary, cancelling));
}

/** Those who were there approve, one after the other, but for who contests and who says nothing. Id of the minutes. */
async function say(
  { house: { db }, voice }: AgendaScene,
  { held, id, number }: Held,
  present: readonly VoiceName[],
  now: Date,
): Promise<string> {
  const [minutes] = await listMinutes(db, id);
  assert(minutes !== undefined, 'they were written');
  const textOf = minutes.draftedAt;
  const { contest, silent } = held;
  if (contest !== undefined) {
    const { by, what } = contest;
    const said = { number, says: 'contests' as const, what, textOf };
    done(await sayOfMinutes(db, { personId: voice(by).personId, now }, said));
  }
  const approving = present.filter((name) => name !== contest?.by && !silent.includes(name));
  await inventApprovals(db, approving.map(voice), minutes, now);
  return minutes.id;
}
