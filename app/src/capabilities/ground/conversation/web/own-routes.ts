// A person's own comments: the list, changing one, taking it back, and asking for a second review.
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
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askSecondReview } from '../actions/ask-second-review.ts';
import { editComment } from '../actions/edit-comment.ts';
import { withdrawComment } from '../actions/withdraw-comment.ts';
import { mayEdit } from '../rules/comment.ts';
import { parsePage } from '../rules/page-number.ts';
import { readHiding } from '../store/decisions.ts';
import {
  countOwnComments,
  listOwnComments,
  type OwnComment,
  readOwnComment,
} from '../store/own-comments.ts';
import { actingOf } from './acting.ts';
import { doneWords } from './done-words.ts';
import { askReviewSchema, editSchema } from './form.ts';
import { ownCommentPage, ownCommentsPage, withdrawPage } from './own-page.tsx';
import { refusedForm, refusedPage, unknownPage } from './parts.tsx';
import {
  anchorOf,
  askReviewPath,
  commentAddress,
  editPath,
  ownCommentPath,
  ownCommentsPath,
  placeAddress,
  withdrawPath,
} from './paths.ts';
import { writePage } from './write-page.tsx';
import { readWriter } from './writer.ts';

const COMMENTS_SHOWN = 30;
const toTakePart = { act: 'conversation/take-part' } as const;

export const ownRoutes = (house: House): readonly Route[] => [
  route({
    audience: toTakePart,
    method: 'get',
    path: ownCommentsPath,
    answer: (ask) => answerList(house, ask),
  }),
  route({
    audience: toTakePart,
    method: 'get',
    path: ownCommentPath,
    answer: (ask) => withOwn(house, ask, (own) => shownOwn(house, ask, own, {}, [])),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: askReviewPath,
    answer: (ask) => withOwn(house, ask, (own) => answerAsked(house, ask, own)),
  }),
  route({
    audience: toTakePart,
    method: 'get',
    path: editPath,
    answer: (ask) => withOwn(house, ask, (own) => answerEditForm(house, ask, own)),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: editPath,
    answer: (ask) => withOwn(house, ask, (own) => answerEdit(house, ask, own)),
  }),
  route({
    audience: toTakePart,
    method: 'get',
    path: withdrawPath,
    answer: (ask) =>
      withOwn(house, ask, async (own) =>
        own.withdrawnAt === null ? withdrawPage(own) : seeOther(ownCommentsPath.to({})),
      ),
  }),
  route({
    audience: toTakePart,
    method: 'post',
    path: withdrawPath,
    answer: (ask) => withOwn(house, ask, (own) => answerWithdraw(house, ask, own)),
  }),
];

/** The comment that the address names, if it is hers. */
async function withOwn(
  { db }: House,
  ask: Ask,
  answer: (own: OwnComment) => Promise<Answer>,
): Promise<Answer> {
  const id = ask.params.comment ?? '';
  const own = isUuid(id) ? await readOwnComment(db, id, actorOf(ask).personId) : undefined;
  return own === undefined ? unknownPage() : answer(own);
}

async function answerList({ db }: House, ask: Ask): Promise<Answer> {
  const { personId } = actorOf(ask);
  const page = parsePage(ask.query.get('pagina'));
  const [comments, count] = await Promise.all([
    listOwnComments(db, personId, { limit: COMMENTS_SHOWN, offset: (page - 1) * COMMENTS_SHOWN }),
    countOwnComments(db, personId),
  ]);
  return ownCommentsPage({ comments, page, pagesCount: Math.ceil(count / COMMENTS_SHOWN) });
}

async function shownOwn(
  { db, clock }: House,
  ask: Ask,
  comment: OwnComment,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { hidingId } = comment;
  const hiding = hidingId === null ? undefined : await readHiding(db, hidingId);
  const done = doneWords(ask.query);
  return ownCommentPage({ comment, hiding, typed, problems, done, now: clock.now() });
}

async function answerAsked(house: House, ask: Ask, own: OwnComment): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(askReviewSchema, typed);
  if (!parsed.isSound) return shownOwn(house, ask, own, typed, parsed.problems);
  const asking = { commentId: own.id, words: parsed.values.porque };
  const done = await askSecondReview(house.db, asking, actingOf(house, ask));
  if (!done.ok) {
    return refusedForm(done.error, (problems) => shownOwn(house, ask, own, typed, problems));
  }
  return seeOther(ownCommentPath.to({ comment: own.id }, { query: { hecho: 'revision-pedida' } }));
}

function backTo({ id }: OwnComment) {
  return { label: m.conversation_own_one_title(), href: ownCommentPath.to({ comment: id }) };
}

async function answerEditForm(house: House, ask: Ask, own: OwnComment): Promise<Answer> {
  const { postedAt, latestVersion, hidingId, withdrawnAt, place, written } = own;
  const may = mayEdit(
    {
      postedAt,
      latestVersion,
      isHidden: hidingId !== null,
      isWithdrawn: withdrawnAt !== null,
      placeIsOpen: place.isOpen,
    },
    { fromVersion: latestVersion, now: house.clock.now() },
  );
  if (!may.ok) return refusedPage(may.error, backTo(own));
  const typed = { texto: written?.text ?? '', lengua: written?.lang ?? '' };
  return shownEdit(house, ask, own, { ...typed, version: String(latestVersion) }, []);
}

async function shownEdit(
  house: House,
  ask: Ask,
  own: OwnComment,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { publicName, waits } = await readWriter(house, actorOf(ask).personId);
  return writePage({
    kind: 'edit',
    place: own.place,
    action: editPath.to({ comment: own.id }),
    typed,
    problems,
    hidden: { version: typed.version ?? '' },
    publicName,
    waits,
  });
}

async function answerEdit(house: House, ask: Ask, own: OwnComment): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(editSchema, typed);
  if (!parsed.isSound) return shownEdit(house, ask, own, typed, parsed.problems);
  const { texto: text, lengua: lang, version: fromVersion } = parsed.values;
  const edit = { commentId: own.id, placeId: own.place.id, fromVersion, text, lang };
  const edited = await editComment(house, edit, actingOf(house, ask));
  if (!edited.ok) {
    return refusedForm(edited.error, (problems) => shownEdit(house, ask, own, typed, problems));
  }
  const done = edited.value.waits ? 'cambio-en-revision' : 'editado';
  const { id, isReply, place } = own;
  return seeOther(isReply ? commentAddress(id, done) : placeAddress(place, done, anchorOf(id)));
}

async function answerWithdraw(house: House, ask: Ask, own: OwnComment): Promise<Answer> {
  const done = await withdrawComment(house.db, own.id, actingOf(house, ask));
  if (!done.ok) return refusedPage(done.error, backTo(own));
  return seeOther(placeAddress(own.place, 'comentario-retirado'));
}
