// Asks to represent an organisation that is registered already.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { waitSeconds } from '../../../../platform/rate-limit.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readOrganization } from '../store/organizations.ts';
import { insertRequest } from '../store/representation-requests.ts';
import type { Acting } from './acting.ts';
import { attempts, whoTries } from './attempts.ts';
import { representationAsked, send } from './letters.ts';
import { listRepresentatives } from './list-representatives.ts';
import { lettersTo } from './recipients.ts';

export async function askToRepresent(
  db: Database,
  asked: { readonly slug: string; readonly reason: string },
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { actor, now, keys, addressOf } = by;
  if ((await waitSeconds(db, attempts.askToRepresent, whoTries(keys, actor))) !== undefined) {
    return err({ code: 'organizations/too-many-attempts' });
  }
  return inTransaction(db, async (tx) => {
    const organization = await readOrganization(tx, asked.slug);
    if (organization === undefined || organization.legalState === 'rejected') {
      return err({ code: 'organizations/unknown' });
    }
    const { id, slug, facts } = organization;
    const representatives = (await listRepresentatives(tx, id)).map(({ personId }) => personId);
    if (representatives.includes(actor.personId)) {
      return err({ code: 'organizations/already-represents' });
    }
    const { reason } = asked;
    const request = { organizationId: id, personId: actor.personId, reason, askedAt: now };
    if (!(await insertRequest(tx, request))) return err({ code: 'organizations/request-open' });
    await audit(tx, {
      actor,
      act: 'organizations/become-representative',
      scope: { kind: 'organization', id },
      subject: `organization:${id}`,
      told: { representation_request: 'asked' },
    });
    await send(tx, await lettersTo(tx, representatives), addressOf, () =>
      representationAsked({
        organization: { slug, name: facts.name },
        asking: actor.name,
        reason,
      }),
    );
    return ok(undefined);
  });
}
