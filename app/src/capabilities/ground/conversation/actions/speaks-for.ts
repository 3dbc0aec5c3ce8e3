// Whether somebody speaks for the team of an institution where she writes: she holds a role there that keeps the forum.
import { err, ok, type Result } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { standingGrants } from '../../people/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';

/** `institutionId` as it was chosen; undefined speaks for herself. */
export async function speaksFor(
  tx: Tx,
  personId: string,
  institutionId: string | undefined,
): Promise<Result<string | null, Refusal>> {
  if (institutionId === undefined) return ok(null);
  const grants = await standingGrants(tx, personId);
  const scope = { kind: 'institution', id: institutionId } as const;
  return mayDo(permissions['conversation/keep-forum'], grants, scope)
    ? ok(institutionId)
    : err({ code: 'conversation/not-of-team' });
}
