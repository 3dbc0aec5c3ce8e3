// Resets the keys of somebody who lost them: what opened her account opens it no more, and one link does, once.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatInstant } from '../../../../ui/format.ts';
import type { Place } from '../rules/invitation.ts';
import {
  decideReset,
  type KeyResetRefusal,
  keyResetExpiry,
  type OpenedRole,
  type ResetNotOpen,
  rolesOfStaff,
} from '../rules/key-reset.ts';
import type { EndRefusal } from '../rules/role-end.ts';
import type { Token } from '../rules/token.ts';
import { deleteBreakGlass } from '../store/break-glasses.ts';
import { standingGrants } from '../store/grants.ts';
import { insertKeyReset, listOpenKeyResets, saveRenewedReset } from '../store/key-resets.ts';
import { deletePasskeysOf } from '../store/passkeys.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { findMember, type TeamMember } from '../store/teams.ts';
import { newToken } from '../store/tokens.ts';
import { lockWaysIn } from '../store/ways-in.ts';
import type { HandedLink } from './deliver-invitation.ts';
import { scopeOfPlace } from './invite.ts';
import { tellPerson } from './tell-person.ts';

export interface ResetDelivery {
  readonly by: 'mail' | 'hand';
  /** The address of a reset, in the language of the request. */
  readonly addressOf: (token: Token) => string;
}

export interface ResetOfMember {
  readonly grantId: string;
  readonly place: Place;
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
}

type Refusal = KeyResetRefusal | EndRefusal;

/** The member whose keys would be reset, and all that her account opens. */
export async function mayResetIn(
  tx: Tx,
  { grantId, place, actor }: ResetOfMember,
): Promise<Result<{ member: TeamMember; opened: readonly OpenedRole[] }, Refusal>> {
  const member = await findMember(tx, place.id, grantId);
  if (member === undefined) return err({ code: 'people/grant-not-there' });
  const { personId } = member;
  await lockWaysIn(tx, personId);
  const opened = rolesOfStaff(await standingGrants(tx, personId));
  const decided = decideReset({ personId, opened }, actor, place.id);
  return decided.ok ? ok({ member, opened }) : decided;
}

/** In the transaction of its cause, by two people. */
export async function resetKeysIn(
  tx: Tx,
  given: ResetOfMember & {
    readonly confirmedBy: string;
    readonly delivery: ResetDelivery;
    readonly now: Date;
  },
): Promise<Result<void, Refusal>> {
  const { place, actor, confirmedBy, delivery, now } = given;
  const found = await mayResetIn(tx, given);
  if (!found.ok) return found;
  const { member } = found.value;
  const { personId } = member;
  await deletePasskeysOf(tx, personId);
  await deleteBreakGlass(tx, personId);
  await deleteSessionsOf(tx, personId);
  const token = newToken();
  const expiresAt = keyResetExpiry(now);
  await insertKeyReset(tx, {
    personId,
    institutionId: place.id,
    token,
    proposedBy: actor.personId,
    confirmedBy,
    now,
    expiresAt,
  });
  await auditReset(tx, given, personId, 'opened');
  await deliver(tx, delivery, { member, place, token, expiresAt });
  return ok(undefined);
}

/** Another link until the same hour, for which whoever asks for it answers. */
export function renewKeyReset(
  db: Database,
  given: ResetOfMember & { readonly delivery: ResetDelivery; readonly now: Date },
): Promise<Result<HandedLink, Refusal | ResetNotOpen>> {
  const { place, actor, delivery, now } = given;
  return inTransaction(db, async (tx) => {
    const found = await mayResetIn(tx, given);
    if (!found.ok) return found;
    const { member } = found.value;
    const open = await listOpenKeyResets(tx, place.id, now);
    const reset = open.find(({ personId }) => personId === member.personId);
    if (reset === undefined) return err({ code: 'people/reset-unknown' });
    const token = newToken();
    await saveRenewedReset(tx, reset.id, { token, renewedBy: actor.personId });
    await auditReset(tx, given, member.personId, 'renewed');
    const { expiresAt } = reset;
    return ok(await deliver(tx, delivery, { member, place, token, expiresAt }));
  });
}

/** By mail to whoever has an address, where mail leaves; else to be handed over. */
async function deliver(
  tx: Tx,
  { by, addressOf }: ResetDelivery,
  given: {
    readonly member: TeamMember;
    readonly place: Place;
    readonly token: Token;
    readonly expiresAt: Date;
  },
): Promise<HandedLink> {
  const { member, place, token, expiresAt } = given;
  const { name, email } = member;
  const link = addressOf(token);
  if (by === 'hand' || email === null) return { name, email, link, expiresAt };
  await tellPerson(tx, member.personId, () => {
    const until = formatInstant(expiresAt, currentLocale(), { timeZone: place.timeZone });
    return {
      subject: m.people_mail_reset_subject(),
      text: m.people_mail_reset_text({ place: place.name, link: addressOf(token), until }),
    };
  });
  return { name, email, link: undefined, expiresAt };
}

function auditReset(
  tx: Tx,
  { place, actor }: ResetOfMember,
  personId: string,
  change: 'opened' | 'renewed',
): Promise<void> {
  return audit(tx, {
    actor,
    act: 'people/reset-keys',
    scope: scopeOfPlace(place),
    subject: `person:${personId}`,
    told: { change },
  });
}
