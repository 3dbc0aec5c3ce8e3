// The forms with which the secretariat keeps topics, their questions, their days for residents, and the quorum.

import type { Result } from '@minga/basics';
import { isUuid } from '@minga/basics';
import { m } from '#words';
import { readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import {
  askQuestion,
  closeTopic,
  editTopic,
  openTopic,
  putToResidents,
  rewordQuestion,
} from '../actions/keep-topic.ts';
import { recordQuorum } from '../actions/record-quorum.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listAgreementsForQuorum, listQuorums } from '../store/areas.ts';
import { listMembers } from '../store/members.ts';
import { findTopic, listQuestions, listTopics, type Topic } from '../store/topics.ts';
import { type AtDesk, deskRoutesOf } from './at-desk.ts';
import { parseNumber } from './call-forms.ts';
import { doneWords } from './done-words.ts';
import type { Shown } from './form-parts.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import { problemsOf, statusOf } from './refusal-words.ts';
import { deskTopicHref, topicDeskPage, topicsDeskPage } from './topic-desk-page.tsx';
import { parseDays, parseQuorum, parseStatement, parseTopic } from './topic-forms.ts';
import { topicDesk as paths } from './topic-paths.ts';

interface AtTopic extends AtDesk {
  readonly topic: Topic;
}

export function topicDeskRoutes(house: House): readonly Route[] {
  const { get, post } = deskRoutesOf(house);
  return [
    get(paths.topics, (given) => topics(given)),
    post(paths.topics, answerOpen),
    post(paths.quorum, answerQuorum),
    get(
      paths.topic,
      onTopic((given) => shown(given)),
    ),
    post(paths.topic, onTopic(answerEdit)),
    post(paths.ask, onTopic(answerAsk)),
    post(paths.reword, onTopic(answerReword)),
    post(paths.residents, onTopic(answerResidents)),
    post(paths.close, onTopic(answerClose)),
  ];
}

/** Every page and act is on one topic of this body: another's is not there. */
function onTopic(answer: (given: AtTopic) => Promise<Answer>) {
  return async (given: AtDesk): Promise<Answer> => {
    const { house, ask, by, desk } = given;
    const number = parseNumber(ask.params.topic);
    const topic = number === undefined ? undefined : await findTopic(house.db, number);
    if (topic?.institutionId === by.scope.id) return answer({ ...given, topic });
    const href = paths.topics.to({ institution: desk.slug });
    return unknownPage({ label: m.roundtable_topics(), href });
  };
}

async function topics(
  { house: { db }, ask, by, desk }: AtDesk,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const [all, quorums, members, agreements] = await Promise.all([
    listTopics(db),
    listQuorums(db),
    listMembers(db),
    listAgreementsForQuorum(db),
  ]);
  const own = all.filter(({ institutionId }) => institutionId === by.scope.id);
  const done = doneWords(ask.query);
  return topicsDeskPage({
    ...{ desk, topics: own, quorums, members, agreements, typed, problems, status, done },
  });
}

async function answerOpen(given: AtDesk): Promise<Answer> {
  const { house, ask, by, desk } = given;
  const typed = await readForm(ask.request);
  const parsed = parseTopic(typed);
  if (!parsed.isSound) return topics(given, { typed, problems: parsed.problems, status: 422 });
  const number = await openTopic(house.db, by, parsed.values);
  return seeOther(`${deskTopicHref(desk, { number })}?hecho=tema-abierto`);
}

async function answerQuorum(given: AtDesk): Promise<Answer> {
  const { house, ask, by, desk } = given;
  const typed = await readForm(ask.request);
  if ((await listAgreementsForQuorum(house.db)).length === 0) {
    const problems = [{ field: '', message: m.roundtable_quorum_no_agreements() }];
    return topics(given, { typed, problems, status: 422 });
  }
  const parsed = parseQuorum(typed, await listMembers(house.db, { standing: true }));
  if (!parsed.isSound) return topics(given, { typed, problems: parsed.problems, status: 422 });
  const recorded = await recordQuorum(house.db, by, parsed.values);
  if (!recorded.ok) {
    return topics(given, { typed, problems: problemsOf(recorded.error), status: 422 });
  }
  const query = { hecho: 'quorum-anotado' };
  return seeOther(paths.topics.to({ institution: desk.slug }, { query }));
}

async function shown(
  { house, ask, desk, topic }: AtTopic,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const questions = (await listQuestions(house.db, topic.id)).filter(
    ({ replacedAt }) => replacedAt === undefined,
  );
  const done = doneWords(ask.query);
  return topicDeskPage({ desk, topic, questions, typed, problems, status, done });
}

/** Back to the topic with what was done; a refusal of a field shows the form again, another its own page. */
function ended(
  given: AtTopic,
  done: Result<unknown, Refusal>,
  { typed, hecho }: { readonly typed: Typed; readonly hecho: string },
): Answer | Promise<Answer> {
  const href = deskTopicHref(given.desk, given.topic);
  if (done.ok) return seeOther(`${href}?hecho=${hecho}`);
  if (statusOf(done.error) !== 422) {
    return refusedPage(done.error, { label: given.topic.title, href });
  }
  return shown(given, { typed, problems: problemsOf(done.error), status: 422 });
}

async function answerEdit(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  const parsed = parseTopic(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const edited = await editTopic(house.db, by, { number: topic.number, written: parsed.values });
  return ended(given, edited, { typed, hecho: 'guardada' });
}

async function answerAsk(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  const parsed = parseStatement(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const about = { number: topic.number, statement: parsed.values };
  return ended(given, await askQuestion(house.db, by, about), { typed, hecho: 'pregunta' });
}

async function answerReword(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  const parsed = parseStatement(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const questionId = isUuid(typed.cual) ? typed.cual : topic.id;
  const about = { number: topic.number, questionId, statement: parsed.values };
  const reworded = await rewordQuestion(house.db, by, about);
  const hecho = reworded.ok && reworded.value === 'replaced' ? 'pregunta-reemplazada' : 'pregunta';
  return ended(given, reworded, { typed, hecho });
}

async function answerResidents(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  const parsed = parseDays(typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const put = await putToResidents(house.db, by, { number: topic.number, days: parsed.values });
  return ended(given, put, { typed, hecho: 'guardada' });
}

async function answerClose(given: AtTopic): Promise<Answer> {
  const { house, ask, by, topic } = given;
  const typed = await readForm(ask.request);
  return ended(given, await closeTopic(house.db, by, topic.number), {
    typed,
    hecho: 'tema-cerrado',
  });
}
