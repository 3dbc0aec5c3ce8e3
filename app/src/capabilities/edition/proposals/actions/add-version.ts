// Writes the next version of a proposal: what it said before stays, and why it changed is said.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Contents } from '../rules/contents.ts';
import { insertEvent } from '../store/events.ts';
import { insertVersion, lockProposal, showVersion } from '../store/proposals.ts';
import { askAgain } from './ask-again.ts';
import { refreshDocuments } from './refresh-document.ts';
import type { PathIn } from './tell-authors.ts';

export interface AddedVersion {
  readonly proposalId: string;
  /** Without problems under the bases in force. */
  readonly contents: Contents;
  readonly madeBy: 'author' | 'institution' | 'agreement';
  /** Read by everybody. */
  readonly reason: string;
  readonly now: Date;
}

/** Its number. In the transaction of whoever judged that it may change; the row is locked until it ends. */
export async function addVersion(
  tx: Tx,
  given: AddedVersion & { readonly pathIn: PathIn },
): Promise<number> {
  const { proposalId, contents, madeBy, reason, now, pathIn } = given;
  const proposal = await lockProposal(tx, proposalId);
  assert(proposal !== undefined, 'a version is of a proposal');
  const version = proposal.version + 1;
  await insertVersion(tx, { proposalId, version, contents, madeBy, reason, now });
  await showVersion(tx, { proposalId, version, contents, now });
  const told = { version, made_by: madeBy };
  await insertEvent(tx, { proposalId, kind: 'version', state: proposal.state, told, now });
  await askAgain(tx, { proposalId, version }, { pathIn, now });
  await refreshDocuments(tx, [proposalId], pathIn);
  return version;
}
