// What the vote of a contest is counted with, as it is kept: the bases under which it opened, and its drawn list.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  type DrawnEntry,
  type ListedProject,
  officialProjects,
} from '../../election/rules/index.ts';
import type { OfficialBallot, OfficialTerms } from '../rules/official-terms.ts';

export interface OfficialContest {
  readonly contestId: string;
  readonly editionId: string;
  readonly institutionId: string;
  readonly code: string;
  readonly round: number;
  readonly listId: string;
  /** Of the drawn list, in hexadecimal. */
  readonly listSha256: string;
  readonly rulebookId: string;
  /** Of these bases. */
  readonly basesVersion: number;
  readonly replacement: 'next-in-order' | 'recount';
  readonly terms: Omit<OfficialTerms, 'votedFrom' | 'votedUntil'>;
}

interface Row {
  readonly contestId: string;
  readonly editionId: string;
  readonly institutionId: string;
  readonly institution: string;
  readonly edition: string;
  readonly code: string;
  readonly round: number;
  readonly listId: string;
  readonly listSha256: string;
  readonly rulebookId: string;
  readonly basesVersion: number;
  readonly replacement: 'next-in-order' | 'recount';
  readonly contest: {
    readonly name: string;
    readonly amountClp: number;
    readonly ballot: OfficialBallot;
    readonly rule: OfficialTerms['rule'];
  };
  readonly listed: readonly ListedProject[];
  /** By the number of the proposal. */
  readonly entries: readonly DrawnEntry[];
}

/** Of a vote that was opened, on its drawn list; undefined before. */
export async function readOfficialContest(
  db: Database | Tx,
  contestId: string,
  round: number,
): Promise<OfficialContest | undefined> {
  const found = await sql<Row>`select contest.id as "contestId", contest.edition_id as "editionId",
      edition.institution_id as "institutionId", institution.name as institution, edition.name as edition,
      contest.code, list.round, list.id as "listId", encode(list.sha256, 'hex') as "listSha256",
      rulebook.id as "rulebookId", rulebook.version as "basesVersion",
      rulebook.committed_text::jsonb #>> '{after,replacement}' as replacement,
      (select one from jsonb_array_elements(rulebook.committed_text::jsonb -> 'contests') one
        where one ->> 'code' = contest.code) as contest,
      list.text::jsonb -> 'projects' as listed,
      (select json_agg(json_build_object('id', proposal.number::text, 'number', entry.number,
          'hasLeft', project.withdrawn_at is not null) order by entry.number)
        from ballot_list.entry
        join proposals.proposal on proposal.id = entry.project_id
        join editions.slate_project project on project.project_id = entry.project_id
        where entry.list_id = list.id) as entries
    from editions.contest
    join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    join editions.passage opened on opened.contest_id = contest.id and opened.stage = 'voting-opened'
    join editions.rulebook on rulebook.id = opened.rulebook_id
    join ballot_list.list on list.contest_id = contest.id and list.round = opened.round
      and list.drawn_at is not null
    where contest.id = ${contestId} and opened.round = ${round}`.execute(db);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const { institution, edition, contest, listed, entries, ...rest } = row;
  return {
    ...rest,
    terms: {
      ...{ institution, edition, contest: contest.name, round: row.round },
      ...{ amountClp: contest.amountClp, ballot: contest.ballot, rule: contest.rule },
      projects: officialProjects(listed, entries),
    },
  };
}

/** Whether its vote was held here, sealed: then nothing else is brought in for it. */
export async function isSealed(
  db: Database | Tx,
  contestId: string,
  round: number,
): Promise<boolean> {
  const found = await sql<{
    is: boolean;
  }>`select count.is_sealed(${contestId}, ${round}) as is`.execute(db);
  return found.rows[0]?.is === true;
}

export interface ContestAddress {
  readonly institutionId: string;
  /** Slugs, and the code of the contest. */
  readonly institution: string;
  readonly edition: string;
  readonly contest: string;
}

export async function findContestAddress(
  db: Database | Tx,
  contestId: string,
): Promise<ContestAddress | undefined> {
  const found = await sql<ContestAddress>`select institution.id as "institutionId",
      institution.slug as institution, edition.slug as edition, contest.code as contest
    from editions.contest join editions.edition on edition.id = contest.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where contest.id = ${contestId}`.execute(db);
  return found.rows[0];
}
