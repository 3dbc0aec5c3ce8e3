// Whether the rights are what their evidence says: looked at when this process first uses them, and again on demand.
import type { RollTools } from '../../../../platform/room.ts';
import { type Lag, lagsBehind } from '../rules/evidence.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readElection, setUnderReview } from '../store/elections.ts';
import { listRights } from '../store/rights.ts';
import type { BothDatabases } from './by-staff.ts';
import { readDown } from './journal-lines.ts';
import { registroEntries } from './registro-known.ts';

/** Which elections this process has looked at, for the database that it looked in. */
const looked = new WeakMap<RollTools['db'], Map<string, Promise<boolean>>>();

/**
 * Whether the roll of an election is under review: its journal or registro know of rights that were used and that are
 * kept as available. The whole is compared once a process; what is found is kept until it is reconciled.
 */
export async function isUnderReview(both: BothDatabases, electionId: string): Promise<boolean> {
  const known = await readElection(both.roll.db, electionId);
  if (known?.isUnderReview === true) return true;
  const of = looked.get(both.roll.db) ?? new Map<string, Promise<boolean>>();
  looked.set(both.roll.db, of);
  const looking = of.get(electionId) ?? look(both, electionId);
  of.set(electionId, looking);
  // A look that failed is tried again by whoever comes next.
  looking.catch(() => of.delete(electionId));
  return (await looking) && (await readElection(both.roll.db, electionId))?.isUnderReview === true;
}

/**
 * Why nobody is added by a desk or a declaration. Once a reconciliation lost rights, whoever is not on the roll may
 * have used one of them: she votes in a cover, which others decide about.
 */
export async function refusedToAdd(
  both: BothDatabases,
  electionId: string,
): Promise<Refusal | undefined> {
  if (await isUnderReview(both, electionId)) return { code: 'roll/under-review' };
  const journal = (await readDown(both.roll.journal)).get(electionId) ?? [];
  return journal.some(({ ev }) => ev === 'lost') ? { code: 'roll/rights-lost' } : undefined;
}

/** As after a start: everything is compared again. */
export function forgetLooks({ roll }: Pick<BothDatabases, 'roll'>): void {
  looked.delete(roll.db);
}

async function look(both: BothDatabases, electionId: string): Promise<boolean> {
  const lags = await findLags(both, electionId);
  if (lags.length > 0) await setUnderReview(both.roll.db, electionId, true);
  return lags.length > 0;
}

/** What journal and registro know and the rights do not. */
export async function findLags(both: BothDatabases, electionId: string): Promise<readonly Lag[]> {
  const journal = (await readDown(both.roll.journal)).get(electionId) ?? [];
  const rights = await listRights(both.roll.db, electionId);
  return lagsBehind(rights, journal, await registroEntries(both, electionId));
}
