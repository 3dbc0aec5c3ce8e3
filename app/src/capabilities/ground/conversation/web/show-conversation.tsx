// The door to the pages of later rooms: the conversation of a place, with its forms, as whoever asks sees it.

import type { ComponentChildren } from 'preact';
import type { Database } from '../../../../platform/database/database.ts';
import type { Ask } from '../../../../platform/http/route.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { type PlaceName, type Side, sides } from '../rules/place.ts';
import { countReplies, countThreads, listReplies, listThreads } from '../store/comments.ts';
import { isFollowing } from '../store/participants.ts';
import { findPlace, type Place } from '../store/places.ts';
import { type Column, ConversationPart } from './conversation-part.tsx';
import { doneWords } from './done-words.ts';
import { seenBy } from './seen-comments.ts';
import { readWriter, type WriterHouse } from './writer.ts';

const THREADS_SHOWN = 12;
const REPLIES_SHOWN = 4;

/**
 * A section with id `conversacion` and an h2, for the page whose path the place was opened with; it reads
 * `hecho` and `comentarios` of the query. Null for a place that was never opened.
 */
export async function showConversation(
  house: WriterHouse,
  ask: Ask,
  name: PlaceName,
): Promise<ComponentChildren> {
  const { db, clock } = house;
  const place = await findPlace(db, name);
  if (place === undefined) return null;
  const viewerId = ask.actor?.personId;
  const page = askedPage(ask.query, 'comentarios');
  const shown = place.mode === 'plain' ? [undefined] : sides;
  const [columns, writer, follows] = await Promise.all([
    Promise.all(shown.map((side) => readColumn(db, place, { side, viewerId, page }))),
    viewerId === undefined ? undefined : readWriter(house, viewerId),
    viewerId === undefined ? false : isFollowing(db, place.id, viewerId),
  ]);
  const longest = Math.max(...columns.map(({ threadsCount }) => threadsCount));
  return (
    <ConversationPart
      place={place}
      columns={columns}
      paged={pagedOf(longest, page, THREADS_SHOWN)}
      hrefOfPage={(number) =>
        `${place.paths[ask.locale]}${number === undefined ? '' : `?comentarios=${number}`}#conversacion`
      }
      writer={writer}
      isFollowing={follows}
      done={doneWords(ask.query)}
      now={clock.now()}
    />
  );
}

interface ColumnAsked {
  readonly side: Side | undefined;
  readonly viewerId: string | undefined;
  readonly page: number;
}

async function readColumn(
  db: Database,
  place: Place,
  { side, viewerId, page }: ColumnAsked,
): Promise<Column> {
  const asked = { placeId: place.id, side, viewerId };
  const [firsts, threadsCount] = await Promise.all([
    listThreads(db, asked, { limit: THREADS_SHOWN, offset: (page - 1) * THREADS_SHOWN }),
    countThreads(db, asked),
  ]);
  const ids = firsts.map(({ id }) => id);
  const [replies, counts] = await Promise.all([
    listReplies(db, ids, viewerId, { limit: REPLIES_SHOWN, offset: 0 }),
    countReplies(db, ids, viewerId),
  ]);
  const seen = await seenBy(db, viewerId, [...firsts, ...replies]);
  const threads = seen.slice(0, firsts.length).map((first) => ({
    first,
    replies: seen.slice(firsts.length).filter(({ threadId }) => threadId === first.id),
    repliesCount: counts.get(first.id) ?? 0,
  }));
  return { side, threads, threadsCount };
}
