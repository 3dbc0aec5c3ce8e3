// What everybody reads of topics, analyses and common areas, and where residents say what they think.
import { m } from '#words';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { accountLink } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { giveOpinions } from '../actions/give-opinions.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { opinionsState } from '../rules/topic.ts';
import { listActions } from '../store/agenda.ts';
import { listAnalyses } from '../store/analyses.ts';
import { findArea, listAreas, listQuorums } from '../store/areas.ts';
import { listEvidence } from '../store/evidence.ts';
import { listMembers } from '../store/members.ts';
import { countRespondents, findPicture, listOwnOpinions } from '../store/opinions.ts';
import { findSeat } from '../store/seats.ts';
import { findTopic, listQuestions, listTopics, type Topic } from '../store/topics.ts';
import { areaPage } from './area-page.tsx';
import { areasPage } from './areas-page.tsx';
import { parseNumber } from './call-forms.ts';
import { readComparison } from './comparison.ts';
import { doneWords } from './done-words.ts';
import type { Shown } from './form-parts.ts';
import { opinionPage } from './opinion-page.tsx';
import { refusedPage, unknownPage } from './parts.tsx';
import { readOpinions } from './topic-forms.ts';
import { topicPage } from './topic-page.tsx';
import {
  analysesPath,
  areaPath,
  areasPath,
  opinionPath,
  topicHref,
  topicPath,
  topicsPath,
} from './topic-paths.ts';
import { analysesPage, topicsPage } from './topics-page.tsx';

type AnswerOn = (house: House, ask: Ask, topic: Topic) => Promise<Answer>;

export function topicRoutes(house: House): readonly Route[] {
  const on =
    (audience: Route['audience'], method: Route['method']) =>
    (path: Route['path'], answer: AnswerOn): Route =>
      route({ audience, method, path, answer: (ask) => answerOn(house, ask, answer) });
  const read = on('public', 'get');
  const get = (path: Route['path'], answer: Route['answer']) =>
    route({ audience: 'public', method: 'get', path, answer });
  return [
    get(topicsPath, async () => topicsPage(await listTopics(house.db))),
    read(topicPath, answerTopic),
    read(analysesPath, answerAnalyses),
    read(opinionPath, (given, ask, topic) => opinions(given, ask, topic)),
    on({ act: 'roundtable/give-opinion' }, 'post')(opinionPath, answerOpinions),
    get(areasPath, async () => answerAreas(house)),
    get(areaPath, (ask) => shownArea(house, ask)),
  ];
}

async function answerOn(house: House, ask: Ask, answer: AnswerOn): Promise<Answer> {
  const number = parseNumber(ask.params.topic);
  const topic = number === undefined ? undefined : await findTopic(house.db, number);
  if (topic !== undefined) return answer(house, ask, topic);
  return unknownPage({ label: m.roundtable_topics(), href: topicsPath.to({}) });
}

function stateNow({ clock }: Pick<House, 'clock'>, topic: Topic) {
  return opinionsState(topic, dayIn(ROUNDTABLE_ZONE, clock.now()));
}

async function answerTopic(house: House, ask: Ask, topic: Topic): Promise<Answer> {
  const { db } = house;
  const [comparison, people, picture, questions, seat] = await Promise.all([
    readComparison(db, topic),
    countRespondents(db, topic.id),
    findPicture(db, topic.id),
    listQuestions(db, topic.id),
    ask.actor === undefined ? undefined : findSeat(db, ask.actor.personId),
  ]);
  const opinionsShown = { topic, state: stateNow(house, topic), people, picture, questions };
  return topicPage({ comparison, opinions: opinionsShown, speaks: seat !== undefined });
}

async function answerAnalyses({ db }: House, _: Ask, topic: Topic): Promise<Answer> {
  const [analyses, members] = await Promise.all([listAnalyses(db, topic.id), listMembers(db)]);
  const ids = analyses.map(({ id }) => id);
  const sources = await listEvidence(db, 'analysis', ids);
  return analysesPage({ topic, analyses, members, sources });
}

async function opinions(
  house: House,
  ask: Ask,
  topic: Topic,
  { typed, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { db } = house;
  const questions = (await listQuestions(db, topic.id)).filter(
    ({ replacedAt }) => replacedAt === undefined,
  );
  const own =
    ask.actor === undefined ? [] : await listOwnOpinions(db, topic.id, ask.actor.personId);
  const given = own.map(({ questionId, choice }) => [`opinion-${questionId}`, choice]);
  return opinionPage({
    ...{ topic, questions, problems, status, state: stateNow(house, topic) },
    typed: typed ?? Object.fromEntries(given),
    signInHref: ask.actor === undefined ? accountLink(ask).href : undefined,
    done: doneWords(ask.query),
  });
}

async function answerOpinions(house: House, ask: Ask, topic: Topic): Promise<Answer> {
  const typed = await readForm(ask.request);
  const questions = await listQuestions(house.db, topic.id);
  const given = readOpinions(typed, questions);
  if (given.length === 0) {
    const problems = [{ field: '', message: m.roundtable_opinion_missing() }];
    return opinions(house, ask, topic, { typed, problems, status: 422 });
  }
  const by = { personId: actorOf(ask).personId, now: house.clock.now() };
  const done = await giveOpinions(house.db, by, { topic: topic.number, given });
  if (!done.ok) {
    return refusedPage(done.error, { label: topic.title, href: topicHref(topic.number) });
  }
  const query = { hecho: 'opinion' };
  return seeOther(opinionPath.to({ topic: String(topic.number) }, { query }));
}

async function answerAreas({ db }: House): Promise<Answer> {
  const [areas, members, quorums] = await Promise.all([
    listAreas(db),
    listMembers(db),
    listQuorums(db),
  ]);
  return areasPage({ areas, members, quorums });
}

export async function shownArea(
  { db }: Pick<House, 'db'>,
  ask: Ask,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const number = parseNumber(ask.params.area);
  const area = number === undefined ? undefined : await findArea(db, number);
  if (area === undefined) {
    return unknownPage({ label: m.roundtable_areas(), href: areasPath.to({}) });
  }
  const [members, quorums, asked, [action], seat] = await Promise.all([
    listMembers(db),
    listQuorums(db),
    listQuestions(db, area.topicId),
    listActions(db, { areaId: area.id }),
    ask.actor === undefined ? undefined : findSeat(db, ask.actor.personId),
  ]);
  const questions = asked.filter(({ id }) => area.questions.includes(id));
  const done = doneWords(ask.query);
  return areaPage({
    ...{ area, action, members, quorums, questions, typed, problems, status, done },
    seat: seat?.silentSince === undefined ? seat : undefined,
  });
}
