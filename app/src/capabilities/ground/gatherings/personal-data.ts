// What gatherings keep of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import { findOwnArrival } from './store/attendance.ts';
import { listDelegaciesOf, type OwnDelegacy } from './store/delegates.ts';
import { listDelegationsOf, type OwnDelegation } from './store/delegations.ts';
import { forgetPerson, joinAccounts } from './store/forgetting.ts';
import { listPapersOf, type OwnPaper } from './store/papers.ts';
import { listOfPerson, needsOf, sectorOf } from './store/registrations.ts';
import { delegationsPath, gatheringPath, papersPath } from './web/paths.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'that a person comes to a gathering, with how many and from which sector; a name and telephone instead of an account where the desk wrote it down; the code of her pass',
    why: 'to keep a seat for her, to tell her of a change, and to know at the door who comes',
    keptFor:
      'one year after the gathering, the telephone thirty days; or until she withdraws her account',
    seenBy: 'the person herself; the team or the representatives that called it, and its desk',
  },
  {
    what: 'what a person needs to take part in a gathering',
    why: 'so that a ramp, an interpreter or a seat is there when she comes',
    keptFor:
      'thirty days after the gathering, or until she says that she does not come; sealed; of a sheet of paper the scan goes on the same day, and that she came stays',
    seenBy: 'the person herself; the team or the representatives that called it, and its desk',
  },
  {
    what: 'who came to a gathering: her registration, or a name and a sector at the door, without any number; the code of her certificate',
    why: 'to know how many came from where, and to certify it to whoever asks',
    keptFor:
      'one year after the gathering; how many people came from each sector stays, without names',
    seenBy:
      'the team or the representatives that called it, and its desk; the name on a certificate whoever has its code',
  },
  {
    what: 'the list that people signed at a gathering, scanned',
    why: 'what was entered can be compared with what people signed',
    keptFor: 'one year after the gathering',
    seenBy: 'the team or the representatives that called it, and its desk',
  },
  {
    what: 'name and votes of a delegate elected in a gathering; of one with an account whether she accepted',
    why: 'others must know who speaks for their sector',
    keptFor:
      'as long as the gathering, or until the delegate asks to be taken off the list or takes herself off it; of an account that has not accepted one year after the gathering',
    seenBy:
      'the delegate herself; the team or the representatives that called it; everybody if the delegate agreed to be named',
  },
  {
    what: 'which members of a body were at a sitting, and from what each stood back',
    why: 'whoever reads a decision must know who took it and whether they were enough',
    keptFor: 'as long as the sitting: who decided what must be understood later',
    seenBy: 'everybody',
  },
  {
    what: 'who wrote the minutes of a gathering last, and who approved them',
    why: 'so that nobody approves alone what she wrote',
    keptFor: 'as long as the minutes; the person is unlinked when the account is erased',
    seenBy: 'nobody on any page',
  },
  {
    what: 'a paper that a person sent to a gathering: title, summary, file, its authors as they wish to be named, in whose name, and the answer to it',
    why: 'so that whoever called reads it and answers, and what is accepted is read with the gathering',
    keptFor:
      'as long as the gathering; the file until it is withdrawn; what was sent in her own name until her account is erased, what was sent in the name of an organisation or institution stays theirs without her',
    seenBy:
      'the person herself; the team or the representatives that called it; everybody once it is accepted, but for the answer',
  },
  {
    what: 'the delegation of an organisation or institution to a gathering: who registered it, who heads it and who comes, of those who agreed to be written down',
    why: 'so that whoever called receives them, and whoever registered it is told of a change',
    keptFor:
      'names one year after the gathering, or until it is withdrawn; whose it is and how many stay, without who registered it once her account is erased',
    seenBy:
      'those who speak for that organisation or institution; the team or the representatives that called it, and its desk; everybody the name of whoever heads it if she agreed',
  },
  {
    what: 'who wrote the report of a gathering last',
    why: 'so that it can be asked who answers for it',
    keptFor: 'as long as the report; the person is unlinked when the account is erased',
    seenBy: 'nobody on any page',
  },
  {
    what: 'who is responsible for an agreement of a gathering, what became of it and what shows it, what its minutes say, and whom people may ask about it',
    why: 'an agreement that nobody answers for is none',
    keptFor: 'as long as the minutes: what was approved never changes',
    seenBy: 'everybody',
  },
];

const states = wordsIn({
  confirmed: m.gatherings_own_confirmed,
  waiting: m.gatherings_own_waiting,
  withdrawn: m.gatherings_own_withdrawn,
});

export const privacy: PrivacyOfRoom = {
  title: () => m.gatherings_list_title(),
  async heldAbout({ db, keys }, personId): Promise<readonly HeldThing[]> {
    const own = await listOfPerson(db, personId);
    const registered = await Promise.all(
      own.map(async ({ slug, title, startsAt, registration }): Promise<HeldThing> => {
        const { id, gatheringId, companions, state, registeredAt } = registration;
        const arrival = await findOwnArrival(db, gatheringId, personId);
        const row = {
          registration: id,
          starts_at: startsAt,
          state,
          companions,
          sector: await sectorOf(db, registration),
          needs: needsOf(keys, registration),
          registered_at: registeredAt,
          came: arrival !== undefined,
          certificate_code: arrival?.code ?? null,
        };
        return {
          label: m.gatherings_held_label({ title }),
          href: gatheringPath.to({ gathering: slug }),
          values: heldValues(
            row,
            {
              registration: m.gatherings_held_registration,
              starts_at: m.gatherings_when,
              state: m.gatherings_column_state,
              companions: m.gatherings_companions,
              sector: m.gatherings_sector,
              needs: m.gatherings_needs,
              registered_at: m.gatherings_held_registered_at,
              came: m.gatherings_held_came,
              certificate_code: m.gatherings_certificate_code,
            },
            { state: states },
          ),
          whenForgotten: 'erased',
        };
      }),
    );
    const delegacies = await listDelegaciesOf(db, personId);
    const [papers, delegations] = await Promise.all([
      listPapersOf(db, personId),
      listDelegationsOf(db, personId),
    ]);
    return [
      ...registered,
      ...delegacies.map(heldDelegacy),
      ...papers.map(heldPaper),
      ...delegations.map(heldDelegation),
    ];
  },
  forget: (tx, personId) => forgetPerson(tx, personId),
  join: joinAccounts,
};

function heldDelegacy(delegacy: OwnDelegacy): HeldThing {
  const { slug, title, id, name, isSubstitute, votesCount, hasAccepted, electedAt } = delegacy;
  const row = {
    delegate: id,
    delegate_name: name,
    is_substitute: isSubstitute,
    votes_count: votesCount,
    publishes_name: hasAccepted,
    elected_at: electedAt,
  };
  return {
    label: m.gatherings_held_delegacy({ title }),
    href: gatheringPath.to({ gathering: slug }),
    values: heldValues(row, {
      delegate: m.gatherings_held_registration,
      delegate_name: m.gatherings_paper_name,
      is_substitute: m.gatherings_delegate_is_substitute,
      votes_count: m.gatherings_delegate_votes,
      publishes_name: m.gatherings_held_accepted,
      elected_at: m.gatherings_held_elected_at,
    }),
    whenForgotten: 'erased',
  };
}

const paperStates = wordsIn({
  sent: m.gatherings_paper_sent,
  accepted: m.gatherings_paper_accepted,
  'not-accepted': m.gatherings_paper_not_accepted,
  withdrawn: m.gatherings_paper_withdrawn,
});

function heldPaper(paper: OwnPaper): HeldThing {
  const { id, title, summary, authors, inNameOf, state, reason, fileId, sentAt, decidedAt } = paper;
  const row = {
    paper: id,
    title,
    authors,
    in_name_of: inNameOf,
    summary,
    file: fileId,
    state,
    reason,
    sent_at: sentAt,
    decided_at: decidedAt,
  };
  return {
    label: m.gatherings_held_paper({ title: paper.gatheringTitle }),
    href: papersPath.to({ gathering: paper.gatheringSlug }),
    values: heldValues(
      row,
      {
        paper: m.gatherings_held_registration,
        title: m.gatherings_paper_title,
        authors: m.gatherings_paper_authors,
        in_name_of: m.gatherings_paper_in_name,
        summary: m.gatherings_paper_summary,
        file: m.gatherings_paper_file,
        state: m.gatherings_column_state,
        reason: m.gatherings_paper_reason,
        sent_at: m.gatherings_held_sent_at,
        decided_at: m.gatherings_held_decided_at,
      },
      { state: paperStates },
    ),
    whenForgotten: inNameOf === null ? 'erased' : 'unlinked',
  };
}

function heldDelegation(delegation: OwnDelegation): HeldThing {
  const { id, slug, title, ofName, peopleCount, headName, publishesHead, names, registeredAt } =
    delegation;
  const row = {
    delegation: id,
    people_count: peopleCount,
    head: headName,
    publishes_head: publishesHead,
    names: names.join(', '),
    registered_at: registeredAt,
  };
  return {
    label: m.gatherings_held_delegation({ name: ofName, title }),
    href: delegationsPath.to({ gathering: slug }),
    values: heldValues(row, {
      delegation: m.gatherings_held_registration,
      people_count: m.gatherings_delegation_people,
      head: m.gatherings_delegation_head,
      publishes_head: m.gatherings_delegation_head_public,
      names: m.gatherings_delegation_names,
      registered_at: m.gatherings_held_registered_at,
    }),
    whenForgotten: 'unlinked',
  };
}
