// Answers somebody who asks to represent an organisation: its representatives, or the institution that looks after it.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { grantRole } from '../../people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readOverseen } from '../store/directory.ts';
import { holdOrganization, type Organization } from '../store/organizations.ts';
import { answerRequest, readOpenRequest } from '../store/representation-requests.ts';
import type { Acting } from './acting.ts';
import { representationAnswered, send } from './letters.ts';
import { holdOwn } from './own-organization.ts';
import { lettersTo } from './recipients.ts';

export interface RepresentationAnswer {
  readonly organizationId: string;
  readonly requestId: string;
  readonly answer: 'accepted' | 'declined';
  /** Why it is declined. */
  readonly reason: string;
}

export function answerRepresentationRequest(
  db: Database,
  scope: Scope,
  answered: RepresentationAnswer,
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { requestId, answer, reason } = answered;
  const { actor, now, addressOf } = by;
  return inTransaction(db, async (tx) => {
    if (answer === 'declined' && reason === '') {
      return err({ code: 'organizations/reasons-missing' });
    }
    const held = await holdFor(tx, scope, answered.organizationId, now);
    if (!held.ok) return held;
    const { id, slug, facts } = held.value;
    const request = await readOpenRequest(tx, id, requestId);
    if (request === undefined) return err({ code: 'organizations/request-answered' });
    const { personId } = actor;
    if (!(await answerRequest(tx, requestId, { answer, reason, personId, now }))) {
      return err({ code: 'organizations/request-answered' });
    }
    if (answer === 'accepted') {
      await grantRole(tx, {
        personId: request.personId,
        role: 'organization-representative',
        scope: { kind: 'organization', id },
        grantedBy: personId,
      });
    }
    await audit(tx, {
      actor,
      act: actOf(scope),
      scope,
      subject: `organization:${id}`,
      told: { representation_request: answer },
    });
    await send(tx, await lettersTo(tx, [request.personId]), addressOf, () =>
      representationAnswered({
        organization: { slug, name: facts.name },
        isAccepted: answer === 'accepted',
        reason,
      }),
    );
    return ok(undefined);
  });
}

function actOf({ kind }: Scope): string {
  return kind === 'organization'
    ? 'organizations/change-board'
    : 'organizations/reset-representatives';
}

async function holdFor(
  tx: Tx,
  scope: Scope,
  organizationId: string,
  now: Date,
): Promise<Result<Organization, Refusal>> {
  if (scope.kind === 'organization') return holdOwn(tx, scope);
  const overseen = await readOverseen(tx, scope.id, organizationId, now);
  const organization = overseen && (await holdOrganization(tx, overseen.id));
  return organization === undefined ? err({ code: 'organizations/unknown' }) : ok(organization);
}
