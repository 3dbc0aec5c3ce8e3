// The second member of staff confirms: the person has an account, and a card with which she signs in.
import { randomBytes, randomInt } from 'node:crypto';
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Locale } from '../../../../platform/words.ts';
import { readInstitution } from '../../institutions/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { type AccessCode, accessCodeFrom, CODE_LENGTH } from '../rules/access-code.ts';
import { AGE_OF_MAJORITY, ageOn } from '../rules/age.ts';
import {
  decideConfirmation,
  type IdentifyRefusal,
  type SeenIdentity,
} from '../rules/assisted-identity.ts';
import { textOfDocument } from '../rules/identity-document.ts';
import { inventedAlias, publicNameOf } from '../rules/names.ts';
import { replaceAccessCode } from '../store/access-codes.ts';
import { closeConfirmed, fingerprintOf, holdOpenIdentity } from '../store/assisted-identities.ts';
import { standingGrantsIn } from '../store/grants.ts';
import { endGuardianship } from '../store/guardianships.ts';
import {
  findOwnerOfDocument,
  insertPerson,
  type Person,
  proveByOneself,
  readPerson,
  updatePerson,
  waitForTurn,
} from '../store/persons.ts';
import { tellPerson } from './tell-person.ts';
import type { Identifying } from './write-down-identity.ts';

export interface IdentityToConfirm extends Identifying {
  readonly id: string;
  /** The number of the document, as she typed it from the one in her hand. */
  readonly typedNumber: string;
  /** In which language the new person reads, as far as the desk knows. */
  readonly locale: Locale;
}

export interface HandedCard {
  readonly personId: string;
  readonly publicName: string;
  /** Shown now and never again. */
  readonly code: AccessCode;
  /** Whether she had a card, which opens nothing any more. */
  readonly replacesCard: boolean;
}

/** Whoever has an account by that document gets the card for it; nobody gets a second account. */
export function confirmIdentity(
  db: Database,
  keys: Keys,
  given: IdentityToConfirm,
): Promise<Result<HandedCard, IdentifyRefusal>> {
  return inTransaction(db, async (tx) => {
    const { actor, scope, id, now } = given;
    const seen = await holdOpenIdentity(tx, keys, { id, institutionId: scope.id, now });
    if (seen === undefined) return err({ code: 'people/identity-closed' });
    const ofStaff = await standingGrantsIn(tx, scope);
    const isFirstOfStaff = ofStaff.some(({ personId }) => personId === seen.seenBy);
    const by = { personId: actor.personId, typedNumber: given.typedNumber };
    const decided = decideConfirmation({ ...seen, isFirstOfStaff }, by);
    if (!decided.ok) return decided;
    await waitForTurn(tx, fingerprintOf(keys, seen.document));
    const owner = await findOwnerOfDocument(tx, keys, seen.document);
    const isOwn = owner !== undefined && [seen.seenBy, actor.personId].includes(owner.id);
    if (isOwn) return err({ code: 'people/identity-own' });
    const personId = owner?.id ?? (await openAccount(tx, keys, seen, given));
    if (owner !== undefined) await keepAccount(tx, keys, owner, seen, now);
    const { birthDate, comunaCut } = seen;
    await updatePerson(tx, keys, personId, { birthDate, comunaCut });
    const code = accessCodeFrom(randomBytes(CODE_LENGTH));
    const replacesCard = await replaceAccessCode(tx, keys, { personId, code, now });
    await closeConfirmed(tx, id, { confirmedBy: actor.personId, personId, now });
    await audit(tx, {
      actor,
      act: 'people/identify-in-person',
      scope,
      subject: `assisted-identity:${id}`,
      told: { step: 'confirmed', isNewAccount: owner === undefined, replacesCard },
    });
    if (owner !== undefined) await tellOwner(tx, personId, scope.id);
    const person = await readPerson(tx, personId);
    assert(person !== undefined, 'who was identified has an account');
    return ok({ personId, publicName: person.publicName, code, replacesCard });
  });
}

async function openAccount(
  tx: Tx,
  keys: Keys,
  { document, names, birthDate }: SeenIdentity,
  { now, locale }: IdentityToConfirm,
): Promise<string> {
  const isMinor = ageOn(birthDate, dayIn('America/Santiago', now)) < AGE_OF_MAJORITY;
  const alias = inventedAlias((below) => randomInt(below));
  const inserted = await insertPerson(tx, keys, {
    proof: 'assisted',
    publicName: isMinor ? alias : publicNameOf(names),
    usesAlias: isMinor,
    names,
    locale,
    ...(document.kind === 'run'
      ? { run: document.number }
      : { document: textOfDocument(document) }),
  });
  assert(inserted !== undefined, 'nobody else has this document while it is waited for');
  return inserted;
}

/** A child that was registered by its guardian speaks for itself from now on; another account stays as it is. */
async function keepAccount(
  tx: Tx,
  keys: Keys,
  { id, proof }: Person,
  { names }: SeenIdentity,
  now: Date,
): Promise<void> {
  if (proof !== 'guardian') return;
  await proveByOneself(tx, keys, id, { proof: 'assisted', names });
  await endGuardianship(tx, id, now);
}

/** A card opens an account that somebody has already: whoever has it is told. */
async function tellOwner(tx: Tx, personId: string, institutionId: string): Promise<void> {
  const { name: institution } = await readInstitution(tx, institutionId);
  await tellPerson(tx, personId, () => ({
    subject: m.people_mail_card_subject(),
    text: m.people_mail_card_text({ institution }),
  }));
}
