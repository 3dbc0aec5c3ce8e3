// The topics of a demonstration: what members said and on what grounds, the quorum of a sitting, common areas, and residents.
import { randomUUID } from 'node:crypto';
import type { House } from '../../../../platform/room.ts';
import { inventCrowd } from '../../../ground/people/index.ts';
import { addDays, dayIn } from '../../../ground/territories/rules/index.ts';
import { proposeArea, withdrawBacking } from '../actions/back-area.ts';
import { openTopic, putToResidents } from '../actions/keep-topic.ts';
import { pictureOpinions } from '../actions/picture-opinions.ts';
import { publishAnalysis } from '../actions/publish-analysis.ts';
import { recordQuorum } from '../actions/record-quorum.ts';
import { takeStance } from '../actions/take-stance.ts';
import { askAtOnce, backAtOnce, opineAtOnce, sayAtOnce } from '../actions/tell-at-once.ts';
import { quorumAgreement } from '../demonstration/invented-sittings.ts';
import {
  type InventedArea,
  type InventedQuestion,
  type InventedTopic,
  wordsOf,
} from '../demonstration/invented-words.ts';
import { topicOfAge } from '../demonstration/topic-of-age.ts';
import { topicOfCountryside } from '../demonstration/topic-of-countryside.ts';
import { topicOfMoney } from '../demonstration/topic-of-money.ts';
import { topicOfWorks } from '../demonstration/topic-of-works.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { findArea, listAgreementsForQuorum } from '../store/areas.ts';
import type { CitedRow, OpinionRow, StanceRow } from '../store/invented-rows.ts';
import { listStanding } from '../store/representatives.ts';
import { findTopic, listQuestions, listTopics } from '../store/topics.ts';

import { type AgendaScene, done, sceneOf, secretariatOf } from './demonstration-steps.ts';
import { pathIn } from './paths.ts';

const HOUR_MS = 3_600_000;
/** Days before today on which each step was taken. */
const days = { opened: 62, said: 57, changed: 34, quorum: 55, analysed: 40, backed: 30, asked: 21 };
/** For how many days more residents may answer. */
const STILL_OPEN = 20;

const topics = [topicOfWorks, topicOfCountryside, topicOfMoney, topicOfAge];

/** Idempotent: told once, whole, of a Mesa that has its members and the sitting that approved its quorum. */
export async function demonstrateTopics(house: House): Promise<void> {
  const secretariat = await secretariatOf(house);
  if (secretariat === undefined || (await listTopics(house.db)).length > 0) return;
  const scene = await sceneOf(house, secretariat);
  await approveQuorum(scene);
  const crowd = await inventCrowd(house.db, Math.max(...topics.map(peopleOf)));
  for (const topic of topics) {
    const told = await open(scene, topic);
    await sayAll(scene, topic, told);
    await publishAll(scene, topic, told.number);
    for (const area of topic.areas ?? []) await backAll(scene, area, told);
    await askResidents(scene, topic, told, crowd);
  }
  await disagree(scene);
  await pictureOpinions(house.db, house.clock.now());
}

interface Told {
  readonly number: number;
  /** Ids, in their order. */
  readonly questions: readonly string[];
}

async function approveQuorum({ house: { db }, by, ago, voice }: AgendaScene): Promise<void> {
  const { sitting, position } = quorumAgreement;
  const agreement = (await listAgreementsForQuorum(db)).find(
    (one) => one.sitting === sitting && one.position === position,
  );
  if (agreement === undefined) return;
  const approved = { numerator: 2, denominator: 3, mustBack: [voice('subdere').memberId] };
  const { minutesId } = agreement;
  done(await recordQuorum(db, by(ago(days.quorum)), { ...approved, minutesId, position }));
}

async function open(
  { house: { db }, by, ago }: AgendaScene,
  { title, purpose, questions }: InventedTopic,
): Promise<Told> {
  const secretary = by(ago(days.opened));
  const number = await openTopic(db, secretary, { title, purpose });
  const topic = await findTopic(db, number);
  const topicId = topic?.id ?? '';
  const statements = questions.map(({ statement }) => statement);
  return { number, questions: await askAtOnce(db, topicId, { statements, now: secretary.now }) };
}

/** Each member on a day of its own, and what it changed later. */
async function sayAll(scene: AgendaScene, topic: InventedTopic, told: Told): Promise<void> {
  const { db, clock } = scene.house;
  const stances: StanceRow[] = [];
  const cited: CitedRow[] = [];
  for (const [index, question] of topic.questions.entries()) {
    const said = stancesOf(scene, question, told.questions[index] ?? '');
    stances.push(...said);
    cited.push(...citedOf(scene, question, said));
  }
  await sayAtOnce(db, { stances, cited }, clock.now());
}

function stancesOf(
  { ago, voice }: AgendaScene,
  question: InventedQuestion,
  questionId: string,
): readonly StanceRow[] {
  return wordsOf(question).map(({ member, version, choice, reasons, condition }, index) => {
    const { memberId, representativeId } = voice(member);
    const since = version === 1 ? days.said : days.changed;
    const writtenAt = new Date(ago(since).getTime() + index * 20 * HOUR_MS);
    const written = { choice, reasons, condition };
    return {
      id: randomUUID(),
      questionId,
      memberId,
      representativeId,
      version,
      written,
      writtenAt,
    };
  });
}

function citedOf(
  { ago, voice }: AgendaScene,
  { sources = [] }: InventedQuestion,
  said: readonly StanceRow[],
): readonly CitedRow[] {
  return sources.flatMap(({ member, title, address, deadFor, mendedBy }) => {
    const stance = said.findLast(({ memberId }) => memberId === voice(member).memberId);
    if (stance === undefined) return [];
    const deadSince = deadFor === undefined ? undefined : ago(deadFor);
    const of = { stanceId: stance.id, title, addedAt: stance.writtenAt };
    const first = { ...of, id: randomUUID(), address, deadSince, replacesId: undefined };
    if (mendedBy === undefined) return [first];
    const addedAt = ago((deadFor ?? 0) - 2);
    const mended = { id: randomUUID(), address: mendedBy, addedAt, replacesId: first.id };
    return [first, { ...of, ...mended, deadSince: undefined }];
  });
}

async function publishAll(
  { house: { db }, ago, voice }: AgendaScene,
  { analyses = [] }: InventedTopic,
  topic: number,
): Promise<void> {
  for (const [index, { member, title, summary, sources }] of analyses.entries()) {
    const { personId } = voice(member);
    const sent = { topic, written: { title, summary }, sources, file: undefined };
    done(await publishAnalysis(db, { personId, now: ago(days.analysed - index) }, sent));
  }
}

/** Whoever proposes it first, the others one a day, and then who takes a backing back. */
async function backAll(
  { house: { db }, ago, voice }: AgendaScene,
  { title, text, questions, backers, withdrawn = [] }: InventedArea,
  { number: topic, questions: ids }: Told,
): Promise<void> {
  const [first, ...others] = backers;
  if (first === undefined) return;
  const grown = questions.map((position) => ids[position - 1] ?? '');
  const by = { personId: voice(first).personId, now: ago(days.backed) };
  const number = done(await proposeArea(db, by, { topic, title, text, questions: grown }));
  const area = await findArea(db, number);
  const backings = others.map((name, index) => {
    const { memberId, representativeId } = voice(name);
    const now = ago(days.backed - 1 - index);
    return { areaId: area?.id ?? '', memberId, representativeId, now };
  });
  await backAtOnce(db, backings);
  for (const [index, { member, reason }] of withdrawn.entries()) {
    const now = ago(days.backed - backers.length - 4 - index);
    done(await withdrawBacking(db, { personId: voice(member).personId, now }, { number, reason }));
  }
}

function peopleOf({ camps = [] }: InventedTopic): number {
  return camps.reduce((sum, { people }) => sum + people, 0);
}

async function askResidents(
  { house: { db, clock }, by, ago }: AgendaScene,
  { camps = [] }: InventedTopic,
  { number, questions }: Told,
  crowd: readonly string[],
): Promise<void> {
  if (camps.length === 0) return;
  const from = dayIn(ROUNDTABLE_ZONE, ago(days.asked));
  const until = addDays(dayIn(ROUNDTABLE_ZONE, clock.now()), STILL_OPEN);
  done(await putToResidents(db, by(ago(days.asked)), { number, days: { from, until } }));
  const shares = camps.flatMap(({ people, agree }) => Array.from({ length: people }, () => agree));
  const rows = shares.flatMap((agree, person) =>
    questions.flatMap((questionId, place): readonly OpinionRow[] => {
      const drawn = drawnOf(person, place);
      const choice = drawn % 23 === 0 ? 'pass' : drawn < (agree[place] ?? 0) ? 'agree' : 'disagree';
      return [{ questionId, personId: crowd[person] ?? '', choice }];
    }),
  );
  await opineAtOnce(db, rows, ago(2));
}

/** From 0 to 99, the same for a person and a statement each time and spread over all of them. */
function drawnOf(person: number, place: number): number {
  return (person * 37 + place * 53 + person * place * 11) % 100;
}

/** The alternate of Ancud writes over her principal: it waits for her. */
async function disagree({ house: { db }, ago, voice }: AgendaScene): Promise<void> {
  const [topic] = await listTopics(db);
  const { memberId } = voice('ancud');
  const alternate = (await listStanding(db, [memberId])).find(({ rank }) => rank === 'alternate');
  if (topic === undefined || alternate?.personId === undefined) return;
  const [, children] = await listQuestions(db, topic.id);
  const by = { personId: alternate.personId, now: ago(1), pathIn };
  const written = {
    choice: 'disagree' as const,
    condition: '',
    reasons:
      'Como ministro de fe no puedo certificar una votación de niñas y niños que no saben leer. Pido que lo conversemos antes de decir que sí con condiciones.',
  };
  const about = { topic: topic.number, questionId: children?.id ?? '', written, evidence: [] };
  done(await takeStance(db, by, about));
}
