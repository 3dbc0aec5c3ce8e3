// Who acts for herself or her organisation, and the proposal that she acts on, held until the act ends.
import { err, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listAuthors } from '../store/authors.ts';
import { lockProposal, type Proposal } from '../store/proposals.ts';
import type { PathIn } from './tell-authors.ts';

export interface ByPerson {
  readonly personId: string;
  readonly now: Date;
  readonly pathIn: PathIn;
}

/** What of the house sending asks for. */
export interface HouseOfSender {
  readonly db: Database;
  readonly keys: Keys;
  readonly sensitiveBelowAge: number;
}

/** Whether she wrote it, or represents the organisation that proposes it; a co-author may not decide alone. */
export function isItsAuthor(
  { authorPersonId, organizationId }: Pick<Proposal, 'authorPersonId' | 'organizationId'>,
  { personId, grants }: Pick<Actor, 'personId' | 'grants'>,
): boolean {
  if (organizationId !== null) return represents(grants, organizationId);
  return authorPersonId === personId;
}

export function represents(grants: Actor['grants'], organizationId: string): boolean {
  return grants.some(
    ({ role, scope }) =>
      role === 'organization-representative' &&
      scope?.kind === 'organization' &&
      scope.id === organizationId,
  );
}

/** Does something with a proposal of hers while nobody else does; another's is refused. */
export function onOwn<T>(
  db: Database,
  id: string,
  actor: Pick<Actor, 'personId' | 'grants'>,
  work: (tx: Tx, proposal: Proposal) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (proposal === undefined) return err({ code: 'proposals/unknown' });
    const isAuthor = isItsAuthor(proposal, actor);
    return isAuthor ? work(tx, proposal) : err({ code: 'proposals/not-yours' });
  });
}

/** The same for whoever stands behind it, co-authors too. */
export async function isAmongAuthors(
  db: Database | Tx,
  proposalId: string,
  personId: string,
): Promise<boolean> {
  return (await listAuthors(db, proposalId)).includes(personId);
}
