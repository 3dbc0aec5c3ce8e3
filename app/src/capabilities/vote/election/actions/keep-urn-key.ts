// The keys of an election's urn: the urn makes its own, three people share one in a ceremony, and each tries her part.
import { fromBase64url, isPoint } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Election, saveCommits, saveState } from '../store/elections.ts';
import { depositUrn, readUrnKeys } from '../store/facts.ts';
import { forgetRehearsals, saveRehearsal } from '../store/officers.ts';
import type { ByStaff, ElectionHouse } from './by-staff.ts';
import { lockPrepared } from './change-settings.ts';

/** Asks the urn for its keys; again is no change. In mode `server` the key of the ballots is among them. */
export async function prepareUrn(
  { db, urn }: Pick<ElectionHouse, 'db' | 'urn'>,
  by: ByStaff,
  electionId: string,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockPrepared(tx, by, electionId);
    if (!found.ok) return found;
    const { mode } = found.value.settings.urn;
    const known = await readUrnKeys(tx, electionId);
    if (known !== undefined) return ok(undefined);
    const made = await urn.prepare(electionId, { mode });
    if (!made.ok) return err({ code: 'election/urn-refused', why: made.error.code });
    const { vkey, promiseKey, c0 } = made.value;
    if (mode === 'server') {
      if (c0 === undefined || !isPointText(c0)) return err({ code: 'election/points-wrong' });
      await saveCommits(tx, electionId, [c0], by.now);
    }
    await depositUrn(tx, electionId, { mode, vkey, promiseKey });
    await saveState(tx, electionId, 'ceremony');
    await told(tx, by, found.value, 'election/prepare-urn', { mode });
    return ok(undefined);
  });
}

/** What the ceremony made public: C0 and C1. Whoever rehearsed with another key rehearses again. */
export function recordCeremony(
  db: Database,
  by: ByStaff,
  electionId: string,
  commits: readonly string[],
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockPrepared(tx, by, electionId);
    if (!found.ok) return found;
    if (found.value.settings.urn.mode !== 'feldman') {
      return err({ code: 'election/ceremony-not-asked' });
    }
    const areRight = commits.length === 2 && commits.every(isPointText);
    if (!areRight) return err({ code: 'election/points-wrong' });
    await saveCommits(tx, electionId, commits, by.now);
    await forgetRehearsals(tx, electionId);
    await told(tx, by, found.value, 'election/record-ceremony', { commits });
    return ok(undefined);
  });
}

function isPointText(text: string): boolean {
  const bytes = fromBase64url(text);
  return bytes !== undefined && isPoint(bytes);
}

/** A holder typed her share and the browser found that it fits; the share itself never comes here. */
export function recordRehearsal(
  db: Database,
  by: ByStaff,
  electionId: string,
  i: number,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await lockPrepared(tx, by, electionId);
    if (!found.ok) return found;
    if (found.value.commits?.length !== 2) return err({ code: 'election/not-in-that-state' });
    const isThere = await saveRehearsal(tx, electionId, i, by.now);
    if (!isThere) return err({ code: 'election/holder-unknown' });
    await told(tx, by, found.value, 'election/record-rehearsal', { holder: i });
    return ok(undefined);
  });
}

async function told(
  tx: Tx,
  { actor, scope }: ByStaff,
  { id }: Election,
  act: string,
  more: Readonly<Record<string, string | number | readonly string[]>>,
): Promise<void> {
  await audit(tx, {
    ...{ actor, scope, act },
    subject: `election:${id}`,
    told: { election: id, ...more },
  });
}
