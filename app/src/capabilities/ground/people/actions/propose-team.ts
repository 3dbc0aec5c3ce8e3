// Proposes to invite, to end a role or to reset keys: whoever may not is told at once, the rest waits for a second person.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { actsThatClaim, type TwoPersonKind } from '../../../../platform/two-person.ts';
import type { Invited, InvitingRefusal, Place } from '../rules/invitation.ts';
import type { KeyResetRefusal } from '../rules/key-reset.ts';
import type { EndRefusal } from '../rules/role-end.ts';
import type { EndPayload, InvitePayload, ResetPayload } from '../rules/team-acts.ts';
import { lockInvitations, withdrawExpired } from '../store/invitations.ts';
import { mayEndIn, type RoleEnd } from './end-role.ts';
import { refusalsOf, type Uninvited } from './invite.ts';
import { proposeAct } from './propose-act.ts';
import { mayResetIn } from './reset-keys.ts';
import { tellPerson } from './tell-person.ts';

interface Proposing {
  readonly place: Place;
  readonly actor: Pick<Actor, 'personId' | 'grants'>;
  /** Slug of the national body that does it from outside; null from inside the institution. */
  readonly nationalBody: string | null;
  readonly now: Date;
}

/** The id of the act that waits; an institution begins with what its national body invites. */
export function proposeInvitations(
  db: Database,
  kind: TwoPersonKind,
  given: Proposing & { readonly invited: readonly Invited[] },
): Promise<Result<string, readonly Uninvited[]>> {
  const { invited, place, actor, nationalBody, now } = given;
  return inTransaction(db, async (tx) => {
    await lockInvitations(tx, place.id);
    await withdrawExpired(tx, { institutionId: place.id, now });
    const refused = await refusalsOf(tx, { invited, place, by: { actor } });
    if (refused.length > 0) return err(refused);
    const claims = invited.map(({ email, role }) => `${email.toLowerCase()} ${role}`);
    const waiting = await actsThatClaim(tx, { kind, institutionId: place.id, claims, now });
    const proposed = waiting.flatMap((act, index): Uninvited[] =>
      act === undefined ? [] : [{ index, refusal: { code: 'people/invitation-proposed', act } }],
    );
    if (proposed.length > 0) return err(proposed);
    const payload: InvitePayload = {
      place: namedIn(place),
      invited: invited.map(({ name, email, role, isSubstitute = false }) => ({
        name,
        email,
        role,
        isSubstitute,
      })),
      nationalBody,
    };
    const subject = `institution:${place.id}`;
    return ok(
      await proposeAct(tx, { kind, payload, subject, institutionId: place.id, claims, actor, now }),
    );
  });
}

export function proposeEnd(
  db: Database,
  kind: TwoPersonKind,
  given: Proposing & Pick<RoleEnd, 'grantId' | 'planned' | 'successor'>,
): Promise<Result<string, EndRefusal | InvitingRefusal>> {
  const { grantId, place, actor, planned, successor, nationalBody, now } = given;
  return inTransaction(db, async (tx) => {
    const held = await mayEndIn(tx, { ...given, isNational: nationalBody !== null });
    if (!held.ok) return held;
    const { personId, name, role, isSubstitute } = held.value;
    const payload: EndPayload = {
      place: namedIn(place),
      grant: grantId,
      person: personId,
      name,
      role,
      isSubstitute,
      planned: { ...planned, lastDay: planned.lastDay ?? null },
      successor: successor === undefined ? null : { name: successor.name, email: successor.email },
      nationalBody,
    };
    const subject = `role-grant:${grantId}`;
    return ok(
      await proposeAct(tx, { kind, payload, subject, institutionId: place.id, actor, now }),
    );
  });
}

/** Whose keys they are is told at once: if she has not lost them, she says so, or uses one, before they are taken. */
export function proposeReset(
  db: Database,
  kind: TwoPersonKind,
  given: Proposing & { readonly grantId: string },
): Promise<Result<string, KeyResetRefusal | EndRefusal>> {
  const { grantId, place, actor, nationalBody, now } = given;
  return inTransaction(db, async (tx) => {
    const found = await mayResetIn(tx, given);
    if (!found.ok) return found;
    const { member, opened } = found.value;
    const { personId, name, email } = member;
    const payload: ResetPayload = {
      place: namedIn(place),
      grant: grantId,
      person: personId,
      name,
      email,
      roles: [...opened],
      nationalBody,
    };
    const subject = `person:${personId}`;
    await tellPerson(tx, personId, () => ({
      subject: m.people_mail_reset_proposed_subject(),
      text: m.people_mail_reset_proposed_text({ place: place.name }),
    }));
    return ok(
      await proposeAct(tx, { kind, payload, subject, institutionId: place.id, actor, now }),
    );
  });
}

function namedIn({ id, slug, name }: Place): InvitePayload['place'] {
  return { id, slug, name };
}
