// What is being brought in of each vote, as rows: one for each contest and round, until it is counted or thrown away.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { BringFacts, Bringing, BringingState, BringPreview } from '../rules/bringing.ts';

/** A count is heard of every few seconds: one that was not for this long lost its process. */
const isLost = sql<boolean>`(bringing.attempt is not null and bringing.failure is null
  and bringing.heard_at < now() - interval '3 minutes')`;

const sheetName = sql<string | null>`(select file.name from platform.file
  where file.id = bringing.tally_sheet_id)`;

export interface OfContest {
  readonly contestId: string;
  readonly round: number;
}

export async function listBringings(
  db: Database | Tx,
  contestIds: readonly string[],
): Promise<readonly Bringing[]> {
  if (contestIds.length === 0) return [];
  const rows = await db
    .selectFrom('count.bringing as bringing')
    .select(['bringing.id', 'bringing.contest_id', 'bringing.round', 'bringing.facts'])
    .select(['bringing.tally_sheet_id', 'bringing.kind', sheetName.as('sheet_name')])
    .select(['bringing.file_name', 'bringing.preview', 'bringing.saved_at', 'bringing.attempt'])
    .select(['bringing.progress_percent', 'bringing.failure', isLost.as('is_lost')])
    .where('bringing.contest_id', 'in', contestIds)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    contestId: row.contest_id,
    round: row.round,
    facts: row.facts as unknown as BringFacts,
    tallySheetId: row.tally_sheet_id,
    tallySheetName: row.sheet_name,
    kind: row.kind as Bringing['kind'],
    fileName: row.file_name,
    preview: row.preview as unknown as BringPreview | null,
    savedAt: row.saved_at,
    state: stateOf(row),
  }));
}

export async function findBringing(
  db: Database | Tx,
  { contestId, round }: OfContest,
): Promise<Bringing | undefined> {
  return (await listBringings(db, [contestId])).find((one) => one.round === round);
}

interface StateColumns {
  readonly attempt: string | null;
  readonly failure: string | null;
  readonly progress_percent: number;
  readonly is_lost: boolean;
  readonly preview: unknown;
  readonly tally_sheet_id: string | null;
}

function stateOf(row: StateColumns): BringingState {
  if (row.failure !== null) return { kind: 'failed', failure: row.failure as 'broken' };
  if (row.is_lost) return { kind: 'failed', failure: 'broken' };
  if (row.attempt !== null) return { kind: 'counting', percent: row.progress_percent };
  return { kind: row.preview === null || row.tally_sheet_id === null ? 'open' : 'ready' };
}

/** A vote that is sound, as it came and as it is counted. */
export interface SoundVote {
  readonly kind: 'ballots' | 'totals';
  readonly fileName: string;
  readonly file: Uint8Array;
  readonly text: string;
  readonly totalsText: string | null;
  readonly preview: BringPreview;
}

export interface Saving extends OfContest {
  readonly facts: BringFacts;
  /** Undefined keeps what was there. */
  readonly tallySheetId: string | undefined;
  readonly vote: SoundVote | undefined;
  readonly personId: string;
  readonly now: Date;
}

/** Writes over what was there; what is undefined stays. Its count, if one had failed, begins anew. */
export async function saveBringing(tx: Tx, given: Saving): Promise<void> {
  const { vote, tallySheetId } = given;
  const changed = {
    facts: JSON.stringify(given.facts),
    saved_by: given.personId,
    saved_at: given.now,
    ...{ attempt: null, confirmed_by: null, confirmed_as: null, heard_at: null, failure: null },
    ...(tallySheetId !== undefined && { tally_sheet_id: tallySheetId }),
    ...(vote !== undefined && {
      kind: vote.kind,
      file_name: vote.fileName,
      file: Buffer.from(vote.file),
      text: vote.text,
      totals_text: vote.totalsText,
      preview: JSON.stringify(vote.preview),
    }),
  };
  await tx
    .insertInto('count.bringing')
    .values({ contest_id: given.contestId, round: given.round, ...changed })
    .onConflict((on) => on.columns(['contest_id', 'round']).doUpdateSet(changed))
    .execute();
}

export async function deleteBringing(tx: Tx, { contestId, round }: OfContest): Promise<void> {
  await tx
    .deleteFrom('count.bringing')
    .where('contest_id', '=', contestId)
    .where('round', '=', round)
    .execute();
}

/** Begins a count of its own: one that went on before cannot end it. Undefined when there is nothing ready. */
export async function beginCounting(
  tx: Tx,
  { contestId, round }: OfContest,
  by: { readonly personId: string; readonly role: string },
): Promise<{ readonly id: string; readonly attempt: string } | undefined> {
  return tx
    .updateTable('count.bringing')
    .set({
      attempt: sql`gen_random_uuid()`,
      confirmed_by: by.personId,
      confirmed_as: by.role,
      heard_at: sql`now()`,
      progress_percent: 0,
      failure: null,
    })
    .where('contest_id', '=', contestId)
    .where('round', '=', round)
    .where('text', 'is not', null)
    .where('tally_sheet_id', 'is not', null)
    .returning(['id', sql<string>`attempt`.as('attempt')])
    .executeTakeFirst();
}

/** What a count of this attempt works on; undefined once it is another's. */
export interface Confirmed extends OfContest {
  readonly id: string;
  readonly facts: BringFacts;
  readonly tallySheetId: string;
  readonly vote: SoundVote;
  readonly personId: string | null;
  readonly role: string;
}

export function findConfirmed(db: Database, attempt: string): Promise<Confirmed | undefined> {
  return readConfirmed(db, attempt, false);
}

/** Whoever ends or begins a count of the same vote waits. */
export function lockConfirmed(tx: Tx, attempt: string): Promise<Confirmed | undefined> {
  return readConfirmed(tx, attempt, true);
}

async function readConfirmed(
  db: Database | Tx,
  attempt: string,
  isLocked: boolean,
): Promise<Confirmed | undefined> {
  let query = db
    .selectFrom('count.bringing')
    .select(['id', 'contest_id', 'round', 'facts', 'tally_sheet_id', 'kind', 'file_name', 'file'])
    .select(['text', 'totals_text', 'preview', 'confirmed_by', 'confirmed_as'])
    .where('attempt', '=', attempt)
    .where('failure', 'is', null);
  if (isLocked) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined || row.text === null || row.tally_sheet_id === null) return undefined;
  return {
    id: row.id,
    contestId: row.contest_id,
    round: row.round,
    facts: row.facts as unknown as BringFacts,
    tallySheetId: row.tally_sheet_id,
    vote: {
      kind: row.kind as SoundVote['kind'],
      fileName: row.file_name ?? '',
      file: row.file ?? new Uint8Array(),
      text: row.text,
      totalsText: row.totals_text,
      preview: row.preview as unknown as BringPreview,
    },
    personId: row.confirmed_by,
    role: row.confirmed_as ?? '',
  };
}

export async function saveBringingProgress(
  db: Database,
  attempt: string,
  percent: number,
): Promise<void> {
  await db
    .updateTable('count.bringing')
    .set({ progress_percent: percent, heard_at: sql`now()` })
    .where('attempt', '=', attempt)
    .execute();
}

export async function saveBringingFailure(
  tx: Tx,
  attempt: string,
  failure: 'too-slow' | 'too-heavy' | 'broken' | 'refused',
): Promise<void> {
  await tx.updateTable('count.bringing').set({ failure }).where('attempt', '=', attempt).execute();
}
