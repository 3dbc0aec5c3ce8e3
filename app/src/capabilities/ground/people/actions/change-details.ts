// Changes what a person says about herself: birth date, comuna, e-mail, and how she appears.
import { randomInt } from 'node:crypto';
import { m } from '#words';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { type RateLimit, waitSeconds } from '../../../../platform/rate-limit.ts';
import type { Details } from '../rules/details.ts';
import { appearanceOf } from '../rules/names.ts';
import { openDetails, type Person, readPerson, updatePerson } from '../store/persons.ts';
import { tellPerson } from './tell-person.ts';

/** An address that is not proven may be anybody's: nobody has mail sent to many of them. */
const OF_PERSON: RateLimit = { name: 'people/new-email', attempts: 5, windowSeconds: 24 * 60 * 60 };

export interface DetailsToChange extends Details {
  readonly personId: string;
  /** Today in Chile, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Minors always appear by an alias: who is one and chose none is given one. A birth date that is kept stays. */
export async function changeDetails(
  db: Database,
  keys: Keys,
  given: DetailsToChange,
): Promise<void> {
  const { personId, comunaCut, email, alias, today } = given;
  const before = await readPerson(db, personId);
  const tellsBefore = before !== undefined && (await countsAsTold(db, keys, before, email));
  return inTransaction(db, async (tx) => {
    const person = await readPerson(tx, personId);
    const kept = await openDetails(tx, keys, personId);
    const birthDate = kept.birthDate ?? given.birthDate;
    const aliasBefore = person?.usesAlias ? person.publicName : undefined;
    const shown = { names: kept.names, birthDate, alias, aliasBefore };
    // At the address that was hers: whoever changes it may be somebody else.
    if (tellsBefore) await tellOfNewAddress(tx, personId);
    await updatePerson(tx, keys, personId, {
      comunaCut,
      email,
      ...appearanceOf(shown, today, (below) => randomInt(below)),
      ...(kept.birthDate === undefined && birthDate !== undefined ? { birthDate } : {}),
    });
  });
}

async function countsAsTold(
  db: Database,
  keys: Keys,
  before: Person,
  email: string | null,
): Promise<boolean> {
  if (before.email === null || before.email === email) return false;
  const who = keys.fingerprint('people/new-email', before.id);
  return (await waitSeconds(db, OF_PERSON, who)) === undefined;
}

function tellOfNewAddress(tx: Tx, personId: string): Promise<void> {
  return tellPerson(tx, personId, () => ({
    subject: m.people_mail_new_address_subject(),
    text: m.people_mail_new_address_text(),
  }));
}
