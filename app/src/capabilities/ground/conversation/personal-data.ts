// What this room keeps about people: the rows of docs/data.md, what it shows a person of herself, and how it forgets her.
import { m } from '#words';
import { type Codes, type HeldValue, heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetAuthor } from './actions/forget-author.ts';
import { type Language, languages } from './rules/language.ts';
import {
  listDecisionsAbout,
  listDecisionsBy,
  listFollowingsOf,
  listReportsBy,
  listSecondDecisionsBy,
  listSecondReviewsBy,
  listVersionsBy,
} from './store/held.ts';
import { joinAuthor } from './store/joining.ts';
import { ownCommentPath } from './web/paths.ts';
import { reasonWords, sideWords } from './web/words.ts';

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

const labels = {
  comment: m.conversation_field_comment,
  place: m.people_field_place,
  version: m.conversation_field_version,
  side: m.people_field_side,
  text: m.people_field_text,
  language: m.people_field_language,
  written_at: m.people_field_written_at,
  shown_at: m.conversation_field_shown_at,
  withdrawn_at: m.people_field_withdrawn_at,
  reason: m.conversation_held_reason,
  words: m.conversation_field_words,
  reported_at: m.conversation_field_reported_at,
  own_words: m.people_field_text,
  asked_at: m.people_field_asked_at,
  outcome: m.conversation_field_outcome,
  answer: m.people_field_answer,
  decided_at: m.conversation_field_decided_at,
  since: m.people_field_since,
};

const codes: Codes = {
  side: wordsIn(sideWords),
  language: (code) => (Object.hasOwn(languages, code) ? languages[code as Language] : undefined),
  reason: wordsIn(reasonWords),
  outcome: wordsIn({
    shown: m.conversation_outcome_shown,
    kept: m.conversation_outcome_kept,
    hidden: m.conversation_outcome_hidden,
    restored: m.conversation_outcome_restored,
    upheld: m.conversation_outcome_upheld,
  }),
};

type Row = Readonly<Partial<Record<keyof typeof labels, HeldValue['value']>>>;

const valuesOf = (row: Row) => heldValues(row as Required<Row>, labels, codes);

export const privacy: PrivacyOfRoom = {
  title: () => m.conversation_list_title(),
  async heldAbout({ db }, personId) {
    const [versions, judged, reports, reviews, followings, decisions, secondly] = await Promise.all(
      [
        listVersionsBy(db, personId),
        listDecisionsAbout(db, personId),
        listReportsBy(db, personId),
        listSecondReviewsBy(db, personId),
        listFollowingsOf(db, personId),
        listDecisionsBy(db, personId),
        listSecondDecisionsBy(db, personId),
      ],
    );
    const own = (label: string, { commentId, ...row }: Row & { readonly commentId: string }) => ({
      label,
      href: ownCommentPath.to({ comment: commentId }),
      values: valuesOf({ comment: commentId, ...row }),
      whenForgotten: 'erased' as const,
    });
    const unlinked = (label: string, row: Row) => ({
      label,
      values: valuesOf(row),
      whenForgotten: 'unlinked' as const,
    });
    return [
      ...versions.map(({ placeTitle, ...row }) =>
        own(m.conversation_held_comment({ place: placeTitle }), row),
      ),
      ...judged.map((row) => own(m.conversation_held_judged(), row)),
      ...reports.map(
        (row): HeldThing => ({
          label: m.conversation_held_report(),
          values: valuesOf(row),
          whenForgotten: 'erased',
        }),
      ),
      ...reviews.map((row) => own(m.conversation_held_review(), row)),
      ...followings.map(
        ({ placeTitle, path, since }): HeldThing => ({
          label: m.conversation_held_following({ place: placeTitle }),
          href: path,
          values: valuesOf({ since }),
          whenForgotten: 'erased',
        }),
      ),
      ...decisions.map((row) => unlinked(m.conversation_held_decision(), row)),
      ...secondly.map((row) => unlinked(m.conversation_held_second_decision(), row)),
    ];
  },
  forget: forgetAuthor,
  join: joinAuthor,
};
