// Persons: found by a fingerprint of what proves them; what identifies them is sealed with a key that is not here.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { Locale } from '../../../../platform/words.ts';
import { type IdentityDocument, textOfDocument } from '../rules/identity-document.ts';
import type { ProvenNames } from '../rules/names.ts';
import type { Run } from '../rules/run.ts';

export type Proof = 'provider' | 'assisted' | 'invitation' | 'guardian';

export interface Person {
  readonly id: string;
  readonly publicName: string;
  readonly usesAlias: boolean;
  readonly birthYear: number | null;
  readonly proof: Proof;
  readonly comunaCut: string | null;
  readonly email: string | null;
  readonly locale: Locale;
  readonly hasRun: boolean;
}

export interface NewPerson {
  /** Random unless the account was announced before, as by an invitation. */
  readonly id?: string;
  readonly proof: Proof;
  readonly publicName: string;
  readonly usesAlias: boolean;
  readonly run?: Run | undefined;
  /** Another document, as `KIND COUNTRY NUMBER`. */
  readonly document?: string | undefined;
  readonly names?: ProvenNames | undefined;
  readonly email?: string | undefined;
  readonly locale: Locale;
}

const RUN = 'people/run';
const DOCUMENT = 'people/document';
const NAMES = 'people/names';
const BIRTH = 'people/birth-date';

export function runFingerprint(keys: Keys, run: Run): Buffer {
  return keys.fingerprint(RUN, run);
}

export function documentFingerprint(keys: Keys, document: string): Buffer {
  return keys.fingerprint(DOCUMENT, document);
}

/** Waits until nobody else is opening or joining an account with one of these proofs at this moment. */
export async function waitForTurn(tx: Tx, ...fingerprints: readonly Buffer[]): Promise<void> {
  for (const fingerprint of fingerprints) {
    await sql`select pg_advisory_xact_lock(${fingerprint.readBigInt64BE()})`.execute(tx);
  }
}

function placeOf(id: string, column: string): string {
  return `people.person/${column}/${id}`;
}

/** Adds a person; undefined if somebody has that RUN or document already. */
export async function insertPerson(
  tx: Tx,
  keys: Keys,
  person: NewPerson,
): Promise<string | undefined> {
  const { run, document, names, id = crypto.randomUUID() } = person;
  const number = run ?? document;
  const row = await tx
    .insertInto('people.person')
    .values({
      id,
      proof: person.proof,
      public_name: person.publicName,
      uses_alias: person.usesAlias,
      run_fingerprint: run === undefined ? null : runFingerprint(keys, run),
      document_fingerprint: document === undefined ? null : documentFingerprint(keys, document),
      run_sealed: number === undefined ? null : keys.seal(RUN, placeOf(id, 'run'), number),
      names_sealed:
        names === undefined ? null : keys.seal(NAMES, placeOf(id, 'names'), JSON.stringify(names)),
      email: person.email ?? null,
      locale: person.locale,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** People of whom only a public name is known. */
export async function insertCrowd(
  tx: Tx,
  publicNames: readonly string[],
): Promise<readonly string[]> {
  const found = await tx
    .insertInto('people.person')
    .values(
      publicNames.map((public_name) => ({
        ...{ id: crypto.randomUUID(), proof: 'provider', public_name },
        ...{ uses_alias: false, locale: 'es-CL' },
      })),
    )
    .returning('id')
    .execute();
  return found.map(({ id }) => id);
}

const COLUMNS = [
  'id',
  'public_name as publicName',
  'uses_alias as usesAlias',
  'birth_year as birthYear',
  'proof',
  'comuna_cut as comunaCut',
  'email',
  'locale',
] as const;

function personQuery(db: Database | Tx) {
  return db
    .selectFrom('people.person')
    .select(COLUMNS)
    .select((eb) => eb('run_fingerprint', 'is not', null).as('hasRun'));
}

export async function readPerson(db: Database | Tx, id: string): Promise<Person | undefined> {
  return (await personQuery(db).where('id', '=', id).executeTakeFirst()) as Person | undefined;
}

/** One look-up in the index of fingerprints, however many people there are. */
export async function findPersonByRun(
  db: Database | Tx,
  keys: Keys,
  run: Run,
): Promise<Person | undefined> {
  return (await personQuery(db)
    .where('run_fingerprint', '=', runFingerprint(keys, run))
    .executeTakeFirst()) as Person | undefined;
}

/** Whose account a document opens: by its RUN, or by its kind, country and number. */
export async function findOwnerOfDocument(
  db: Database | Tx,
  keys: Keys,
  document: IdentityDocument,
): Promise<Person | undefined> {
  if (document.kind === 'run') return findPersonByRun(db, keys, document.number);
  return (await personQuery(db)
    .where('document_fingerprint', '=', documentFingerprint(keys, textOfDocument(document)))
    .executeTakeFirst()) as Person | undefined;
}

/** Public names by id, for lists of what people did. */
export async function publicNames(
  db: Database | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people.person')
    .select(['id', 'public_name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.public_name]));
}

/** Names as proven of these people, opened for whoever has to reach them; who has none is absent. */
export async function openNames(
  db: Database | Tx,
  keys: Keys,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProvenNames>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people.person')
    .select(['id', 'names_sealed'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.flatMap(({ id, names_sealed: sealed }) =>
      sealed === null ? [] : [[id, JSON.parse(keys.open(NAMES, placeOf(id, 'names'), sealed))]],
    ),
  );
}

export interface SealedDetails {
  readonly run: Run | undefined;
  readonly names: ProvenNames | undefined;
  readonly birthDate: string | undefined;
}

/** What is sealed about a person: opened for the person, never for a list. */
export async function openDetails(
  db: Database | Tx,
  keys: Keys,
  id: string,
): Promise<SealedDetails> {
  const row = await db
    .selectFrom('people.person')
    .select(['run_sealed', 'names_sealed', 'birth_date_sealed', 'run_fingerprint'])
    .where('id', '=', id)
    .executeTakeFirst();
  assert(row !== undefined, `person ${id} is known`);
  const opened = (use: string, column: string, sealed: Buffer | null) =>
    sealed === null ? undefined : keys.open(use, placeOf(id, column), sealed);
  const names = opened(NAMES, 'names', row.names_sealed);
  const run = opened(RUN, 'run', row.run_fingerprint === null ? null : row.run_sealed);
  return {
    run: run as Run | undefined,
    names: names === undefined ? undefined : (JSON.parse(names) as ProvenNames),
    birthDate: opened(BIRTH, 'birth-date', row.birth_date_sealed),
  };
}

/** The sealed RUN of somebody whose account is about to go, for work that is done after it; undefined without one. */
export async function readSealedRun(tx: Tx, id: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('people.person')
    .select(['run_sealed', 'run_fingerprint'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.run_fingerprint == null ? undefined : (row.run_sealed ?? undefined);
}

export function openSealedRun(keys: Keys, id: string, sealed: Buffer): Run {
  return keys.open(RUN, placeOf(id, 'run'), sealed) as Run;
}

export interface OwnDetails {
  readonly publicName?: string;
  readonly usesAlias?: boolean;
  readonly birthDate?: string;
  readonly comunaCut?: string | null;
  readonly email?: string | null;
  readonly locale?: Locale;
}

/** Changes what a person says about herself. */
export async function updatePerson(tx: Tx, keys: Keys, id: string, to: OwnDetails): Promise<void> {
  const { birthDate } = to;
  const columns = {
    ...(to.publicName === undefined ? {} : { public_name: to.publicName }),
    ...(to.usesAlias === undefined ? {} : { uses_alias: to.usesAlias }),
    ...(to.comunaCut === undefined ? {} : { comuna_cut: to.comunaCut }),
    ...(to.email === undefined ? {} : { email: to.email }),
    ...(to.locale === undefined ? {} : { locale: to.locale }),
    ...(birthDate === undefined
      ? {}
      : {
          birth_year: Number(birthDate.slice(0, 4)),
          birth_date_sealed: keys.seal(BIRTH, placeOf(id, 'birth-date'), birthDate),
        }),
  };
  if (Object.keys(columns).length === 0) return;
  await tx.updateTable('people.person').set(columns).where('id', '=', id).execute();
}

/**
 * Somebody who was registered as a child proves by itself who it is: what the guardian said of its names is
 * replaced by what was proven, and its birth date is forgotten until it says it.
 */
export async function proveByOneself(
  tx: Tx,
  keys: Keys,
  id: string,
  proven: { readonly proof: Proof; readonly names: ProvenNames },
): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({
      proof: proven.proof,
      names_sealed: keys.seal(NAMES, placeOf(id, 'names'), JSON.stringify(proven.names)),
      birth_year: null,
      birth_date_sealed: null,
    })
    .where('id', '=', id)
    .where('proof', '=', 'guardian')
    .execute();
}

/** Ties a RUN that was just proven to a person who had none; false if it is somebody else's, or hers is another. */
export async function attachRun(tx: Tx, keys: Keys, id: string, run: Run): Promise<boolean> {
  const taken = await findPersonByRun(tx, keys, run);
  if (taken !== undefined) return taken.id === id;
  const attached = await tx
    .updateTable('people.person')
    .set({
      run_fingerprint: runFingerprint(keys, run),
      run_sealed: keys.seal(RUN, placeOf(id, 'run'), run),
    })
    .where('id', '=', id)
    .where('run_fingerprint', 'is', null)
    .executeTakeFirst();
  return attached.numUpdatedRows > 0n;
}

/** Who an account at a provider belongs to. */
export async function findIdentity(
  db: Database | Tx,
  keys: Keys,
  provider: string,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('people.identity')
    .select('person_id')
    .where('provider', '=', provider)
    .where('subject_fingerprint', '=', subjectFingerprint(keys, provider, subject))
    .executeTakeFirst();
  return row?.person_id;
}

export async function insertIdentity(
  tx: Tx,
  keys: Keys,
  identity: { readonly provider: string; readonly subject: string; readonly personId: string },
): Promise<void> {
  const { provider, subject, personId } = identity;
  await tx
    .insertInto('people.identity')
    .values({
      provider,
      subject_fingerprint: subjectFingerprint(keys, provider, subject),
      person_id: personId,
    })
    .execute();
}

export function subjectFingerprint(keys: Keys, provider: string, subject: string): Buffer {
  return keys.fingerprint('people/subject', `${provider}\n${subject}`);
}
