// Applications of organisations to a call: what they say and show, and what the secretariat found.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ApplicationOutcome, ApplicationWritten } from '../rules/application.ts';

/** With the rendition that is opened. */
export interface ProofFile {
  readonly id: string;
  readonly name: string;
  readonly variant: string;
}

export interface KeptProof {
  readonly requirementId: string;
  readonly text: string;
  readonly file: ProofFile | undefined;
}

export interface Application extends ApplicationWritten {
  readonly id: string;
  readonly callId: string;
  readonly organizationId: string;
  readonly organizationSlug: string;
  /** What it is called today, and was when it applied. */
  readonly name: string;
  readonly nameThen: string;
  readonly sentAt: Date;
  readonly changedAt: Date;
  readonly withdrawnAt: Date | undefined;
  /** As the secretariat found it; public only once its call is resolved. */
  readonly outcome: ApplicationOutcome | undefined;
  readonly reason: string | undefined;
  readonly assessedAt: Date | undefined;
  readonly proofs: readonly KeptProof[];
}

interface ProofRow {
  readonly requirementId: string;
  readonly text: string;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly variant: string | null;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('roundtable.application as application')
    .innerJoin(
      'organizations.organization as organization',
      'organization.id',
      'application.organization_id',
    )
    .select([
      'application.id',
      'application.call_id',
      'application.organization_id',
      'application.name_then',
      'application.sent_at',
      'application.changed_at',
      'application.letter',
      'application.territory',
      'application.withdrawn_at',
      'application.outcome',
      'application.reason',
      'application.assessed_at',
      'organization.slug',
      'organization.name',
      sql<readonly ProofRow[]>`(select coalesce(json_agg(json_build_object(
          'requirementId', proof.requirement_id, 'text', proof.text, 'fileId', proof.file_id,
          'fileName', file.name,
          'variant', (select variant from platform.file_rendition where file_id = file.id
            order by bytes_count desc limit 1)) order by requirement.position), '[]')
        from roundtable.proof join roundtable.requirement on requirement.id = proof.requirement_id
          left join platform.file on file.id = proof.file_id
        where proof.application_id = application.id)`.as('proofs'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function applicationOf(row: Row): Application {
  return {
    id: row.id,
    callId: row.call_id,
    organizationId: row.organization_id,
    organizationSlug: row.slug,
    name: row.name,
    nameThen: row.name_then,
    sentAt: row.sent_at,
    changedAt: row.changed_at,
    letter: row.letter,
    territory: row.territory,
    withdrawnAt: row.withdrawn_at ?? undefined,
    outcome: (row.outcome ?? undefined) as ApplicationOutcome | undefined,
    reason: row.reason ?? undefined,
    assessedAt: row.assessed_at ?? undefined,
    proofs: row.proofs.map(({ requirementId, text, fileId, fileName, variant }) => ({
      requirementId,
      text,
      file:
        fileId === null ? undefined : { id: fileId, name: fileName ?? '', variant: variant ?? '' },
    })),
  };
}

/** Of a call, by what each was called when it applied; those taken back too. */
export async function listApplications(
  db: Database | Tx,
  callId: string,
): Promise<readonly Application[]> {
  const found = await rows(db)
    .where('application.call_id', '=', callId)
    .orderBy(sql`application.name_then collate "es-x-icu"`)
    .orderBy('application.id')
    .execute();
  return found.map(applicationOf);
}

export async function readApplication(
  db: Database | Tx,
  callId: string,
  id: string,
): Promise<Application | undefined> {
  const row = await rows(db)
    .where('application.call_id', '=', callId)
    .where('application.id', '=', id)
    .executeTakeFirst();
  return row && applicationOf(row);
}

export async function findApplication(
  db: Database | Tx,
  callId: string,
  organizationId: string,
): Promise<Application | undefined> {
  const row = await rows(db)
    .where('application.call_id', '=', callId)
    .where('application.organization_id', '=', organizationId)
    .executeTakeFirst();
  return row && applicationOf(row);
}

/** With the number of its call. */
export interface OwnApplication {
  readonly application: Application;
  readonly callNumber: number;
}

/** Of an organisation, the latest first. */
export async function listOfOrganization(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly OwnApplication[]> {
  const found = await rows(db)
    .innerJoin('roundtable.call as call', 'call.id', 'application.call_id')
    .select('call.number')
    .where('application.organization_id', '=', organizationId)
    .orderBy('call.number', 'desc')
    .execute();
  return found.map((row) => ({ application: applicationOf(row), callNumber: row.number ?? 0 }));
}

export interface ProofGiven {
  readonly requirementId: string;
  readonly text: string;
  readonly fileId: string | undefined;
}

export interface ApplicationGiven {
  readonly callId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly personId: string;
  readonly written: ApplicationWritten;
  readonly proofs: readonly ProofGiven[];
  readonly now: Date;
}

/** Writes it, or over what the same organisation wrote before: also over what it took back. */
export async function saveApplication(tx: Tx, given: ApplicationGiven): Promise<string> {
  const { callId, organizationId, name, personId, written, proofs, now } = given;
  const said = { ...written, name_then: name, sent_by: personId, changed_at: now };
  const { id } = await tx
    .insertInto('roundtable.application')
    .values({ ...said, call_id: callId, organization_id: organizationId, sent_at: now })
    .onConflict((conflict) =>
      conflict.columns(['call_id', 'organization_id']).doUpdateSet({ ...said, withdrawn_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('roundtable.proof').where('application_id', '=', id).execute();
  if (proofs.length > 0) {
    const values = proofs.map(({ requirementId, text, fileId }) => ({
      application_id: id,
      requirement_id: requirementId,
      call_id: callId,
      text,
      file_id: fileId ?? null,
    }));
    await tx.insertInto('roundtable.proof').values(values).execute();
  }
  return id;
}

export async function saveTakingBack(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('roundtable.application')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .execute();
}

export interface Assessment {
  readonly outcome: ApplicationOutcome;
  /** Undefined only of one that is admitted. */
  readonly reason: string | undefined;
}

export async function saveAssessment(
  tx: Tx,
  id: string,
  given: Assessment & { readonly personId: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('roundtable.application')
    .set({
      outcome: given.outcome,
      reason: given.reason ?? null,
      assessed_by: given.personId,
      assessed_at: given.now,
    })
    .where('id', '=', id)
    .execute();
}

/** Of these files, those that an application still names. */
export async function namedFiles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .selectFrom('roundtable.proof')
    .select('file_id')
    .where('file_id', 'in', [...ids])
    .execute();
  return new Set(found.flatMap(({ file_id }) => file_id ?? []));
}

/** Whose application a file is of, and which body keeps its call. */
export function ownersOfFile(db: Database, fileId: string) {
  return db
    .selectFrom('roundtable.proof as proof')
    .innerJoin('roundtable.application as application', 'application.id', 'proof.application_id')
    .innerJoin('roundtable.call as call', 'call.id', 'application.call_id')
    .select(['application.organization_id', 'call.institution_id'])
    .where('proof.file_id', '=', fileId)
    .executeTakeFirst();
}
