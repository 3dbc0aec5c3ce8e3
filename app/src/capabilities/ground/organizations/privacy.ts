// What organisations hold about a person, in her words.
import { m } from '#words';
import type { HeldThing, PrivacyOfRoom } from '../../../platform/room.ts';
import { forgetPerson, listHeld } from './store/held.ts';
import { organizationPath, petitionPath } from './web/paths.ts';

export const privacy: PrivacyOfRoom = {
  title: () => m.organizations_data_title(),
  async heldAbout({ db }, personId): Promise<readonly HeldThing[]> {
    const held = await listHeld(db, personId);
    return [
      ...held.signatures.map(
        ({ slug, comuna, ...values }): HeldThing => ({
          label: m.organizations_data_signature({ comuna }),
          href: petitionPath.to({ slug }),
          values,
          whenForgotten: 'erased',
        }),
      ),
      ...held.requests.map(
        ({ name, slug, ...values }): HeldThing => ({
          label: m.organizations_data_request({ organization: name }),
          href: organizationPath.to({ organization: slug }),
          values,
          whenForgotten: 'erased',
        }),
      ),
      ...held.registered.map(
        ({ name, slug, ...values }): HeldThing => ({
          label: m.organizations_data_registered({ organization: name }),
          href: organizationPath.to({ organization: slug }),
          values,
          whenForgotten: 'unlinked',
        }),
      ),
      ...held.roles.map(
        ({ name, slug, ...values }): HeldThing => ({
          label: m.organizations_data_role({ organization: name }),
          href: organizationPath.to({ organization: slug }),
          values,
          whenForgotten: 'erased',
        }),
      ),
    ];
  },
  forget: forgetPerson,
};
