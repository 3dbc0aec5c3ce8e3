// What tests of the room begin with: the country, people, moderators, places, and actions done by somebody.
import { randomUUID } from 'node:crypto';
import { assert } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { keysFrom } from '../../../../platform/keys.ts';
import { bothPaths } from '../../../../platform/search.ts';
import { findInstitution, contributions as institutions } from '../../institutions/index.ts';
import { grantRole } from '../../people/index.ts';
import type { Role } from '../../people/rules/index.ts';
import { contributions as territories } from '../../territories/index.ts';
import type { Acting } from '../actions/acting.ts';
import { decideComment } from '../actions/decide-comment.ts';
import { openPlace } from '../actions/open-place.ts';
import { type NewPost, type Posted, postComment } from '../actions/post-comment.ts';
import type { OpenedPlace } from '../rules/place.ts';
import { findPlace, type Place } from '../store/places.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');
export const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const keys = keysFrom(Buffer.alloc(32, 7));

/** What an action asks of the house. */
export function houseOver(db: Database) {
  return { db, keys, sensitiveBelowAge: 16 };
}

export async function givenCountry(db: Database): Promise<void> {
  await territories.loadFacts?.(db);
  await institutions.loadFacts?.(db);
}

interface GivenPerson {
  readonly name?: string;
  /** `YYYY-MM-DD`; null for somebody who has not said it. */
  readonly birthDate?: string | null;
}

/** Somebody with an account, an adult unless it is said otherwise; her id. */
export async function givenPerson(db: Database, person: GivenPerson = {}): Promise<string> {
  const id = randomUUID();
  const { name = 'María G.', birthDate = '1980-05-04' } = person;
  const sealed = (date: string) =>
    keys.seal('people/birth-date', `people.person/birth-date/${id}`, date);
  await db
    .insertInto('people.person')
    .values({
      id,
      public_name: name,
      proof: 'provider',
      birth_year: birthDate === null ? null : Number(birthDate.slice(0, 4)),
      birth_date_sealed: birthDate === null ? null : sealed(birthDate),
      locale: 'es-CL',
    })
    .execute();
  return id;
}

export async function scopeOf(db: Database, slug: string): Promise<Scope> {
  const institution = await findInstitution(db, slug);
  assert(institution !== undefined, `there is an institution ${slug}`);
  return { kind: 'institution', id: institution.id };
}

/** Somebody who holds a role in an institution; her id. */
export async function givenStaff(
  db: Database,
  slug: string,
  role: Role = 'moderator',
): Promise<string> {
  const personId = await givenPerson(db, { name: 'Ana P.' });
  const scope = await scopeOf(db, slug);
  await inTransaction(db, (tx) => grantRole(tx, { personId, role, scope, grantedBy: undefined }));
  return personId;
}

/** A place of a municipality, plain and open unless it is said otherwise. */
export async function givenPlace(
  db: Database,
  slug: string | undefined,
  more: Partial<OpenedPlace> = {},
): Promise<Place> {
  const key = more.key ?? randomUUID();
  const name = { kind: 'tests/thing', key } as const;
  const opened: OpenedPlace = {
    ...name,
    titles: { 'es-CL': 'La plaza', en: 'The square' },
    paths: bothPaths((locale) => (locale === 'en' ? `/en/things/${key}` : `/cosas/${key}`)),
    institutionId: slug === undefined ? undefined : (await scopeOf(db, slug)).id,
    about: {},
    mode: 'plain',
    isOpen: true,
    ...more,
  };
  await inTransaction(db, (tx) => openPlace(tx, opened, NOW));
  const place = await findPlace(db, name);
  assert(place !== undefined, 'the place that was opened is there');
  return place;
}

/** Closes a place of `givenPlace`. */
export async function closePlace(db: Database, key: string): Promise<void> {
  await givenPlace(db, undefined, { key, isOpen: false });
}

export function acting(personId: string, now = NOW): Acting {
  return {
    actor: { personId },
    now,
    pathsOf: (page) => bothPaths((locale) => `/${locale}/${Object.values(page).join('/')}`),
  };
}

/** What is posted in a test, by somebody. */
export function post(
  db: Database,
  place: Place,
  personId: string,
  more: Partial<NewPost> = {},
  now = NOW,
) {
  const posted = { placeId: place.id, answersId: undefined, side: undefined, ...more };
  return postComment(
    houseOver(db),
    { text: 'Falta luz en el pasaje.', lang: 'es', ...posted },
    acting(personId, now),
  );
}

export async function posted(...given: Parameters<typeof post>): Promise<Posted> {
  const done = await post(...given);
  assert(done.ok, `posted: ${JSON.stringify(done)}`);
  return done.value;
}

/** Lets through the latest version, as a moderator of that institution. */
export async function letThrough(
  db: Database,
  slug: string,
  moderatorId: string,
  commentId: string,
  version = 1,
  now = NOW,
): Promise<void> {
  const deciding = { commentId, version, hides: false, reason: undefined, words: '' };
  const by = acting(moderatorId, now);
  const done = await decideComment(db, await scopeOf(db, slug), deciding, by);
  assert(done.ok, `let through: ${JSON.stringify(done)}`);
}

/** Hides it because it insults; the reason can be said. */
export async function hide(
  db: Database,
  slug: string,
  moderatorId: string,
  commentId: string,
  version = 1,
): Promise<void> {
  const deciding = {
    commentId,
    version,
    hides: true,
    reason: 'insults',
    words: 'Sin insultos.',
  } as const;
  const done = await decideComment(db, await scopeOf(db, slug), deciding, acting(moderatorId));
  assert(done.ok, `hidden: ${JSON.stringify(done)}`);
}

/** Somebody of whom enough was let through that her comments no longer wait. */
export async function givenTrusted(db: Database, name = 'Luz M.'): Promise<string> {
  const personId = await givenPerson(db, { name });
  const moderatorId = await givenStaff(db, 'castro');
  for (let times = 0; times < 3; times += 1) {
    const place = await givenPlace(db, 'castro');
    const { id } = await posted(db, place, personId, {}, minutesLater(-60));
    await letThrough(db, 'castro', moderatorId, id, 1, minutesLater(-59));
  }
  return personId;
}
