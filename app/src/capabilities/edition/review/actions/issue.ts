// Issues the numbered document of an act of the review, in the role in which somebody of the team does it.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import type { ByStaff } from './by-staff.ts';

export type Site = Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'>;

/** Title and blocks of a document, in Spanish. */
export type Written = Pick<DocumentAsked, 'title' | 'blocks'>;

/** Its id. */
export async function issue(
  tx: Tx,
  site: Site,
  by: ByStaff,
  asked: Written & Pick<DocumentAsked, 'act' | 'kind'>,
): Promise<string> {
  const held = by.actor.grants.find(({ scope }) => scope?.id === by.scope.id);
  assert(held !== undefined, 'whoever decides holds a role there');
  const actor = { ...by.actor, sessionId: '', name: '', provenAt: by.now };
  const { id } = await issueDocument(tx, {
    ...site,
    by: { actor, scope: by.scope, now: by.now },
    as: held.role as Role,
    ...asked,
  });
  return id;
}
