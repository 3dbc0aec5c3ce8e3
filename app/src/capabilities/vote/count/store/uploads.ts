// The uploads as rows: none is ever seen after its hour, even if nobody has erased it yet.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Choice } from '../rules/choice.ts';
import type { ReportLocale } from '../rules/report/report.ts';
import type {
  NewUpload,
  Reports,
  ResultFiles,
  ResultFormat,
  Upload,
  UploadFailure,
  UploadId,
  UploadState,
} from '../rules/upload.ts';

const isAlive = sql<boolean>`expires_at > now()`;

/** A count stops itself after a minute: one that began longer ago than this lost its process. */
const isLost = sql<boolean>`(state = 'counting' and started_at < now() - interval '3 minutes')`;

export async function insertUpload(tx: Tx, id: UploadId, upload: NewUpload): Promise<void> {
  await tx
    .insertInto('count.upload')
    .values({
      id,
      file_name: upload.fileName,
      file: Buffer.from(upload.bytes),
      choice: JSON.stringify(upload.choice),
      locale: upload.locale,
    })
    .execute();
}

/** How many wait or are being counted; the lock makes two simultaneous arrivals count one by one. */
export async function countUnfinished(tx: Tx): Promise<number> {
  await sql`lock table count.upload in share row exclusive mode`.execute(tx);
  const { unfinished } = await tx
    .selectFrom('count.upload')
    .select(({ fn }) => fn.countAll<string>().as('unfinished'))
    .where('state', 'in', ['queued', 'counting'])
    .where(isAlive)
    .where(sql<boolean>`not ${isLost}`)
    .executeTakeFirstOrThrow();
  return Number(unfinished);
}

/** Without the file itself; undefined when there is none, or its hour is over. */
export async function findUpload(db: Database | Tx, id: UploadId): Promise<Upload | undefined> {
  const row = await db
    .selectFrom('count.upload')
    .select(['file_name', 'choice', 'locale', 'state', 'progress_percent'])
    .select(['reports', 'failure', 'expires_at', isLost.as('is_lost')])
    .where('id', '=', id)
    .where(isAlive)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id,
    fileName: row.file_name,
    choice: row.choice as Choice,
    locale: row.locale as ReportLocale,
    state: stateOf(row),
    expiresAt: row.expires_at,
  };
}

interface StateColumns {
  readonly state: string;
  readonly progress_percent: number;
  readonly reports: unknown;
  readonly failure: string | null;
  readonly is_lost: boolean;
}

function stateOf(row: StateColumns): UploadState {
  switch (row.state) {
    case 'done':
      return { kind: 'done', reports: row.reports as Reports };
    case 'failed':
      return { kind: 'failed', failure: row.failure as UploadFailure };
    case 'counting':
      if (row.is_lost) return { kind: 'failed', failure: 'broken' };
      return { kind: 'counting', percent: row.progress_percent };
    default:
      return { kind: 'queued' };
  }
}

/** The bytes as they came, for counting. */
export async function findFile(db: Database | Tx, id: UploadId): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('count.upload')
    .select('file')
    .where('id', '=', id)
    .where(isAlive)
    .executeTakeFirst();
  return row?.file;
}

export async function findResultFile(
  db: Database,
  id: UploadId,
  format: ResultFormat,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('count.upload')
    .select(`result_${format} as text`)
    .where('id', '=', id)
    .where(isAlive)
    .executeTakeFirst();
  return row?.text ?? undefined;
}

/** Moves a queued one, or one whose first attempt threw while counting it, to counting. */
export async function markCounting(tx: Tx, id: UploadId): Promise<boolean> {
  const changed = await tx
    .updateTable('count.upload')
    .set({ state: 'counting', progress_percent: 0, started_at: sql`now()` })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'counting'])
    .where(isAlive)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function saveProgress(db: Database, id: UploadId, percent: number): Promise<void> {
  await db
    .updateTable('count.upload')
    .set({ progress_percent: percent })
    .where('id', '=', id)
    .where('state', '=', 'counting')
    .execute();
}

export async function saveResult(
  tx: Tx,
  id: UploadId,
  result: { readonly reports: Reports; readonly files: ResultFiles },
): Promise<void> {
  await tx
    .updateTable('count.upload')
    .set({
      state: 'done',
      progress_percent: 100,
      reports: JSON.stringify(result.reports),
      result_json: result.files.json,
      result_csv: result.files.csv,
      result_pb: result.files.pb,
    })
    .where('id', '=', id)
    .where('state', '=', 'counting')
    .execute();
}

export async function saveFailure(tx: Tx, id: UploadId, failure: UploadFailure): Promise<void> {
  await tx
    .updateTable('count.upload')
    .set({ state: 'failed', failure })
    .where('id', '=', id)
    .where('state', '=', 'counting')
    .execute();
}

export async function deleteUpload(tx: Tx, id: UploadId): Promise<void> {
  await tx.deleteFrom('count.upload').where('id', '=', id).execute();
}

/** Returns how many were erased. */
export async function deleteExpired(tx: Tx): Promise<number> {
  const erased = await tx
    .deleteFrom('count.upload')
    .where(sql<boolean>`expires_at <= now()`)
    .executeTakeFirst();
  return Number(erased.numDeletedRows);
}
