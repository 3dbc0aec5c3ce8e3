// Somebody of whom every table holds something: rows of a resident, and rows of a member of staff, each value its own.
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { IdentityProvider } from '../../platform/identity-provider.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { testKeys } from '../testing.ts';
import type { Row } from './making.ts';

const BEGAN = Date.parse('2026-10-01T12:00:00Z');
const MINUTE_MS = 60_000;

/** Writes rows whose texts and instants are each written once. */
export class Life {
  #count = 0;
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  text = (): string => `Canario ${++this.#count}.`;
  mail = (): string => `canario${++this.#count}@ejemplo.cl`;
  at = (): Date => new Date(BEGAN + ++this.#count * MINUTE_MS);
  bytes = (): Buffer => randomBytes(32);

  async insert(table: string, row: Row, returning = '1'): Promise<string> {
    const marks = Object.keys(row).map((_, at) => `$${at + 1}`);
    const { rows } = await this.#pool.query(
      `insert into ${table} (${Object.keys(row)}) values (${marks}) returning ${returning} as it`,
      Object.values(row),
    );
    return rows[0].it;
  }

  async find(query: string, values: readonly unknown[] = []): Promise<string> {
    return (await this.#pool.query(query, [...values])).rows[0].it;
  }
}

export interface Surroundings {
  readonly given: TestDatabase;
  readonly life: Life;
  /** The municipality of Ancud. */
  readonly institutionId: string;
  readonly organizationId: string;
  readonly placeId: string;
  readonly surveyId: string;
  readonly gatheringId: string;
  readonly consultationId: string;
  readonly editionId: string;
  /** Two members of its staff, and a neighbour. */
  readonly desk: readonly [string, string];
  readonly neighbour: string;
}

export async function givenSurroundings(given: TestDatabase): Promise<Surroundings> {
  const life = new Life(given.pool);
  const institutionId = await life.find(
    `select id as it from institutions.institution where slug = 'ancud'`,
  );
  const person = (name: string) =>
    life.insert('people.person', { proof: 'invitation', public_name: name }, 'id');
  const desk = [await person('Irma O.'), await person('Hugo M.')] as const;
  for (const person_id of desk) {
    const role = 'desk-staff';
    await life.insert('people.role_grant', { person_id, role, institution_id: institutionId });
  }
  const organizationId = await life.insert(
    'organizations.organization',
    {
      slug: 'junta-de-prueba',
      kind: 'foundation',
      name: 'Junta de Prueba',
      rut: '65123456-7',
      place: '',
      email: 'junta@ejemplo.cl',
      registered_at: life.at(),
    },
    'id',
  );
  await life.insert('organizations.petition', { cut: '10202', goal: 50, opened_at: life.at() });
  const placeId = await life.insert(
    'conversation.place',
    {
      kind: 'territories/comuna',
      key: '10202',
      title: 'La plaza',
      english_title: 'The square',
      path: '/comunas/ancud',
      english_path: '/en/comunas/ancud',
      mode: 'two-column',
    },
    'id',
  );
  const surveyId = await surveyIn(life, institutionId);
  const neighbour = await person('Luz V.');
  const gatheringId = await gatheringIn(life, institutionId);
  const editionId = await life.insert(
    'editions.edition',
    {
      institution_id: institutionId,
      slug: 'edicion-de-prueba',
      name: 'Edición de prueba',
      created_at: life.at(),
    },
    'id',
  );
  const consultationId = await consultationIn(life, institutionId);
  const things = { organizationId, placeId, surveyId, gatheringId, consultationId, editionId };
  return { given, life, institutionId, ...things, desk, neighbour };
}

function gatheringIn(life: Life, institution_id: string): Promise<string> {
  return life.insert(
    'gatherings.gathering',
    {
      slug: 'asamblea-de-prueba',
      institution_id,
      kind: 'assembly',
      level: 'information',
      title: 'Asamblea de prueba',
      purpose: 'Contar',
      effect: 'Se sabe',
      agenda: ['Cuenta'],
      cut: '10202',
      place: 'La sede',
      access_notes: '',
      support_notes: '',
      audience: 'Todos',
      contact: 'La oficina',
      time_zone: 'America/Santiago',
      starts_at: new Date('2026-10-20T22:00:00Z'),
      ends_at: new Date('2026-10-20T23:00:00Z'),
      created_at: life.at(),
    },
    'id',
  );
}

async function consultationIn(life: Life, institution_id: string): Promise<string> {
  return life.insert(
    'consultations.consultation',
    {
      slug: 'consulta-de-prueba',
      institution_id,
      kind: 'question',
      level: 'consultation',
      title: '¿Qué hora?',
      purpose: 'Saber',
      effect: 'Se responde',
      norm_id: await life.find("select id as it from norms.norm where code = 'ley-18695'"),
      time_zone: 'America/Santiago',
      created_at: life.at(),
      opened_at: new Date('2026-11-01T12:00:00Z'),
      closes_at: new Date('2099-12-01T12:00:00Z'),
    },
    'id',
  );
}

async function surveyIn(life: Life, institution_id: string): Promise<string> {
  const id = await life.insert(
    'surveys.survey',
    {
      slug: 'tu-plaza',
      institution_id,
      title: 'Tu plaza',
      purpose: 'Saber',
      is_named: true,
      takes_paper: false,
      created_at: life.at(),
    },
    'id',
  );
  await life.insert('surveys.question', {
    survey_id: id,
    position: 1,
    kind: 'short-text',
    text: '¿Qué le falta?',
    options: '[]',
    is_required: true,
    is_grouping: false,
  });
  return id;
}

export interface NewPersonOfLife {
  readonly run?: string;
  readonly document?: string;
}

/** The account itself, sealed as the room of people seals it. */
export function givenAccount(
  { life }: Surroundings,
  { run, document }: NewPersonOfLife,
): Promise<string> {
  const id = randomUUID();
  const sealed = (use: string, column: string, text: string) =>
    testKeys.seal(`people/${use}`, `people.person/${column}/${id}`, text);
  const fingerprint = (use: string, text: string | undefined) =>
    text === undefined ? null : testKeys.fingerprint(`people/${use}`, text);
  const names = { given: life.text(), family: life.text() };
  return life.insert(
    'people.person',
    {
      id,
      proof: document === undefined ? 'provider' : 'assisted',
      public_name: life.text(),
      run_fingerprint: fingerprint('run', run),
      document_fingerprint: fingerprint('document', document),
      run_sealed: sealed('run', 'run', run ?? document ?? ''),
      names_sealed: sealed('names', 'names', JSON.stringify(names)),
      birth_date_sealed: sealed('birth-date', 'birth-date', '1961-04-05'),
      birth_year: 1961,
      comuna_cut: '10202',
      email: life.mail(),
    },
    'id',
  );
}

/** A provider of identity as an operator would configure it. */
export const provider: IdentityProvider = {
  id: 'claveunica',
  label: { 'es-CL': 'ClaveÚnica', en: 'ClaveÚnica' },
  issuer: 'https://accounts.example',
  clientId: 'minga',
  clientSecret: 'secret',
  scope: 'openid run name',
  claims: 'claveunica',
  userinfoMethod: 'POST',
  provesRun: true,
  usesPkce: false,
};
