// What consultations keep of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { reasonLabel } from '../../ground/conversation/index.ts';
import { reasons } from '../../ground/conversation/rules/index.ts';
import {
  forgetPerson,
  joinAccounts,
  listHiddenBy,
  listOfPerson,
  listReviewsDecidedBy,
  listReviewsOf,
} from './store/forgetting.ts';
import { consultationPath } from './web/paths.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'what a person observed about a paragraph or a question of a consultation: support, rejection or another wording, with her reasons, when, from the web or on which sheet of paper, and in which group it was answered',
    why: 'so that an institution hears her before it decides, and owes her a reasoned answer',
    keptFor:
      'as long as the consultation; what can still be taken back is erased with the account, and of the rest the person is unlinked, for its answer stays',
    seenBy:
      'everybody, with her public name, once a moderator let it through; before that she and the team',
  },
  {
    what: 'what a person says against the hiding of her observation, and the answer to her',
    why: 'so that nobody is silenced without a reason, and somebody else looks at it when asked',
    keptFor: 'until her account is erased',
    seenBy: 'the person herself and the moderators',
  },
  {
    what: 'which moderator hid an observation or decided its second review, and when',
    why: 'so that a second review is never by the same person',
    keptFor:
      'until the account of the moderator is erased; the log of acts has an entry of its own',
    seenBy: 'nobody on any page',
  },
  {
    what: 'why a moderator hid an observation, and when',
    why: 'so that nothing disappears silently',
    keptFor: 'as long as the consultation',
    seenBy: 'everybody',
  },
];

const stances = wordsIn({
  support: m.consultations_stance_support,
  reject: m.consultations_stance_reject,
  change: m.consultations_stance_change,
});
const ways = wordsIn({
  web: m.consultations_way_web,
  paper: m.consultations_way_paper,
  assembly: m.consultations_way_assembly,
});

const hidingReasons = wordsIn(
  Object.fromEntries(reasons.map((reason) => [reason, () => reasonLabel(reason)])),
);

const observationLabels = {
  observation: m.consultations_held_observation,
  paragraph: m.consultations_field_paragraph,
  way: m.consultations_held_way,
  stance: m.consultations_field_stance,
  reasons: m.consultations_field_reasons,
  proposed: m.consultations_field_proposed,
  sent_at: m.consultations_held_sent_at,
  changed_at: m.consultations_held_changed_at,
  is_shown: m.consultations_held_shown,
  hidden_at: m.consultations_held_hidden_at,
  hidden_reason: m.consultations_field_hiding_reason,
  group: m.consultations_field_group,
};
const reviewOutcomes = wordsIn({
  restored: m.consultations_outcome_restored,
  upheld: m.consultations_outcome_upheld,
});
const decidedLabels = {
  observation_id: m.consultations_held_observation,
  outcome: m.consultations_held_outcome,
  decided_at: m.consultations_held_decided_at,
};
const reviewLabels = {
  ...decidedLabels,
  words: m.consultations_held_own_words,
  asked_at: m.consultations_held_asked_at,
  answer: m.consultations_held_answer,
};
const hiddenLabels = {
  id: m.consultations_held_observation,
  hidden_at: m.consultations_held_hidden_at,
  hidden_reason: m.consultations_field_hiding_reason,
};

export const privacy: PrivacyOfRoom = {
  title: () => m.consultations_list_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const [own, reviews, hidden, decided] = await Promise.all([
      listOfPerson(db, personId, systemClock.now()),
      listReviewsOf(db, personId),
      listHiddenBy(db, personId),
      listReviewsDecidedBy(db, personId),
    ]);
    const said = own.map((one): HeldThing => {
      const row = {
        observation: one.id,
        paragraph: one.number,
        way: one.way,
        stance: one.stance,
        reasons: one.reasons,
        proposed: one.proposed,
        sent_at: one.sentAt,
        changed_at: one.changedAt,
        is_shown: one.isShown,
        hidden_at: one.hiddenAt,
        hidden_reason: one.hiddenReason,
        group: one.group,
      };
      return {
        label: m.consultations_held_label({ title: one.title }),
        href: consultationPath.to({ consultation: one.slug }),
        values: heldValues(row, observationLabels, {
          stance: stances,
          way: ways,
          hidden_reason: hidingReasons,
        }),
        whenForgotten: one.isOpen ? 'erased' : 'unlinked',
      };
    });
    return [
      ...said,
      ...reviews.map(
        ({ slug, title, ...row }): HeldThing => ({
          label: m.consultations_held_review({ title }),
          href: consultationPath.to({ consultation: slug }),
          values: heldValues(row, reviewLabels, { outcome: reviewOutcomes }),
          whenForgotten: 'erased',
        }),
      ),
      ...hidden.map(
        (row): HeldThing => ({
          label: m.consultations_held_hidden(),
          values: heldValues(row, hiddenLabels, { hidden_reason: hidingReasons }),
          whenForgotten: 'unlinked',
        }),
      ),
      ...decided.map(
        (row): HeldThing => ({
          label: m.consultations_held_second_decision(),
          values: heldValues(row, decidedLabels, { outcome: reviewOutcomes }),
          whenForgotten: 'unlinked',
        }),
      ),
    ];
  },
  forget: forgetPerson,
  join: joinAccounts,
};
