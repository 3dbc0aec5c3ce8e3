// Answers a check: what it confirms holds from then on, and the organisation is told with the reasons.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { type Decision, legalStateAfter, moveCheck } from '../rules/legal-check.ts';
import type { Refusal } from '../rules/refusal.ts';
import { confirmBoard, forgetMembers } from '../store/boards.ts';
import { readInstitutionName } from '../store/institutions.ts';
import {
  holdCheck,
  type LegalCheck,
  readCheckWithin,
  saveDecision,
} from '../store/legal-checks.ts';
import {
  findDuplicate,
  holdIdentity,
  holdOrganization,
  type Organization,
  updateOrganization,
} from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { keepFound } from './keep-found.ts';
import { checkDecided, send } from './letters.ts';
import { lettersToOrganization } from './recipients.ts';

export interface CheckAnswer {
  readonly checkId: string;
  readonly decision: Decision;
  /** Why it is sent back or rejected; may be empty when it is confirmed. */
  readonly reasons: string;
}

/** Only within the institution of `scope`; the second one who answers is told that it was decided. */
export function decideCheck(
  db: Database,
  scope: Scope,
  { checkId, decision, reasons }: CheckAnswer,
  by: Acting,
): Promise<Result<Organization, Refusal>> {
  const { actor, now, addressOf } = by;
  return inTransaction(db, async (tx) => {
    const check = await readCheckWithin(tx, scope.id, checkId);
    if (check === undefined) return err({ code: 'organizations/unknown' });
    const organization = await holdOrganization(tx, check.organizationId);
    const before = await holdCheck(tx, checkId);
    assert(organization !== undefined && before !== undefined, 'what is checked is there');
    const moved = moveCheck(before, { kind: 'decide', decision, reasons });
    if (!moved.ok) return moved;
    const applied = await apply(tx, organization, check, decision, now);
    if (!applied.ok) return applied;
    await keepFound(tx, organization.id, addressOf);
    const { personId } = actor;
    await saveDecision(tx, checkId, { decision, reasons, personId, institutionId: scope.id, now });
    await audit(tx, {
      actor,
      act: 'organizations/check',
      scope,
      subject: `organization:${organization.id}`,
      before: { state: before },
      after: { state: decision },
      told: { about: check.about, decision },
    });
    const { slug, facts } = organization;
    const institution = await readInstitutionName(tx, scope.id);
    await send(tx, await lettersToOrganization(tx, organization), addressOf, () =>
      checkDecided({
        organization: { slug, name: facts.name },
        about: check.about,
        decision,
        institution,
        reasons,
      }),
    );
    return ok(organization);
  });
}

/** Makes true what was decided. */
async function apply(
  tx: Tx,
  { id, legalState: before }: Organization,
  { about, boardId, proposed }: LegalCheck,
  decision: Decision,
  now: Date,
): Promise<Result<void, Refusal>> {
  const legalState = legalStateAfter(about, before, decision);
  if (legalState !== before) await updateOrganization(tx, id, { legalState });
  if (decision === 'rejected' && boardId !== null) await forgetMembers(tx, boardId);
  if (decision !== 'confirmed') return ok(undefined);
  if (boardId !== null) await confirmBoard(tx, boardId, now);
  if (proposed === null) return ok(undefined);
  await holdIdentity(tx, proposed);
  const duplicate = await findDuplicate(tx, proposed, id);
  if (duplicate !== undefined) {
    return err({ code: 'organizations/already-registered', ...duplicate });
  }
  await updateOrganization(tx, id, { facts: proposed });
  return ok(undefined);
}
