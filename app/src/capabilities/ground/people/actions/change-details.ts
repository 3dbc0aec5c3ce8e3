// Changes what a person says about herself: birth date, comuna, e-mail, and how she appears.
import { randomInt } from 'node:crypto';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { AGE_OF_MAJORITY, ageOn } from '../rules/age.ts';
import { inventedAlias, publicNameOf } from '../rules/names.ts';
import { type OwnDetails, openDetails, readPerson, updatePerson } from '../store/persons.ts';

export interface DetailsToChange {
  readonly personId: string;
  /** Undefined leaves the one there is: a birth date that was declared is not changed here. */
  readonly birthDate: string | undefined;
  readonly comunaCut: string | null;
  readonly email: string | null;
  /** Undefined to appear by first name and initial. */
  readonly alias: string | undefined;
  /** Today in Chile, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Minors always appear by an alias: who is one and chose none is given one. */
export function changeDetails(db: Database, keys: Keys, given: DetailsToChange): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { personId, comunaCut, email, alias, today } = given;
    const person = await readPerson(tx, personId);
    const kept = await openDetails(tx, keys, personId);
    const birthDate = kept.birthDate ?? given.birthDate;
    const isMinor = birthDate !== undefined && ageOn(birthDate, today) < AGE_OF_MAJORITY;
    const standing = person?.usesAlias ? person.publicName : undefined;
    const invented = () => inventedAlias((below) => randomInt(below));
    const shown = alias ?? (isMinor ? (standing ?? invented()) : undefined);
    const details: OwnDetails = {
      comunaCut,
      email,
      usesAlias: shown !== undefined,
      publicName: shown ?? (kept.names && publicNameOf(kept.names)) ?? standing ?? invented(),
      ...(kept.birthDate === undefined && birthDate !== undefined ? { birthDate } : {}),
    };
    await updatePerson(tx, keys, personId, details);
  });
}
