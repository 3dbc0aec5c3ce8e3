// What this room keeps about people: the rows of docs/data.md, what it shows a person of herself, and how it forgets her.
import { m } from '#words';
import type { Database } from '../../../platform/database/database.ts';
import { type Codes, type HeldValue, heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetAuthor } from './actions/forget-author.ts';
import { themeWords } from './actions/theme-words.ts';
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
import {
  listCreditsOf,
  listKeepingBy,
  listQuestionsBy,
  listThemeFollowingsOf,
  listUsefulMarksBy,
} from './store/held-in-forum.ts';
import { joinAuthor } from './store/joining.ts';
import { guidePath, questionPath } from './web/forum-paths.ts';
import { ownCommentPath } from './web/paths.ts';
import { reasonWords, sideWords } from './web/words.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'comments of a person, each with every version, its language, its place, when it was written and whose team she says she speaks for',
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
    what: 'the title, earlier titles, theme and comuna of each question that a person asked in the forum',
    why: 'so that whoever has the same question finds it and its answers',
    keptFor:
      'until she takes the question back or her account is erased; then its number, theme and comuna are left without her',
    seenBy: 'everybody, once the question was let through',
  },
  {
    what: 'which answers of the forum a person found useful, and when',
    why: 'so that what served most people stands first, and each person is counted once',
    keptFor: 'until she takes the mark back or her account is erased',
    seenBy: 'the person herself; everybody only how many people did',
  },
  {
    what: 'which themes of the forum a person follows',
    why: 'to tell her of new questions',
    keptFor: 'until she stops following or her account is erased',
    seenBy: 'the person herself',
  },
  {
    what: 'whether the author of an answer lets a guide that grew from it name her, and when she said so',
    why: 'so that nobody is named in a guide who did not agree',
    keptFor: 'until her account is erased; then the guide names nobody',
    seenBy: 'the person herself; everybody only her public name, if she agreed',
  },
  {
    what: 'who of a team pinned an answer, closed a question, wrote a version of a guide or withdrew it, and when',
    why: 'so that the institution knows who answers for it',
    keptFor: 'until her account is erased; the log of acts has an entry of its own',
    seenBy: 'the person herself; everybody only the institution',
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
  earlier_titles: m.conversation_titles_earlier,
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
  spoken_for: m.conversation_field_spoken_for,
  number: m.conversation_field_number,
  theme: m.conversation_field_theme,
  comuna: m.conversation_field_comuna,
  marked_at: m.conversation_field_marked_at,
  credit: m.conversation_field_credit_held,
  credit_at: m.conversation_field_credit_at,
  what: m.conversation_field_kept_what,
};

const codes: Codes = {
  side: wordsIn(sideWords),
  language: (code) => (Object.hasOwn(languages, code) ? languages[code as Language] : undefined),
  reason: wordsIn(reasonWords),
  theme: wordsIn(themeWords),
  credit: wordsIn({
    asked: m.conversation_credit_asked,
    agreed: m.conversation_credit_agreed,
    declined: m.conversation_credit_declined,
  }),
  what: wordsIn({
    pinned: m.conversation_kept_pinned,
    closed: m.conversation_kept_closed,
    written: m.conversation_kept_written,
    withdrawn: m.conversation_kept_withdrawn,
  }),
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

/** What she asked, marked and follows in the forum, where guides may name her, and what she did there for an institution. */
async function heldInForum(db: Database, personId: string): Promise<readonly HeldThing[]> {
  const [questions, marks, themes, credits, keeping] = await Promise.all([
    listQuestionsBy(db, personId),
    listUsefulMarksBy(db, personId),
    listThemeFollowingsOf(db, personId),
    listCreditsOf(db, personId),
    listKeepingBy(db, personId),
  ]);
  const thing = (
    label: string,
    row: Row,
    more: Pick<HeldThing, 'href'> & { readonly whenForgotten?: 'unlinked' } = {},
  ): HeldThing => ({ label, values: valuesOf(row), whenForgotten: 'erased', ...more });
  return [
    ...questions.map((row) =>
      thing(m.conversation_held_question(), row, {
        href: questionPath.to({ number: String(row.number) }),
      }),
    ),
    ...marks.map(({ placeTitle: place, path: href, ...row }) =>
      thing(m.conversation_held_mark({ place }), row, { href }),
    ),
    ...themes.map((row) => thing(m.conversation_held_theme(), row)),
    ...credits.map(({ slug, ...row }) =>
      thing(m.conversation_held_credit(), row, { href: guidePath.to({ guide: slug }) }),
    ),
    ...keeping.map((row) =>
      thing(m.conversation_held_keeping(), row, { whenForgotten: 'unlinked' }),
    ),
  ];
}

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
      ...(await heldInForum(db, personId)),
    ];
  },
  forget: forgetAuthor,
  join: joinAuthor,
};
