// Documents of members on a topic, version by version.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Rank } from '../rules/seat.ts';

export interface AnalysisWritten {
  readonly title: string;
  readonly summary: string;
}

export interface Analysis extends AnalysisWritten {
  readonly id: string;
  readonly topicId: string;
  readonly memberId: string;
  readonly version: number;
  readonly rank: Rank;
  readonly fileId: string | undefined;
  readonly writtenAt: Date;
}

/** Of each member the latest first, in the order of their ids. */
export async function listAnalyses(
  db: Database | Tx,
  topicId: string,
): Promise<readonly Analysis[]> {
  const found = await db
    .selectFrom('roundtable.analysis as analysis')
    .innerJoin('roundtable.representative as writer', 'writer.id', 'analysis.representative_id')
    .selectAll('analysis')
    .select('writer.rank')
    .where('analysis.topic_id', '=', topicId)
    .orderBy('analysis.member_id')
    .orderBy('analysis.version', 'desc')
    .execute();
  return found.map((row) => ({
    id: row.id,
    topicId: row.topic_id,
    memberId: row.member_id,
    version: row.version,
    rank: row.rank as Rank,
    title: row.title,
    summary: row.summary,
    fileId: row.file_id ?? undefined,
    writtenAt: row.written_at,
  }));
}

export interface AnalysisGiven {
  readonly topicId: string;
  readonly memberId: string;
  readonly representativeId: string;
  readonly version: number;
  readonly written: AnalysisWritten;
  readonly fileId: string | undefined;
  readonly now: Date;
}

/** Undefined where somebody wrote the same version meanwhile. */
export async function insertAnalysis(
  tx: Tx,
  { topicId, memberId, representativeId, version, written, fileId, now }: AnalysisGiven,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('roundtable.analysis')
    .values({
      topic_id: topicId,
      member_id: memberId,
      representative_id: representativeId,
      version,
      title: written.title,
      summary: written.summary,
      file_id: fileId ?? null,
      written_at: now,
    })
    .onConflict((conflict) => conflict.columns(['topic_id', 'member_id', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Of these files, those that an analysis names. */
export async function filesOfAnalyses(
  db: Database,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom('roundtable.analysis')
    .select('file_id')
    .where('file_id', 'in', [...ids])
    .execute();
  return found.flatMap(({ file_id }) => file_id ?? []);
}
