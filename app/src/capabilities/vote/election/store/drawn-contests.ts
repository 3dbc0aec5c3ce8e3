// The contests of an edition whose list was drawn and whose vote has not opened: what an election may put to the vote.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { CommitmentOfEdition, ContestKind, DrawnContest } from '../rules/drawn-contest.ts';
import {
  type ContestTerms,
  type DrawnEntry,
  type ListedProject,
  type OfficialBallot,
  officialProjects,
} from '../rules/official-terms.ts';

interface Row {
  readonly contestId: string;
  readonly institution: string;
  readonly edition: string;
  readonly code: string;
  readonly round: number;
  readonly listId: string;
  readonly isOpen: boolean;
  readonly contest: {
    readonly name: string;
    readonly kind: ContestKind;
    readonly territories: readonly string[];
    readonly amountClp: number;
    readonly ballot: OfficialBallot;
    readonly rule: ContestTerms['rule'];
  };
  readonly listed: readonly ListedProject[];
  readonly entries: readonly DrawnEntry[];
  readonly label: string;
  readonly drawnOrder: readonly string[];
  readonly listSha256: string;
  readonly entropy: string;
  readonly observers: readonly { readonly name: string; readonly standsFor: string }[];
}

export interface ContestToVote extends DrawnContest {
  /** Whether its vote was opened already, here or elsewhere. */
  readonly isOpen: boolean;
  /** What the list says of each project, as the text whose SHA-256 is in `texts`. */
  readonly sheets: readonly string[];
}

/** In the order of the bases in force; contests without a drawn list for the vote in which they are, are not there. */
export async function readDrawnContests(
  db: Database | Tx,
  editionId: string,
): Promise<readonly ContestToVote[]> {
  const found = await sql<Row>`with current as (
      select rulebook.committed_text::jsonb as text from editions.publication
      join editions.rulebook on rulebook.id = publication.rulebook_id
      where publication.edition_id = ${editionId} order by publication.version desc limit 1)
    select contest.id as "contestId", institution.name as institution, edition.name as edition,
      contest.code, list.round, list.id as "listId", terms.one as contest,
      list.text::jsonb -> 'projects' as listed, lot.label, lot.drawn_order as "drawnOrder",
      encode(lot.list_sha256, 'hex') as "listSha256", lot.entropy, lot.observers,
      exists (select from editions.passage where passage.contest_id = contest.id
        and passage.round = list.round and passage.stage = 'voting-opened') as "isOpen",
      (select json_agg(json_build_object('id', proposal.number::text, 'number', entry.number,
          'hasLeft', project.withdrawn_at is not null) order by entry.number)
        from ballot_list.entry
        join proposals.proposal on proposal.id = entry.project_id
        join editions.slate_project project on project.project_id = entry.project_id
        where entry.list_id = list.id) as entries
    from current
    cross join lateral jsonb_array_elements(current.text -> 'contests') with ordinality terms(one, place)
    join editions.contest on contest.edition_id = ${editionId} and contest.code = terms.one ->> 'code'
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    join ballot_list.list on list.contest_id = contest.id and list.drawn_at is not null
      and list.round = 1 + (select count(*) from editions.interruption
        where interruption.contest_id = contest.id and interruption.kind = 'repeated')
    join records.lot on lot.id = list.lot_id
    order by terms.place`.execute(db);
  return found.rows.map(contestOf);
}

function contestOf(row: Row): ContestToVote {
  const { contest, listed, entries, institution, edition, round } = row;
  const numberOf = new Map(entries.map(({ id, number }) => [id, number]));
  return {
    ...{ contestId: row.contestId, code: row.code, round, listId: row.listId, isOpen: row.isOpen },
    ...{ kind: contest.kind, territories: contest.territories },
    terms: {
      ...{ institution, edition, contest: contest.name, round },
      ...{ amountClp: contest.amountClp, ballot: contest.ballot, rule: contest.rule },
      projects: officialProjects(listed, entries),
    },
    lot: {
      ...{ label: row.label, ids: row.drawnOrder, listSha256: row.listSha256 },
      entropy: row.entropy,
      observers: row.observers.map(({ name, standsFor }) => `${name} (${standsFor})`),
    },
    texts: new Map(listed.map((one) => [numberOf.get(one.id) ?? 0, sha256(canonicalJson(one))])),
    sheets: listed.map((one) => canonicalJson(one)),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the body committed to for the bases in force; undefined while nothing is. */
export async function readCommitment(
  db: Database | Tx,
  editionId: string,
): Promise<CommitmentOfEdition | undefined> {
  const found = await sql<CommitmentOfEdition>`select
      encode(commitment.file_sha256, 'hex') as "resolutionSha256",
      commitment.amount_clp::float8 as "amountClp", encode(rulebook.sha256, 'hex') as "basesSha256"
    from editions.publication
    join editions.commitment on commitment.id = publication.commitment_id
    join editions.rulebook on rulebook.id = publication.rulebook_id
    where publication.edition_id = ${editionId} and commitment.revoked_at is null
    order by publication.version desc limit 1`.execute(db);
  return found.rows[0];
}

export interface EditionToVote {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Contests with a drawn list that are in no election and were not opened. */
  readonly contests: number;
}

/** Editions of an institution with something to vote on. */
export async function editionsToVote(
  db: Database,
  institutionId: string,
): Promise<readonly EditionToVote[]> {
  const found = await sql<EditionToVote>`select edition.id, edition.slug, edition.name,
      count(*)::int as contests
    from editions.edition join editions.contest on contest.edition_id = edition.id
    join ballot_list.list on list.contest_id = contest.id and list.drawn_at is not null
      and list.round = 1 + (select count(*) from editions.interruption
        where interruption.contest_id = contest.id and interruption.kind = 'repeated')
    where edition.institution_id = ${institutionId}
      and not exists (select from election.election_contest one where one.contest_id = contest.id
        and one.round = list.round and one.left_at is null)
      and not exists (select from editions.passage where passage.contest_id = contest.id
        and passage.round = list.round)
    group by edition.id order by edition.name`.execute(db);
  return found.rows;
}
