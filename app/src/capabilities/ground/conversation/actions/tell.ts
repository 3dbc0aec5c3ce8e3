// Whom the room tells what, in the transaction of its cause.
import { m } from '#words';
import type { Tx } from '../../../../platform/database/database.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import { type Notice, notify, publicNames } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Outcome, ReviewOutcome } from '../rules/moderation.ts';
import { mentionedIn } from '../rules/written-text.ts';
import { listFollowers, listParticipants } from '../store/participants.ts';
import { type Place, readPlace } from '../store/places.ts';
import type { HeldComment } from '../store/writing.ts';
import type { Acting } from './acting.ts';

type Titles = Readonly<Record<Locale, string>>;

/** The sentence in each language; `place` is what the place is called in it. */
function titlesOf(place: Place, say: (given: { readonly place: string }) => string): Titles {
  const inEach = (locale: Locale) => inLocale(locale, () => say({ place: place.titles[locale] }));
  return { 'es-CL': inEach('es-CL'), en: inEach('en') };
}

export interface BeingShown {
  readonly comment: HeldComment;
  readonly place: Place;
  readonly text: string;
  /** Who is answered: the author of the comment, and of what began the thread. */
  readonly answered: readonly string[];
  /** Whether it answers a question of the forum. */
  readonly isAnswer: boolean;
}

/** Those who are answered, those who are named, and once a day those who follow the place. */
export async function tellOfComment(
  tx: Tx,
  { comment, place, text, answered, isAnswer }: BeingShown,
  { now, pathsOf }: Pick<Acting, 'now' | 'pathsOf'>,
): Promise<void> {
  const paths = pathsOf({ kind: 'comment', commentId: comment.id });
  const shown = { paths, isPublic: true } as const;
  const isFirst = comment.shownVersion === null;
  const told = new Set([comment.authorId ?? '']);
  const notices: Notice[] = [];
  const add = (people: readonly string[], notice: Omit<Notice, 'personId'>) => {
    for (const personId of people) {
      if (told.has(personId)) continue;
      told.add(personId);
      notices.push({ ...notice, personId });
    }
  };
  if (isFirst) {
    const titles = titlesOf(
      place,
      isAnswer ? m.conversation_notice_answer : m.conversation_notice_reply,
    );
    add(answered, { ...shown, kind: 'conversation/reply', key: comment.id, titles });
  }
  add(await mentioned(tx, place.id, text), {
    ...shown,
    kind: 'conversation/mention',
    key: comment.id,
    titles: titlesOf(place, m.conversation_notice_mention),
  });
  if (isFirst) {
    add(await listFollowers(tx, place.id), {
      ...shown,
      kind: 'conversation/followed-place',
      // However much is said there in a day.
      key: `${place.id} ${dayIn('America/Santiago', now)}`,
      titles: titlesOf(place, m.conversation_notice_followed),
    });
  }
  await notify(tx, notices, now);
}

/** Those who wrote in the place and whose public name the text says behind an `@`. */
async function mentioned(tx: Tx, placeId: string, text: string): Promise<readonly string[]> {
  if (!text.includes('@')) return [];
  const names = await publicNames(tx, await listParticipants(tx, placeId));
  const said = new Set(mentionedIn(text, [...names.values()]));
  return [...names].filter(([, name]) => said.has(name)).map(([id]) => id);
}

export interface Decided {
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly reporters: readonly string[];
}

/** The author, if anything changed for her, and those who had reported. */
export async function tellOfDecision(
  tx: Tx,
  comment: HeldComment,
  { decisionId, outcome, reporters }: Decided,
  { now, pathsOf }: Acting,
): Promise<void> {
  const place = await placeOf(tx, comment);
  const kind = 'conversation/decision';
  const seen = pathsOf({ kind: 'comment', commentId: comment.id });
  const own = pathsOf({ kind: 'own-comment', commentId: comment.id });
  const toReporters = titlesOf(
    place,
    outcome === 'hidden' ? m.conversation_notice_report_hidden : m.conversation_notice_report_kept,
  );
  const notices: Notice[] = reporters.map((personId) => ({
    personId,
    kind,
    key: `${decisionId} report`,
    titles: toReporters,
    paths: seen,
  }));
  const { authorId: personId } = comment;
  if (personId !== null && outcome === 'shown') {
    const titles = titlesOf(place, m.conversation_notice_let_through);
    notices.push({ personId, kind, key: decisionId, titles, paths: seen, isPublic: true });
  }
  if (personId !== null && outcome === 'hidden') {
    const titles = titlesOf(place, m.conversation_notice_hidden);
    const told = { personId, kind, key: decisionId, titles, paths: own } as const;
    notices.push({ ...told, ...answeredBy(place) });
  }
  await notify(tx, notices, now);
}

/** The author, of what somebody else decided about her comment. */
export async function tellOfSecondReview(
  tx: Tx,
  comment: HeldComment,
  outcome: ReviewOutcome,
  { now, pathsOf }: Acting,
): Promise<void> {
  const { authorId: personId, hidingId } = comment;
  if (personId === null || hidingId === null) return;
  const place = await placeOf(tx, comment);
  const restored = outcome === 'restored';
  const notice: Notice = {
    personId,
    kind: 'conversation/second-review',
    key: hidingId,
    titles: titlesOf(
      place,
      restored ? m.conversation_notice_restored : m.conversation_notice_upheld,
    ),
    paths: pathsOf({ kind: restored ? 'comment' : 'own-comment', commentId: comment.id }),
    ...answeredBy(place),
  };
  await notify(tx, [notice], now);
}

/** Whose unit tells it to an author without e-mail. */
function answeredBy({ institutionId }: Place): Pick<Notice, 'institutionId'> {
  return institutionId === null ? {} : { institutionId };
}

async function placeOf(tx: Tx, { placeId }: HeldComment): Promise<Place> {
  const place = await readPlace(tx, placeId);
  if (place === undefined) throw new Error(`place ${placeId} is there`);
  return place;
}
