// What tests of ballot lists begin with: an edition of Ancud whose proposals are reviewed, and whoever certifies there.
import { assert } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { gatherFrom } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type LotAct, recordThrow } from '../../../ground/records/index.ts';
import { depositProjects, depositWithdrawal, findPublicEdition } from '../../editions/index.ts';
import { interrupt as decide } from '../../editions/testing/grounds.ts';
import { givenStaff, givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import type { Contents } from '../../proposals/rules/index.ts';
import { givenOpenEdition, givenProposal, givenResident } from '../../proposals/testing/kept.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { freezeList } from '../actions/freeze-list.ts';
import { type BallotList, listLists } from '../store/lists.ts';
import { panels } from '../web/panels.tsx';
import { listPathIn } from '../web/paths.ts';

/** A day of the ballot list: Tuesday 2 March 2027, noon there. */
export const FREEZING = new Date('2027-03-02T15:00:00Z');
export const HOUR_MS = 3_600_000;
export const HELD = new Date(FREEZING.getTime() + 24 * HOUR_MS);

export const act: LotAct = {
  place: 'Salón de la municipalidad',
  heldAt: HELD,
  observers: [
    { name: 'Elena Mansilla', standsFor: 'Unión comunal de juntas de vecinos' },
    { name: 'Marta Oyarzo', standsFor: 'Concejo Municipal' },
  ],
  entropy: { kind: 'dice' },
};
export const FACES = [4, 1, 6, 2, 5, 3, 3, 6, 1, 4, 2, 5, 5, 5, 1, 4, 3, 2, 6, 2];

/** Whoever certifies in Ancud, in a database. */
export interface ListTeam {
  readonly db: Database;
  readonly town: Town;
  readonly certifying: ByStaff;
}

export interface ListGround extends ListTeam {
  readonly given: TestDatabase;
}

export async function givenLists(): Promise<ListGround> {
  const given = await testDatabase();
  const { db } = given;
  await loadPlaces(db);
  return { given, ...(await listTeam(db, await givenTown(db))) };
}

export async function listTeam(db: Database, town: Town): Promise<ListTeam> {
  const personId = await givenStaff(db, town.institutionId, 'certifying-officer');
  const scope = { kind: 'institution', id: town.institutionId } as const;
  const grants = [{ role: 'certifying-officer', scope }];
  const actor: Actor = { personId, sessionId: '', name: '', provenAt: FREEZING, grants };
  return { db, town, certifying: { actor, scope, now: FREEZING } };
}

export const at = (by: ByStaff, now: Date): ByStaff => ({ ...by, now });

interface Ready {
  readonly editionId: string;
  readonly slug: string;
  readonly contestId: string;
  readonly authorId: string;
  /** Ids by number. */
  readonly ids: readonly string[];
}

/** As many proposals of one author as there are costs, found feasible in the contest of Pudeto. */
export async function givenReady(
  { db, town }: Pick<ListTeam, 'db' | 'town'>,
  slug: string,
  costs: readonly number[] = [30_000_000, 25_000_000, 20_000_000],
  more: Partial<Contents> = {},
): Promise<Ready> {
  const { editionId, contests } = await givenOpenEdition(db, town, slug);
  const contestId = contests.get('pudeto') ?? '';
  const authorId = await givenResident(db);
  const ids = await givenFeasible({ db }, { editionId, contestId, authorId }, costs, more);
  return { editionId, slug, contestId, authorId, ids };
}

/** As many proposals as there are costs, found feasible and on the slate; their ids. */
export async function givenFeasible(
  { db }: Pick<ListTeam, 'db'>,
  { editionId, contestId, authorId }: Pick<Ready, 'editionId' | 'contestId' | 'authorId'>,
  costs: readonly number[],
  more: Partial<Contents> = {},
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [place, costClp] of costs.entries()) {
    const title = `Luminarias del pasaje ${place + 1}`;
    const { id } = await givenProposal(db, editionId, {
      authorPersonId: authorId,
      state: 'feasible',
      contents: { title, costClp, ...more },
    });
    ids.push(id);
    await onSlate({ db }, { contestId, projectId: id, name: title, costClp });
  }
  return ids;
}

export async function onSlate(
  { db }: Pick<ListTeam, 'db'>,
  project: {
    readonly contestId: string;
    readonly projectId: string;
    readonly name: string;
    readonly costClp: number;
    readonly conflictGroup?: string;
    readonly togetherGroup?: string;
  },
): Promise<void> {
  const none = { conflictGroup: null, togetherGroup: null, isOfInstitution: false };
  await db.transaction().execute((tx) => depositProjects(tx, [{ ...none, ...project }], FREEZING));
}

const site = {
  publicUrl: 'https://minga.example',
  isDemonstration: true,
  pathIn: listPathIn,
};

export function freeze(
  { db, certifying }: ListTeam,
  slug: string,
  {
    by = certifying,
    contest = 'pudeto',
    ...more
  }: Partial<LotAct> & {
    readonly by?: ByStaff;
    readonly contest?: string;
  } = {},
) {
  const asked = { institution: 'ancud', edition: slug, contest, act: { ...act, ...more } };
  return freezeList(db, site, by, asked);
}

/** As the site gathers, with what this room adds. */
export const gatherOf = (db: Database) => gatherFrom(db, panels);

/** Throws the die twenty times, or as often as it is said, from the hour of the lot on. */
export async function throwDie(
  { db, certifying }: ListTeam,
  lotId: string,
  faces: readonly number[] = FACES,
  from = 0,
): Promise<void> {
  const issuing = { ...site, gather: gatherOf(db) };
  for (const [place, face] of faces.entries()) {
    const by = at(certifying, new Date(HELD.getTime() + (from + place) * 60_000));
    const thrown = await recordThrow(db, by, { lotId, position: from + place + 1, face }, issuing);
    assert(thrown.ok, `thrown: ${JSON.stringify(thrown)}`);
  }
}

export async function listOf(db: Database, editionId: string): Promise<BallotList> {
  const list = (await listLists(db, editionId)).at(-1);
  assert(list !== undefined, 'a list was frozen');
  return list;
}

/** A body suspends an edition, or repeats the vote of a contest. */
export function interrupt(
  { db, town }: ListTeam,
  editionId: string,
  kind: 'suspended' | 'repeated',
  contestId: string | null = null,
): Promise<void> {
  return db.transaction().execute((tx) => decide({ tx, town, editionId }, kind, contestId));
}

/** A listed project leaves, with its reason. */
export function leave(db: Database, projectId: string, reason = 'Desiste'): Promise<void> {
  return db
    .transaction()
    .execute((tx) => depositWithdrawal(tx, { projectId, reason, now: FREEZING }));
}

/** What is known of its lists, in the order in which it was made known. */
export async function factsOf(db: Database, slug: string): Promise<readonly string[]> {
  const edition = await findPublicEdition(db, 'ancud', slug);
  return edition?.lists.map(({ kind }) => kind) ?? [];
}

/** What was decided about a list: the code of a refusal without its room, or `yes`. */
export const codeOf = (answer: Awaited<ReturnType<typeof freeze>>) =>
  answer.ok ? 'yes' : answer.error.code.replace('ballot-list/', '');
