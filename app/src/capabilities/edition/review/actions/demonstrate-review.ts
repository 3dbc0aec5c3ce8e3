// The review of the invented proposals of a demonstration: one round that is published and, in Ancud, another that goes on.
import { assert, ok, type Result } from '@minga/basics';
import { inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { standingGrantsIn } from '../../../ground/people/index.ts';
import { readProposal } from '../../proposals/index.ts';
import { type InventedReview, reviews, units } from '../demonstration/findings.ts';
import type { CheckKind } from '../rules/checks.ts';
import { listMeetings } from '../store/changes.ts';
import { type Examination, listExaminations, lockExamination } from '../store/examinations.ts';
import type { Details } from '../store/findings.ts';
import { findReviewEdition, type ReviewEdition } from '../store/review-editions.ts';
import { lockSent } from '../store/taken-in.ts';
import { answerChange } from './answer-change.ts';
import { answerCorrection } from './answer-correction.ts';
import { askCorrection } from './ask-correction.ts';
import { type ByStaff, onEdition } from './by-staff.ts';
import { fileAppeal } from './file-appeal.ts';
import { saveUnit } from './keep-units.ts';
import { type ChangeTold, proposeChange } from './propose-change.ts';
import { publishRound, type WriteResults } from './publish-round.ts';
import { saveIn } from './save-finding.ts';
import { signOff } from './sign-off.ts';
import { takeEach, takeIn } from './take-in.ts';

const DAY_MS = 86_400_000;
const TERM = { admissibility: 2, feasibility: 10 } as const;
const WEEK = 5;
/** Meetings at which a change may be agreed: the committee's first. */
const COMMITTEE = /comité mixto/;

/** How the room says it. */
interface Said {
  readonly told: ChangeTold;
  readonly writeResults: WriteResults;
}

interface Scene {
  readonly house: House;
  readonly said: Said;
  readonly story: InventedReview;
  readonly reviewer: (daysAgo: number) => ByStaff;
  readonly officer: (daysAgo: number) => ByStaff;
  readonly signer: (daysAgo: number) => ByStaff;
  /** As it stands now. */
  readonly edition: () => Promise<ReviewEdition>;
}

/** Idempotent: an edition of which anything was taken into review is left as it is. */
export async function demonstrateReview(house: House, said: Said): Promise<void> {
  await Promise.all(reviews.map((story) => demonstrate(house, said, story)));
}

async function demonstrate(house: House, said: Said, story: InventedReview): Promise<void> {
  const scene = await sceneOf(house, said, story);
  if (scene === undefined) return;
  const { id } = await scene.edition();
  if ((await listExaminations(house.db, id)).length > 0) return;
  await firstRound(scene);
  if (story.later.length > 0) await secondRound(scene);
  await appeal(scene);
}

async function sceneOf(
  house: House,
  said: Said,
  story: InventedReview,
): Promise<Scene | undefined> {
  const { db } = house;
  const institution = await findInstitution(db, story.institution);
  if (institution === undefined) return undefined;
  const found = await findReviewEdition(db, institution.id, story.edition);
  if (found === undefined || found.sentCount === 0) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = await standingGrantsIn(db, scope);
  const acting = (role: string) => {
    const personId = held.find((one) => one.role === role)?.personId;
    if (personId === undefined) return undefined;
    const actor = { personId, grants: [{ role, scope }] };
    return (daysAgo: number): ByStaff => ({ actor, scope, now: before(house, daysAgo) });
  };
  const reviewer = acting(story.reviewer);
  const officer = acting('pb-officer');
  const signer = acting(story.signer);
  if (reviewer === undefined || officer === undefined || signer === undefined) return undefined;
  const edition = async () => {
    const one = await findReviewEdition(db, institution.id, story.edition);
    assert(one !== undefined, 'it was there a moment ago');
    return one;
  };
  return { house, said, story, reviewer, officer, signer, edition };
}

const before = ({ clock }: House, daysAgo: number) =>
  new Date(clock.now().getTime() - Math.floor(daysAgo * DAY_MS));

async function firstRound(scene: Scene): Promise<void> {
  const { house, said, story, officer, signer } = scene;
  const { db } = house;
  const { days } = story;
  if (story.reviewer === 'technical-reviewer') await openUnits(scene);
  await takeFirst(scene);
  const edition = await scene.edition();
  for (const one of await listExaminations(db, edition.id)) await correct(scene, edition, one);
  await inTransaction(db, async (tx) => {
    for (const one of await listExaminations(tx, edition.id)) await find(tx, scene, edition, one);
  });
  for (const one of await listExaminations(db, edition.id)) await change(scene, edition, one, true);
  for (const { number, revision, title } of await listExaminations(db, edition.id)) {
    const answer = story.nos[title]?.answer ?? '';
    done(await signOff(db, signer(days.published + 1), edition, { number, revision, answer }));
  }
  const site = { publicUrl: house.publicUrl, isDemonstration: !house.isProduction };
  const publishing = { editionId: edition.id, write: said.writeResults };
  done(await publishRound(db, site, officer(days.published), publishing));
}

async function openUnits({ house, reviewer, officer, story }: Scene): Promise<void> {
  const memberIds = [reviewer(0).actor.personId];
  for (const { name, kinds } of units) {
    const written = { name, kinds, memberIds };
    done(await saveUnit(house.db, officer(story.days.takenIn), undefined, written));
  }
}

/** All but those of the second round. */
async function takeFirst({ house, story, officer, edition }: Scene): Promise<void> {
  const { id: editionId } = await edition();
  const by = officer(story.days.takenIn);
  done(
    await onEdition(house.db, by, editionId, async (tx, held) => {
      const all = await lockSent(tx, editionId);
      const proposals = await Promise.all(all.map((id) => readProposal(tx, id)));
      const proposalIds = proposals.flatMap((one) =>
        one === undefined || story.later.includes(one.contents.title) ? [] : [one.id],
      );
      await takeEach(tx, by, held, { proposalIds, days: TERM });
      return ok(undefined);
    }),
  );
}

/** Asked, and mended by its author a day later where the story says so. */
async function correct(
  { house, story, officer }: Scene,
  edition: ReviewEdition,
  { number, title, proposalId }: Examination,
  daysAgo = story.days.takenIn - 1,
): Promise<void> {
  const { db } = house;
  const given = story.corrections[title];
  if (given === undefined) return;
  const { asked, mended } = given;
  done(await askCorrection(db, officer(daysAgo), edition, { number, asked, days: WEEK }));
  const proposal = await readProposal(db, proposalId);
  if (mended === undefined || proposal === undefined) return;
  const contents = { ...proposal.contents, ...mended.contents };
  const { reason } = mended;
  const now = before(house, daysAgo - 1);
  const actor = { personId: proposal.authorPersonId ?? '', grants: [] };
  done(await answerCorrection(db, { proposal, contents, reason, actor, now }));
}

/** Every check of one, in the order in which they are made. */
async function find(tx: Tx, { story, reviewer }: Scene, edition: ReviewEdition, of: Examination) {
  const by = reviewer(story.days.found);
  const no = story.nos[of.title];
  for (const { kind, revision } of of.checks) {
    // Again each time: admissibility opens what comes after it.
    const examination = await lockExamination(tx, by.scope.id, of.proposalId);
    assert(examination !== undefined, 'it was taken in');
    const isNo = no?.check === kind;
    const details = detailsOf(kind, edition, examination, story);
    const differs = kind === 'budget' && details !== undefined;
    const written = {
      finding: isNo ? ('no' as const) : differs ? ('with-changes' as const) : ('yes' as const),
      reason: isNo ? no.reason : differs ? (story.changes[of.title]?.reason ?? '') : '',
      ground: isNo ? no.ground : null,
      norm: isNo ? no.norm : '',
      article: isNo ? no.article : '',
    };
    const given = { number: of.number, kind, revision, written, details };
    done(await saveIn(tx, by, { edition, examination, given }));
    if (isNo && kind === 'admissibility') return;
  }
}

function detailsOf(
  kind: CheckKind,
  { institutionName }: ReviewEdition,
  { title, proposedClp }: Examination,
  { changes, nos }: InventedReview,
): Details | undefined {
  if (kind === 'land') {
    const land = nos[title]?.ground === 'land' ? ('private' as const) : ('municipal' as const);
    return { kind, land, reference: '' };
  }
  if (kind === 'upkeep') {
    return { kind, upkeepClp: Math.round(proposedClp * 0.03), by: institutionName };
  }
  const given = changes[title];
  if (kind !== 'budget' || given === undefined) return undefined;
  const { lines, contingencyPermille } = given;
  return { kind, lines, contingencyPermille };
}

/** What the team would change, and what its author says to it. */
async function change(
  { house, said, story, officer }: Scene,
  edition: ReviewEdition,
  { number, title, proposalId }: Examination,
  isAnswered: boolean,
): Promise<void> {
  const { db } = house;
  const given = story.changes[title];
  const proposal = await (given && readProposal(db, proposalId));
  if (given === undefined || proposal === undefined) return;
  const { need, description, beneficiaries, place } = proposal.contents;
  const wording = {
    ...{ title, need, beneficiaries, place },
    description: given.description ?? description,
  };
  const meetings = await listMeetings(db, edition.institutionId);
  const meeting = meetings.find((one) => COMMITTEE.test(one.title)) ?? meetings[0];
  const by = officer(isAnswered ? story.days.found - 0.2 : 1);
  done(
    await proposeChange(db, by, edition, {
      ...{ number, seen: proposal.version, wording, cost: 'found', reason: given.reason },
      ...{ days: WEEK, meetingId: meeting?.id ?? '', told: said.told },
    }),
  );
  const { answer, position } = given;
  if (answer === undefined) return;
  const actor = { personId: proposal.authorPersonId ?? '', grants: [] };
  const now = before(house, story.days.answered);
  done(await answerChange(db, { proposal, answer, position, actor, now }));
}

/** Taken in once the first was published; some of its checks are late. */
async function secondRound(scene: Scene): Promise<void> {
  const { house, story, officer } = scene;
  const { db } = house;
  const { id: editionId } = await scene.edition();
  const takenIn = story.days.published - 1;
  done(await takeIn(db, officer(takenIn), { editionId, days: TERM }));
  const edition = await scene.edition();
  const all = await listExaminations(db, editionId);
  const going = all.filter(({ title }) => story.later.includes(title));
  for (const one of going.filter(({ title }) => title in story.corrections)) {
    await correct(scene, edition, one, takenIn - 2);
  }
  for (const one of going.filter(({ title }) => title in story.changes)) {
    await inTransaction(db, (tx) => find(tx, scene, edition, one));
    await change(scene, edition, one, false);
  }
}

/** Under appeal: nobody has decided it yet. */
async function appeal({ house, story, edition }: Scene): Promise<void> {
  const { db } = house;
  const { id } = await edition();
  for (const { title, proposalId } of await listExaminations(db, id)) {
    const reason = story.nos[title]?.appeal;
    const proposal = reason === undefined ? undefined : await readProposal(db, proposalId);
    if (reason === undefined || proposal === undefined) continue;
    const actor = { personId: proposal.authorPersonId ?? '', grants: [] };
    const now = before(house, story.days.published - 2);
    done(await fileAppeal(db, { proposalId, reason, actor, now }));
  }
}

/** Of a demonstration every step succeeds: what does not is a fault. */
function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
