// What everybody reads: where something is said, a thread, and what a comment said before.
import { isUuid } from '@minga/basics';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { publicNames } from '../../people/index.ts';
import { typedText } from '../../territories/rules/index.ts';
import {
  countReplies,
  countRepliesBefore,
  listReplies,
  listShownVersions,
  type ReadComment,
  readCommentAs,
} from '../store/comments.ts';
import { countTalkedPlaces, listTalkedPlaces, readPlace } from '../store/places.ts';
import { conversationsPage } from './conversations-page.tsx';
import { doneWords } from './done-words.ts';
import { unknownPage } from './parts.tsx';
import { commentPath, conversationsPath, versionsPath } from './paths.ts';
import { seenBy } from './seen-comments.ts';
import { threadPage, versionsPage } from './thread-page.tsx';

const PLACES_SHOWN = 30;
const REPLIES_SHOWN = 50;

export const publicRoutes = (house: House): readonly Route[] => [
  route({
    audience: 'public',
    method: 'get',
    path: conversationsPath,
    answer: (ask) => answerList(house, ask),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: commentPath,
    answer: (ask) => answerThread(house, ask),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: versionsPath,
    answer: (ask) => answerVersions(house, ask),
  }),
];

async function answerList({ db }: House, ask: Ask): Promise<Answer> {
  const filter = { text: typedText(ask.query.get('q')), locale: ask.locale };
  const count = await countTalkedPlaces(db, filter);
  const paged = pagedOf(count, askedPage(ask.query), PLACES_SHOWN);
  const places = await listTalkedPlaces(db, filter, paged);
  return conversationsPage({ text: filter.text, places, paged });
}

function viewerOf({ actor }: Ask): string | undefined {
  return actor?.personId;
}

async function asked({ db }: House, ask: Ask): Promise<ReadComment | undefined> {
  const id = ask.params.comment ?? '';
  return isUuid(id) ? readCommentAs(db, id, viewerOf(ask)) : undefined;
}

/** The thread of the comment, on the page where it stands unless another is asked for. */
async function answerThread(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const viewerId = viewerOf(ask);
  const comment = await asked(house, ask);
  const { threadId } = comment ?? {};
  const first = threadId ? await readCommentAs(db, threadId, viewerId) : comment;
  const place = first && (await readPlace(db, first.placeId));
  if (comment === undefined || first === undefined || place === undefined) return unknownPage();
  const before =
    comment.threadId === null || ask.query.has('pagina')
      ? 0
      : await countRepliesBefore(db, comment, viewerId);
  const page = Math.max(askedPage(ask.query), Math.floor(before / REPLIES_SHOWN) + 1);
  const counts = await countReplies(db, [first.id], viewerId);
  const paged = pagedOf(counts.get(first.id) ?? 0, page, REPLIES_SHOWN);
  const replies = await listReplies(db, [first.id], viewerId, paged);
  const [seenFirst, ...seenReplies] = await seenBy(db, viewerId, [first, ...replies]);
  if (seenFirst === undefined) return unknownPage();
  return threadPage({
    place,
    first: seenFirst,
    replies: seenReplies,
    paged,
    done: doneWords(ask.query),
    now: clock.now(),
  });
}

/** Only versions that everybody could read, and only while the comment can be read. */
async function answerVersions(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const comment = await asked(house, ask);
  const place = comment && (await readPlace(db, comment.placeId));
  const versions = comment && (await listShownVersions(db, comment.id));
  if (comment === undefined || place === undefined || versions?.length === 0) return unknownPage();
  const names = await publicNames(db, [comment.authorId ?? '']);
  return versionsPage({
    commentId: comment.id,
    place,
    name: names.get(comment.authorId ?? '') ?? '',
    versions: versions ?? [],
  });
}
