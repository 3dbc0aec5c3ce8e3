// Observations as rows: what everybody reads, what each person said, what the desk entered, and what moderators see.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ObservationWritten, Stance, Way } from '../rules/observation.ts';
import { numberOfParagraph } from './paragraphs.ts';

export interface Observation extends ObservationWritten {
  readonly id: string;
  /** Undefined: about the whole. */
  readonly paragraphId: string | undefined;
  /** Of the paragraph. */
  readonly number: number | undefined;
  readonly way: Way;
  readonly personId: string | undefined;
  readonly gatheringSlug: string | undefined;
  readonly gatheringTitle: string | undefined;
  readonly peopleCount: number;
  readonly sentAt: Date;
  readonly changedAt: Date;
  readonly version: number;
  readonly shownVersion: number | undefined;
  readonly hiddenAt: Date | undefined;
  readonly hiddenReason: string | undefined;
  /** Undefined once the account of the moderator is gone. */
  readonly hiddenBy: string | undefined;
  readonly groupId: string | undefined;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('consultations.observation as observation')
    .leftJoin('consultations.paragraph as paragraph', 'paragraph.id', 'observation.paragraph_id')
    .leftJoin('gatherings.gathering as gathering', 'gathering.id', 'observation.gathering_id')
    .selectAll('observation')
    .select(numberOfParagraph.as('number'))
    .select(['gathering.slug as gathering_slug', 'gathering.title as gathering_title']);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function observationOf(row: Row): Observation {
  return {
    id: row.id,
    paragraphId: row.paragraph_id ?? undefined,
    number: row.number ?? undefined,
    way: row.way as Way,
    personId: row.person_id ?? undefined,
    gatheringSlug: row.gathering_slug ?? undefined,
    gatheringTitle: row.gathering_title ?? undefined,
    peopleCount: row.people_count,
    stance: row.stance as Stance,
    reasons: row.reasons,
    proposed: row.proposed,
    sentAt: row.sent_at,
    changedAt: row.changed_at,
    version: row.version,
    shownVersion: row.shown_version ?? undefined,
    hiddenAt: row.hidden_at ?? undefined,
    hiddenReason: row.hidden_reason ?? undefined,
    hiddenBy: row.hidden_by ?? undefined,
    groupId: row.group_id ?? undefined,
  };
}

/** All of a consultation, by paragraph and in the order in which they came; those about the whole at the end. */
export async function listObservations(
  db: Database | Tx,
  consultationId: string,
): Promise<readonly Observation[]> {
  const found = await rows(db)
    .where('observation.consultation_id', '=', consultationId)
    .orderBy('paragraph.position')
    .orderBy('observation.sent_at')
    .orderBy('observation.id')
    .execute();
  return found.map(observationOf);
}

/** Whether everybody reads it. */
export function isShown({ version, shownVersion, hiddenAt }: Observation): boolean {
  return hiddenAt === undefined && shownVersion === version;
}

/** What a person said of one paragraph, or of the whole; held until the transaction ends. */
export async function holdOwn(
  tx: Tx,
  about: {
    readonly consultationId: string;
    readonly paragraphId: string | undefined;
    readonly personId: string;
  },
): Promise<Observation | undefined> {
  const row = await rows(tx)
    .where('observation.consultation_id', '=', about.consultationId)
    .where('observation.person_id', '=', about.personId)
    .where(sql<boolean>`observation.paragraph_id is not distinct from ${about.paragraphId ?? null}`)
    .forUpdate('observation')
    .executeTakeFirst();
  return row && observationOf(row);
}

/** One of this consultation, held until the transaction ends. */
export async function holdObservation(
  tx: Tx,
  consultationId: string,
  id: string,
): Promise<Observation | undefined> {
  const row = await rows(tx)
    .where('observation.consultation_id', '=', consultationId)
    .where('observation.id', '=', id)
    .forUpdate('observation')
    .executeTakeFirst();
  return row && observationOf(row);
}

export interface NewObservation extends ObservationWritten {
  readonly consultationId: string;
  readonly paragraphId: string | undefined;
  readonly way: Way;
  readonly personId: string | undefined;
  readonly paperSheetId: string | undefined;
  readonly gatheringId: string | undefined;
  readonly peopleCount: number;
  /** Whether everybody reads it at once. */
  readonly isShown: boolean;
  readonly now: Date;
}

/** False if that person has said something there already. */
export async function insertObservation(tx: Tx, given: NewObservation): Promise<boolean> {
  const added = await tx
    .insertInto('consultations.observation')
    .values({
      consultation_id: given.consultationId,
      paragraph_id: given.paragraphId ?? null,
      way: given.way,
      person_id: given.personId ?? null,
      paper_sheet_id: given.paperSheetId ?? null,
      gathering_id: given.gatheringId ?? null,
      people_count: given.peopleCount,
      stance: given.stance,
      reasons: given.reasons,
      proposed: given.proposed,
      sent_at: given.now,
      changed_at: given.now,
      shown_version: given.isShown ? 1 : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Another version of what a person said; nobody else reads it before it is shown. */
export async function changeObservation(
  tx: Tx,
  observation: Pick<Observation, 'id' | 'version'>,
  written: ObservationWritten,
  { isShown: shows, now }: { readonly isShown: boolean; readonly now: Date },
): Promise<void> {
  const version = observation.version + 1;
  await tx
    .updateTable('consultations.observation')
    .set({
      stance: written.stance,
      reasons: written.reasons,
      proposed: written.proposed,
      changed_at: now,
      version,
      shown_version: shows ? version : null,
    })
    .where('id', '=', observation.id)
    .execute();
}

export async function deleteObservation(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('consultations.observation').where('id', '=', id).execute();
}

/** What a sheet of paper said. */
export async function deleteOfSheet(tx: Tx, sheetId: string): Promise<void> {
  await tx.deleteFrom('consultations.observation').where('paper_sheet_id', '=', sheetId).execute();
}

export async function showObservation(
  tx: Tx,
  { id, version }: Pick<Observation, 'id' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('consultations.observation')
    .set({ shown_version: version })
    .where('id', '=', id)
    .execute();
}

/** What was hidden is read by everybody after all. */
export async function restoreObservation(
  tx: Tx,
  { id, version }: Pick<Observation, 'id' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('consultations.observation')
    .set({ hidden_at: null, hidden_reason: null, hidden_by: null, shown_version: version })
    .where('id', '=', id)
    .execute();
}

/** What is hidden owes no answer, and stands in no group. */
export async function hideObservation(
  tx: Tx,
  id: string,
  { reason, moderatorId, now }: { reason: string; moderatorId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('consultations.observation')
    .set({ hidden_at: now, hidden_reason: reason, hidden_by: moderatorId })
    .where('id', '=', id)
    .execute();
}

/** Observations of hers that everybody could read since the last one that was hidden. */
export async function countLetThrough(db: Database | Tx, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('consultations.observation as observation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .where('hidden_at', 'is', null)
    .where('shown_version', 'is not', null)
    .where(
      sql<boolean>`observation.sent_at > coalesce((select max(hidden_at)
        from consultations.observation hidden where hidden.person_id = ${personId}), '-infinity')`,
    )
    .executeTakeFirstOrThrow();
  return count;
}

/** Accounts of those who took part. */
export async function listParticipants(
  db: Database | Tx,
  consultationIds: readonly string[],
): Promise<readonly string[]> {
  if (consultationIds.length === 0) return [];
  const found = await db
    .selectFrom('consultations.observation')
    .select('person_id')
    .distinct()
    .where('consultation_id', 'in', [...consultationIds])
    .where('person_id', 'is not', null)
    .execute();
  return found.flatMap(({ person_id: id }) => id ?? []);
}

export interface WaitingCount {
  readonly consultationId: string;
  readonly count: number;
}

/** How many of each of these consultations no moderator has read, or somebody asks to be looked at again. */
export async function countWaiting(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly WaitingCount[]> {
  const found = await db
    .selectFrom('consultations.observation as observation')
    .innerJoin(
      'consultations.consultation as consultation',
      'consultation.id',
      'observation.consultation_id',
    )
    .select(['consultation.id', sql<number>`count(*)::int`.as('count')])
    .where('consultation.institution_id', '=', institutionId)
    .where(
      sql<boolean>`case when observation.hidden_at is null
        then observation.shown_version is distinct from observation.version
        else consultation.ended_at is null and exists (select from consultations.second_review review
          where review.observation_id = observation.id and review.outcome is null) end`,
    )
    .groupBy('consultation.id')
    .execute();
  return found.map(({ id, count }) => ({ consultationId: id, count }));
}
