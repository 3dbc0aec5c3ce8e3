// Whom a letter goes to: representatives, the team of an institution; each address once, in its own language.
import type { Tx } from '../../../../platform/database/database.ts';
import { type Locale, sourceLocale } from '../../../../platform/words.ts';
import { readPerson, standingGrantsIn } from '../../people/index.ts';
import type { Role } from '../../people/rules/index.ts';
import type { Organization } from '../store/organizations.ts';
import { listRepresentatives } from './list-representatives.ts';

export interface Recipient {
  readonly email: string;
  readonly locale: Locale;
}

/** The representatives who have an address, and the one of the organisation. */
export async function lettersToOrganization(
  tx: Tx,
  { id, profile }: Pick<Organization, 'id' | 'profile'>,
): Promise<readonly Recipient[]> {
  const representatives = await listRepresentatives(tx, id);
  const persons = representatives.map(({ personId }) => personId);
  return once([...(await lettersTo(tx, persons)), { email: profile.email, locale: sourceLocale }]);
}

/** Whoever holds one of the roles in an institution and has an address. */
export async function lettersToTeam(
  tx: Tx,
  institutionId: string,
  roles: readonly Role[],
): Promise<readonly Recipient[]> {
  const held = await standingGrantsIn(tx, { kind: 'institution', id: institutionId });
  const holding = held.filter(({ role }) => roles.includes(role));
  return lettersTo(tx, [...new Set(holding.map(({ personId }) => personId))]);
}

export async function lettersTo(
  tx: Tx,
  personIds: readonly string[],
): Promise<readonly Recipient[]> {
  const recipients: Recipient[] = [];
  for (const id of personIds) {
    const person = await readPerson(tx, id);
    const email = person?.email ?? null;
    if (person !== undefined && email !== null) recipients.push({ email, locale: person.locale });
  }
  return once(recipients);
}

/** Each address once, whatever its capitals. */
export function once(recipients: readonly Recipient[]): readonly Recipient[] {
  const byAddress = new Map<string, Recipient>();
  for (const recipient of recipients) {
    const key = recipient.email.toLowerCase();
    if (!byAddress.has(key)) byAddress.set(key, recipient);
  }
  return [...byAddress.values()];
}
