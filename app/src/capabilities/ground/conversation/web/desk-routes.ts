// The moderators' desk of an institution: the queue, a decision, a second review. Everything is read within its reach.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import {
  type FieldProblem,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { publicNames } from '../../people/index.ts';
import { decideComment } from '../actions/decide-comment.ts';
import { decideSecondReview } from '../actions/decide-second-review.ts';
import { mayReviewAgain, type Outcome } from '../rules/moderation.ts';
import { readCommentAs } from '../store/comments.ts';
import { readPlace } from '../store/places.ts';
import {
  countQueue,
  type JudgedComment,
  listOpenReports,
  listQueue,
  listVersions,
  readJudged,
} from '../store/queue.ts';
import { actingOf } from './acting.ts';
import { doneWords } from './done-words.ts';
import { decisionSchema, reviewSchema } from './form.ts';
import { judgedPage } from './judged-page.tsx';
import { refusedForm, unknownPage } from './parts.tsx';
import { judgedPath, queuePath, reviewPath } from './paths.ts';
import { queuePage } from './queue-page.tsx';

const QUEUE_SHOWN = 50;
const toModerate = { act: 'conversation/moderate' } as const;

export const deskRoutes = (house: House): readonly Route[] => [
  route({
    audience: toModerate,
    method: 'get',
    path: queuePath,
    answer: (ask) => answerQueue(house, ask),
  }),
  route({
    audience: toModerate,
    method: 'get',
    path: judgedPath,
    answer: (ask) => within(house, ask, (comment) => shownJudged(house, ask, comment, {}, [])),
  }),
  route({
    audience: toModerate,
    method: 'post',
    path: judgedPath,
    answer: (ask) => within(house, ask, (comment) => answerDecision(house, ask, comment)),
  }),
  route({
    audience: toModerate,
    method: 'post',
    path: reviewPath,
    answer: (ask) => within(house, ask, (comment) => answerReview(house, ask, comment)),
  }),
];

async function answerQueue({ db }: House, ask: Ask): Promise<Answer> {
  const scope = scopeOf(ask);
  const { personId } = actorOf(ask);
  const [institution, queue, count] = await Promise.all([
    readInstitution(db, scope.id),
    listQueue(db, scope, personId, QUEUE_SHOWN),
    countQueue(db, scope, personId),
  ]);
  const authors = queue.flatMap(({ authorId }) => authorId ?? []);
  const names = await publicNames(db, [...new Set(authors)]);
  return queuePage({ institution, queue, count, names, done: doneWords(ask.query) });
}

/** The comment that the address names, if the institution answers for it. */
async function within(
  { db }: House,
  ask: Ask,
  answer: (comment: JudgedComment) => Promise<Answer>,
): Promise<Answer> {
  const id = ask.params.comment ?? '';
  const comment = isUuid(id) ? await readJudged(db, scopeOf(ask), id) : undefined;
  return comment === undefined ? unknownPage() : answer(comment);
}

async function shownJudged(
  { db }: House,
  ask: Ask,
  comment: JudgedComment,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { id, authorId, answersId, placeId, review } = comment;
  const [institution, place, versions, reports, answered] = await Promise.all([
    readInstitution(db, scopeOf(ask).id),
    readPlace(db, placeId),
    listVersions(db, id),
    listOpenReports(db, id),
    answersId === null ? undefined : readCommentAs(db, answersId, undefined),
  ]);
  if (place === undefined) return unknownPage();
  const names = await publicNames(
    db,
    [authorId, answered?.authorId].flatMap((one) => one ?? []),
  );
  const hiddenBy = review?.hiddenBy ?? null;
  return judgedPage({
    institution,
    comment,
    place,
    authorName: names.get(authorId ?? '') ?? m.conversation_nobody(),
    versions,
    reports,
    answers: answered?.written && {
      name: names.get(answered.authorId ?? '') ?? m.conversation_nobody(),
      ...answered.written,
    },
    mayDecide: mayReviewAgain({ authorId, hiddenBy }, actorOf(ask).personId).ok,
    typed,
    problems,
  });
}

const doneOf: Readonly<Record<Outcome, string>> = {
  shown: 'comentario-mostrado',
  kept: 'comentario-mantenido',
  hidden: 'comentario-ocultado',
};

async function answerDecision(house: House, ask: Ask, comment: JudgedComment): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(decisionSchema, typed);
  const again = (problems: readonly FieldProblem[]) =>
    shownJudged(house, ask, comment, typed, problems);
  if (!parsed.isSound) return again(parsed.problems);
  const { decision, version, motivo: reason, detalle: words } = parsed.values;
  const hides = decision === 'ocultar';
  const deciding = { commentId: comment.id, version, hides, reason, words };
  const done = await decideComment(house.db, scopeOf(ask), deciding, actingOf(house, ask));
  if (done.ok) return backToQueue(ask, doneOf[done.value]);
  return refusedForm(done.error, again);
}

async function answerReview(house: House, ask: Ask, comment: JudgedComment): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(reviewSchema, typed);
  const again = (problems: readonly FieldProblem[]) =>
    shownJudged(house, ask, comment, typed, problems);
  if (!parsed.isSound) return again(parsed.problems);
  const { resultado: outcome, respuesta: answer } = parsed.values;
  const reviewing = { commentId: comment.id, outcome, answer };
  const done = await decideSecondReview(house.db, scopeOf(ask), reviewing, actingOf(house, ask));
  return done.ok ? backToQueue(ask, 'revision-respondida') : refusedForm(done.error, again);
}

function backToQueue(ask: Ask, hecho: string): Response {
  const institution = ask.params.institution ?? '';
  return seeOther(queuePath.to({ institution }, { query: { hecho } }));
}
