// Invites somebody to represent an organisation: by letter, or with a code to hand over.
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { waitSeconds } from '../../../../platform/rate-limit.ts';
import { sourceLocale } from '../../../../platform/words.ts';
import { dayIn } from '../../territories/rules/index.ts';
import {
  CODE_LENGTH,
  codeFrom,
  formatCode,
  INVITATION_DAYS,
  type InvitationCode,
} from '../rules/invitation-code.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Replacement } from '../rules/representation.ts';
import { insertInvitation, withdrawInvitation } from '../store/invitations.ts';
import type { Acting } from './acting.ts';
import { attempts, whoTries } from './attempts.ts';
import { invited, send } from './letters.ts';
import { holdOwn } from './own-organization.ts';

const DAY_MS = 86_400_000;

export interface InvitationAsked {
  /** Where the letter goes; without it the code is handed over by hand. */
  readonly email: string | undefined;
  readonly replaces: Replacement;
}

/** The code is told once, here; only its fingerprint is kept. */
export async function inviteRepresentative(
  db: Database,
  scope: Scope,
  { email, replaces }: InvitationAsked,
  by: Acting,
): Promise<Result<InvitationCode, Refusal>> {
  const { actor, now, keys, addressOf } = by;
  if ((await waitSeconds(db, attempts.invite, whoTries(keys, actor))) !== undefined) {
    return err({ code: 'organizations/too-many-attempts' });
  }
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const { id, slug, facts, timeZone } = held.value;
    const { code, codeFingerprint, expiresAt } = newCode(keys, now);
    const invitedBy = actor.personId;
    const invitation = { organizationId: id, codeFingerprint, email, replaces, invitedBy };
    await insertInvitation(tx, { ...invitation, now, expiresAt });
    await audit(tx, {
      actor,
      act: 'organizations/change-board',
      scope,
      subject: `organization:${id}`,
      told: { invited: true, replaces },
    });
    const recipients = email === undefined ? [] : [{ email, locale: sourceLocale }];
    await send(tx, recipients, addressOf, () =>
      invited({
        organization: { slug, name: facts.name },
        code: formatCode(code),
        expiresOn: dayIn(timeZone, expiresAt),
      }),
    );
    return ok(code);
  });
}

export function withdrawOwnInvitation(
  db: Database,
  scope: Scope,
  id: string,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now } = by;
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, scope);
    if (!held.ok) return held;
    const isGone = await withdrawInvitation(tx, scope.id, id, now);
    if (!isGone) return err({ code: 'organizations/unknown' });
    await audit(tx, {
      actor,
      act: 'organizations/change-board',
      scope,
      subject: `organization:${scope.id}`,
      told: { invitation_withdrawn: true },
    });
    return ok(undefined);
  });
}

/** A new code with what is kept of it. */
export function newCode(keys: Keys, now: Date) {
  const code = codeFrom(randomBytes(CODE_LENGTH));
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  return { code, codeFingerprint: fingerprintOf(keys, code), expiresAt };
}

export function fingerprintOf(keys: Keys, code: InvitationCode): Buffer {
  return keys.fingerprint('organizations/invitation', code);
}
