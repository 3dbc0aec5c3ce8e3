// Elections whose manifest stands in a log, with their contests: what the end of a sealed vote begins with.
import { type Manifest, parseManifest } from '@minga/ballot';
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';

export interface SealedContest {
  readonly contestId: string;
  readonly round: number;
  /** As the manifest and the bases name it. */
  readonly code: string;
}

export interface SealedElection {
  readonly id: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly editionName: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly title: string;
  readonly isDemonstration: boolean;
  readonly state: 'open' | 'closed' | 'counted' | 'annulled';
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly fingerprint: Uint8Array;
  readonly openedAt: Date;
  readonly contests: readonly SealedContest[];
}

type Row = Omit<SealedElection, 'manifest' | 'manifestBytes' | 'fingerprint'> & {
  readonly manifest: Buffer;
  readonly fingerprint: Buffer;
};

const selected = sql`select election.id, election.edition_id as "editionId", edition.slug as "editionSlug",
    edition.name as "editionName", election.institution_id as "institutionId",
    institution.slug as "institutionSlug", institution.name as "institutionName",
    coalesce(comuna.time_zone, (select mode() within group (order by inside.time_zone)
      from territories.comuna inside where inside.region_code = institution.region_code),
      'America/Santiago') as "timeZone",
    election.title, election.is_demonstration as "isDemonstration", election.state, election.manifest,
    election.fingerprint, election.opened_at as "openedAt",
    (select json_agg(json_build_object('contestId', contest_id, 'round', round, 'code', code) order by place)
      from election.election_contest one where one.election_id = election.id) as contests
  from election.election
  join editions.edition on edition.id = election.edition_id
  join institutions.institution on institution.id = election.institution_id
  left join territories.comuna on comuna.cut = institution.cut
  where election.manifest is not null`;

/** Undefined of what is not there or was not opened. */
export async function readSealed(
  db: Database | Tx,
  id: string,
): Promise<SealedElection | undefined> {
  const { rows } = await sql<Row>`${selected} and election.id = ${id}`.execute(db);
  return rows.map(sealedOf)[0];
}

/** The one in which the vote of a contest is, and was not given up. */
export async function findSealedOfContest(
  db: Database | Tx,
  { contestId, round }: { readonly contestId: string; readonly round: number },
): Promise<SealedElection | undefined> {
  const { rows } =
    await sql<Row>`${selected} and election.id = (select election_id from election.election_contest own
    where own.contest_id = ${contestId} and own.round = ${round} and own.left_at is null)`.execute(
      db,
    );
  return rows.map(sealedOf)[0];
}

/** Of an institution, the oldest first. */
export async function listSealedOf(
  db: Database | Tx,
  institutionId: string,
): Promise<readonly SealedElection[]> {
  const { rows } = await sql<Row>`${selected} and election.institution_id = ${institutionId}
    order by election.opened_at`.execute(db);
  return rows.map(sealedOf);
}

/** Votes of these institutions that are over and not counted. */
export async function listSealedIn(
  db: Database,
  institutionIds: readonly string[],
): Promise<readonly SealedElection[]> {
  if (institutionIds.length === 0) return [];
  const { rows } = await sql<Row>`${selected} and election.state = 'closed'
    and election.institution_id = any (${[...institutionIds]}::uuid[]) order by election.opened_at`.execute(
    db,
  );
  return rows.map(sealedOf);
}

/** Logs that may grow: of votes that go on, and of those that ended less than a year ago. */
export async function listToFollow(db: Database, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from election.election where manifest is not null
    and (state in ('open', 'closed') or ended_at > ${now}::timestamptz - interval '1 year') order by opened_at`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Whether the log, as it was read up to a size, lacks a leaf that the urn has or is about to be sent. */
export async function awaitsLeaf(db: Database, electionId: string, size: number): Promise<boolean> {
  const { rows } = await sql`select from election.outgoing_leaf where election_id = ${electionId}
    and set_aside_at is null and refusal is null
    and (leaf_index is null or leaf_index >= ${size}::bigint) limit 1`.execute(db);
  return rows.length > 0;
}

/** Somebody who signs for the vote, where whoever asked is not there any more. */
export async function findSigner(
  db: Database | Tx,
  electionId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select person_id as id from election.officer
    where election_id = ${electionId} and removed_at is null and person_id is not null
      and role in ('certifier', 'substitute', 'officer') order by role, id limit 1`.execute(db);
  return rows[0]?.id;
}

function sealedOf({ manifest, fingerprint, ...rest }: Row): SealedElection {
  const manifestBytes = new Uint8Array(manifest);
  const parsed = parseManifest(manifestBytes);
  assert(parsed.ok, 'the manifest of an election that was opened can be read');
  return {
    ...rest,
    ...{ manifest: parsed.value, manifestBytes, fingerprint: new Uint8Array(fingerprint) },
  };
}
