// `minga-count explain FILE PROJECT`: why, with whose money, what would have changed it and what replaces it.
import {
  effectiveVotes,
  fewestApprovals,
  fewestVoters,
  largestCost,
  moneyOfSupporters,
  nextInOrder,
  type RankedProject,
  rankProjects,
  recountWithout,
} from '../src/explain.ts';
import { countInSteps, type Election, type Locale, type Outcome } from '../src/index.ts';
import { type Tellers, tellersOf } from './amounts.ts';
import type { CommandAnswer } from './command-answer.ts';
import type { CommandLine } from './command-line.ts';
import { type Part, readParts } from './contests-of-line.ts';
import { type ExplainWords, explainWords } from './explain-words.ts';
import { printable } from './printable.ts';
import type { Tell } from './progress.ts';
import { readElectionFile } from './read-files.ts';
import { describeRound, describeSettings } from './report.ts';
import { reportWords } from './report-words.ts';
import { finish, tellSteps } from './steps.ts';
import { summarize } from './summarize.ts';
import { commandWords } from './words.ts';

export async function answerExplain(
  { options, locale, words }: CommandLine,
  file: string,
  tell: Tell,
): Promise<CommandAnswer> {
  const [, id] = words;
  if (id === undefined) return { refusal: commandWords[locale].projectMissing };
  const read = await readElectionFile(file, { locale, tell });
  if (typeof read === 'string') return { refusal: read };
  if (read.election === undefined) {
    return { refusal: await summarize(read.problems, read.more.errors, locale) };
  }
  const parts = await readParts(options, read.election, locale);
  if (typeof parts === 'string') return { refusal: parts };
  const part = parts.find(({ election }) => election.projects.some((one) => one.id === id));
  if (part === undefined) {
    const ids = read.election.projects.map((project) => project.id);
    const shown = ids.slice(0, 20);
    const more = ids.length - shown.length;
    const refusal = commandWords[locale].unknownProject(id, shown, more);
    return { refusal: printable(refusal).replaceAll('\n', ' ') };
  }
  return { out: printable(explainProject(part, id, locale, tell)) };
}

/** What is being explained, and how it is told. */
interface Subject {
  readonly election: Election;
  readonly outcome: Outcome;
  readonly project: number;
  readonly ranking: readonly RankedProject[];
  readonly tellers: Tellers;
  readonly words: ExplainWords;
  readonly locale: Locale;
  readonly tell: Tell;
}

function explainProject(part: Part, id: string, locale: Locale, tell: Tell): string {
  const { election, settings } = part;
  const outcome = finish(countInSteps(election, settings), tellSteps(election, locale, tell));
  const onStep = () => tell(() => commandWords[locale].ranking);
  const subject: Subject = {
    ...{ election, outcome, locale, tell },
    project: election.projects.findIndex((one) => one.id === id),
    ranking: finish(rankProjects(election, outcome), onStep),
    tellers: tellersOf(election, locale),
    words: explainWords[locale],
  };
  const lines = [
    ...(part.name === undefined ? [] : [part.name]),
    subject.tellers.label(subject.project),
    `${reportWords[locale].settings}: ${describeSettings(settings, election)}`,
    ...tellVerdict(subject),
    ...tellMoney(subject),
    ...tellChanges(subject),
    ...tellReplacements(subject),
  ];
  return `${lines.join('\n')}\n`;
}

function tellVerdict({ election, outcome, project, ranking, ...how }: Subject): readonly string[] {
  const { tellers, words, locale } = how;
  const { votes = 0, reason } = outcome.projects[project] ?? {};
  const round = outcome.rounds.find((one) => [one.project, ...one.together].includes(project));
  const effective = effectiveVotes(election, outcome).get(project);
  const place = ranking.findIndex((one) => one.project === project) + 1;
  return [
    words.votes(votes),
    ...(round === undefined
      ? []
      : [words.funded(round.number, describeRound(round, reportWords[locale], tellers))]),
    ...(effective === undefined ? [] : [words.effectiveVotes(tellers.number(effective))]),
    ...(round !== undefined || reason === undefined
      ? []
      : [words.notFunded(reportWords[locale].reason(reason, tellers))]),
    words.place(place, ranking.length),
  ];
}

function tellMoney({ election, outcome, project, tellers, words }: Subject): readonly string[] {
  const money = moneyOfSupporters(election, outcome, project);
  if (money === undefined || money.start.numerator === 0n) return [];
  const isFunded = outcome.projects[project]?.funded === true;
  const { start, paid, left, best } = money;
  return section(words.money, [
    words.started(tellers.money(start)),
    ...paid.map(({ round, amount }) => {
      const bought = outcome.rounds[round - 1];
      const projects = bought === undefined ? [] : [bought.project, ...bought.together];
      return words.paid(tellers.money(amount), projects.map(tellers.label).join(' + '));
    }),
    words.kept(tellers.money(left)),
    ...(isFunded ? [] : [words.best(tellers.money(best.amount), best.round)]),
  ]);
}

function tellChanges({ election, outcome, project, ...how }: Subject): readonly string[] {
  const { tellers, words, locale, tell } = how;
  let recounts = 0;
  const search = <T>(steps: Generator<{ readonly recounts: number }, T, void>): T => {
    const before = recounts;
    return finish(steps, (probe) => {
      recounts = before + probe.recounts;
      tell(() => commandWords[locale].recounting(recounts));
    });
  };
  const isFunded = outcome.projects[project]?.funded === true;
  const cost = search(largestCost(election, outcome, project));
  const limits = cost && ([tellers.money(cost.most), tellers.money(cost.tooMuch)] as const);
  const lines = [
    limits === undefined ? words.noCheaper : words[isFunded ? 'dearer' : 'cheaper'](...limits),
  ];
  if (!isFunded && election.voteType === 'approval') {
    const approvals = search(fewestApprovals(election, outcome, project));
    const ballots = approvals?.reduce((sum, share) => sum + share.ballots, 0);
    lines.push(ballots === undefined ? words.noApprovals : words.approvals(ballots));
  }
  if (!isFunded && election.voteType !== 'ordinal') {
    const voters = search(fewestVoters(election, outcome, project));
    lines.push(voters === undefined ? words.noVoters : words.voters(voters));
  }
  return section(words.changes, [...lines, words.verified(recounts)]);
}

function tellReplacements(subject: Subject): readonly string[] {
  const { election, outcome, project, ranking, tellers, words, locale, tell } = subject;
  if (outcome.projects[project]?.funded !== true) return [];
  const next = nextInOrder(election, outcome, ranking, project);
  const recount = finish(
    recountWithout(election, outcome, project),
    tellSteps(election, locale, tell),
  );
  return section(words.without, [
    words.nextInOrder(next.map(tellers.label)),
    words.recount(recount.entering.map(tellers.label), recount.leaving.map(tellers.label)),
  ]);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `${title}:`, ...lines.map((line) => `  - ${line}`)];
}
