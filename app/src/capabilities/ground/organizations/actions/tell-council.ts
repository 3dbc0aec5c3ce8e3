// At the goal of a petition: its council, its mayor and the municipality are written to, once and for ever.
import { assert } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { sourceLocale } from '../../../../platform/words.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { AddressOf } from '../rules/addresses.ts';
import { mustTell } from '../rules/petition.ts';
import { councilAddresses, readMunicipality } from '../store/institutions.ts';
import { readPetition, saveReached } from '../store/petitions.ts';
import { petitionReached, send } from './letters.ts';
import { lettersToTeam, once } from './recipients.ts';

/** Of a petition that this transaction holds. */
export async function tellCouncilAtGoal(
  tx: Tx,
  cut: string,
  now: Date,
  addressOf: AddressOf,
): Promise<void> {
  const petition = await readPetition(tx, cut);
  assert(petition !== undefined, 'the petition that is held is there');
  const { goal, signatures, reachedAt } = petition;
  if (!mustTell({ goal, signatures, wasReached: reachedAt !== null })) return;
  await saveReached(tx, cut, now);
  const municipality = await readMunicipality(tx, cut);
  assert(municipality !== undefined, 'every comuna has a municipality');
  const { id, email, timeZone, comunaName, comunaSlug } = municipality;
  await audit(tx, {
    actor: undefined,
    act: 'organizations/sign-petition',
    scope: { kind: 'institution', id },
    subject: `petition:${cut}`,
    told: { goal, signatures },
  });
  const sitting = await councilAddresses(tx, id, dayIn(timeZone, now));
  const team = ['mayor', 'councillor', 'pb-officer', 'certifying-officer'] as const;
  const addresses = [...sitting, ...(email === null ? [] : [email])];
  const recipients = once([
    ...(await lettersToTeam(tx, id, team)),
    ...addresses.map((address) => ({ email: address, locale: sourceLocale })),
  ]);
  await send(tx, recipients, addressOf, () =>
    petitionReached({ comuna: comunaName, comunaSlug, signatures }),
  );
}
