// What this room keeps about people: the rows of docs/data.md, what it shows a person of herself, and how it forgets her.
import { m } from '#words';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetAuthor } from './actions/forget-author.ts';
import {
  listDecisionsBy,
  listFollowingsOf,
  listReportsBy,
  listSecondReviewsBy,
  listVersionsBy,
} from './store/held.ts';
import { ownCommentPath } from './web/paths.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'comments of a person, each with every version, its language, its place and when it was written',
    why: 'so that what is talked about can be read, and what was changed cannot be denied',
    keptFor:
      'until she takes a comment back or her account is erased; then only «withdrawn by its author» is left',
    seenBy:
      'everybody, under her public name, once it was let through; before that, and when it is hidden, the person herself and the moderators',
  },
  {
    what: 'why moderators hid a comment, in words to its author; what she says against it, and the answer',
    why: 'so that nobody is silenced without a reason, and somebody else looks at it when asked',
    keptFor:
      'until the account of the author is erased; the reason of the short list and the date stay',
    seenBy:
      'the author and the moderators; everybody only the reason of the short list, the date and the institution',
  },
  {
    what: 'which comments a person reported, why and when',
    why: 'so that moderators look at what readers point to, and each person is counted once',
    keptFor: 'until her account is erased',
    seenBy: 'the person herself; the moderators the words, without knowing whose they are',
  },
  {
    what: 'which places a person follows',
    why: 'to tell her of new comments',
    keptFor: 'until she stops following or her account is erased',
    seenBy: 'the person herself',
  },
  {
    what: 'which moderator decided about a comment, and when',
    why: 'so that a second review is never by the same person',
    keptFor:
      'until the account of the moderator is erased; the log of acts has an entry of its own',
    seenBy: 'nobody on any page',
  },
];

export const privacy: PrivacyOfRoom = {
  title: () => m.conversation_list_title(),
  async heldAbout({ db }, personId) {
    const [versions, reports, reviews, followings, decisions] = await Promise.all([
      listVersionsBy(db, personId),
      listReportsBy(db, personId),
      listSecondReviewsBy(db, personId),
      listFollowingsOf(db, personId),
      listDecisionsBy(db, personId),
    ]);
    return [
      ...versions.map(
        ({ commentId, placeTitle, number, text, lang, writtenAt, shownAt }): HeldThing => ({
          label: m.conversation_held_comment({ place: placeTitle }),
          href: ownCommentPath.to({ comment: commentId }),
          values: {
            comment: commentId,
            version: number,
            text,
            language: lang,
            written_at: writtenAt.toISOString(),
            shown_at: shownAt?.toISOString() ?? null,
          },
          whenForgotten: 'erased',
        }),
      ),
      ...reports.map(
        ({ commentId, reason, words, reportedAt }): HeldThing => ({
          label: m.conversation_held_report(),
          values: { comment: commentId, reason, words, reported_at: reportedAt.toISOString() },
          whenForgotten: 'erased',
        }),
      ),
      ...reviews.map(
        ({ commentId, words, askedAt, outcome, answer }): HeldThing => ({
          label: m.conversation_held_review(),
          href: ownCommentPath.to({ comment: commentId }),
          values: { comment: commentId, words, asked_at: askedAt.toISOString(), outcome, answer },
          whenForgotten: 'erased',
        }),
      ),
      ...followings.map(
        ({ placeTitle, path, since }): HeldThing => ({
          label: m.conversation_held_following({ place: placeTitle }),
          href: path,
          values: { since: since.toISOString() },
          whenForgotten: 'erased',
        }),
      ),
      ...decisions.map(
        ({ commentId, outcome, decidedAt }): HeldThing => ({
          label: m.conversation_held_decision(),
          values: { comment: commentId, outcome, decided_at: decidedAt.toISOString() },
          whenForgotten: 'unlinked',
        }),
      ),
    ];
  },
  forget: forgetAuthor,
};
