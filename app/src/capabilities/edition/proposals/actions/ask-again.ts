// Asks everybody again once an original says something else: what was said yes to is not what stands there any more.
import type { Tx } from '../../../../platform/database/database.ts';
import { listOpenWith, listOriginals } from '../store/joinings.ts';
import { type Telling, tellAskedAgain } from './tell-joining.ts';

/** The database has taken the consents back; whoever gave one is told. */
export async function askAgain(
  tx: Tx,
  changed: { readonly proposalId: string; readonly version: number },
  telling: Telling,
): Promise<void> {
  const { proposalId: changedId, version } = changed;
  for (const joining of await listOpenWith(tx, [changedId])) {
    const proposals = await listOriginals(tx, joining);
    await tellAskedAgain(tx, joining, proposals, { ...telling, changedId, version });
  }
}
