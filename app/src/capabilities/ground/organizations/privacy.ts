// What organisations hold about a person, in her words.
import { m } from '#words';
import { type Codes, heldValues, type Labels, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PrivacyOfRoom } from '../../../platform/room.ts';
import { roleWords } from '../people/index.ts';
import { forgetPerson, type HeldField, type HeldRow, listHeld } from './store/held.ts';
import { joinPerson } from './store/joining.ts';
import { organizationPath, petitionPath } from './web/paths.ts';
import { checkWords, replacementWords, subjectWords, tieWords } from './web/words.ts';

const labels: Labels<HeldField> = {
  tie: m.people_field_tie,
  publishes_name: m.people_field_publishes_name,
  signed_at: m.people_field_signed_at,
  reason: m.organizations_field_reason,
  asked_at: m.people_field_asked_at,
  answer: m.people_field_answer,
  answer_reason: m.people_field_answer_reason,
  answered_at: m.people_field_answered_at,
  registered_at: m.people_field_registered_at,
  role: m.people_field_role,
  granted_at: m.people_field_granted_at,
  ended_at: m.people_field_ended_at,
  ended_reason: m.people_field_ended_reason,
  email: m.people_field_email,
  replaces: m.organizations_field_replaces,
  invited_at: m.people_field_invited_at,
  expires_at: m.people_field_expires_at,
  accepted_at: m.people_field_accepted_at,
  about: m.organizations_field_about,
  state: m.organizations_field_check_state,
  decided_at: m.people_field_answered_at,
};

const codes: Codes = {
  tie: wordsIn(tieWords),
  replaces: wordsIn(replacementWords),
  role: wordsIn(roleWords),
  about: wordsIn(subjectWords),
  state: wordsIn(checkWords),
  answer: wordsIn({
    accepted: m.organizations_answer_accepted,
    declined: m.organizations_answer_declined,
  }),
};

type Kind = keyof Awaited<ReturnType<typeof listHeld>>;

const labelOf: Readonly<Record<Kind, (name: string) => string>> = {
  signatures: (comuna) => m.organizations_data_signature({ comuna }),
  requests: (organization) => m.organizations_data_request({ organization }),
  answers: (organization) => m.organizations_data_answer({ organization }),
  registered: (organization) => m.organizations_data_registered({ organization }),
  checks: (organization) => m.organizations_data_check({ organization }),
  decisions: (organization) => m.organizations_data_decision({ organization }),
  accepted: (organization) => m.organizations_data_accepted({ organization }),
  invited: (organization) => m.organizations_data_invited({ organization }),
  roles: (organization) => m.organizations_data_role({ organization }),
  petitions: (comuna) => m.organizations_data_petition({ comuna }),
};

const erased: readonly Kind[] = ['signatures', 'requests', 'roles'];
const ofComuna: readonly Kind[] = ['signatures', 'petitions'];

function thing(kind: Kind, { name, slug, ...values }: HeldRow): HeldThing {
  return {
    label: labelOf[kind](name),
    href: ofComuna.includes(kind)
      ? petitionPath.to({ slug })
      : organizationPath.to({ organization: slug }),
    values: heldValues(values as Required<typeof values>, labels, codes),
    whenForgotten: erased.includes(kind) ? 'erased' : 'unlinked',
  };
}

export const privacy: PrivacyOfRoom = {
  title: () => m.organizations_data_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const held = await listHeld(db, personId);
    return (Object.keys(labelOf) as Kind[]).flatMap((kind) =>
      held[kind].map((row) => thing(kind, row)),
    );
  },
  forget: forgetPerson,
  join: joinPerson,
};
