// What is shown of the last count, and how what the person asks and what the worker says change it.
import type { VoteReport } from '../rules/report/report.ts';
import type { Asked, ExplanationState } from './asking.ts';
import type { ResultLinks } from './result-offers.ts';
import type { CutOff, WorkerMessage } from './worker-words.ts';

export interface ShownOutcome {
  readonly report: VoteReport;
  /** Of each count, in their order. */
  readonly asked: readonly Asked[];
  /** The count in sight, by its place in the report. */
  readonly contest: number;
  readonly links?: ResultLinks;
  /** Why nothing more will be told or can be asked. */
  readonly cutOff?: CutOff;
}

/** The contest that was in sight stays in sight, if there still is one of its name. */
export function newlyShown(report: VoteReport, before?: ShownOutcome): ShownOutcome {
  const asked = report.counts.map((): Asked => ({ explanations: new Map() }));
  const name = before?.report.contests?.lines[before.contest]?.name;
  const contest = report.contests?.lines.findIndex((line) => line.name === name) ?? 0;
  return { report, asked, contest: Math.max(0, contest) };
}

/** What the worker says of a count that is shown. */
export function afterMessage(shown: ShownOutcome, message: WorkerMessage): ShownOutcome {
  switch (message.kind) {
    case 'more': {
      const { report } = shown;
      const counts = report.counts.map((count, place) => ({ ...count, ...message.counts[place] }));
      return { ...shown, report: { ...report, counts } };
    }
    case 'unexplained':
    case 'broken-off':
      return withLooking({ ...shown, cutOff: message.kind });
    case 'explaining': {
      const { contest, project, step } = message;
      const state = shown.asked[contest]?.explanations.get(project);
      return state?.kind === 'looking'
        ? withLooking(shown, { contest, project, state: { kind: 'looking', step } })
        : shown;
    }
    case 'explained': {
      const { contest, explanation } = message;
      const state = { kind: 'told', explanation } as const;
      return withLooking(shown, { contest, project: explanation.project, state });
    }
    case 'ballot': {
      const { contest, ballot } = message;
      const found = ballot ? ({ kind: 'told', ballot } as const) : ({ kind: 'none' } as const);
      const asked = shown.asked.map((one, place) =>
        place === contest ? { ...one, ballot: found } : one,
      );
      return { ...shown, asked };
    }
    default:
      return shown;
  }
}

/** One explanation is looked for at a time: any other that was is left. Without `sought`, none. */
export function withLooking(
  shown: ShownOutcome,
  sought?: {
    readonly contest: number;
    readonly project: number;
    readonly state: ExplanationState;
  },
): ShownOutcome {
  const asked = shown.asked.map((one, contest) => {
    const told = [...one.explanations].filter(([, { kind }]) => kind === 'told');
    const own = sought?.contest === contest ? [[sought.project, sought.state] as const] : [];
    return { ...one, explanations: new Map([...told, ...own]) };
  });
  return { ...shown, asked };
}
