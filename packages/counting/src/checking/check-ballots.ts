// The ballots of a Pabulib file as they pass: their cells against the format, and each against the limits of META.
import { FoldedList } from '../profile.ts';
import { readChoices } from '../reading/ballot-box.ts';
import type { Block } from '../reading/blocks.ts';
import { hasPoints, openElection } from '../reading/check-draft.ts';
import { checkBallotLimits } from '../reading/check-election.ts';
import type { CheckList } from '../reading/check-problems.ts';
import { checkTable } from '../reading/check-values.ts';
import type { Row } from '../reading/delimited-rows.ts';
import { voteColumns } from '../reading/pabulib-format.ts';
import { readHeader, toBallot } from '../reading/pabulib-header.ts';
import { createProblemList } from '../reading/problem-list.ts';
import type { Ballot, BallotList, Election } from '../types.ts';

export interface BallotsCheck {
  /** The next ballots, by any number at a time. */
  take(rows: readonly Row[]): void;
}

/**
 * Checks the headings at once. `problems` gets what is said of headings and cells; `limitProblems` what is
 * outside a limit, which only has a meaning when the file holds an election.
 */
export function createBallotsCheck(
  sections: ReadonlyMap<string, Block>,
  problems: CheckList,
  limitProblems: CheckList,
): BallotsCheck {
  const votes = sections.get('VOTES') ?? { title: 'VOTES', line: 0, rows: [] };
  const headings = votes.rows.slice(0, 1);
  checkTable({ ...votes, rows: headings }, voteColumns, problems);
  const cellProblems = without(headings[0]?.line, problems);
  const judge = openLimits(sections);
  return {
    take(rows) {
      checkTable({ ...votes, rows: [...headings, ...rows] }, voteColumns, cellProblems);
      if (judge === undefined) return;
      const lines = { projects: [], ballots: rows.map(({ line }) => line) };
      checkBallotLimits(judge(rows), lines, limitProblems);
    },
  };
}

/** The list, deaf to what stands on `line`: the headings were told before the first ballot. */
function without(line: number | undefined, { warn, ...problems }: CheckList): CheckList {
  return {
    ...problems,
    warn: (code, params, place) => {
      if (place?.line !== line) warn(code, params, place);
    },
  };
}

/** Gives rows as the ballots of an election with the limits and projects of the file, if these can be read. */
function openLimits(
  sections: ReadonlyMap<string, Block>,
): ((rows: readonly Row[]) => Election) | undefined {
  const unheard = createProblemList();
  const [meta, projects, votes] = ['META', 'PROJECTS', 'VOTES'].map((title) => sections.get(title));
  if (meta === undefined || projects === undefined || votes === undefined) return undefined;
  const { draft, headings } = readHeader(meta, projects, votes, unheard);
  if (draft === undefined || headings === undefined) return undefined;
  const { box, close } = openElection(draft, unheard);
  // What is asked for is all but the ballots, and without any there is no election.
  const election = close(new FoldedList(Int32Array.of(-1), () => undefined));
  if (election === undefined) return undefined;
  const withPoints = hasPoints(election.voteType);
  const toChecked = (row: Row): Ballot => {
    const ballot = toBallot(row, headings, withPoints, unheard);
    const { voterId, extras } = ballot;
    return { voterId, ...readChoices(ballot, box.rules, unheard), extras };
  };
  return (rows) => ({ ...election, ballots: listOf(rows, toChecked) });
}

/** Each ballot is made when it is asked for: without limits none is. */
function listOf(rows: readonly Row[], toChecked: (row: Row) => Ballot): BallotList {
  return new FoldedList(new Int32Array(rows.length).fill(-1), (index) => {
    const row = rows[index];
    return row && toChecked(row);
  });
}
