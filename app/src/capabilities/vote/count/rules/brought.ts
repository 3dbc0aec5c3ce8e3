// A vote as it was brought in, by the numbers of the ballot list, and the one text that is counted, hashed and published of it.
import { assert, canonicalJson } from '@minga/basics';
import {
  type Ballot,
  type Election,
  foldBallots,
  readPabulib,
  type VoteType,
  writePabulib,
} from '@minga/counting';
import { countedProjects, idOf, type OfficialTerms } from './official-terms.ts';

/** A ballot of nobody: its choices by number on the ballot paper, best first where it is a ranking. */
export interface BroughtBallot {
  readonly choices: readonly number[];
  /** As many as choices, where people gave points. */
  readonly points?: readonly number[] | undefined;
  readonly table?: string | undefined;
}

/** What a polling table, or a vote without tables, signs. */
export interface TableTotals {
  /** Empty where there are no tables. */
  readonly table: string;
  /** Ballots that chose something. */
  readonly valid: number;
  readonly blank: number;
  readonly null: number;
  /** By number on the ballot paper. */
  readonly votes: Readonly<Record<number, number>>;
}

export interface BroughtTable {
  readonly code: string;
  /** Valid and blank ones. */
  readonly ballots: number;
}

/** The column of a file in which each ballot says its table. */
export const TABLE_COLUMN = 'mesa';

/** Canonical JSON of signed totals, as it is published. */
export function totalsText(totals: readonly TableTotals[]): string {
  return canonicalJson({ format: 'minga-totales/1', tables: totals });
}

/**
 * As many ballots as the totals say, each project on as many as chose it, going round: no ballot of anybody, but what is
 * counted by how many chose each project comes out the same. A valid ballot has at least `min` and at most `max` choices
 * when the totals do on average.
 */
export function ballotsOfTotals(totals: readonly TableTotals[]): readonly BroughtBallot[] {
  return totals.flatMap(({ table, valid, blank, votes }) => {
    const choices: number[][] = Array.from({ length: valid + blank }, () => []);
    let next = 0;
    for (const [number, count] of Object.entries(votes)) {
      assert(count <= valid, 'a project is on no more ballots than there are');
      for (let given = 0; given < count; given += 1) {
        choices[next % valid]?.push(Number(number));
        next += 1;
      }
    }
    return choices.map((own) => ({ choices: own, ...(table !== '' && { table }) }));
  });
}

/**
 * The Pabulib text that is counted: only what is not out, ballots in sorted order and numbered from 1, so that no row tells
 * whose it was or when it came. What left since is taken off the ballots, which stay.
 */
export function textOfBallots(
  ballots: readonly BroughtBallot[],
  terms: OfficialTerms,
  isOfTotals: boolean,
): string {
  return writePabulib(electionOf(ballots, terms, isOfTotals));
}

/** The ballots of such a text again, by number; `without` their tables. */
export function ballotsOfText(
  text: string,
  without: readonly string[] = [],
): readonly BroughtBallot[] {
  const { election } = readPabulib(text);
  assert(election !== undefined, 'what was written here can be read');
  const numbers = election.projects.map(({ id }) => Number(id));
  return [...election.ballots].flatMap(({ choices, points, extras }) => {
    const table = extras[TABLE_COLUMN];
    if (table !== undefined && without.includes(table)) return [];
    const own = choices.map((choice) => numbers[choice] ?? 0);
    return [{ choices: own, points, table }];
  });
}

/** In the order of their codes, as numbers where they are. */
export function tablesOf(ballots: readonly BroughtBallot[]): readonly BroughtTable[] {
  const counts = new Map<string, number>();
  for (const { table } of ballots) {
    if (table !== undefined) counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return [...counts]
    .map(([code, count]) => ({ code, ballots: count }))
    .toSorted((a, b) => a.code.localeCompare(b.code, 'es', { numeric: true }));
}

/** By number, how many ballots chose each, or what they gave it together. */
export function supportsOf(
  ballots: readonly BroughtBallot[],
): ReadonlyMap<number, { readonly votes: number; readonly points: number }> {
  const supports = new Map<number, { votes: number; points: number }>();
  for (const { choices, points } of ballots) {
    choices.forEach((number, place) => {
      const own = supports.get(number) ?? { votes: 0, points: 0 };
      own.votes += 1;
      own.points += points?.[place] ?? 0;
      supports.set(number, own);
    });
  }
  return supports;
}

function electionOf(
  brought: readonly BroughtBallot[],
  terms: OfficialTerms,
  isOfTotals: boolean,
): Election {
  const { kind } = terms.ballot;
  const counted = countedProjects(terms);
  const places = new Map(counted.map(({ number }, place) => [number, place]));
  const hasTables = brought.some(({ table }) => table !== undefined);
  const hasPoints = kind === 'cumulative' || kind === 'scoring';
  const rows = brought.map((ballot) => rowOf(ballot, places, kind));
  const sorted = rows.map((row) => [keyOf(row), row] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const ballots = sorted.map(([, row], index): Ballot => ({ ...row, voterId: String(index + 1) }));
  const supports = supportsOf(brought);
  return {
    meta: metaOf(terms, { projects: counted.length, ballots: ballots.length, isOfTotals }),
    voteType: kind,
    currency: 'CLP',
    decimals: 0,
    budget: BigInt(terms.amountClp),
    columns: {
      projects: ['project_id', 'cost', 'votes', 'name'],
      votes: [
        ...['voter_id', 'vote'],
        ...(hasPoints ? ['points'] : []),
        ...(hasTables ? [TABLE_COLUMN] : []),
      ],
    },
    projects: counted.map(({ number, name, costClp }) => ({
      id: idOf(number, terms),
      name,
      cost: BigInt(costClp),
      extras: { votes: String(supports.get(number)?.votes ?? 0) },
    })),
    ...foldBallots(ballots, kind),
  };
}

type Row = Omit<Ballot, 'voterId'>;

function rowOf(
  { choices, points, table }: BroughtBallot,
  places: ReadonlyMap<number, number>,
  kind: VoteType,
): Row {
  const kept = choices.flatMap((number, at) => {
    const place = places.get(number);
    return place === undefined ? [] : [{ place, points: points?.[at] ?? 0 }];
  });
  if (kind !== 'ordinal') kept.sort((a, b) => a.place - b.place);
  return {
    choices: kept.map(({ place }) => place),
    ...(points !== undefined && { points: kept.map((one) => one.points) }),
    extras: table === undefined ? {} : { [TABLE_COLUMN]: table },
  };
}

/** Equal for ballots that no row tells apart. */
function keyOf({ choices, points = [], extras }: Row): string {
  const padded = (list: readonly number[]) => list.map((one) => String(one).padStart(9, '0'));
  return [extras[TABLE_COLUMN] ?? '', padded(choices), padded(points)].join('|');
}

interface Said {
  readonly projects: number;
  readonly ballots: number;
  readonly isOfTotals: boolean;
}

function metaOf(terms: OfficialTerms, { projects, ballots, isOfTotals }: Said) {
  const { kind, minChoices, maxChoices, points, isWithinAmount } = terms.ballot;
  const day = (iso: string) => iso.split('-').reverse().join('.');
  const round = terms.round === 1 ? '' : ` (votación ${terms.round})`;
  const limits = {
    ...(minChoices > 1 && { min_length: String(minChoices) }),
    ...(kind !== 'choose-1' && { max_length: String(maxChoices) }),
    ...(isWithinAmount && { max_sum_cost: String(terms.amountClp) }),
    ...(kind === 'cumulative' && points !== null && { max_sum_points: String(points) }),
    ...(kind === 'scoring' && points !== null && { max_points: String(points) }),
  };
  const note = 'Papeletas equivalentes a los totales firmados: no son las de nadie.';
  return {
    description: `${terms.contest}, ${terms.edition}${round}`,
    country: 'Chile',
    unit: terms.institution,
    instance: terms.edition,
    num_projects: String(projects),
    num_votes: String(ballots),
    budget: String(terms.amountClp),
    vote_type: kind,
    rule: 'unknown',
    date_begin: day(terms.votedFrom),
    date_end: day(terms.votedUntil),
    ...limits,
    language: 'es',
    currency: 'CLP',
    ...(isOfTotals && { comment: `#1: ${note}` }),
  };
}
