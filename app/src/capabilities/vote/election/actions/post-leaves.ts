// Sends the leaves of an election to the urn in their order, each at least once; what the urn refuses waits, and is told.
import { createHash } from 'node:crypto';
import { parseManifest } from '@minga/ballot';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { readDrawnContests } from '../store/drawn-contests.ts';
import { readElection } from '../store/elections.ts';
import {
  electionsWithWaitingLeaves,
  type QueuedLeaf,
  savePosted,
  saveRefusal,
  takeNextLeaf,
} from '../store/outgoing-leaves.ts';
import type { ElectionUrn } from './by-staff.ts';

interface Posting {
  readonly db: Database;
  readonly urn: ElectionUrn;
  readonly now: () => Date;
}

/** How it ended: nothing waits, another copy is at it, or the urn did not take the next one. */
export type Posted = 'done' | 'busy' | 'refused';

export async function postLeaves(posting: Posting, electionId: string): Promise<Posted> {
  for (;;) {
    const next = await inTransaction(posting.db, (tx) => postNext(tx, posting, electionId));
    if (next !== 'posted') return next;
  }
}

/** Of every election with something that waits: what was refused or could not be sent is tried again. */
export async function postAllLeaves(posting: Posting): Promise<void> {
  for (const electionId of await electionsWithWaitingLeaves(posting.db)) {
    await postLeaves(posting, electionId);
  }
}

async function postNext(
  tx: Tx,
  { urn, now }: Posting,
  electionId: string,
): Promise<Posted | 'posted'> {
  const leaf = await takeNextLeaf(tx, electionId);
  if (leaf === 'busy') return 'busy';
  if (leaf === undefined) return 'done';
  const bytes = new Uint8Array(leaf.leaf);
  const answer = await (leaf.type === 'manifest'
    ? openLog(tx, urn, electionId, bytes)
    : urn.append(electionId, bytes));
  if (answer.ok) {
    await savePosted(tx, leaf.place, { index: answer.value.index, now: now() });
    return 'posted';
  }
  await refused(tx, { electionId, leaf, code: answer.error.code, now: now() });
  return 'refused';
}

/** After the manifest the urn is given what the list says of each of its projects, which the booth shows. */
async function openLog(tx: Tx, urn: ElectionUrn, electionId: string, manifest: Uint8Array) {
  const opened = await urn.open(manifest);
  if (!opened.ok) return opened;
  const kept = await urn.keepSheets(electionId, await sheetsOf(tx, electionId, manifest));
  return kept.ok ? opened : kept;
}

async function sheetsOf(
  tx: Tx,
  electionId: string,
  manifest: Uint8Array,
): Promise<readonly string[]> {
  const [parsed, election] = [parseManifest(manifest), await readElection(tx, electionId)];
  if (!parsed.ok || election === undefined) return [];
  const named = new Set(
    parsed.value.contests.flatMap(({ projects }) => projects.map(({ sha256 }) => sha256)),
  );
  const drawn = await readDrawnContests(tx, election.editionId);
  return drawn
    .flatMap(({ sheets }) => sheets)
    .filter((sheet) => named.has(createHash('sha256').update(sheet).digest('base64url')));
}

interface Refused {
  readonly electionId: string;
  readonly leaf: QueuedLeaf;
  readonly code: string;
  readonly now: Date;
}

/** Told once for each new answer; the register says it to everybody, the desk and «lo que me toca» to the team. */
async function refused(tx: Tx, { electionId, leaf, code, now }: Refused): Promise<void> {
  const isNews = await saveRefusal(tx, leaf.place, { code, now });
  if (!isNews || code === 'unreachable') return;
  const election = await readElection(tx, electionId);
  await audit(tx, {
    actor: undefined,
    act: 'election/leaf-refused',
    scope: election && { kind: 'institution', id: election.institutionId },
    subject: `election:${electionId}`,
    told: { election: electionId, leaf: leaf.leafHash.toString('hex'), code },
  });
}
