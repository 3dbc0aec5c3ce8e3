// On what something said at the Mesa rests: addresses, whether they answer, what took the place of a dead one, and files.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export type EvidenceOf =
  | { readonly kind: 'stance'; readonly id: string }
  | { readonly kind: 'analysis'; readonly id: string };

export interface EvidenceWritten {
  readonly title: string;
  readonly address: string;
}

export interface EvidenceInFile {
  readonly title: string;
  readonly fileId: string;
}

export interface Evidence {
  readonly id: string;
  /** Of a stance or an analysis; undefined of what the agenda rests on. */
  readonly of: EvidenceOf | undefined;
  readonly title: string;
  /** One of both. */
  readonly address: string | undefined;
  readonly fileId: string | undefined;
  readonly addedAt: Date;
  readonly checkedAt: Date | undefined;
  /** Since when it does not answer. */
  readonly deadSince: Date | undefined;
  /** Id of the dead one whose place it takes. */
  readonly replacesId: string | undefined;
  /** Another took its place. */
  readonly isMended: boolean;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.evidence as evidence')
    .selectAll('evidence')
    .select(
      sql<boolean>`exists (select from roundtable.evidence next where next.replaces_id = evidence.id)`.as(
        'is_mended',
      ),
    )
    .orderBy('evidence.added_at')
    .orderBy('evidence.title');
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function ownerOf({ stance_id, analysis_id }: Row): EvidenceOf | undefined {
  if (stance_id !== null) return { kind: 'stance', id: stance_id };
  return analysis_id === null ? undefined : { kind: 'analysis', id: analysis_id };
}

function evidenceOf(row: Row): Evidence {
  return {
    id: row.id,
    of: ownerOf(row),
    title: row.title,
    address: row.address ?? undefined,
    fileId: row.file_id ?? undefined,
    addedAt: row.added_at,
    checkedAt: row.checked_at ?? undefined,
    deadSince: row.dead_since ?? undefined,
    replacesId: row.replaces_id ?? undefined,
    isMended: row.is_mended,
  };
}

/** By the id of the stance or analysis that it is of. */
export async function listEvidence(
  db: Database | Tx,
  kind: EvidenceOf['kind'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Evidence[]>> {
  if (ids.length === 0) return new Map();
  const column = kind === 'stance' ? 'evidence.stance_id' : 'evidence.analysis_id';
  const found = await rows(db)
    .where(column, 'in', [...ids])
    .execute();
  return Map.groupBy(found.map(evidenceOf), ({ of }) => of?.id ?? '');
}

export interface EvidenceOfMember extends Evidence {
  readonly memberId: string;
  /** Where it is read: the topic, the bottleneck or the action with this number. */
  readonly at: { readonly kind: 'topic' | 'bottleneck' | 'action'; readonly number: number };
}

/** What is at an address, which may die. */
export type CitedByMember = EvidenceOfMember & { readonly address: string };

/** Of a member, those that do not answer and that nothing mends yet. */
export async function listDeadOf(
  db: Database | Tx,
  memberId: string,
): Promise<readonly CitedByMember[]> {
  return (await listCited(db))
    .filter((one) => one.memberId === memberId)
    .filter(({ deadSince, isMended }) => deadSince !== undefined && !isMended);
}

/** Those last looked at before an instant, or never. */
export async function listUnchecked(
  db: Database | Tx,
  before: Date,
): Promise<readonly CitedByMember[]> {
  return (await listCited(db)).filter(
    ({ checkedAt, isMended }) => !isMended && (checkedAt === undefined || checkedAt < before),
  );
}

async function listCited(db: Database | Tx): Promise<readonly CitedByMember[]> {
  const found = await rows(db)
    .leftJoin('roundtable.stance as stance', 'stance.id', 'evidence.stance_id')
    .leftJoin('roundtable.question as question', 'question.id', 'stance.question_id')
    .leftJoin('roundtable.analysis as analysis', 'analysis.id', 'evidence.analysis_id')
    .leftJoin('roundtable.topic as topic', (join) =>
      join.on(sql<boolean>`topic.id = coalesce(question.topic_id, analysis.topic_id)`),
    )
    .leftJoin('roundtable.bottleneck as bottleneck', 'bottleneck.id', 'evidence.bottleneck_id')
    .leftJoin('roundtable.action_update as told', 'told.id', 'evidence.update_id')
    .leftJoin('roundtable.action as action', 'action.id', 'told.action_id')
    .select([
      'topic.number as topic_number',
      'bottleneck.number as bottleneck_number',
      'action.number as action_number',
      sql<string>`coalesce(stance.member_id, analysis.member_id, bottleneck.member_id,
        told.member_id)`.as('member_id'),
    ])
    .where('evidence.address', 'is not', null)
    .execute();
  return found.map((row) => ({
    ...evidenceOf(row),
    address: row.address ?? '',
    memberId: row.member_id,
    at: placeOf(row),
  }));
}

function placeOf(row: {
  readonly topic_number: number | null;
  readonly bottleneck_number: number | null;
  readonly action_number: number | null;
}): EvidenceOfMember['at'] {
  if (row.topic_number !== null) return { kind: 'topic', number: row.topic_number };
  if (row.bottleneck_number !== null) return { kind: 'bottleneck', number: row.bottleneck_number };
  return { kind: 'action', number: row.action_number ?? 0 };
}

export async function insertEvidence(
  tx: Tx,
  of: EvidenceOf,
  given: EvidenceWritten | EvidenceInFile,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('roundtable.evidence')
    .values({
      ...(of.kind === 'stance' ? { stance_id: of.id } : { analysis_id: of.id }),
      ...somewhere(given),
      title: given.title,
      added_at: now,
    })
    .execute();
}

/** Where it is, in columns. */
export function somewhere(given: EvidenceWritten | EvidenceInFile) {
  return 'address' in given ? { address: given.address } : { file_id: given.fileId };
}

/** Something else takes the place of what died, under the same claim. */
export async function replaceEvidence(
  tx: Tx,
  deadId: string,
  given: EvidenceWritten | EvidenceInFile,
  now: Date,
): Promise<void> {
  const { stance_id, analysis_id, bottleneck_id, update_id } = await tx
    .selectFrom('roundtable.evidence')
    .select(['stance_id', 'analysis_id', 'bottleneck_id', 'update_id'])
    .where('id', '=', deadId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('roundtable.evidence')
    .values({
      ...{ stance_id, analysis_id, bottleneck_id, update_id },
      ...somewhere(given),
      title: given.title,
      added_at: now,
      replaces_id: deadId,
    })
    .execute();
}

/** Of these files, those that evidence names. */
export async function filesOfEvidence(
  db: Database,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const found = await db
    .selectFrom('roundtable.evidence')
    .select('file_id')
    .where('file_id', 'in', [...ids])
    .execute();
  return found.flatMap(({ file_id }) => file_id ?? []);
}

/** Of a file that is evidence: whether everybody may see it, and for which member it waits or was left. */
export async function findEvidenceOfFile(
  db: Database,
  fileId: string,
): Promise<{ readonly isPublished: boolean; readonly memberId: string | null } | undefined> {
  return db
    .selectFrom('roundtable.evidence as evidence')
    .leftJoin('roundtable.stance as stance', 'stance.id', 'evidence.stance_id')
    .select([
      'stance.member_id as memberId',
      sql<boolean>`stance.id is null or stance.lapses_at is null or stance.taken_at is not null`.as(
        'isPublished',
      ),
    ])
    .where('evidence.file_id', '=', fileId)
    .executeTakeFirst();
}

/** What a look at its address found; it stays dead since the first look that found it so. */
export async function saveLook(
  tx: Tx,
  id: string,
  { answers, now }: { readonly answers: boolean; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('roundtable.evidence')
    .set({
      checked_at: now,
      dead_since: answers ? null : sql<Date>`coalesce(dead_since, ${now})`,
    })
    .where('id', '=', id)
    .execute();
}
