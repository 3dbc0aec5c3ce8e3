// The results of a call as two people read and sign them: every application with what was found of it.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { type ApplicationOutcome, outcomes } from './application.ts';
import type { CallRefusal } from './call-refusal.ts';

export const ResultsPayload = v.object({
  call: v.object({ id: v.string(), number: v.number(), title: v.string() }),
  results: v.array(
    v.object({
      /** Id of the application. */
      application: v.string(),
      /** What the organisation was called when it applied. */
      name: v.string(),
      outcome: v.picklist(outcomes),
      /** Empty where an admitted one has none. */
      reason: v.string(),
    }),
  ),
});
export type ResultsPayload = v.InferOutput<typeof ResultsPayload>;

const SUBJECT = 'call:';
export const subjectOf = (callId: string) => `${SUBJECT}${callId}`;
export const callOfSubject = (subject: string) => subject.slice(SUBJECT.length);

export interface Assessed {
  readonly id: string;
  readonly nameThen: string;
  readonly withdrawnAt: Date | undefined;
  readonly outcome: ApplicationOutcome | undefined;
  readonly reason: string | undefined;
}

/** All that were not taken back, by their id; refused while one was not assessed. */
export function resultsOf(
  applications: readonly Assessed[],
): Result<ResultsPayload['results'], CallRefusal> {
  const standing = applications.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  const results = standing.flatMap(({ id, nameThen, outcome, reason = '' }) =>
    outcome === undefined ? [] : [{ application: id, name: nameThen, outcome, reason }],
  );
  const count = standing.length - results.length;
  if (count > 0) return err({ code: 'roundtable/unassessed', count });
  return ok(results.toSorted((one, other) => (one.application < other.application ? -1 : 1)));
}
