// The sanctions of a demonstration: one that a council decided in a sitting, with a difference and its reasons; and that of a regional council, which let the term of one list lapse and has another before it.
import { assert, type Result } from '@minga/basics';
import type { House } from '../../../../platform/room.ts';
import { findPublicEdition, type PublicEdition } from '../../../edition/editions/index.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { signDemonstrated } from '../../../ground/records/index.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { certifySecond, readCertified } from '../../../vote/count/index.ts';
import { answerQuestion } from '../actions/answer-question.ts';
import { askQuestion } from '../actions/ask-question.ts';
import type { ByStaff, EditionAsked } from '../actions/by-staff.ts';
import { draftDecision } from '../actions/draft-decision.ts';
import { openSitting } from '../actions/open-sitting.ts';
import { proposeAboutList } from '../actions/propose-about-list.ts';
import { proposeClosing } from '../actions/propose-closing.ts';
import { judgeLapse } from '../actions/record-lapse.ts';
import { recordPresence } from '../actions/record-presence.ts';
import { recordVotes } from '../actions/record-votes.ts';
import { submitList } from '../actions/submit-list.ts';
import {
  decisionOn,
  inventedQuestion,
  inventedResolution,
  inventedSitting,
  votesOn,
} from '../demonstration/invented-sitting.ts';
import type { Matter } from '../rules/matter.ts';
import { readSubmissions, type Sitting, type Submission } from '../store/submissions.ts';
import { sanctionDesk, sanctionPathIn } from './paths.ts';
import { closeTogether, lapseTogether } from './sanction-acts.ts';

const HOUR_MS = 3_600_000;
const sanctioned: EditionAsked = { institution: 'ancud', edition: 'barrios-de-ancud' };
const lapsed: EditionAsked = {
  institution: 'gore-los-lagos',
  edition: 'fril-participativo-osorno',
};
/** From the first day of the sanction in the bases on. */
const days = { submitted: 1, asked: 2, answered: 3, sitting: 7 } as const;
/** Of the region: what its council let lapse, and what it has still. */
const regionDays = { submitted: 1, certified: 26, resubmitted: 28, lapsed: 33 } as const;

interface Scene {
  readonly house: House;
  readonly asked: EditionAsked;
  readonly edition: PublicEdition;
  /** Who holds a role there, at noon of a day from the first of the sanction on. */
  readonly by: (role: Role, day: number) => ByStaff;
  /** By its number. */
  readonly submission: (number: number) => Promise<Submission>;
}

/** Idempotent: each step is taken once, and what was interrupted goes on at the next start. */
export async function demonstrateSanction(house: House): Promise<void> {
  await decidedInSitting(house);
  await letLapse(house);
}

async function decidedInSitting(house: House): Promise<void> {
  const scene = await sceneOf(house, sanctioned, days.sitting);
  if (scene === undefined) return;
  await submitOnce(scene, 1, days.submitted);
  await ask(scene);
  const { resolutions } = await scene.submission(1);
  if (resolutions.length === 0) await sit(scene);
}

async function letLapse(house: House): Promise<void> {
  const scene = await sceneOf(house, lapsed, regionDays.lapsed);
  if (scene === undefined) return;
  await submitOnce(scene, 1, regionDays.submitted);
  await certifySecond(house, regionDays.certified);
  await submitOnce(scene, 2, regionDays.resubmitted);
  const { id: submissionId, lapse } = await scene.submission(1);
  if (lapse !== null) return;
  const about = { kind: lapseTogether, judge: judgeLapse };
  const officer = scene.by('pb-officer', regionDays.lapsed);
  const asked = { ...lapsed, submissionId };
  const actId = done(await proposeAboutList(house.db, officer, { ...asked, ...about }));
  await sign(scene, actId, regionDays.lapsed);
}

/** Undefined where its result is not certified, or its days are still to come. */
async function sceneOf(
  house: House,
  asked: EditionAsked,
  lastDay: number,
): Promise<Scene | undefined> {
  const { db, clock } = house;
  const edition = await findPublicEdition(db, asked.institution, asked.edition);
  if (edition === undefined || (await readCertified(db, edition.id)).length === 0) return undefined;
  const plan = edition.rules.operational.calendar.find(({ phase }) => phase === 'sanction');
  const noonOf = (day: number) => new Date(`${addDays(plan?.from ?? '', day)}T16:00:00Z`);
  if (plan === undefined || noonOf(lastDay) > clock.now()) return undefined;
  const scope = { kind: 'institution', id: edition.institutionId } as const;
  const held = await standingGrantsIn(db, scope);
  const by: Scene['by'] = (role, day) => {
    const personId = held.find((one) => one.role === role)?.personId;
    assert(personId !== undefined, `the demonstration has its ${role}`);
    const grants = [{ role, scope }];
    const name = role === 'councillor' ? inventedQuestion.askedBy : '';
    const actor = { personId, sessionId: personId, name, provenAt: new Date(0), grants };
    return { actor, scope, now: noonOf(day) };
  };
  const submission = async (number: number) => {
    const found = (await readSubmissions(db, edition.id)).find((one) => one.number === number);
    assert(found !== undefined, 'it was submitted');
    return found;
  };
  return { house, asked, edition, by, submission };
}

async function submitOnce(scene: Scene, number: number, day: number): Promise<void> {
  const { house, asked, edition, by } = scene;
  const { db, gather, publicUrl, isProduction } = house;
  if ((await readSubmissions(db, edition.id)).length >= number) return;
  const mayor = by('mayor', day);
  const site = { publicUrl, isDemonstration: !isProduction, gather, pathIn: sanctionPathIn };
  const receivedOn = dayIn(edition.place.timeZone, mayor.now);
  done(await submitList(db, site, mayor, { ...asked, receivedOn }));
}

/** An hour after it was proposed. */
async function sign({ house, by }: Scene, actId: string, day: number): Promise<void> {
  const { actor, now } = by('certifying-officer', day);
  done(await signDemonstrated(house, { actId, actor, now: new Date(now.getTime() + HOUR_MS) }));
}

async function ask({ house: { db }, by, submission }: Scene): Promise<void> {
  const { id: submissionId, questions } = await submission(1);
  if (questions.length === 0) {
    const asked = { ...sanctioned, submissionId, text: inventedQuestion.text };
    done(await askQuestion(db, by('councillor', days.asked), asked));
  }
  const open = (await submission(1)).questions.find(({ answer }) => answer === null);
  if (open === undefined) return;
  const { answer } = inventedQuestion;
  done(
    await answerQuestion(db, by('pb-officer', days.answered), {
      ...{ ...sanctioned, questionId: open.id, answer },
      questionsIn: (asked, locale) => sanctionDesk.questions.to({ ...asked }, { locale }),
    }),
  );
}

async function sit(scene: Scene): Promise<void> {
  const { house, edition, by, submission } = scene;
  const { db } = house;
  const certifying = by('certifying-officer', days.sitting);
  const { id: submissionId, sittings, matters } = await submission(1);
  const heldOn = dayIn(edition.place.timeZone, certifying.now);
  if (sittings.length === 0) {
    const facts = { ...inventedSitting, heldOn };
    done(await openSitting(db, certifying, { ...sanctioned, submissionId, facts }));
    const { id: sittingId, version, inOffice } = await openOf(scene);
    const present = inOffice.filter(({ seat }) => seat !== 'secretary').map(({ id }) => id);
    done(await recordPresence(db, certifying, { ...sanctioned, sittingId, version, present }));
  }
  for (const matter of matters) await decide(scene, certifying, matter, heldOn);
  const { id: sittingId, version } = await openOf(scene);
  const actId = done(
    await proposeClosing(db, by('pb-officer', days.sitting), {
      ...{ ...sanctioned, sittingId, version, kind: closeTogether },
      resolution: inventedResolution,
    }),
  );
  await sign(scene, actId, days.sitting);
}

async function openOf({ submission }: Scene): Promise<Sitting> {
  const sitting = (await submission(1)).sittings.at(-1);
  assert(sitting !== undefined, 'a sitting was opened');
  return sitting;
}

/** Written down and voted, where it was not yet. */
async function decide(scene: Scene, by: ByStaff, matter: Matter, heldOn: string): Promise<void> {
  const { db } = scene.house;
  const decision = decisionOn(matter, heldOn);
  const before = await openOf(scene);
  const isVoted = before.decisions.some(
    ({ projectId, votes }) => projectId === matter.projectId && votes.length > 0,
  );
  if (decision === undefined || isVoted) return;
  const { id: sittingId, version } = before;
  done(await draftDecision(db, by, { ...sanctioned, sittingId, version, decision }));
  const { version: seen, inOffice } = await openOf(scene);
  const voting = inOffice.filter(({ seat }) => seat !== 'secretary');
  const recorded = { projectId: matter.projectId, castingBy: null, votes: votesOn(matter, voting) };
  done(await recordVotes(db, by, { ...sanctioned, sittingId, version: seen, ...recorded }));
}

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
