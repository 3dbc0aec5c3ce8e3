// Where the places of the room are on this site, for the links in letters.
import type { Locale } from '../../../../platform/words.ts';
import type { AddressOf, Place } from '../rules/addresses.ts';
import { invitationPath, organizationPath, ownPath, petitionPath, queuePath } from './paths.ts';

/** `publicUrl` is where people reach the site, without a slash at its end. */
export function addressesAt(publicUrl: string): AddressOf {
  return (place, locale) => publicUrl + pathOf(place, locale);
}

function pathOf(place: Place, locale: Locale): string {
  switch (place.kind) {
    case 'organization':
      return organizationPath.to({ organization: place.slug }, { locale });
    case 'own':
      return ownPath.to({ organization: place.slug }, { locale });
    case 'queue':
      return queuePath.to({ institution: place.institution }, { locale });
    case 'petition':
      return petitionPath.to({ slug: place.comuna }, { locale });
    case 'invitation':
      return invitationPath.to({}, { locale, query: { codigo: place.code } });
  }
}
