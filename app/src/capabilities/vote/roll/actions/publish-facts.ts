// What the log says of the place where the roll lives: the cluster of its database, its journal and its standby, signed once.
import { createHash } from 'node:crypto';
import { toBase64url } from '@minga/ballot';
import { inTransaction } from '../../../../platform/database/database.ts';
import { leavesOf, queueLeaf } from '../../election/index.ts';
import { readCluster } from '../store/cluster.ts';
import { readElection } from '../store/elections.ts';
import type { BothDatabases } from './by-staff.ts';
import { signLeaf } from './roll-keys.ts';
import type { SealedElection } from './sealed-election.ts';

/** Once for each election that is open; true if it was now. */
export async function publishFacts(
  { db, roll }: BothDatabases,
  election: SealedElection,
  now: Date,
): Promise<boolean> {
  const kept = await readElection(roll.db, election.id);
  if (kept === undefined || election.fingerprint === null) return false;
  const told = (await leavesOf(db, election.id)).some(
    ({ type, leaf }) => type === 'facts' && leaf.toString('utf8').includes('"by":"R"'),
  );
  if (told) return false;
  const { systemIdentifier, standby } = await readCluster(roll.db);
  const cluster = createHash('sha256').update(systemIdentifier).digest();
  const bytes = signLeaf(roll.keys, kept, election.fingerprint, {
    type: 'facts',
    by: 'R',
    at: `${now.toISOString().slice(0, 19)}Z`,
    cluster: toBase64url(cluster),
    journal: 'other-file',
    standby,
  });
  await inTransaction(db, (tx) => queueLeaf(tx, { electionId: election.id, bytes, now }));
  return true;
}
