// The moderators' desk of an institution: the queue, a decision, a second review. Everything is read within its reach.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
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
import { type AnswerAsk, answerForm, routesFor } from './form-routes.ts';
import { judgedPage } from './judged-page.tsx';
import { unknownPage } from './parts.tsx';
import { judgedPath, queuePath, reviewPath } from './paths.ts';
import { queuePage } from './queue-page.tsx';

const QUEUE_SHOWN = 50;

interface AtDesk {
  readonly house: House;
  readonly ask: Ask;
  readonly comment: JudgedComment;
}

export const deskRoutes = (house: House): readonly Route[] => {
  const { get, post } = routesFor(house, { act: 'conversation/moderate' });
  return [
    get(queuePath, answerQueue),
    get(
      judgedPath,
      within((given) => shownJudged(given, {}, [])),
    ),
    post(judgedPath, within(answerDecision)),
    post(reviewPath, within(answerReview)),
  ];
};

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

/** On the comment that the address names, if the institution answers for it. */
function within(answer: (given: AtDesk) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const id = ask.params.comment ?? '';
    const comment = isUuid(id) ? await readJudged(house.db, scopeOf(ask), id) : undefined;
    return comment === undefined ? unknownPage() : answer({ house, ask, comment });
  };
}

async function shownJudged(
  { house: { db }, ask, comment }: AtDesk,
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

function answerDecision(given: AtDesk): Promise<Answer> {
  const { house, ask, comment } = given;
  return answerForm(ask, decisionSchema, {
    shown: (typed, problems) => shownJudged(given, typed, problems),
    act: ({ decision, version, motivo: reason, detalle: words }) => {
      const hides = decision === 'ocultar';
      const deciding = { commentId: comment.id, version, hides, reason, words };
      return decideComment(house.db, scopeOf(ask), deciding, actingOf(house, ask));
    },
    done: (outcome) => backToQueue(ask, doneOf[outcome]),
  });
}

function answerReview(given: AtDesk): Promise<Answer> {
  const { house, ask, comment } = given;
  return answerForm(ask, reviewSchema, {
    shown: (typed, problems) => shownJudged(given, typed, problems),
    act: ({ resultado: outcome, respuesta: answer }) => {
      const reviewing = { commentId: comment.id, outcome, answer };
      return decideSecondReview(house.db, scopeOf(ask), reviewing, actingOf(house, ask));
    },
    done: () => backToQueue(ask, 'revision-respondida'),
  });
}

function backToQueue(ask: Ask, hecho: string): Response {
  const institution = ask.params.institution ?? '';
  return seeOther(queuePath.to({ institution }, { query: { hecho } }));
}
