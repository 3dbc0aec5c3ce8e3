// A file with the roll, from its arrival to the list: kept sealed, read apart with its progress, looked at, and taken or not.
import { randomUUID } from 'node:crypto';
import { assert, err, lineOf, ok, type Result } from '@minga/basics';
import { childFile, runChild } from '../../../../platform/child.ts';
import { inTransaction, type RollTx } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { RollTools } from '../../../../platform/room.ts';
import { padronLimits } from '../rules/padron-file.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockElection } from '../store/elections.ts';
import {
  addRead,
  beginReading,
  forgetRead,
  hasOpenImport,
  insertImport,
  newRows,
  readDifferences,
  readImport,
  setImportState,
} from '../store/imports.ts';
import { insertVoters, openRun, replaceList, sealRun, vrefOf } from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { makeVoter } from './make-voter.ts';
import type { PadronRead } from './padron-read.ts';
import { prepareRoll } from './prepare-roll.ts';
import { type SealedElection, stylesOf } from './sealed-election.ts';

export const readImportJob = { name: 'roll-read-import', maxAttempts: 3 } as const;
export const takeImportJob = { name: 'roll-take-import', maxAttempts: 5 } as const;

const FILE_USE = 'roll/import';
const NAME_LENGTH = 120;
const AT_ONCE = 1_000;
const LIMITS = { timeMs: 15 * 60_000, memoryMb: 3_000 } as const;

function placeOf(importId: string): string {
  return `roll.import/file/${importId}`;
}

/** Keeps the file and lets it be read; one at a time, and none once the list is frozen. */
export async function beginImport(
  both: BothDatabases,
  election: SealedElection,
  by: ByStaff,
  file: File | undefined,
): Promise<Result<string, Refusal>> {
  if (file === undefined) return err({ code: 'roll/file-missing' });
  if (file.size > padronLimits.bytes) return err({ code: 'roll/file-too-big' });
  await prepareRoll(both, election);
  const { db, roll } = both;
  const id = randomUUID();
  const text = Buffer.from(await file.arrayBuffer()).toString('base64');
  const sealed = roll.keys.seal(FILE_USE, placeOf(id), text);
  const kept = await inTransaction(roll.db, async (tx): Promise<Result<void, Refusal>> => {
    const locked = await lockElection(tx, election.id);
    if (locked?.mode === 'open') return err({ code: 'roll/open-roll' });
    if (locked?.frozenRoot !== null) return err({ code: 'roll/frozen' });
    if (await hasOpenImport(tx, election.id)) return err({ code: 'roll/import-open' });
    const name = lineOf(file.name).slice(0, NAME_LENGTH);
    await insertImport(tx, election.id, { id, name, sealed });
    return ok(undefined);
  });
  if (!kept.ok) return kept;
  await inTransaction(db, (tx) =>
    enqueue(tx, readImportJob, { election: election.id, import: id }),
  );
  await auditStaff(db, by, { electionId: election.id, act: 'roll/keep-padron' });
  return ok(id);
}

/** Reads what waits, or what broke off with its process; each row is sealed before it is kept. */
export async function readPadronImport(
  { roll }: Pick<BothDatabases, 'roll'>,
  election: SealedElection,
  importId: string,
): Promise<void> {
  const sealed = await inTransaction(roll.db, (tx) => beginReading(tx, election.id, importId));
  if (sealed === undefined) return;
  const bytes = Buffer.from(roll.keys.open(FILE_USE, placeOf(importId), sealed), 'base64');
  const styles = stylesOf(election).map(({ id, name }) => ({ id, name }));
  let refusal: string | undefined;
  let isDone = false;
  let keeping: Promise<void> = Promise.resolve();
  const end = await runChild<PadronRead>(
    childFile('read-padron', import.meta.url),
    { bytes, styles },
    LIMITS,
    (read) => {
      if (read.kind === 'refused') refusal = read.code;
      else if (read.kind === 'done') isDone = true;
      else keeping = keeping.then(() => keepRead(roll, election.id, importId, read));
    },
  );
  await keeping;
  const failure = refusal ?? (isDone ? undefined : end);
  await inTransaction(roll.db, async (tx) => {
    const from = ['reading'] as const;
    if (failure === undefined) {
      await setImportState(tx, election.id, importId, { from, to: 'ready' });
      return;
    }
    await forgetRead(tx, election.id, importId);
    await setImportState(tx, election.id, importId, { from, to: 'failed', failure });
  });
}

function keepRead(
  { db, keys }: RollTools,
  electionId: string,
  importId: string,
  read: Extract<PadronRead, { kind: 'some' }>,
): Promise<void> {
  const rows = read.items.flatMap((item) => {
    if (!item.isSound) return [];
    const { line, run, style } = item.row;
    const vref = vrefOf(keys, electionId, run);
    return [{ vref, line, style, runSealed: sealRun(keys, electionId, vref, run) }];
  });
  const problems = read.items.flatMap((item) => (item.isSound ? [] : [item.problem]));
  return inTransaction(db, (tx) =>
    addRead(tx, electionId, importId, {
      ...{ rows, problems, rowsRead: read.readCount, rowsTotal: read.totalCount },
    }),
  );
}

/** What was looked at becomes the list: whoever is not in it leaves it. */
export async function acceptImport(
  { db, roll }: BothDatabases,
  election: SealedElection,
  by: ByStaff,
  importId: string,
): Promise<Result<void, Refusal>> {
  const isTaking = await inTransaction(roll.db, (tx) =>
    setImportState(tx, election.id, importId, { from: ['ready'], to: 'taking' }),
  );
  if (!isTaking) return err({ code: 'roll/import-none' });
  await inTransaction(db, (tx) =>
    enqueue(tx, takeImportJob, { election: election.id, import: importId }),
  );
  const { added, moved, removed, refused } = await readDifferences(roll.db, election.id, importId);
  await auditStaff(db, by, {
    electionId: election.id,
    act: 'roll/keep-padron',
    told: { added, moved, removed, refused },
  });
  return ok(undefined);
}

export async function discardImport(
  { db, roll }: BothDatabases,
  electionId: string,
  by: ByStaff,
  importId: string,
): Promise<Result<void, Refusal>> {
  const isGone = await inTransaction(roll.db, async (tx) => {
    await forgetRead(tx, electionId, importId);
    return setImportState(tx, electionId, importId, {
      from: ['waiting', 'reading', 'ready', 'failed'],
      to: 'discarded',
    });
  });
  if (!isGone) return err({ code: 'roll/import-none' });
  await auditStaff(db, by, { electionId, act: 'roll/keep-padron' });
  return ok(undefined);
}

/** In pieces that each hold: broken off, it goes on where it was. */
export async function takePadronImport(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
  importId: string,
): Promise<void> {
  const found = await readImport(roll.db, electionId, importId);
  if (found?.state !== 'taking') return;
  await inTransaction(roll.db, async (tx) => {
    const moved = await replaceList(tx, electionId, importId);
    await makeAgain(tx, roll, electionId, moved);
  });
  for (let after: Buffer = Buffer.alloc(0); ; ) {
    const rows = await newRows(roll.db, electionId, importId, { after, limit: AT_ONCE });
    const last = rows.at(-1);
    if (last === undefined) break;
    const voters = rows.map(({ vref, runSealed, style }) => {
      const run = openRun(roll.keys, electionId, vref, runSealed);
      const joining = { run, style, assurance: 'list', isListed: true } as const;
      return makeVoter(roll.keys, electionId, joining);
    });
    await inTransaction(roll.db, (tx) => insertVoters(tx, electionId, voters));
    after = last.vref;
  }
  await inTransaction(roll.db, async (tx) => {
    await forgetRead(tx, electionId, importId);
    await setImportState(tx, electionId, importId, { from: ['taking'], to: 'taken' });
  });
}

/** A commitment says its style: whoever has another now gets another one. */
async function makeAgain(
  tx: RollTx,
  { keys }: RollTools,
  electionId: string,
  moved: readonly { readonly vref: Buffer; readonly runSealed: Buffer; readonly style: string }[],
): Promise<void> {
  const voters = moved.map(({ vref, runSealed, style }) => {
    const run = openRun(keys, electionId, vref, runSealed);
    return makeVoter(keys, electionId, { run, style, assurance: 'list', isListed: true });
  });
  const count = await insertVoters(tx, electionId, voters);
  assert(count === moved.length, 'whoever has another style left the list to enter it again');
}
