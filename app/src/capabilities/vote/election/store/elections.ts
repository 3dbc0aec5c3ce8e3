// Elections as they are kept: one with its contests, its place and what changed of its days since it opened, in one query.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { ElectionSettings } from '../rules/settings.ts';
import type { ElectionState } from '../rules/states.ts';

export interface ContestOfElection {
  readonly contestId: string;
  readonly code: string;
  /** As the bases call it. */
  readonly name: string;
  readonly round: number;
  readonly listId: string;
}

export interface Election {
  readonly id: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly timeZone: string;
  readonly title: string;
  readonly territory: string;
  readonly isDemonstration: boolean;
  readonly state: ElectionState;
  readonly settings: ElectionSettings;
  /** In the order of the manifest. */
  readonly contests: readonly ContestOfElection[];
  /** Points of the urn key in base64url, C0 first; null before the ceremony. */
  readonly commits: readonly string[] | null;
  readonly ceremonyAt: Date | null;
  /** Leaf 0 without signatures, canonical, while it waits for them. */
  readonly manifestDraft: string | null;
  /** Leaf 0, and M#. */
  readonly manifest: Buffer | null;
  readonly fingerprint: Buffer | null;
  readonly createdAt: Date;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  /** When issuing and casting end now, if an act put it off. */
  readonly extended: { readonly issue: string; readonly cast: string } | null;
}

const contests = sql<readonly ContestOfElection[]>`coalesce((select json_agg(json_build_object(
    'contestId', one.contest_id, 'code', one.code, 'round', one.round, 'listId', one.list_id,
    'name', list.text::json -> 'contest' ->> 'name') order by one.place)
  from election.election_contest one join ballot_list.list on list.id = one.list_id
  where one.election_id = election.id), '[]'::json)`;

const extended = sql<
  Election['extended']
>`(select act.payload::json -> 'until' from election.log_act act
  where act.election_id = election.id and act.kind = 'amend-extend' and act.outcome = 'signed'
  order by act.ended_at desc limit 1)`;

function selectElections(db: Database | Tx) {
  return db
    .selectFrom('election.election as election')
    .innerJoin('editions.edition as edition', 'edition.id', 'election.edition_id')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'election.institution_id',
    )
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .select([
      'election.id',
      'election.edition_id as editionId',
      'edition.slug as editionSlug',
      'edition.name as editionName',
      'election.institution_id as institutionId',
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      'institution.cut',
      sql<string | null>`coalesce(institution.region_code, comuna.region_code)`.as('regionCode'),
      timeZoneOf('institution').as('timeZone'),
      'election.title',
      'election.territory',
      'election.is_demonstration as isDemonstration',
      sql<ElectionState>`election.state`.as('state'),
      sql<ElectionSettings>`election.settings`.as('settings'),
      contests.as('contests'),
      sql<readonly string[] | null>`election.commits`.as('commits'),
      'election.ceremony_at as ceremonyAt',
      'election.manifest_draft as manifestDraft',
      'election.manifest',
      'election.fingerprint',
      'election.created_at as createdAt',
      'election.opened_at as openedAt',
      'election.ended_at as endedAt',
      extended.as('extended'),
    ])
    .orderBy('election.created_at', 'desc')
    .orderBy('election.id');
}

export function readElection(db: Database | Tx, id: string): Promise<Election | undefined> {
  return selectElections(db).where('election.id', '=', id).executeTakeFirst();
}

/** The election in which a contest is voted on, or was; undefined where none was prepared for that vote of it. */
export function electionOfContest(
  db: Database | Tx,
  contestId: string,
  round: number,
): Promise<Election | undefined> {
  return selectElections(db)
    .where(
      sql<boolean>`exists (select from election.election_contest one where one.election_id = election.id
        and one.contest_id = ${contestId} and one.round = ${round} and one.left_at is null)`,
    )
    .executeTakeFirst();
}

/** Whoever decides about the same election waits here. */
export async function lockElection(tx: Tx, id: string): Promise<Election | undefined> {
  await sql`select from election.election where id = ${id} for no key update`.execute(tx);
  return readElection(tx, id);
}

/** Of an institution, in whatever state, the newest first. */
export function electionsOfInstitution(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly Election[]> {
  return selectElections(db).where('election.institution_id', '=', institutionId).execute();
}

/** Those that everybody may see: opened once, of everywhere or of one institution. */
export function publicElections(
  db: Database | Tx,
  institution?: string | undefined,
): Promise<readonly Election[]> {
  let query = selectElections(db).where('election.manifest', 'is not', null);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  return query.execute();
}

export interface ElectionOfEdition {
  readonly id: string;
  readonly title: string;
  readonly state: ElectionState;
}

/** The opened elections of an edition, as its page tells of them. */
export function electionsOfEdition(editionId: string): RawBuilder<readonly ElectionOfEdition[]> {
  return sql<readonly ElectionOfEdition[]>`(select coalesce(json_agg(json_build_object('id', one.id,
      'title', one.title, 'state', one.state) order by one.opened_at), '[]'::json)
    from election.election one where one.edition_id = ${editionId} and one.manifest is not null)`;
}

export interface NewElection {
  readonly id: string;
  readonly editionId: string;
  readonly institutionId: string;
  readonly title: string;
  readonly territory: string;
  readonly isDemonstration: boolean;
  readonly settings: ElectionSettings;
  readonly contests: readonly Omit<ContestOfElection, 'name'>[];
  readonly now: Date;
}

/** False where a contest is in another election already, or the id is taken. */
export async function insertElection(tx: Tx, given: NewElection): Promise<boolean> {
  const made = await tx
    .insertInto('election.election')
    .values({
      id: given.id,
      edition_id: given.editionId,
      institution_id: given.institutionId,
      title: given.title,
      territory: given.territory,
      is_demonstration: given.isDemonstration,
      settings: JSON.stringify(given.settings),
      created_at: given.now,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return false;
  for (const [place, { contestId, code, round, listId }] of given.contests.entries()) {
    const kept = await tx
      .insertInto('election.election_contest')
      .values({
        election_id: given.id,
        contest_id: contestId,
        round,
        code,
        list_id: listId,
        place: place + 1,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirst();
    if (kept.numInsertedOrUpdatedRows !== 1n) return false;
  }
  return true;
}

/** Ids that begin so, to find a free one. */
export async function takenIds(tx: Tx, beginning: string): Promise<ReadonlySet<string>> {
  const found = await tx
    .selectFrom('election.election')
    .select('id')
    .where('id', 'like', `${beginning}%`)
    .execute();
  return new Set(found.map(({ id }) => id));
}

export async function saveSettings(
  tx: Tx,
  id: string,
  settings: ElectionSettings,
  title?: string,
): Promise<void> {
  await tx
    .updateTable('election.election')
    .set({ settings: JSON.stringify(settings), ...(title === undefined ? {} : { title }) })
    .where('id', '=', id)
    .execute();
}

/** What the ceremony made public; null begins it again. */
export async function saveCommits(
  tx: Tx,
  id: string,
  commits: readonly string[] | null,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('election.election')
    .set({
      commits: commits === null ? null : [...commits],
      ceremony_at: commits === null ? null : now,
    })
    .where('id', '=', id)
    .execute();
}

export async function saveState(
  tx: Tx,
  id: string,
  to: ElectionState,
  endedAt?: Date,
): Promise<void> {
  await tx
    .updateTable('election.election')
    .set({ state: to, ...(endedAt === undefined ? {} : { ended_at: endedAt }) })
    .where('id', '=', id)
    .execute();
}

/** Leaf 0 without signatures as it is put to signature; null takes it back. */
export async function saveDraft(tx: Tx, id: string, draft: string | null): Promise<void> {
  await tx
    .updateTable('election.election')
    .set({ manifest_draft: draft, state: draft === null ? 'ceremony' : 'ready' })
    .where('id', '=', id)
    .execute();
}

export async function saveOpened(
  tx: Tx,
  id: string,
  opened: {
    readonly manifest: Uint8Array;
    readonly fingerprint: Uint8Array;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('election.election')
    .set({
      state: 'open',
      manifest: Buffer.from(opened.manifest),
      fingerprint: Buffer.from(opened.fingerprint),
      opened_at: opened.now,
    })
    .where('id', '=', id)
    .execute();
}

/** What was never opened leaves its contests to another election. */
export async function leaveContests(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('election.election_contest')
    .set({ left_at: now })
    .where('election_id', '=', id)
    .where('left_at', 'is', null)
    .execute();
}
