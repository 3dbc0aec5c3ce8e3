// Of one contest, the ballots that count, and their count by the rule of the manifest.
import type { OpenedBallot } from './check-ballots.ts';
import type { Papers } from './check-paper.ts';
import { type Count, recount } from './count/count.ts';
import { type CountedBallot, type Poll, readConventions } from './count/polls.ts';
import type { Choices } from './leaf-shapes.ts';
import type { Contest } from './manifest-shape.ts';
import type { Story } from './story.ts';

/** Of one contest, everything that is counted. */
export interface Tally {
  readonly contest: Contest;
  readonly ballots: number;
  readonly onPaper: number;
  readonly blank: number;
  readonly nulls: ReadonlyMap<string, number>;
  /** Legal ones without the projects that were withdrawn; blank ones are empty. */
  readonly choices: readonly Choices[];
  readonly projects: Contest['projects'];
}

export function tallyContest(
  contest: Contest,
  story: Story,
  opened: readonly OpenedBallot[],
  papers: Papers | undefined,
): Tally {
  const gone = story.withdrawn.get(contest.id) ?? new Set();
  const nulls = new Map(papers?.nulls);
  const own = opened.filter((ballot) => ballot.contest === contest.id);
  const legal = own.flatMap((ballot) => (ballot.opened.null === '' ? [ballot.opened.choices] : []));
  for (const { opened: says } of own) {
    if (says.null !== '') nulls.set(says.null, (nulls.get(says.null) ?? 0) + 1);
  }
  const onPaper = papers?.inBox ?? 0;
  const blankPapers = Array.from({ length: papers?.blank ?? 0 }, (): Choices => []);
  const choices = [...legal, ...(papers?.choices ?? []), ...blankPapers].map((one) =>
    one.filter((choice) => !gone.has(typeof choice === 'string' ? choice : choice[0])),
  ) as Choices[];
  return {
    ...{ contest, onPaper, nulls, choices },
    ballots: choices.length,
    blank: choices.filter(({ length }) => length === 0).length,
    projects: contest.projects.filter(({ id }) => !gone.has(id)),
  };
}

/** Undefined where the rule is not known. `choices` are other ballots than those that were cast. */
export function countTally(
  { contest, projects, ...tally }: Tally,
  choices: readonly Choices[] = tally.choices,
): Count | undefined {
  const { kind } = contest.ballot;
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const poll: Poll = {
    ...{ budget: BigInt(contest.budget), unit: 1n },
    kind: kind === 'ranking' || kind === 'points' ? kind : 'approval',
    projects: projects.map(({ id, cost }) => ({ id, cost: BigInt(cost) })),
    ballots: choices.map(
      (ballot): CountedBallot =>
        ballot.map((one, at) => [
          places.get(typeof one === 'string' ? one : one[0]) ?? -1,
          typeof one !== 'string' ? one[1] : kind === 'ranking' ? ballot.length - 1 - at : 1,
        ]),
    ),
  };
  const conventions = readConventions(contest.rule, poll, contest.order);
  return conventions && recount(poll, conventions);
}
