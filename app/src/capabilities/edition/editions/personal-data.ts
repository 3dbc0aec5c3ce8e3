// What editions keep of people, and how each of them is shown it, takes it along and has it erased.
import { m } from '#words';
import { heldValues } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum, PrivacyOfRoom } from '../../../platform/room.ts';
import {
  joinAcknowledgements,
  listAcknowledgements,
  unlinkAcknowledgements,
} from './store/acknowledgements.ts';
import { editionPath } from './web/paths.ts';

export const personalData: readonly PersonalDatum[] = [
  {
    what: 'that a person was shown who decides what before she proposed, with which version of that notice and when; whoever took a ballot paper is only counted',
    why: 'so that nobody is asked to take part without knowing how far it goes, and that can be shown later',
    keptFor: 'as long as the edition; the person is unlinked when the account is erased',
    seenBy: 'the person herself',
  },
  {
    what: 'how each member of a body voted on a prior commitment, with the resolution and its document; the same in the text of the act that two people sign',
    why: 'whoever takes part must know who committed to what; these votes are public by law',
    keptFor: 'as long as the edition: who decided what must be understood later',
    seenBy: 'everybody',
  },
  {
    what: 'name and role of whoever sits in the mixed committee of an edition, since when and until when',
    why: 'others must know who speaks for residents and for the institution',
    keptFor: 'as long as the edition: who took part in its decisions must be understood later',
    seenBy: 'everybody; she is asked before she is entered',
  },
];

export const privacy: PrivacyOfRoom = {
  title: () => m.editions_page_list_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const found = await listAcknowledgements(db, personId);
    return found.map(({ editionName, editionSlug, institutionSlug, ...one }) => ({
      label: m.editions_held_acknowledgement({ edition: editionName }),
      href: editionPath.to({ institution: institutionSlug, edition: editionSlug }),
      values: heldValues(
        { notice_version: one.noticeVersion, acknowledged_at: one.acknowledgedAt },
        {
          notice_version: m.editions_held_notice_version,
          acknowledged_at: m.editions_held_acknowledged_at,
        },
      ),
      whenForgotten: 'unlinked',
    }));
  },
  forget: (tx, personId) => unlinkAcknowledgements(tx, personId),
  join: joinAcknowledgements,
};
