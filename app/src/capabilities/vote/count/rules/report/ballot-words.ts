// Where the share of one ballot went, in words: what it had, what it paid for, what was left of it.
import { shareOfBallot } from '@minga/counting/explain';
import { m } from '#words';
import type { Counted } from '../counted.ts';
import type { ReportBallot } from './measures.ts';
import { projectName } from './round-words.ts';
import { whyNot } from './shortfall-words.ts';
import type { Telling } from './telling.ts';

/** A ballot by its place from 1 on, or by the voter that the file names. */
export interface BallotAsked {
  readonly by: 'number' | 'voter';
  readonly text: string;
}

/** Index of the ballot; undefined when there is none such. Voters are only compared, never listed. */
export function findBallot(
  { ballots }: Counted['election'],
  asked: BallotAsked,
): number | undefined {
  const wanted = asked.text.trim();
  if (asked.by === 'number') {
    const number = Number(wanted.replaceAll('.', ''));
    return Number.isInteger(number) && number >= 1 && number <= ballots.length
      ? number - 1
      : undefined;
  }
  let index = 0;
  for (const { voterId } of ballots) {
    if (voterId === wanted && wanted !== '') return index;
    index += 1;
  }
  return undefined;
}

export function ballotWords(telling: Telling, index: number): ReportBallot {
  const { counted, text, say } = telling;
  const { election, outcome } = counted;
  const group = election.ballots.groupOf(index);
  const { start, left, funded, notFunded } = shareOfBallot(election, outcome, group);
  const alike = (election.profile.size[group] ?? outcome.emptyBallots) - 1;
  const names = (projects: readonly number[]) =>
    projects.map((one) => projectName(election, one)).join(' + ');
  const first = start && {
    label: m.count_ballot_start({}, say),
    paid: '',
    left: text.share(start),
  };
  const title = { number: text.number(index + 1), total: text.number(election.ballots.length) };
  const sentence = sentenceOf(telling, { group, funded: funded.length, left });
  return {
    title: m.count_ballot_title(title, say),
    ...(alike > 0 && {
      alike: m.count_ballot_alike({ count: alike, countText: text.number(alike) }, say),
    }),
    hasMoney: start !== undefined,
    lines: [
      ...(first ? [first] : []),
      ...funded.map(({ round, projects, money }) => ({
        label: m.count_ballot_line({ round: text.number(round), name: names(projects) }, say),
        paid: money ? text.share(money.paid) : m.count_ballot_paid_nothing({}, say),
        left: money ? text.share(money.after) : '',
      })),
    ],
    notFunded: notFunded.flatMap(({ project }) => {
      const one = outcome.projects[project];
      return one === undefined
        ? []
        : [{ label: projectName(election, project), value: whyNot(one, telling) }];
    }),
    ...(sentence !== undefined && { sentence }),
  };
}

function sentenceOf(
  { text, say }: Telling,
  ballot: {
    readonly group: number;
    readonly funded: number;
    readonly left: ReturnType<typeof shareOfBallot>['left'];
  },
): string | undefined {
  const { group, funded, left } = ballot;
  if (group < 0) return m.count_ballot_blank({}, say);
  if (funded === 0) return m.count_ballot_nothing({}, say);
  return left === undefined ? undefined : m.count_ballot_left({ left: text.share(left) }, say);
}
