// What tests of the room begin with: the country, staff with roles, and norms of an institution.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { noFiles } from '../../../../platform/testing/no-files.ts';
import { contributions as institutions } from '../../institutions/index.ts';
import type { Role } from '../../people/rules/index.ts';
import { contributions as territories } from '../../territories/index.ts';
import type { ByKeeper } from '../actions/by-keeper.ts';
import { type NormGiven, registerNorm } from '../actions/register-norm.ts';
import type { VersionWritten } from '../rules/norm.ts';
import { inSearch } from '../web/words.ts';

export const NOW = new Date('2026-11-25T15:00:00Z');

export async function givenCountry(db: Database): Promise<void> {
  for (const room of [territories, institutions]) await room.loadFacts?.(db);
}

/** Somebody of the team of an institution, who keeps its norms; `subdere` keeps those of the State. */
export async function givenKeeper(
  db: Database,
  slug: string,
  role: Role = slug === 'subdere' ? 'national-staff' : 'pb-officer',
): Promise<ByKeeper> {
  const institution = await db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const person = await db
    .insertInto('people.person')
    .values({ public_name: 'Rosa M.', proof: 'provider' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('people.role_grant')
    .values({ person_id: person.id, role, institution_id: institution.id })
    .execute();
  return {
    actor: { personId: person.id },
    scope: { kind: 'institution', id: institution.id },
    keeper: slug === 'subdere' ? 'nation' : { institutionId: institution.id },
    now: NOW,
  };
}

export function versionWritten(change: Partial<VersionWritten> = {}): VersionWritten {
  return {
    title: 'Ordenanza de participación',
    summary: 'Hay un presupuesto participativo cada año.',
    englishSummary: undefined,
    mark: 'declared',
    lawyerCheckedOn: undefined,
    from: '2020-01-01',
    until: undefined,
    endIsKnown: true,
    source: { publisher: undefined, address: 'https://ancud.example/12', seenOn: undefined },
    articles: [
      { number: '8', words: 'Desde los 14 años.', englishWords: undefined, mark: 'declared' },
    ],
    ...change,
  };
}

interface NormChange {
  readonly number?: string;
  readonly year?: number;
  readonly written?: Partial<VersionWritten>;
  readonly replaces?: string;
  readonly implements?: string;
}

export function normGiven(slug: string, change: NormChange = {}): NormGiven {
  const { number = '12', year = 2019 } = change;
  return {
    facts: {
      kind: 'ordinance',
      number,
      datedIn: year,
      datedOn: `${year}-03-18`,
      publishedOn: undefined,
    },
    written: versionWritten(change.written),
    issuer: undefined,
    institutionSlug: slug,
    replaces: change.replaces,
    implements: change.implements,
    text: undefined,
  };
}

/** The code of an ordinance that was entered. */
export async function givenNorm(
  db: Database,
  by: ByKeeper,
  slug: string,
  change: NormChange = {},
): Promise<string> {
  const house = { db, files: noFiles };
  const registered = await registerNorm(house, by, normGiven(slug, change), inSearch);
  assert(registered.ok, 'an ordinance of a test is sound');
  return registered.value;
}
