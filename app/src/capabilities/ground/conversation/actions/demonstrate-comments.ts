// Invented comments at a place of a demonstration: shown, waiting for a moderator, hidden with a second review asked for.
import { assert } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { inventResidents, standingGrantsIn } from '../../people/index.ts';
import type { PathsOf } from '../rules/addresses.ts';
import type { Language } from '../rules/language.ts';
import type { Reason } from '../rules/moderation.ts';
import type { PlaceName, Side } from '../rules/place.ts';
import { listParticipants } from '../store/participants.ts';
import { findPlace, type Place } from '../store/places.ts';
import { askSecondReview } from './ask-second-review.ts';
import { decideComment } from './decide-comment.ts';
import { postComment } from './post-comment.ts';

export interface DemonstratedComment {
  /** Which of the invented residents writes it, from 0. */
  readonly by: number;
  readonly text: string;
  readonly lang?: Language;
  readonly side?: Side;
  readonly hoursAgo: number;
  /** What becomes of it; without it, it is let through. */
  readonly fate?:
    | 'waits'
    | { readonly hidden: Reason; readonly words: string; readonly objects: string };
  readonly replies?: readonly DemonstratedComment[];
}

const HOUR_MS = 3_600_000;
const NATIONAL_BODY = 'subdere';

interface Stage {
  readonly house: House;
  readonly place: Place;
  readonly residents: readonly string[];
  readonly scope: Scope;
  readonly moderatorId: string;
  readonly pathsOf: PathsOf;
}

/** Idempotent: where somebody has written already, nothing is added. The institution of the place moderates, or the national body. */
export async function demonstrateComments(
  house: House,
  pathsOf: PathsOf,
  name: PlaceName,
  comments: readonly DemonstratedComment[],
): Promise<void> {
  const { db, keys } = house;
  const place = await findPlace(db, name);
  if (place === undefined) return;
  const id = place.institutionId ?? (await findInstitution(db, NATIONAL_BODY))?.id;
  if (id === undefined || (await listParticipants(db, place.id)).length > 0) return;
  const scope = { kind: 'institution', id } as const;
  const held = await standingGrantsIn(db, scope);
  const staff = held.find(({ role }) => role === 'moderator') ?? held[0];
  if (staff === undefined) return;
  const authors = comments.flatMap(({ by, replies = [] }) => [by, ...replies.map((one) => one.by)]);
  const residents = await inventResidents(db, keys, Math.max(...authors) + 1);
  const stage = { house, place, residents, scope, moderatorId: staff.personId, pathsOf };
  for (const comment of comments) {
    const said = await say(stage, comment, undefined);
    for (const reply of comment.replies ?? []) await say(stage, reply, said);
  }
}

async function say(
  stage: Stage,
  comment: DemonstratedComment,
  answersId: string | undefined,
): Promise<string> {
  const { house, place, residents, scope, moderatorId, pathsOf } = stage;
  const { by, text, lang = 'es', side, hoursAgo, fate } = comment;
  const now = new Date(house.clock.now().getTime() - hoursAgo * HOUR_MS);
  const author = { actor: { personId: residents[by] ?? '' }, now, pathsOf };
  const post = { placeId: place.id, answersId, text, lang, side };
  const posted = await postComment(house, post, author);
  assert(posted.ok, 'an invented resident may comment');
  const { id: commentId } = posted.value;
  if (fate === 'waits') return commentId;
  const reason = fate?.hidden;
  const judgement = { commentId, version: 1, hides: fate !== undefined, reason };
  const deciding = { ...judgement, words: fate?.words ?? '' };
  const moderator = { actor: { personId: moderatorId }, now, pathsOf };
  const decided = await decideComment(house.db, scope, deciding, moderator);
  assert(decided.ok, 'whoever answers for a place moderates there');
  if (fate !== undefined) {
    const asked = await askSecondReview(house.db, { commentId, words: fate.objects }, author);
    assert(asked.ok, 'a second review is asked for once');
  }
  return commentId;
}
