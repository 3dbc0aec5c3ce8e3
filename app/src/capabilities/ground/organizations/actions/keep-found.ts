// Lets an organisation be found on the whole site while it is confirmed, as its page says it.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { putDocuments, removeDocument } from '../../../../platform/search.ts';
import type { AddressOf } from '../rules/addresses.ts';
import type { OrganizationId } from '../rules/organization.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';

export async function keepFound(tx: Tx, id: OrganizationId, addressOf: AddressOf): Promise<void> {
  const organization = await readOrganizationById(tx, id);
  assert(organization !== undefined, 'what was changed is there');
  if (organization.legalState !== 'confirmed') return removeDocument(tx, SEARCH_ROOM, id);
  const place = { kind: 'organization', slug: organization.slug } as const;
  const document = documentOf(organization, (locale) => new URL(addressOf(place, locale)).pathname);
  await putDocuments(tx, SEARCH_ROOM, [document]);
}
