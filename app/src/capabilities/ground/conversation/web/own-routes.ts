// A person's own comments: the list, changing one, taking it back, and asking for a second review.
import { isUuid } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { askSecondReview } from '../actions/ask-second-review.ts';
import { editComment } from '../actions/edit-comment.ts';
import { withdrawComment } from '../actions/withdraw-comment.ts';
import { mayEdit } from '../rules/comment.ts';
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
import { type AnswerAsk, answerForm, routesFor } from './form-routes.ts';
import { ownCommentPage, ownCommentsPage, withdrawPage } from './own-page.tsx';
import { refusedPage, unknownPage } from './parts.tsx';
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

interface Own {
  readonly house: House;
  readonly ask: Ask;
  readonly own: OwnComment;
}

export const ownRoutes = (house: House): readonly Route[] => {
  const { get, post } = routesFor(house, { act: 'conversation/take-part' });
  return [
    get(ownCommentsPath, answerList),
    get(
      ownCommentPath,
      withOwn((given) => shownOwn(given, {}, [])),
    ),
    post(askReviewPath, withOwn(answerAsked)),
    get(editPath, withOwn(answerEditForm)),
    post(editPath, withOwn(answerEdit)),
    get(
      withdrawPath,
      withOwn(async ({ own }) =>
        own.withdrawnAt === null ? withdrawPage(own) : seeOther(ownCommentsPath.to({})),
      ),
    ),
    post(withdrawPath, withOwn(answerWithdraw)),
  ];
};

/** On the comment that the address names, if it is hers. */
function withOwn(answer: (given: Own) => Promise<Answer>): AnswerAsk {
  return async (house, ask) => {
    const id = ask.params.comment ?? '';
    const { personId } = actorOf(ask);
    const own = isUuid(id) ? await readOwnComment(house.db, id, personId) : undefined;
    return own === undefined ? unknownPage() : answer({ house, ask, own });
  };
}

async function answerList({ db }: House, ask: Ask): Promise<Answer> {
  const { personId } = actorOf(ask);
  const count = await countOwnComments(db, personId);
  const paged = pagedOf(count, askedPage(ask.query), COMMENTS_SHOWN);
  return ownCommentsPage({ comments: await listOwnComments(db, personId, paged), paged });
}

async function shownOwn(
  { house: { db, clock }, ask, own: comment }: Own,
  typed: Typed,
  problems: readonly FieldProblem[],
): Promise<Page> {
  const { hidingId } = comment;
  const hiding = hidingId === null ? undefined : await readHiding(db, hidingId);
  const done = doneWords(ask.query);
  return ownCommentPage({ comment, hiding, typed, problems, done, now: clock.now() });
}

function answerAsked(given: Own): Promise<Answer> {
  const { house, ask, own } = given;
  return answerForm(ask, askReviewSchema, {
    shown: (typed, problems) => shownOwn(given, typed, problems),
    act: ({ porque: words }) =>
      askSecondReview(house.db, { commentId: own.id, words }, actingOf(house, ask)),
    done: () =>
      seeOther(ownCommentPath.to({ comment: own.id }, { query: { hecho: 'revision-pedida' } })),
  });
}

function backTo({ id }: OwnComment) {
  return { label: m.conversation_own_one_title(), href: ownCommentPath.to({ comment: id }) };
}

async function answerEditForm(given: Own): Promise<Answer> {
  const { house, own } = given;
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
  return shownEdit(given, { ...typed, version: String(latestVersion) }, []);
}

async function shownEdit(
  { house, ask, own }: Own,
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
    version: typed.version ?? '',
    publicName,
    waits,
  });
}

function answerEdit(given: Own): Promise<Answer> {
  const { house, ask, own } = given;
  const { id, isReply, place } = own;
  return answerForm(ask, editSchema, {
    shown: (typed, problems) => shownEdit(given, typed, problems),
    act: ({ texto: text, lengua: lang, version: fromVersion }) => {
      const edit = { commentId: id, placeId: place.id, fromVersion, text, lang };
      return editComment(house, edit, actingOf(house, ask));
    },
    done: ({ waits }) => {
      const done = waits ? 'cambio-en-revision' : 'editado';
      return seeOther(isReply ? commentAddress(id, done) : placeAddress(place, done, anchorOf(id)));
    },
  });
}

async function answerWithdraw({ house, ask, own }: Own): Promise<Answer> {
  const done = await withdrawComment(house.db, own.id, actingOf(house, ask));
  if (!done.ok) return refusedPage(done.error, backTo(own));
  return seeOther(placeAddress(own.place, 'comentario-retirado'));
}
