// The part of the counting worker that explains and writes files: fetched after the count, asked one thing at a time.
import {
  type ExplanationStep,
  explainProject,
  type RankedProject,
  rankProjects,
} from '@minga/counting/explain';
import { compareCount } from '../rules/compared.ts';
import type { Counted, CountedVote } from '../rules/counted.ts';
import { hashFile, type Measured, measureCount } from '../rules/measured.ts';
import { officialProjects } from '../rules/official-result.ts';
import { type BallotAsked, ballotWords, findBallot } from '../rules/report/ballot-words.ts';
import { comparisonWords } from '../rules/report/comparison-words.ts';
import { explanationWords } from '../rules/report/explanation-words.ts';
import { laterWords } from '../rules/report/later-words.ts';
import type { ReportBallot, ReportExplanation } from '../rules/report/measures.ts';
import type { ReportLocale } from '../rules/report/report.ts';
import { type Telling, tellingOf } from '../rules/report/telling.ts';
import { resultFiles } from '../rules/result-files.ts';
import { withoutTurns } from '../rules/work.ts';
import type { WorkerMessage, WorkerQuestion } from './worker-words.ts';

/** How long the worker looks for an answer before it listens whether the answer is still wanted. */
const SLICE_MS = 60;

interface ExplainedFile {
  readonly bytes: Uint8Array;
  /** What is odd about it. */
  readonly warnings: readonly string[];
  readonly locale: ReportLocale;
}

export interface Explainer {
  /** Tells more of each count, then puts all projects in order and writes the files. */
  tellRest(): Promise<void>;
  answer(question: WorkerQuestion): Promise<void>;
}

type Tell = (message: WorkerMessage) => void;
/** Of each count, all its projects in order. */
type Rankings = readonly (readonly RankedProject[])[];

export function createExplainer(vote: CountedVote, file: ExplainedFile, tell: Tell): Explainer {
  let rankings: Promise<Rankings> | undefined;
  /** Grows with each question: an answer that is not to the last one is not looked for any more. */
  let questions = 0;

  function rankOnce(): Promise<Rankings> {
    rankings ??= eachInSlices(vote.counts, ({ election, outcome }) =>
      rankProjects(election, outcome),
    );
    return rankings;
  }

  return {
    tellRest: () => tellRest(vote, file, rankOnce, tell),
    async answer(question) {
      if (question.kind !== 'ballot') questions += 1;
      if (question.kind === 'leave') return;
      const { contest } = question;
      const counted = vote.counts[contest];
      if (counted === undefined) return;
      const telling = tellingOf(counted, file.locale);
      if (question.kind === 'ballot') {
        const ballot = tellBallot(telling, question.which);
        tell({ kind: 'ballot', contest, ...(ballot && { ballot }) });
        return;
      }
      const { project } = question;
      const own = questions;
      const goesOn = (step: ExplanationStep) => {
        if (questions === own && step.kind !== 'counting') {
          tell({ kind: 'explaining', contest, project, step });
        }
        return questions === own;
      };
      const rankingOf = async () => (await rankOnce())[contest] ?? [];
      const explanation = await explain(telling, project, rankingOf, goesOn);
      if (explanation !== undefined) tell({ kind: 'explained', contest, explanation });
    },
  };
}

async function tellRest(
  vote: CountedVote,
  { bytes, warnings, locale }: ExplainedFile,
  rankOnce: () => Promise<Rankings>,
  tell: Tell,
): Promise<void> {
  const input = await hashFile(bytes);
  const found: { counted: Counted; measured: Measured }[] = [];
  for (const counted of vote.counts) {
    found.push({ counted, measured: await measureCount(counted, input) });
  }
  const later = found.map(({ counted, measured }) =>
    laterWords(tellingOf(counted, locale), measured),
  );
  tell({ kind: 'more', counts: withoutTurns(later) });
  const hasOfficial = officialProjects(vote.election).length > 0;
  const compared = await eachInSlices(vote.counts, function* (counted) {
    const others = yield* compareCount(counted, hasOfficial);
    return { comparisons: comparisonWords(tellingOf(counted, locale), others) };
  });
  tell({ kind: 'more', counts: withoutTurns(compared) });
  const rankings = await rankOnce();
  const orders = rankings.map((ranking) => ({ order: ranking.map(({ project }) => project) }));
  tell({ kind: 'more', counts: orders });
  const finished = found.map(({ measured }, contest) => ({ measured, ranking: rankings[contest] }));
  const { json, csv, pb } = resultFiles(vote, finished, warnings, locale);
  const files = { json: new Blob([json]), csv: new Blob([csv]), pb: new Blob([pb]) };
  tell({ kind: 'files', files });
}

/** Says how far it is while `goesOn`; undefined once it does not. */
async function explain(
  telling: Telling,
  project: number,
  rankingOf: () => Promise<readonly RankedProject[]>,
  goesOn: (step: ExplanationStep) => boolean,
): Promise<ReportExplanation | undefined> {
  const { counted } = telling;
  const isFunded = counted.outcome.projects[project]?.funded === true;
  if (isFunded && !goesOn({ kind: 'ranking' })) return undefined;
  // Of one that stayed out nothing that is told depends on the order, which is not waited for.
  const ranking = isFunded ? await rankingOf() : [];
  const steps = explainProject(counted.election, counted.outcome, project, { ranking });
  const found = await inSlices(steps, goesOn);
  return found && withoutTurns(explanationWords(telling, found));
}

function tellBallot(telling: Telling, which: BallotAsked): ReportBallot | undefined {
  const index = findBallot(telling.counted.election, which);
  return index === undefined ? undefined : withoutTurns(ballotWords(telling, index));
}

/** What is found of each, one after the other, listening between slices. */
async function eachInSlices<One, Found>(
  all: readonly One[],
  stepsOf: (one: One) => Generator<unknown, Found, void>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const one of all) {
    const last = await inSlices(stepsOf(one), () => true);
    if (last !== undefined) found.push(last);
  }
  return found;
}

/** Runs the steps to their end, listening after each slice; undefined once `goesOn` says no. */
async function inSlices<Step, Found>(
  steps: Generator<Step, Found, void>,
  goesOn: (step: Step) => boolean,
): Promise<Found | undefined> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await listen();
    if (!goesOn(step.value)) return undefined;
    until = performance.now() + SLICE_MS;
  }
}

/** Lets the messages that wait be heard. */
function listen(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
