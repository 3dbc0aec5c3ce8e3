// What proposals keep of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetAuthor } from './actions/forget-author.ts';
import { joinAccounts, listHeld } from './store/held.ts';
import { draftHeld, tiesHeld } from './web/held-draft.ts';
import { proposalPath, proposalPathIn } from './web/paths.ts';
import { channelWords, stateWords } from './web/state-words.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'a proposal that a person is writing, with what it would say of her: name of her group, tie, interest',
    why: 'so that nothing typed is lost on a slow connection',
    keptFor: 'until she sends it, deletes it or erases her account',
    seenBy: 'the person herself',
  },
  {
    what: 'who wrote a proposal, in whose name and over which channel, what ties her to the territory, and whether she has an interest of her own in it, and which',
    why: 'others must know whose idea it is and who gains by it; the bases say who may propose and how many',
    keptFor:
      'as long as the edition; when her account is erased the proposal stays as of the first co-author who accepted, or else of «una vecina o un vecino», or of its group or organisation, without tie and interest',
    seenBy:
      'everybody her public name, or the name of the group or organisation, and the interest; the tie the team of the institution',
  },
  {
    what: 'what a person wrote in a proposal, version by version, with its photos and why each version is another',
    why: 'it is what is reviewed and voted on; whoever reads a result must know what was proposed',
    keptFor: 'as long as the edition: what was said never changes',
    seenBy: 'everybody once it was sent',
  },
  {
    what: 'who was invited to sign a proposal and what she answered',
    why: 'nobody signs what she has not said yes to',
    keptFor: 'as long as the edition; the person is unlinked when her account is erased',
    seenBy: 'everybody the public name of who accepted; its author how many have answered',
  },
  {
    what: 'what the author of a proposal answered when it was asked whether it is merged or split, and why',
    why: "nobody's words become another's without her yes, and whoever reads a merge must know who agreed",
    keptFor:
      'as long as the edition, beside the proposal and not her account; a yes that waits falls when her account is erased',
    seenBy: 'everybody',
  },
  {
    what: 'that a person endorsed a proposal, when, and what ties her to the territory; of a signature on paper only the fingerprint of her document, and its line',
    why: 'each counts once and within what the bases allow',
    keptFor: 'as long as the edition, or until she takes it back or her account is erased',
    seenBy: 'nobody; everybody how many they are',
  },
  {
    what: 'the sheet with the signatures of those who endorse a proposal, scanned',
    why: 'what was counted can be compared with what people signed',
    keptFor: 'one year after it was entered',
    seenBy: 'the team of that institution and its desk',
  },
  {
    what: 'which proposals a person follows, since when',
    why: 'to tell her what happens to them',
    keptFor: 'until she stops or her account is erased',
    seenBy: 'the person herself',
  },
];

const answers = wordsIn({
  accepted: m.proposals_held_accepted,
  declined: m.proposals_held_declined,
});

const hrefOf = (one: { institutionSlug: string; editionSlug: string; number: number }) =>
  proposalPath.to({
    institution: one.institutionSlug,
    edition: one.editionSlug,
    number: String(one.number),
  });

export const privacy: PrivacyOfRoom = {
  title: () => m.proposals_list_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const held = await listHeld(db, personId);
    return [
      ...held.proposals.map(proposalHeld),
      ...held.coauthors.map(
        (one): HeldThing => ({
          label: m.proposals_held_coauthor({ title: one.title }),
          href: hrefOf(one),
          values: heldValues(
            { answer: one.answer, public_name: one.publicName, answered_at: one.answeredAt },
            {
              answer: m.proposals_held_answer,
              public_name: m.proposals_held_public_name,
              answered_at: m.proposals_held_answered_at,
            },
            { answer: answers },
          ),
          whenForgotten: 'unlinked',
        }),
      ),
      ...held.endorsements.map(
        (one): HeldThing => ({
          label: m.proposals_held_endorsement({ title: one.title }),
          href: hrefOf(one),
          values: heldValues(
            { tie: one.tie, endorsed_at: one.endorsedAt, is_on_paper: one.isOnPaper },
            {
              tie: m.proposals_held_tie,
              endorsed_at: m.proposals_held_endorsed_at,
              is_on_paper: m.proposals_held_on_paper,
            },
            { tie: tiesHeld },
          ),
          whenForgotten: 'erased',
        }),
      ),
      ...held.followings.map(
        (one): HeldThing => ({
          label: m.proposals_held_following({ title: one.title }),
          href: hrefOf(one),
          values: heldValues({ since: one.since }, { since: m.proposals_held_since }),
          whenForgotten: 'erased',
        }),
      ),
      ...held.drafts.map(draftHeld),
    ];
  },
  forget: (tx, personId, now) =>
    forgetAuthor(tx, personId, {
      ...{ authorName: 'Una vecina o un vecino', now, pathIn: proposalPathIn },
    }),
  join: joinAccounts,
};

function proposalHeld(one: Awaited<ReturnType<typeof listHeld>>['proposals'][number]): HeldThing {
  return {
    label: m.proposals_held_proposal({ title: one.title }),
    href: hrefOf(one),
    values: heldValues(
      {
        number: one.number,
        author_kind: one.authorKind,
        author_name: one.authorName,
        channel: one.channel,
        tie: one.tie,
        has_interest: one.hasInterest,
        interest: one.interest,
        state: one.state,
        sent_at: one.sentAt,
      },
      {
        number: m.proposals_held_number,
        author_kind: m.proposals_held_author_kind,
        author_name: m.proposals_held_author_name,
        channel: m.proposals_held_channel,
        tie: m.proposals_held_tie,
        has_interest: m.proposals_held_has_interest,
        interest: m.proposals_held_interest,
        state: m.proposals_held_state,
        sent_at: m.proposals_held_sent_at,
      },
      {
        tie: tiesHeld,
        channel: wordsIn(channelWords),
        state: wordsIn(stateWords),
        author_kind: wordsIn({
          person: m.proposals_who_person,
          group: m.proposals_who_group,
          organization: m.proposals_who_organization,
        }),
      },
    ),
    whenForgotten: 'unlinked',
  };
}
