// What a representative sends for her member on a topic: positions, decisions on what waits, analyses, areas and backings.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { storeFile } from '../../../../platform/files/kept-files.ts';
import { readForm, readFormWithFiles, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { backArea, proposeArea, withdrawBacking } from '../actions/back-area.ts';
import { mendEvidence, publishAnalysis } from '../actions/publish-analysis.ts';
import { decideWaitingStance, takeStance } from '../actions/take-stance.ts';
import { groundsOf } from '../rules/common-ground.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findQuorum } from '../store/areas.ts';
import { listDeadOf, listEvidence } from '../store/evidence.ts';
import { listMembers } from '../store/members.ts';
import { listStances } from '../store/stances.ts';
import { findTopic, listQuestions, type Topic } from '../store/topics.ts';
import { analysisPage } from './analysis-page.tsx';
import { type AtSeat, seatRoutesOf } from './at-seat.ts';
import { parseNumber } from './call-forms.ts';
import { doneWords } from './done-words.ts';
import { parseReason, type Shown } from './form-parts.ts';
import { mendPage } from './mend-page.tsx';
import { refusedPage, unknownPage } from './parts.tsx';
import { pathIn } from './paths.ts';
import { problemsOf, statusOf } from './refusal-words.ts';
import { seatTopicPage } from './seat-topic-page.tsx';
import { readPdf, storePdf, withPdf } from './sent-pdf.ts';
import { parseAnalysis, parseArea, parseMending, parseStance } from './topic-forms.ts';
import { analysesPath, areaHref, seatTopic as paths, topicsPath } from './topic-paths.ts';
import { shownArea } from './topic-routes.ts';

interface AtTopic extends AtSeat {
  readonly topic: Topic;
}

export function seatTopicRoutes(house: House): readonly Route[] {
  const { get, post } = seatRoutesOf(house);
  return [
    get(
      paths.front,
      onTopic((given) => shown(given)),
    ),
    withPdf(post(paths.front, onTopic(answerStance))),
    post(paths.decide, onTopic(answerDecision)),
    get(
      paths.analysis,
      onTopic(async (given) => analysis(given)),
    ),
    withPdf(post(paths.analysis, onTopic(answerAnalysis))),
    post(paths.area, onTopic(answerArea)),
    get(paths.mend, (given) => mending(given)),
    withPdf(post(paths.mend, answerMending)),
    post(paths.back, answerBack),
    post(paths.withdraw, answerWithdraw),
  ];
}

function onTopic(answer: (given: AtTopic) => Promise<Answer>) {
  return async (given: AtSeat): Promise<Answer> => {
    const number = parseNumber(given.ask.params.topic);
    const topic = number === undefined ? undefined : await findTopic(given.house.db, number);
    if (topic !== undefined) return answer({ ...given, topic });
    return unknownPage({ label: m.roundtable_topics(), href: topicsPath.to({}) });
  };
}

function seatTopicHref({ number }: Topic, hecho?: string): string {
  const query = hecho === undefined ? {} : { hecho };
  return paths.front.to({ topic: String(number) }, { query });
}

async function shown(
  { house: { db }, ask, seat, topic, by }: AtTopic,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [asked, stances, members, quorum] = await Promise.all([
    listQuestions(db, topic.id),
    listStances(db, topic.id),
    listMembers(db, { standing: true }),
    findQuorum(db),
  ]);
  const own = stances.filter(({ memberId }) => memberId === seat.memberId);
  const evidence = await listEvidence(
    db,
    'stance',
    own.map(({ id }) => id),
  );
  const memberIds = members.map(({ id }) => id);
  const grounds = groundsOf({ questions: asked, stances, members: memberIds, quorum });
  return seatTopicPage({
    ...{ topic, seat, evidence, now: by.now, typed, problems, status },
    questions: asked.filter(({ replacedAt }) => replacedAt === undefined),
    stances: own,
    candidates: grounds.filter((one) => one.isCandidate).map(({ questionId }) => questionId),
    done: doneWords(ask.query),
  });
}

/** A refusal of a field shows the form again, another its own page. */
function refusedOn(given: AtTopic, refusal: Refusal, typed: Typed): Answer | Promise<Answer> {
  if (statusOf(refusal) === 422) {
    return shown(given, { typed, problems: problemsOf(refusal), status: 422 });
  }
  return refusedPage(refusal, { label: given.topic.title, href: seatTopicHref(given.topic) });
}

async function answerStance(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const parsed = parseStance(typed);
  const pdf = await readPdf(form);
  if (!parsed.isSound || !('accepted' in pdf)) {
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...pdf.problems];
    return shown(given, { typed, problems, status: 422 });
  }
  const { written, sources: evidence, documentTitle } = parsed.values;
  const questionId = isUuid(typed.cual) ? typed.cual : topic.id;
  const document = await storePdf(house, pdf.accepted, documentTitle);
  const about = { topic: topic.number, questionId, written, evidence, document };
  const taken = await takeStance(house.db, { ...by, pathIn }, about);
  if (!taken.ok) return refusedOn(given, taken.error, typed);
  return seeOther(seatTopicHref(topic, taken.value === 'waiting' ? 'postura-espera' : 'postura'));
}

async function answerDecision(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  const decision = typed.decision === 'taken' ? 'taken' : 'left';
  const questionId = isUuid(typed.cual) ? typed.cual : topic.id;
  const decided = await decideWaitingStance(house.db, by, { questionId, decision });
  if (!decided.ok) return refusedOn(given, decided.error, typed);
  return seeOther(seatTopicHref(topic, decision === 'taken' ? 'postura-tomada' : 'postura-dejada'));
}

function analysis(
  { seat, topic }: AtTopic,
  { typed = {}, problems = [], status }: Shown = {},
): Answer {
  return analysisPage({ topic, member: seat.memberName, typed, problems, status });
}

async function answerAnalysis(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const parsed = parseAnalysis(typed);
  const pdf = await readPdf(form);
  if (!parsed.isSound || !('accepted' in pdf)) {
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...pdf.problems];
    return analysis(given, { typed, problems, status: 422 });
  }
  const { accepted } = pdf;
  const stored = accepted && (await storeFile(house.files, accepted));
  const sent = { topic: topic.number, ...parsed.values, file: stored };
  const published = await publishAnalysis(house.db, by, sent);
  if (!published.ok) {
    if (statusOf(published.error) !== 422) return refusedOn(given, published.error, typed);
    return analysis(given, { typed, problems: problemsOf(published.error), status: 422 });
  }
  return seeOther(analysesPath.to({ topic: String(topic.number) }));
}

async function answerArea(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  const parsed = parseArea(typed, await listQuestions(house.db, topic.id));
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const proposed = await proposeArea(house.db, by, { topic: topic.number, ...parsed.values });
  if (!proposed.ok) return refusedOn(given, proposed.error, typed);
  return seeOther(`${areaHref(proposed.value)}?hecho=ambito`);
}

async function mending(
  { house, ask, seat }: AtSeat,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const dead = await listDeadOf(house.db, seat.memberId);
  return mendPage({ dead, typed, problems, status, done: doneWords(ask.query) });
}

async function answerMending(given: AtSeat): Promise<Answer> {
  const { house, ask, by } = given;
  const form = await readFormWithFiles(ask.request);
  const { typed } = form;
  const pdf = await readPdf(form);
  if (!('accepted' in pdf)) return mending(given, { typed, problems: pdf.problems, status: 422 });
  const parsed = parseMending(typed, pdf.accepted !== undefined);
  if (!parsed.isSound) return mending(given, { typed, problems: parsed.problems, status: 422 });
  const { evidenceId, written } = parsed.values;
  const document = await storePdf(house, pdf.accepted, written.title);
  const mended = await mendEvidence(house.db, by, { evidenceId, written: document ?? written });
  if (!mended.ok) {
    return refusedPage(mended.error, { label: m.roundtable_dead(), href: paths.mend.to({}) });
  }
  return seeOther(paths.mend.to({}, { query: { hecho: 'prueba-reemplazada' } }));
}

async function answerBack({ house, ask, by }: AtSeat): Promise<Answer> {
  await readForm(ask.request);
  const number = parseNumber(ask.params.area) ?? 0;
  const backed = await backArea(house.db, by, number);
  return backed.ok
    ? seeOther(`${areaHref(number)}?hecho=respaldo`)
    : refusedPage(backed.error, { label: m.roundtable_area(), href: areaHref(number) });
}

async function answerWithdraw({ house, ask, by }: AtSeat): Promise<Answer> {
  const typed = await readForm(ask.request);
  const number = parseNumber(ask.params.area) ?? 0;
  const parsed = parseReason(typed);
  if (!parsed.isSound) {
    return shownArea(house, ask, { typed, problems: parsed.problems, status: 422 });
  }
  const withdrawn = await withdrawBacking(house.db, by, { number, reason: parsed.values });
  return withdrawn.ok
    ? seeOther(`${areaHref(number)}?hecho=respaldo-retirado`)
    : refusedPage(withdrawn.error, { label: m.roundtable_area(), href: areaHref(number) });
}
