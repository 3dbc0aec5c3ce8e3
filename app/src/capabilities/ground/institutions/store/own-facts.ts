// What the steps of the guided list are seen from, for one institution or for many at once.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { bodyState, decidingBodyOf } from '../rules/body.ts';
import type { OnboardingFacts } from '../rules/onboarding.ts';
import { readSeatings } from './bodies.ts';
import { type InstitutionRow, readInstitution } from './institutions.ts';

export async function readOwnFacts(
  db: Database | Tx,
  institutionId: string,
  now: Date,
): Promise<OnboardingFacts> {
  const institution = await readInstitution(db, institutionId);
  const [facts] = await readFactsOf(db, [institution], now);
  if (facts === undefined) throw new Error('one institution has one set of facts');
  return facts;
}

/** In the order of `institutions`, each as of the civil day that `now` is where it is. */
export async function readFactsOf(
  db: Database | Tx,
  institutions: readonly InstitutionRow[],
  now: Date,
): Promise<readonly OnboardingFacts[]> {
  const seatings = await readSeatings(
    db,
    institutions.map(({ id }) => id),
  );
  return institutions.map((institution) => {
    const { id, kind, timeZone } = institution;
    const today = dayIn(timeZone, now);
    const seating = seatings.find(
      ({ institutionId, body }) => institutionId === id && body.kind === decidingBodyOf(kind),
    );
    return {
      kind,
      hasContact: institution.phone !== null || institution.email !== null,
      hasCrest: institution.crestSha256 !== null,
      hasColour: institution.colour !== null,
      canSit: seating !== undefined && bodyState(seating.body, seating.members, today).canSit,
      territoriesCount: institution.territoriesCount,
      saysWithoutSectors: institution.saysWithoutSectors,
    };
  });
}
