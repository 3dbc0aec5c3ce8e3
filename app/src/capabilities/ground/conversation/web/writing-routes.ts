// Where people write: a comment, a reply, a report, and whether they follow a place.
import { randomUUID } from 'node:crypto';
import { isUuid } from '@minga/basics';
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
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { followPlace } from '../actions/follow-place.ts';
import { postComment } from '../actions/post-comment.ts';
import { reportComment } from '../actions/report-comment.ts';
import { type ReadComment, readCommentAs } from '../store/comments.ts';
import { type Place, readPlace } from '../store/places.ts';
import { actingOf } from './acting.ts';
import { postSchema, reportSchema } from './form.ts';
import { refusedForm, refusedPage, unknownPage } from './parts.tsx';
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
import { mendingOf, readWriter } from './writer.ts';

const toTakePart = { act: 'conversation/take-part' } as const;

export const writingRoutes = (house: House): readonly Route[] => [
  route({
    audience: toTakePart,
    method: 'get',
    path: postPath,
    answer: (ask) => atPlace(house, ask, (target) => answerForm(house, ask, target)),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: postPath,
    answer: (ask) => atPlace(house, ask, (target) => answerPost(house, ask, target)),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: followPath,
    answer: (ask) => atPlace(house, ask, ({ place }) => answerFollow(house, ask, place)),
  }),
  route({
    audience: toTakePart,
    method: 'get',
    path: replyPath,
    answer: (ask) => atComment(house, ask, (target) => answerForm(house, ask, target)),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: replyPath,
    answer: (ask) => atComment(house, ask, (target) => answerPost(house, ask, target)),
  }),
  route({
    audience: toTakePart,
    method: 'get',
    path: reportPath,
    answer: (ask) =>
      atComment(house, ask, async ({ answers, place }) => shownReport(answers, place, {}, [])),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: reportPath,
    answer: (ask) => atComment(house, ask, (target) => answerReport(house, ask, target)),
  }),
];

interface Answered {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly lang: string;
}

/** Where something is written: at a place, or below a comment there. */
interface Target {
  readonly place: Place;
  readonly answers: Answered | undefined;
}

async function atPlace(
  { db }: House,
  ask: Ask,
  answer: (target: Target) => Promise<Answer>,
): Promise<Answer> {
  const id = ask.params.place ?? '';
  const place = isUuid(id) ? await readPlace(db, id) : undefined;
  return place === undefined ? unknownPage() : answer({ place, answers: undefined });
}

/** A comment that everybody reads; one that waits is not there for others, nor can its author answer it. */
async function atComment(
  { db }: House,
  ask: Ask,
  answer: (target: Target & { readonly answers: Answered }) => Promise<Answer>,
): Promise<Answer> {
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
  return answer({ place, answers });
}

function whyGone({ hiding, withdrawnAt }: ReadComment) {
  if (hiding !== undefined) return 'conversation/hidden' as const;
  return withdrawnAt === null ? undefined : ('conversation/withdrawn' as const);
}

function backTo(place: Place) {
  return { label: place.titles[currentLocale()], href: placeAddress(place) };
}

async function answerForm(house: House, ask: Ask, target: Target): Promise<Answer> {
  if (!target.place.isOpen) {
    return refusedPage({ code: 'conversation/closed' }, backTo(target.place));
  }
  const { refusal } = await readWriter(house, actorOf(ask).personId);
  if (refusal !== undefined) {
    return refusedPage(refusal, mendingOf(refusal, ask.address) ?? backTo(target.place));
  }
  return shownForm(house, ask, target, {}, []);
}

async function shownForm(
  house: House,
  ask: Ask,
  { place, answers }: Target,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { publicName, waits } = await readWriter(house, actorOf(ask).personId);
  return writePage({
    kind: answers === undefined ? 'comment' : 'reply',
    place,
    action:
      answers === undefined
        ? postPath.to({ place: place.id })
        : replyPath.to({ comment: answers.id }),
    typed,
    problems,
    hidden: { clave: typed.clave ?? randomUUID() },
    publicName,
    waits,
    ...(answers === undefined ? {} : { answers }),
  });
}

async function answerPost(house: House, ask: Ask, target: Target): Promise<Answer> {
  const { place, answers } = target;
  const typed = await readForm(ask.request);
  const parsed = parseForm(postSchema, typed);
  if (!parsed.isSound) return shownForm(house, ask, target, typed, parsed.problems);
  const { texto: text, lengua: lang, postura: side, clave: formKey } = parsed.values;
  const post = { placeId: place.id, answersId: answers?.id, text, lang, side, formKey };
  const posted = await postComment(house, post, actingOf(house, ask));
  if (!posted.ok) {
    return refusedForm(posted.error, (problems) => shownForm(house, ask, target, typed, problems));
  }
  const { id, waits } = posted.value;
  const done = waits ? 'comentario-en-revision' : 'comentado';
  return seeOther(
    answers === undefined ? placeAddress(place, done, anchorOf(id)) : commentAddress(id, done),
  );
}

async function answerFollow(house: House, ask: Ask, place: Place): Promise<Answer> {
  const follows = (await readForm(ask.request)).seguir !== 'no';
  const done = await followPlace(house.db, { placeId: place.id, follows }, actingOf(house, ask));
  if (!done.ok) return refusedPage(done.error, backTo(place));
  return seeOther(placeAddress(place, follows ? 'conversacion-seguida' : 'conversacion-dejada'));
}

function shownReport(
  answers: Answered,
  place: Place,
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

async function answerReport(
  house: House,
  ask: Ask,
  { answers, place }: Target & { readonly answers: Answered },
): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(reportSchema, typed);
  if (!parsed.isSound) return shownReport(answers, place, typed, parsed.problems);
  const { motivo: reason, detalle: words } = parsed.values;
  const report = { commentId: answers.id, reason, words };
  const done = await reportComment(house, report, actingOf(house, ask));
  if (!done.ok) return refusedForm(done.error, (all) => shownReport(answers, place, typed, all));
  return seeOther(commentAddress(answers.id, 'reportado'));
}
