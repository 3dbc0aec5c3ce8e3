// Where people write: a comment, a reply, a report, and whether they follow a place.
import { isUuid } from '@minga/basics';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { followPlace } from '../actions/follow-place.ts';
import { postComment } from '../actions/post-comment.ts';
import { reportComment } from '../actions/report-comment.ts';
import { QUESTION_KIND } from '../rules/question.ts';
import { type ReadComment, readCommentAs } from '../store/comments.ts';
import { type Place, readPlace } from '../store/places.ts';
import { actingOf } from './acting.ts';
import { postSchema, reportSchema } from './form.ts';
import { type AnswerAsk, answerForm, routesFor } from './form-routes.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import {
  anchorOf,
  commentAddress,
  followPath,
  placeAddress,
  postPath,
  replyPath,
  reportPath,
} from './paths.ts';
import { reportPage } from './report-page.tsx';
import { seenBy } from './seen-comments.ts';
import { writePage } from './write-page.tsx';
import { mendingOf, readTeams, readWriter } from './writer.ts';

export const writingRoutes = (house: House): readonly Route[] => {
  const { get, post } = routesFor(house, { act: 'conversation/take-part' });
  return [
    get(postPath, atPlace(answerWriting)),
    post(postPath, atPlace(answerPost)),
    post(followPath, atPlace(answerFollow)),
    get(replyPath, atComment(answerWriting)),
    post(replyPath, atComment(answerPost)),
    get(
      reportPath,
      atComment(async (target) => shownReport(target, {}, [])),
    ),
    post(reportPath, atComment(answerReport)),
  ];
};

interface Answered {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly lang: string;
}

/** Where something is written: at a place, or below a comment there. */
interface Target {
  readonly house: House;
  readonly ask: Ask;
  readonly place: Place;
  readonly answers?: Answered;
}
type BelowComment = Target & { readonly answers: Answered };

function atPlace(answer: (target: Target) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const id = ask.params.place ?? '';
    const place = isUuid(id) ? await readPlace(house.db, id) : undefined;
    return place === undefined ? unknownPage() : answer({ house, ask, place });
  };
}

/** A comment that everybody reads; one that waits is not there for others, nor can its author answer it. */
function atComment(answer: (target: BelowComment) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const { db } = house;
    const id = ask.params.comment ?? '';
    const comment = isUuid(id) ? await readCommentAs(db, id, undefined) : undefined;
    const place = comment && (await readPlace(db, comment.placeId));
    if (comment === undefined || place === undefined) return unknownPage();
    const gone = whyGone(comment);
    if (gone !== undefined || comment.written === undefined) {
      return refusedPage({ code: gone ?? 'conversation/withdrawn' }, backTo(place));
    }
    const [seen] = await seenBy(db, undefined, [comment]);
    const answers = { id, name: seen?.authorName ?? '', ...comment.written };
    return answer({ house, ask, place, answers });
  };
}

function whyGone({ hiding, withdrawnAt }: ReadComment) {
  if (hiding !== undefined) return 'conversation/hidden' as const;
  return withdrawnAt === null ? undefined : ('conversation/withdrawn' as const);
}

function backTo(place: Place) {
  return { label: place.titles[currentLocale()], href: placeAddress(place) };
}

async function answerWriting(target: Target): Promise<Answer> {
  const { house, ask, place } = target;
  if (!place.isOpen) return refusedPage({ code: 'conversation/closed' }, backTo(place));
  const { refusal } = await readWriter(house, actorOf(ask).personId);
  if (refusal !== undefined) {
    return refusedPage(refusal, mendingOf(refusal, ask.address) ?? backTo(place));
  }
  return shownWriting(target, {}, []);
}

async function shownWriting(
  { house, ask, place, answers }: Target,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { publicName, waits } = await readWriter(house, actorOf(ask).personId);
  const isOfForum = place.kind === QUESTION_KIND;
  return writePage({
    kind: answers !== undefined ? 'reply' : isOfForum ? 'answer' : 'comment',
    place,
    action:
      answers === undefined
        ? postPath.to({ place: place.id })
        : replyPath.to({ comment: answers.id }),
    typed,
    problems,
    publicName,
    waits,
    teams: isOfForum ? await readTeams(house.db, actorOf(ask)) : [],
    ...(answers === undefined ? {} : { answers }),
  });
}

function answerPost(target: Target): Promise<Answer> {
  const { house, ask, place, answers } = target;
  return answerForm(ask, postSchema, {
    shown: (typed, problems) => shownWriting(target, typed, problems),
    act: ({ texto: text, lengua: lang, postura: side, como: forInstitutionId }) => {
      const to = { placeId: place.id, answersId: answers?.id, forInstitutionId };
      const post = { ...to, text, lang, side };
      return postComment(house, post, actingOf(house, ask));
    },
    done: ({ id, waits }) => {
      const done = waits ? 'comentario-en-revision' : 'comentado';
      return seeOther(
        answers === undefined ? placeAddress(place, done, anchorOf(id)) : commentAddress(id, done),
      );
    },
  });
}

async function answerFollow({ house, ask, place }: Target): Promise<Answer> {
  const follows = (await readForm(ask.request)).seguir !== 'no';
  const done = await followPlace(house.db, { placeId: place.id, follows }, actingOf(house, ask));
  if (!done.ok) return refusedPage(done.error, backTo(place));
  return seeOther(placeAddress(place, follows ? 'conversacion-seguida' : 'conversacion-dejada'));
}

function shownReport(
  { place, answers }: BelowComment,
  typed: Typed,
  problems: readonly FieldProblem[],
): Page {
  return reportPage({
    action: reportPath.to({ comment: answers.id }),
    place,
    answers,
    typed,
    problems,
  });
}

function answerReport(target: BelowComment): Promise<Answer> {
  const { house, ask, answers } = target;
  return answerForm(ask, reportSchema, {
    shown: (typed, problems) => shownReport(target, typed, problems),
    act: ({ motivo: reason, detalle: words }) =>
      reportComment(house, { commentId: answers.id, reason, words }, actingOf(house, ask)),
    done: () => seeOther(commentAddress(answers.id, 'reportado')),
  });
}
