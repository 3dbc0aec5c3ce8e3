// Freezes the list of a roll: its root and count are made known to the election, and every right on it is available.
import { randomUUID } from 'node:crypto';
import { padronLine, padronRoot, toBase64url } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction, type RollTx } from '../../../../platform/database/database.ts';
import { depositRoll, depositThawedRoll } from '../../election/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockElection, type RollElection, readElection, setFrozen } from '../store/elections.ts';
import { hasOpenImport } from '../store/imports.ts';
import { deleteRights, insertListedRights } from '../store/rights.ts';
import { type ListLine, listLines } from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { prepareRoll } from './prepare-roll.ts';
import type { SealedElection } from './sealed-election.ts';

const LINES_AT_ONCE = 50_000;

export interface FrozenRoll {
  readonly root: string;
  readonly count: number;
}

/** Of a roll that is frozen already the same is made known again: a crash between the databases loses nothing. */
export async function freezeRoll(
  both: BothDatabases,
  election: SealedElection,
  by?: ByStaff,
): Promise<Result<FrozenRoll, Refusal>> {
  if (!isInPreparation(election)) return err({ code: 'roll/already-opened' });
  await prepareRoll(both, election);
  const { db, roll } = both;
  const frozen = await inTransaction(
    roll.db,
    async (tx): Promise<Result<RollElection, Refusal>> => {
      const locked = await lockElection(tx, election.id);
      if (locked === undefined) return err({ code: 'roll/unknown' });
      if (locked.frozenRoot !== null) return ok(locked);
      if (await hasOpenImport(tx, election.id)) return err({ code: 'roll/import-open' });
      const lines = await allLines(tx, election.id);
      await insertListedRights(tx, election.id);
      const root = toBase64url(padronRoot(lines.map(padronLine)));
      const list = { root, count: lines.length, key: randomUUID() };
      await setFrozen(tx, election.id, list);
      return ok({ ...locked, frozenRoot: list.root, frozenCount: list.count, frozenKey: list.key });
    },
  );
  if (!frozen.ok) return frozen;
  const { frozenRoot: root, frozenCount: count, frozenKey: key } = frozen.value;
  if (root === null || count === null || key === null) throw new Error('a frozen roll has a root');
  const electors = await electorsByStyle(both, election);
  await inTransaction(db, (tx) => depositRoll(tx, election.id, { key, root, count, electors }));
  if (by !== undefined)
    await auditStaff(db, by, {
      electionId: election.id,
      act: 'roll/freeze',
      told: { root, count },
    });
  return ok({ root, count });
}

/** Takes a freeze back while the election is being prepared. */
export async function thawRoll(
  { db, roll }: BothDatabases,
  election: SealedElection,
  by: ByStaff,
): Promise<Result<void, Refusal>> {
  if (!isInPreparation(election)) return err({ code: 'roll/already-opened' });
  const known = await readElection(roll.db, election.id);
  if (known?.frozenKey == null) return err({ code: 'roll/not-frozen' });
  const { frozenKey } = known;
  // First told, then done: nobody opens with a list that is being changed.
  await inTransaction(db, (tx) => depositThawedRoll(tx, election.id, frozenKey));
  await inTransaction(roll.db, async (tx) => {
    await lockElection(tx, election.id);
    await deleteRights(tx, election.id);
    await setFrozen(tx, election.id, undefined);
  });
  await auditStaff(db, by, { electionId: election.id, act: 'roll/thaw' });
  return ok(undefined);
}

function isInPreparation({ state }: SealedElection): boolean {
  return state === 'draft' || state === 'ceremony';
}

export async function allLines(
  db: BothDatabases['roll']['db'] | RollTx,
  electionId: string,
): Promise<readonly ListLine[]> {
  const lines: ListLine[] = [];
  for (;;) {
    const after = lines.at(-1)?.c ?? '';
    const some = await listLines(db, electionId, { after, limit: LINES_AT_ONCE });
    lines.push(...some);
    if (some.length < LINES_AT_ONCE) return lines;
  }
}

async function electorsByStyle(
  { roll }: BothDatabases,
  { id, settings }: SealedElection,
): Promise<Readonly<Record<string, number>>> {
  const counted = new Map(settings.styles.map((style) => [style.id, 0]));
  for (const { style } of await allLines(roll.db, id))
    counted.set(style, (counted.get(style) ?? 0) + 1);
  return Object.fromEntries(counted);
}
