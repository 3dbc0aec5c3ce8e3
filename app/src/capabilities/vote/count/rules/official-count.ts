// The official count of a contest: one text, one rule, and all that is kept of the result. The same in any child, at any time.
import { ok, type Result } from '@minga/basics';
import {
  count,
  type Election,
  type Outcome,
  type Problem,
  parseSettings,
  readPabulib,
  settingsToJson,
} from '@minga/counting';
import { explainProject, type RankedProject, rankProjects } from '@minga/counting/explain';
import { type BroughtBallot, supportsOf, TABLE_COLUMN, tablesOf } from './brought.ts';
import type { Choice } from './choice.ts';
import type { CountedVote } from './counted.ts';
import { finishReport, finishVote } from './finished.ts';
import { countedProjects, idOf, type OfficialTerms, officialFields } from './official-terms.ts';
import { describeVote } from './report/describe-vote.ts';
import { explanationWords } from './report/explanation-words.ts';
import { figureTextOf } from './report/figure-text.ts';
import type { ReportExplanation } from './report/measures.ts';
import type { ReportLocale, ReportTables, VoteReport } from './report/report.ts';
import { tellingOf } from './report/telling.ts';
import { resultFiles } from './result-files.ts';
import { choiceOf } from './settings-of-choice.ts';
import type { Reports } from './upload.ts';
import { withoutTurns } from './work.ts';

/** The place of a project in the order of all. */
export interface OfficialLine {
  readonly number: number;
  readonly place: number;
  readonly isFunded: boolean;
  readonly costClp: number;
  /** What the rule goes by: votes, points or score. */
  readonly support: number;
  readonly by: RankedProject['by'];
}

export interface OfficialCount {
  readonly lines: readonly OfficialLine[];
  /** Canonical. */
  readonly settingsText: string;
  readonly choice: Choice;
  readonly outcomeText: string;
  readonly reports: Reports;
  readonly csv: Readonly<Record<ReportLocale, string>>;
}

const locales = ['es-CL', 'en'] as const;

interface Counting {
  readonly text: string;
  readonly terms: OfficialTerms;
  /** Ballots that are only as many as totals say: what is told of single ballots would be of nobody. */
  readonly isOfTotals: boolean;
  readonly onProgress: (percent: number) => void;
  /** Whether what would have changed the outcome is still looked for. */
  readonly mayExplain: () => boolean;
}

/** Problems are those of the settings, which the bases and the list had to keep out. */
export async function countOfficial(
  counting: Counting,
): Promise<Result<OfficialCount, readonly Problem[]>> {
  const { text, terms, isOfTotals } = counting;
  const counted = countText(text, terms, counting.onProgress);
  if (!counted.ok) return counted;
  const { election, outcome } = counted.value;
  const vote: CountedVote = { election, isDivided: false, counts: [counted.value] };
  const finished = await finishVote(vote, new TextEncoder().encode(text));
  const ranking = finished[0]?.ranking ?? [];
  const told = (locale: ReportLocale): VoteReport => {
    const report = describeVote(vote, { listed: [] }, locale);
    const whole = finishReport(report, vote, finished, locale);
    const tables = tablesIn(election, terms, locale);
    return { ...(isOfTotals ? withoutBallots(whole) : whole), ...(tables && { tables }) };
  };
  const explained = explainAll({ counting, election, outcome, ranking });
  const files = (locale: ReportLocale) => resultFiles(vote, finished, [], locale);
  return ok({
    lines: linesOf(election, outcome, ranking),
    settingsText: settingsToJson(outcome.settings, election.decimals),
    choice: { ...choiceOf(outcome.settings, election), versus: 'none' },
    outcomeText: files('es-CL').json,
    reports: inEach((locale) => withExplanations(told(locale), explained[locale])),
    csv: inEach((locale) => files(locale).csv),
  });
}

/** Only the order: for what would follow from a decision. */
export function countLines(
  text: string,
  terms: OfficialTerms,
): Result<readonly OfficialLine[], readonly Problem[]> {
  const counted = countText(text, terms, () => {});
  if (!counted.ok) return counted;
  const { election, outcome } = counted.value;
  return ok(linesOf(election, outcome, ranked(rankProjects(election, outcome))));
}

function countText(
  text: string,
  terms: OfficialTerms,
  onProgress: (percent: number) => void,
): Result<{ readonly election: Election; readonly outcome: Outcome }, readonly Problem[]> {
  const { election, problems } = readPabulib(text);
  if (election === undefined) return { ok: false, error: problems };
  const settings = parseSettings(officialFields(terms), election);
  if (!settings.ok) return settings;
  const outcome = count(election, settings.value, {
    onProgress: ({ totalCost }) =>
      onProgress(Math.min(99, Number((totalCost * 100n) / election.budget))),
  });
  return ok({ election, outcome });
}

function linesOf(
  { projects }: Election,
  outcome: Outcome,
  ranking: readonly RankedProject[],
): readonly OfficialLine[] {
  return ranking.map(({ project, by }, above) => ({
    number: Number(projects[project]?.id),
    place: above + 1,
    isFunded: outcome.projects[project]?.funded === true,
    costClp: Number(projects[project]?.cost),
    support: outcome.projects[project]?.score ?? 0,
    by,
  }));
}

function ranked(steps: Generator<unknown, readonly RankedProject[], void>) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** In the order of the projects; those for which there was no time are left to whoever counts again. */
function explainAll({
  counting: { mayExplain },
  election,
  outcome,
  ranking,
}: {
  readonly counting: Counting;
  readonly election: Election;
  readonly outcome: Outcome;
  readonly ranking: readonly RankedProject[];
}): Readonly<Record<ReportLocale, readonly ReportExplanation[]>> {
  const counted = { election, outcome };
  const found = election.projects.flatMap((_, project) => {
    const steps = explainProject(election, outcome, project, { ranking });
    while (mayExplain()) {
      const step = steps.next();
      if (step.done) return [step.value];
    }
    return [];
  });
  return inEach((locale) => {
    const telling = tellingOf(counted, locale);
    return withoutTurns(found.map((one) => explanationWords(telling, one)));
  });
}

/** One count is told, with the answers that were found. */
function withExplanations(
  report: VoteReport,
  explanations: readonly ReportExplanation[],
): VoteReport {
  return { ...report, counts: report.counts.map((one) => ({ ...one, explanations })) };
}

/** Undefined of a vote without polling tables. */
function tablesIn(
  election: Election,
  terms: OfficialTerms,
  locale: ReportLocale,
): ReportTables | undefined {
  if (!election.columns.votes.includes(TABLE_COLUMN)) return undefined;
  const text = figureTextOf(election, locale);
  const numbers = election.projects.map(({ id }) => Number(id));
  const ballots = [...election.ballots].map(
    ({ choices, extras }): BroughtBallot => ({
      choices: choices.map((choice) => numbers[choice] ?? 0),
      table: extras[TABLE_COLUMN],
    }),
  );
  const own = Map.groupBy(ballots, ({ table }) => table);
  return {
    numbers: countedProjects(terms).map(({ number }) => idOf(number, terms)),
    rows: tablesOf(ballots).map(({ code, ballots: count }) => {
      const supports = supportsOf(own.get(code) ?? []);
      return {
        table: code,
        ballots: text.number(count),
        votes: numbers.map((number) => text.number(supports.get(number)?.votes ?? 0)),
      };
    }),
  };
}

/** Without what depends on which projects were chosen together. */
function withoutBallots(report: VoteReport): VoteReport {
  const counts = report.counts.map(({ figures, measures: _, ...rest }) => ({
    ...rest,
    figures: figures.slice(0, 2),
  }));
  return { ...report, counts };
}

function inEach<T>(tell: (locale: ReportLocale) => T): Readonly<Record<ReportLocale, T>> {
  const [spanish, english] = locales;
  return { [spanish]: tell(spanish), [english]: tell(english) } as Record<ReportLocale, T>;
}
