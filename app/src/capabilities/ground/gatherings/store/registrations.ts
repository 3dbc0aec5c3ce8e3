// Who said to come: by account or by a name that the desk wrote down, in the order in which they asked.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';

export type RegistrationState = 'confirmed' | 'waiting' | 'withdrawn';

export interface Registration {
  readonly id: string;
  readonly gatheringId: string;
  readonly personId: string | null;
  /** Written by the desk; null for an account, and once it was erased. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly companions: number;
  readonly territoryId: string | null;
  readonly needsSealed: Buffer | null;
  readonly state: RegistrationState;
  readonly code: string;
  readonly registeredAt: Date;
  readonly toTellSince: Date | null;
  readonly toldAt: Date | null;
}

const NEEDS = 'gatherings/needs';

function rows(db: Database | Tx) {
  return db
    .selectFrom('gatherings.registration')
    .select([
      'id',
      'gathering_id as gatheringId',
      'person_id as personId',
      'name',
      'phone',
      'companions',
      'territory_id as territoryId',
      'needs_sealed as needsSealed',
      'state',
      'code',
      'registered_at as registeredAt',
      'to_tell_since as toTellSince',
      'told_at as toldAt',
    ])
    .$narrowType<{ state: RegistrationState }>();
}

/** What she wrote that she needs; empty for nothing, and once it was erased. */
export function needsOf(keys: Keys, { id, needsSealed }: Registration): string {
  return needsSealed === null ? '' : keys.open(NEEDS, id, needsSealed);
}

/** The name of the sector from which she comes; null if she named none. */
export async function sectorOf(
  db: Database | Tx,
  { territoryId }: Registration,
): Promise<string | null> {
  if (territoryId === null) return null;
  const sector = await db
    .selectFrom('territories.territory')
    .select('name')
    .where('id', '=', territoryId)
    .executeTakeFirst();
  return sector?.name ?? null;
}

/** All of a gathering in the order in which they asked. */
export function listRegistrations(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Registration[]> {
  return rows(db)
    .where('gathering_id', '=', gatheringId)
    .orderBy('registered_at')
    .orderBy('id')
    .execute();
}

export function findOfPerson(
  db: Database | Tx,
  gatheringId: string,
  personId: string,
): Promise<Registration | undefined> {
  return rows(db)
    .where('gathering_id', '=', gatheringId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

export function findByCode(db: Database | Tx, code: string): Promise<Registration | undefined> {
  return rows(db).where('code', '=', code).executeTakeFirst();
}

/** What a form or a sheet of paper registered. */
export function findByFormKey(
  db: Database | Tx,
  gatheringId: string,
  formKey: string,
): Promise<Registration | undefined> {
  return rows(db)
    .where('gathering_id', '=', gatheringId)
    .where('form_key', '=', formKey)
    .executeTakeFirst();
}

export async function deleteOfForm(tx: Tx, formKey: string): Promise<void> {
  await tx.deleteFrom('gatherings.registration').where('form_key', '=', formKey).execute();
}

/** One of this gathering. */
export function readRegistration(
  db: Database | Tx,
  gatheringId: string,
  id: string,
): Promise<Registration | undefined> {
  return rows(db).where('gathering_id', '=', gatheringId).where('id', '=', id).executeTakeFirst();
}

export interface Asked {
  readonly gatheringId: string;
  readonly who: { readonly personId: string } | { readonly name: string; readonly phone: string };
  readonly companions: number;
  readonly territoryId: string | undefined;
  readonly needs: string;
  readonly state: RegistrationState;
  readonly code: string;
  /** Of the form that the desk sent: pressed twice, it is one. */
  readonly formKey: string | undefined;
  readonly now: Date;
}

/** False if that person or that form is there already. */
export async function insertRegistration(tx: Tx, keys: Keys, asked: Asked): Promise<boolean> {
  const id = crypto.randomUUID();
  const { who } = asked;
  const added = await tx
    .insertInto('gatherings.registration')
    .values({
      id,
      gathering_id: asked.gatheringId,
      ...('personId' in who
        ? { person_id: who.personId }
        : { name: who.name, phone: who.phone === '' ? null : who.phone }),
      companions: asked.companions,
      territory_id: asked.territoryId ?? null,
      needs_sealed: sealed(keys, id, asked.needs),
      state: asked.state,
      code: asked.code,
      form_key: asked.formKey ?? null,
      registered_at: asked.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

function sealed(keys: Keys, id: string, needs: string): Buffer | null {
  return needs === '' ? null : keys.seal(NEEDS, id, needs);
}

/** Says again to come, at the end of the list, whoever had withdrawn. */
export async function askAgain(tx: Tx, keys: Keys, id: string, asked: Asked): Promise<void> {
  await tx
    .updateTable('gatherings.registration')
    .set({
      companions: asked.companions,
      territory_id: asked.territoryId ?? null,
      needs_sealed: sealed(keys, id, asked.needs),
      state: asked.state,
      registered_at: asked.now,
    })
    .where('id', '=', id)
    .execute();
}

/** Whoever withdraws needs nothing any more. */
export async function saveState(tx: Tx, id: string, state: RegistrationState): Promise<void> {
  await tx
    .updateTable('gatherings.registration')
    .set({ state, ...(state === 'withdrawn' ? { needs_sealed: null } : {}) })
    .where('id', '=', id)
    .execute();
}

/** Notes that whoever has no account must be told of a change. */
export async function markToTell(
  tx: Tx,
  gatheringId: string,
  ids: readonly string[] | 'all',
  now: Date,
): Promise<void> {
  let query = tx
    .updateTable('gatherings.registration')
    .set({ to_tell_since: now, told_at: null })
    .where('gathering_id', '=', gatheringId)
    .where('person_id', 'is', null)
    .where('name', 'is not', null)
    .where('state', '<>', 'withdrawn');
  if (ids !== 'all')
    query = query.where('id', 'in', [...ids, '00000000-0000-4000-8000-000000000000']);
  await query.execute();
}

export async function markTold(
  tx: Tx,
  gatheringId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .updateTable('gatherings.registration')
    .set({ told_at: now })
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .where('to_tell_since', 'is not', null)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

export interface OwnRegistration {
  readonly slug: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly callerName: string;
  readonly gatheringState: string;
  readonly registration: Registration;
}

/** All that a person said to come to, the latest first. */
export async function listOfPerson(
  db: Database | Tx,
  personId: string,
): Promise<readonly OwnRegistration[]> {
  const found = await rows(db).where('person_id', '=', personId).execute();
  if (found.length === 0) return [];
  const gatherings = await db
    .selectFrom('gatherings.gathering as gathering')
    .leftJoin(
      'institutions.institution as institution',
      'institution.id',
      'gathering.institution_id',
    )
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'gathering.organization_id',
    )
    .select([
      'gathering.id',
      'gathering.slug',
      'gathering.title',
      'gathering.starts_at as startsAt',
      'gathering.ends_at as endsAt',
      'gathering.time_zone as timeZone',
      'gathering.state as gatheringState',
      'institution.name as institution',
      'organization.name as organization',
    ])
    .where(
      'gathering.id',
      'in',
      found.map(({ gatheringId }) => gatheringId),
    )
    .orderBy('gathering.starts_at', 'desc')
    .execute();
  return gatherings.flatMap(({ id, institution, organization, ...gathering }) => {
    const registration = found.find(({ gatheringId }) => gatheringId === id);
    const callerName = institution ?? organization ?? '';
    return registration === undefined ? [] : [{ ...gathering, callerName, registration }];
  });
}
