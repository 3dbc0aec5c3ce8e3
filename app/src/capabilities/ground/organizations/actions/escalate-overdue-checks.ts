// Hands the checks that a municipality did not answer in their term to the national bodies, and says so.
import { assert } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { moveCheck } from '../rules/legal-check.ts';
import { listNationalBodies } from '../store/institutions.ts';
import { holdCheck, listOverdue, readCheck, saveEscalation } from '../store/legal-checks.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { checkEscalated, send } from './letters.ts';
import { lettersToOrganization, lettersToTeam } from './recipients.ts';

/** Returns how many; each in a transaction of its own, so that one that fails holds no other back. */
export async function escalateOverdueChecks(db: Database, now: Date): Promise<number> {
  let escalated = 0;
  for (const id of await listOverdue(db, now)) {
    if (await inTransaction(db, (tx) => escalate(tx, id, now))) escalated += 1;
  }
  return escalated;
}

/** False if somebody answered it, or another copy escalated it, at the same moment. */
async function escalate(tx: Tx, id: string, now: Date): Promise<boolean> {
  const state = await holdCheck(tx, id);
  const check = await readCheck(tx, id);
  assert(state !== undefined && check !== undefined, 'a check stays where it was');
  const organization = await readOrganizationById(tx, check.organizationId);
  assert(organization !== undefined, 'a check is of an organisation');
  const { institutionId, dueOn } = check;
  const today = dayIn(organization.timeZone, now);
  const hasMunicipality = institutionId !== null;
  if (!moveCheck(state, { kind: 'term-over', today, dueOn, hasMunicipality }).ok) return false;
  await saveEscalation(tx, id, now);
  await audit(tx, {
    actor: undefined,
    act: 'organizations/check',
    scope: institutionId === null ? undefined : { kind: 'institution', id: institutionId },
    subject: `organization:${organization.id}`,
    before: { state },
    after: { state: 'escalated' },
    told: { about: check.about, escalated: true, due_on: dueOn },
  });
  const { slug, facts } = organization;
  const about = {
    organization: { slug, name: facts.name },
    dueOn,
    institution: check.institutionName ?? '',
  };
  await send(tx, await lettersToOrganization(tx, organization), undefined, () =>
    checkEscalated({ ...about, place: { kind: 'own', slug } }),
  );
  for (const body of await listNationalBodies(tx)) {
    await send(tx, await lettersToTeam(tx, body.id, ['national-staff']), undefined, () =>
      checkEscalated({ ...about, place: { kind: 'queue', institution: body.slug } }),
    );
  }
  return true;
}
