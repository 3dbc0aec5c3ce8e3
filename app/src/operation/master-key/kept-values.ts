// What the main database keeps under the master key: values sealed with it, and fingerprints that find something.
import { assert } from '@minga/basics';
import type { Keys } from '../../platform/keys.ts';

export interface SealedColumn {
  /** `schema.table` */
  readonly table: string;
  /** Its primary key, a UUID. */
  readonly id: string;
  readonly column: string;
  readonly use: string;
  /** What the value of a row is tied to. */
  readonly place: (id: string) => string;
  /** Trigger of the table that keeps a value as it was written; sealed anew it says the same. */
  readonly keptBy?: string;
}

const RUN = 'people/run';
const DOCUMENT = 'people/document';
const placeOfRun = (id: string) => `people.person/run/${id}`;
const placeOfDetails = (id: string) => `people.assisted_identity/details/${id}`;

/** Uses and places as the rooms name them. */
export const sealedColumns: readonly SealedColumn[] = [
  sealed('people.person', 'run_sealed', RUN, placeOfRun),
  sealed('people.person', 'names_sealed', 'people/names', (id) => `people.person/names/${id}`),
  sealed(
    'people.person',
    'birth_date_sealed',
    'people/birth-date',
    (id) => `people.person/birth-date/${id}`,
  ),
  {
    ...sealed(
      'people.break_glass',
      'totp_secret_sealed',
      'people/totp',
      (id) => `people.break_glass/totp_secret/${id}`,
    ),
    id: 'person_id',
  },
  sealed('people.assisted_identity', 'details_sealed', 'people/assisted-identity', placeOfDetails),
  sealed('people.kept_form', 'body_sealed', 'people/kept-form', (id) => id),
  {
    ...sealed(
      'records.paper_sheet',
      'draft_sealed',
      'records/paper-draft',
      (id) => `records.paper_sheet/draft/${id}`,
    ),
    keptBy: 'paper_sheet_stays',
  },
  sealed('gatherings.registration', 'needs_sealed', 'gatherings/needs', (id) => id),
];

function sealed(
  table: string,
  column: string,
  use: string,
  place: SealedColumn['place'],
): SealedColumn {
  return { table, id: 'id', column, use, place };
}

export interface FoundRow {
  readonly id: string;
  readonly value: Buffer | null;
  readonly has_run: boolean;
  readonly has_document: boolean;
}

/** Fingerprints whose text is sealed in the same row, so that they can be made again. */
export interface MadeAgain {
  readonly table: string;
  /** Rows that have any, from the id that is its first parameter on, as many as the second says. */
  readonly query: string;
  readonly columns: readonly string[];
  /** In the order of the columns; null for one that is lost. */
  readonly make: (keys: Keys, row: FoundRow) => readonly (Buffer | null)[];
}

export const fingerprintsMadeAgain: readonly MadeAgain[] = [
  {
    table: 'people.person',
    query: `select id, run_sealed as value, run_fingerprint is not null as has_run,
        document_fingerprint is not null as has_document
      from people.person
      where num_nonnulls(run_fingerprint, document_fingerprint) > 0 and id > $1 order by id limit $2`,
    columns: ['run_fingerprint', 'document_fingerprint'],
    make(keys, { id, value, has_run: hasRun, has_document: hasDocument }) {
      assert(value !== null, 'who is found by a number has it sealed');
      const number = keys.open(RUN, placeOfRun(id), value);
      if (hasRun) return [keys.fingerprint(RUN, number), null];
      return [null, hasDocument ? keys.fingerprint(DOCUMENT, number) : null];
    },
  },
  {
    table: 'people.assisted_identity',
    query: `select id, details_sealed as value, false as has_run, true as has_document
      from people.assisted_identity
      where document_fingerprint is not null and id > $1 order by id limit $2`,
    columns: ['document_fingerprint'],
    make(keys, { id, value }) {
      assert(value !== null, 'what is found by a document has it sealed');
      const details = keys.open('people/assisted-identity', placeOfDetails(id), value);
      const { kind, country = 'CL', number } = JSON.parse(details).document;
      if (kind === 'run') return [keys.fingerprint(RUN, number)];
      return [keys.fingerprint(DOCUMENT, `${kind} ${country} ${number}`)];
    },
  },
];

/** What was made with the key from a text that is nowhere kept: it opens nothing more, and is taken away. */
export const lostWithTheKey: readonly { readonly of: string; readonly statement: string }[] = [
  { of: 'tarjetas impresas', statement: 'delete from people.access_code' },
  { of: 'enlaces con proveedores de identidad', statement: 'delete from people.identity' },
  {
    of: 'invitaciones abiertas de organizaciones',
    statement: `delete from organizations.invitation
      where accepted_at is null and withdrawn_at is null`,
  },
  { of: 'códigos de correo en camino', statement: 'delete from people.mail_proof' },
  {
    // Those of residents with an account are made again from hers; what was signed on paper goes on counting.
    of: 'huellas de firmas en papel, que ya no se comparan con las que vengan',
    statement: `with again as (
        update proposals.endorsement
        set document_fingerprint = coalesce(person.run_fingerprint, person.document_fingerprint)
        from people.person where person.id = endorsement.person_id)
      select from proposals.endorsement where person_id is null`,
  },
  { of: 'suscripciones a avisos del navegador', statement: 'delete from people.push_subscription' },
];

export const INSTALLATION_USE = ['people/installation', 'minga'] as const;
