// What consultations keep of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { systemClock } from '../../../platform/clock.ts';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { reasonLabel } from '../../ground/conversation/index.ts';
import { reasons } from '../../ground/conversation/rules/index.ts';
import { forgetPerson, joinAccounts, listOfPerson } from './store/forgetting.ts';
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

export const privacy: PrivacyOfRoom = {
  title: () => m.consultations_list_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const own = await listOfPerson(db, personId, systemClock.now());
    return own.map((one): HeldThing => {
      const row = {
        observation: one.id,
        paragraph: one.position,
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
        values: heldValues(
          row,
          {
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
          },
          { stance: stances, way: ways, hidden_reason: hidingReasons },
        ),
        whenForgotten: one.isOpen ? 'erased' : 'unlinked',
      };
    });
  },
  forget: forgetPerson,
  join: joinAccounts,
};
