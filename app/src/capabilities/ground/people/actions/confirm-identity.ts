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
import {
  decideConfirmation,
  type IdentifyRefusal,
  type SeenIdentity,
} from '../rules/assisted-identity.ts';
import { textOfDocument } from '../rules/identity-document.ts';
import { type Appearance, type Appearing, appearanceOf } from '../rules/names.ts';
import { replaceAccessCode } from '../store/access-codes.ts';
import { closeConfirmed, fingerprintOf, holdOpenIdentity } from '../store/assisted-identities.ts';
import { standingGrantsIn } from '../store/grants.ts';
import { endGuardianship } from '../store/guardianships.ts';
import { recordLooks } from '../store/looks.ts';
import {
  findOwnerOfDocument,
  insertPerson,
  openDetails,
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
    if (owner !== undefined) await completeAccount(tx, keys, owner, seen, now);
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
    const look = {
      personIds: [personId],
      what: 'people/identify',
      institutionId: scope.id,
    } as const;
    await recordLooks(tx, { ...look, actor: { personId: seen.seenBy }, now: seen.seenAt });
    await recordLooks(tx, { ...look, actor, now });
    const person = await readPerson(tx, personId);
    assert(person !== undefined, 'who was identified has an account');
    return ok({ personId, publicName: person.publicName, code, replacesCard });
  });
}

async function openAccount(
  tx: Tx,
  keys: Keys,
  { document, names, birthDate, comunaCut }: SeenIdentity,
  { now, locale }: IdentityToConfirm,
): Promise<string> {
  const inserted = await insertPerson(tx, keys, {
    proof: 'assisted',
    ...appearanceOn(now, { names, birthDate }),
    names,
    locale,
    ...(document.kind === 'run'
      ? { run: document.number }
      : { document: textOfDocument(document) }),
  });
  assert(inserted !== undefined, 'nobody else has this document while it is waited for');
  await updatePerson(tx, keys, inserted, { birthDate, comunaCut });
  return inserted;
}

/**
 * What the account says stays, and what it lacks is added; but the birth date of a document that two have seen takes the
 * place of one that was only declared. Whom the document shows to be a minor appears by an alias.
 * A child that was registered by its guardian speaks for itself from now on.
 */
async function completeAccount(
  tx: Tx,
  keys: Keys,
  person: Person,
  { names, birthDate, comunaCut }: SeenIdentity,
  now: Date,
): Promise<void> {
  const { id, proof, publicName, usesAlias } = person;
  if (proof === 'guardian') {
    await proveByOneself(tx, keys, id, { proof: 'assisted', names });
    await endGuardianship(tx, id, now);
  }
  const kept = await openDetails(tx, keys, id);
  const alias = usesAlias ? publicName : undefined;
  const shown = appearanceOn(now, { names: kept.names ?? names, birthDate, alias });
  await updatePerson(tx, keys, id, {
    birthDate,
    ...(person.comunaCut === null ? { comunaCut } : {}),
    ...(shown.usesAlias === usesAlias ? {} : shown),
  });
}

function appearanceOn(now: Date, appearing: Appearing): Appearance {
  return appearanceOf(appearing, dayIn('America/Santiago', now), (below) => randomInt(below));
}

/** A card opens an account that somebody has already: whoever has it is told. */
async function tellOwner(tx: Tx, personId: string, institutionId: string): Promise<void> {
  const { name: institution } = await readInstitution(tx, institutionId);
  await tellPerson(tx, personId, () => ({
    subject: m.people_mail_card_subject(),
    text: m.people_mail_card_text({ institution }),
  }));
}
