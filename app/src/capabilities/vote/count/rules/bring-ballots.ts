// Ballots of a file beside the ballot list and the bases: matched by number, each that breaks its rules named.
import { err, ok, type Result } from '@minga/basics';
import { type Ballot, type Election, formatAmount } from '@minga/counting';
import type { BringProblem, BringWarning } from './bring-problems.ts';
import { type BroughtBallot, TABLE_COLUMN, tablesOf } from './brought.ts';
import type { OfficialProject, OfficialTerms } from './official-terms.ts';

/** Ballots of so few people on one table tell how each of them voted. */
const SMALL_TABLE = 5;
const TABLE_LENGTH = 60;
/** More are counted, and not listed one by one. */
const LISTED = 50;

export interface Matched {
  readonly ballots: readonly BroughtBallot[];
  readonly warnings: readonly BringWarning[];
}

export interface BringRefused {
  readonly problems: readonly BringProblem[];
  readonly more: number;
}

/** `rowOf`: the row of the file in which a ballot stands, by its place among them. */
export function matchBallots(
  election: Election,
  terms: OfficialTerms,
  rowOf: (place: number) => number,
): Result<Matched, BringRefused> {
  const { listed, problems } = matchProjects(election, terms);
  const wrong: BringProblem[] = [...problems, ...termsProblems(election, terms)];
  if (wrong.length > 0) return refused(wrong);
  const hasTables = [...election.ballots].some((ballot) => tableOf(ballot) !== '');
  const ballots: BroughtBallot[] = [];
  let place = 0;
  for (const ballot of election.ballots) {
    const own = ballot.choices.flatMap((choice) => listed[choice] ?? []);
    wrong.push(...ballotProblems({ ballot, own, terms, hasTables, row: () => rowOf(place) }));
    const table = tableOf(ballot);
    ballots.push({
      choices: own.map(({ number }) => number),
      points: ballot.points,
      ...(table !== '' && { table }),
    });
    place += 1;
  }
  if (wrong.length > 0) return refused(wrong);
  return ok({ ballots, warnings: warningsOf(election, ballots, terms) });
}

export function refused(problems: readonly BringProblem[]) {
  return err({
    problems: problems.slice(0, LISTED),
    more: Math.max(0, problems.length - LISTED),
  });
}

/** `7`, `07` and `N° 7` are number 7; undefined for what is no number. */
export function numberOfId(id: string): number | undefined {
  const [, digits] = /^(?:n[.º°o]*\s*)?0*(\d{1,4})$/i.exec(id.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function matchProjects({ projects, decimals }: Election, { projects: list }: OfficialTerms) {
  const of = new Map(list.map((one) => [one.number, one]));
  const seen = new Set<number>();
  const problems: BringProblem[] = [];
  const listed = projects.map(({ id, name, cost }): OfficialProject | undefined => {
    const number = numberOfId(id);
    const found = number === undefined ? undefined : of.get(number);
    if (found === undefined) {
      problems.push({ code: 'project-unknown', found: id, name: name === id ? '' : name });
      return undefined;
    }
    if (seen.has(found.number)) problems.push({ code: 'project-repeated', number: found.number });
    seen.add(found.number);
    if (cost !== BigInt(found.costClp) * 10n ** BigInt(decimals)) {
      const { name: title, costClp: listedClp } = found;
      const foundClp = formatAmount(cost, decimals);
      problems.push({
        ...{ code: 'cost-differs', number: found.number, name: title, foundClp, listedClp },
      });
    }
    return found;
  });
  for (const { number, name, out } of list) {
    if (out === null && !seen.has(number)) {
      problems.push({ code: 'project-missing', number, name });
    }
  }
  return { listed, problems };
}

function termsProblems(
  { budget, decimals, voteType }: Election,
  { amountClp, ballot }: OfficialTerms,
): readonly BringProblem[] {
  const isApproval = (kind: string) => kind === 'approval' || kind === 'choose-1';
  const isSameKind = voteType === ballot.kind || (isApproval(voteType) && isApproval(ballot.kind));
  return [
    ...(isSameKind ? [] : [{ code: 'kind-differs', found: voteType, asked: ballot.kind } as const]),
    ...(budget === BigInt(amountClp) * 10n ** BigInt(decimals)
      ? []
      : [
          {
            code: 'amount-differs',
            foundClp: formatAmount(budget, decimals),
            amountClp,
          } as const,
        ]),
  ];
}

interface Judged {
  readonly ballot: Ballot;
  readonly own: readonly OfficialProject[];
  readonly terms: OfficialTerms;
  readonly hasTables: boolean;
  readonly row: () => number;
}

/** A ballot without any choice is a blank one, and breaks no rule. */
function ballotProblems({ ballot, own, terms, hasTables, row }: Judged): readonly BringProblem[] {
  const { minChoices, maxChoices, points, isWithinAmount, kind } = terms.ballot;
  const on = () => ({ row: row(), voter: ballot.voterId });
  const problems: BringProblem[] = [];
  const found = own.length;
  const table = tableOf(ballot);
  if (found > maxChoices) {
    problems.push({ code: 'too-many-choices', ...on(), found, limit: maxChoices });
  } else if (found > 0 && found < minChoices) {
    problems.push({ code: 'too-few-choices', ...on(), found, limit: minChoices });
  }
  const foundClp = own.reduce((sum, { costClp }) => sum + costClp, 0);
  if (isWithinAmount && foundClp > terms.amountClp) {
    problems.push({ code: 'above-amount', ...on(), foundClp, amountClp: terms.amountClp });
  }
  const given = ballot.points ?? [];
  const most =
    kind === 'scoring' ? Math.max(0, ...given) : given.reduce((sum, one) => sum + one, 0);
  if (points !== null && most > points) {
    problems.push({ code: 'too-many-points', ...on(), found: most, limit: points });
  }
  if (hasTables && table === '') problems.push({ code: 'table-missing', ...on() });
  if (table.length > TABLE_LENGTH) {
    problems.push({ code: 'table-too-long', ...on(), limit: TABLE_LENGTH });
  }
  return problems;
}

function tableOf({ extras }: Ballot): string {
  return (extras[TABLE_COLUMN] ?? extras.table ?? '').replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '');
}

export function warningsOf(
  { currency }: Pick<Election, 'currency'>,
  ballots: readonly BroughtBallot[],
  { projects }: OfficialTerms,
): readonly BringWarning[] {
  const counts = new Map<number, number>();
  for (const { choices } of ballots) {
    for (const number of choices) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const left = projects.flatMap(({ number, name, out }) => {
    const chose = counts.get(number) ?? 0;
    if (out === null || chose === 0) return [];
    return [{ code: 'chose-what-left', number, name, ballots: chose, out } as const];
  });
  const without = projects
    .filter(({ number, out }) => out === null && !counts.has(number))
    .map(({ number }) => number);
  const small = tablesOf(ballots).filter((table) => table.ballots < SMALL_TABLE).length;
  return [
    ...left,
    ...(without.length === 0 ? [] : [{ code: 'no-support', numbers: without } as const]),
    ...(currency === 'CLP' || currency === ''
      ? []
      : [{ code: 'currency-differs', found: currency } as const]),
    ...(small === 0 ? [] : [{ code: 'small-tables', count: small, below: SMALL_TABLE } as const]),
  ];
}
