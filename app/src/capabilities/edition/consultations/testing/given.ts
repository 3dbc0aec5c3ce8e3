// What tests of the room begin with: the country, people with roles, and a consultation of Ancud in each state.
import { randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { testKeys } from '../../../../site/testing.ts';
import { contributions as institutions } from '../../../ground/institutions/index.ts';
import { contributions as norms } from '../../../ground/norms/index.ts';
import type { Role } from '../../../ground/people/rules/index.ts';
import { contributions as territories } from '../../../ground/territories/index.ts';
import type { ByStaff } from '../actions/acting.ts';
import { groupByParagraph } from '../actions/group-observations.ts';
import { observe } from '../actions/observe.ts';
import { openConsultation } from '../actions/open-consultation.ts';
import { type Asked, draftConsultation } from '../actions/write-consultation.ts';
import type { ObservationWritten } from '../rules/observation.ts';
import { paragraphsOf } from '../rules/text.ts';
import { type Consultation, readWithin } from '../store/consultations.ts';
import { pathIn } from '../web/at-desk.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');
export const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
/** Open from `NOW` until then. */
export const CLOSES = later(10);

export async function givenCountry(db: Database): Promise<void> {
  for (const room of [territories, institutions, norms]) await room.loadFacts?.(db);
}

/** Somebody who was born long enough ago to take part, unless it is said otherwise. */
export async function givenPerson(
  db: Database,
  name = 'Rosa M.',
  birthDate = '1968-03-14',
): Promise<string> {
  const id = randomUUID();
  const sealed = testKeys.seal('people/birth-date', `people.person/birth-date/${id}`, birthDate);
  await db
    .insertInto('people.person')
    .values({
      id,
      public_name: name,
      proof: 'provider',
      birth_year: Number(birthDate.slice(0, 4)),
      birth_date_sealed: sealed,
    })
    .execute();
  return id;
}

/** Somebody of the team of an institution. */
export async function givenStaff(
  db: Database,
  slug: string,
  role: Role = 'pb-officer',
): Promise<ByStaff> {
  const institution = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const personId = await givenPerson(db, 'Paula R.');
  await db
    .insertInto('people.role_grant')
    .values({ person_id: personId, role, institution_id: institution.id })
    .execute();
  const scope = { kind: 'institution', id: institution.id } as const;
  return { actor: { personId, grants: [{ role, scope }] }, scope, now: NOW, pathIn };
}

export function asked(change: Partial<Asked['written']> = {}, text?: Asked['text']): Asked {
  return {
    written: {
      kind: 'ordinance',
      level: 'consultation',
      title: 'Ordenanza de la feria',
      purpose: 'Para ordenar la feria.',
      effect: 'El Concejo decide después de responder.',
      norm: 'ley-18695',
      article: '93',
      ...change,
    },
    text: text ?? {
      paragraphs: paragraphsOf('# Feria\n\nAbre a las nueve.\n\nCierra a las seis.'),
    },
  };
}

export async function givenDraft(
  db: Database,
  by: ByStaff,
  change: Partial<Asked['written']> = {},
  text?: Asked['text'],
): Promise<Consultation> {
  const drafted = await draftConsultation(db, by, asked(change, text));
  assert(drafted.ok, `drafted: ${JSON.stringify(drafted)}`);
  return drafted.value;
}

/** Open until `CLOSES`; paragraphs 1 and 2, behind a heading, can be observed. */
export async function givenOpen(
  db: Database,
  by: ByStaff,
  change: Partial<Asked['written']> = {},
  text?: Asked['text'],
): Promise<Consultation> {
  const { id } = await givenDraft(db, by, change, text);
  const opened = await openConsultation(db, by, { id, closesAt: CLOSES });
  assert(opened.ok, `opened: ${JSON.stringify(opened)}`);
  return seen(db, by, id);
}

export async function seen(
  db: Database,
  by: ByStaff,
  id: string,
  now = NOW,
): Promise<Consultation> {
  const consultation = await readWithin(db, by.scope.id, id, now);
  assert(consultation !== undefined, 'it is of this institution');
  return consultation;
}

export const support: ObservationWritten = {
  stance: 'support',
  reasons: 'Está bien así.',
  proposed: '',
};
export const change: ObservationWritten = {
  stance: 'change',
  reasons: 'La gente llega antes.',
  proposed: 'Abre a las siete.',
};

/** What somebody says, as the site takes it. */
export function say(
  db: Database,
  { slug }: Pick<Consultation, 'slug'>,
  personId: string,
  {
    number = 1,
    written = support,
    now = NOW,
  }: {
    readonly number?: number | 'whole';
    readonly written?: ObservationWritten;
    readonly now?: Date;
  } = {},
) {
  const house = { db, keys: testKeys, sensitiveBelowAge: 16 };
  const about = { slug, number: number === 'whole' ? undefined : number };
  return observe(house, about, written, { personId, now });
}

/** Closed, with what one person said in a group of its paragraph; whoever acts is there after the deadline. */
export async function givenGrouped(db: Database, by: ByStaff, personId: string) {
  const consultation = await givenOpen(db, by);
  const said = await say(db, consultation, personId, { written: change });
  assert(said.ok, `said: ${JSON.stringify(said)}`);
  const after = { ...by, now: later(11) };
  const { id } = consultation;
  const themeOf = (number?: number) => `Párrafo ${number}`;
  const grouped = await groupByParagraph(db, after, { id, themeOf });
  assert(grouped.ok, `grouped: ${JSON.stringify(grouped)}`);
  return { consultation, after };
}
