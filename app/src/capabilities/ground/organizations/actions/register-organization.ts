// Registers an organisation: its record, its board, its first representative and the check of all of it.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { waitSeconds } from '../../../../platform/rate-limit.ts';
import { grantRole } from '../../people/index.ts';
import type { DeclaredBoard } from '../rules/board.ts';
import type { LegalFacts } from '../rules/legal-facts.ts';
import type { OrganizationId, Profile } from '../rules/organization.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertBoard } from '../store/boards.ts';
import { findDuplicate, holdIdentity, insertOrganization } from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { askForCheck } from './ask-for-check.ts';
import { attempts, whoTries } from './attempts.ts';

export interface Registration {
  readonly facts: LegalFacts;
  readonly profile: Profile;
  readonly board: DeclaredBoard;
}

export interface Registered {
  readonly id: OrganizationId;
  readonly slug: string;
}

/** Whoever registers it represents it at once, so that she can mend what is sent back. */
export async function registerOrganization(
  db: Database,
  registration: Registration,
  by: Acting,
): Promise<Result<Registered, Refusal>> {
  const { facts, profile, board } = registration;
  const { actor, now, keys, addressOf } = by;
  if ((await waitSeconds(db, attempts.register, whoTries(keys, actor))) !== undefined) {
    return err({ code: 'organizations/too-many-attempts' });
  }
  return inTransaction(db, async (tx) => {
    await holdIdentity(tx, facts);
    const duplicate = await findDuplicate(tx, facts);
    if (duplicate !== undefined) {
      return err({ code: 'organizations/already-registered', ...duplicate });
    }
    const { personId } = actor;
    const added = await insertOrganization(tx, { facts, profile, personId, now });
    const boardId = await insertBoard(tx, added.id, board, now);
    await grantRole(tx, {
      personId,
      role: 'organization-representative',
      scope: { kind: 'organization', id: added.id },
      grantedBy: undefined,
    });
    const organization = { ...added, name: facts.name };
    await askForCheck(tx, {
      organization,
      cut: facts.cut,
      about: 'registration',
      boardId,
      personId,
      now,
      addressOf,
    });
    await noteRegistration(tx, actor, added, facts);
    return ok(added);
  });
}

function noteRegistration(tx: Tx, actor: Actor, added: Registered, facts: LegalFacts) {
  return audit(tx, {
    actor,
    act: 'organizations/register',
    scope: { kind: 'organization', id: added.id },
    subject: `organization:${added.id}`,
    told: { slug: added.slug, kind: facts.kind, name: facts.name },
  });
}
