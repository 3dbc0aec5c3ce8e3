// What two people sign of what the body decided in a sitting, as it is kept.
import * as v from 'valibot';
import { majorities, votes } from '../../../edition/editions/rules/index.ts';
import { outcomes } from './matter.ts';

const Named = v.object({ id: v.string(), slug: v.string(), name: v.string() });

const Decided = v.object({
  projectId: v.string(),
  contest: v.string(),
  name: v.string(),
  /** The sitting in which it was voted. */
  sittingId: v.string(),
  outcome: v.picklist(outcomes),
  isCarried: v.boolean(),
  amountClp: v.nullable(v.number()),
  place: v.nullable(v.number()),
  reason: v.string(),
  changes: v.string(),
  minority: v.string(),
  return: v.nullable(v.object({ what: v.string(), by: v.string(), until: v.string() })),
  castingBy: v.nullable(v.string()),
  votes: v.array(
    v.object({
      memberId: v.string(),
      name: v.string(),
      vote: v.picklist(votes),
      interest: v.string(),
    }),
  ),
});
export type DecidedPayload = v.InferOutput<typeof Decided>;

export const ClosePayload = v.object({
  place: Named,
  edition: Named,
  submission: v.object({ id: v.string(), number: v.number() }),
  body: v.object({ id: v.string(), kind: v.string() }),
  sitting: v.object({ id: v.string(), name: v.string(), heldOn: v.string() }),
  /** The number that the body gave its resolution. */
  resolution: v.string(),
  majority: v.picklist(majorities),
  quorum: v.number(),
  majorityNorm: v.string(),
  /** As they are certified: those of the contests that it decides about. */
  results: v.array(
    v.object({
      contest: v.string(),
      resultId: v.string(),
      certificationCode: v.string(),
      sha256: v.string(),
    }),
  ),
  /** By contest, in the citizens' order. */
  decisions: v.array(Decided),
});
export type ClosePayload = v.InferOutput<typeof ClosePayload>;

const about = {
  place: Named,
  edition: Named,
  submission: v.object({ id: v.string(), number: v.number() }),
};

/** That a regional council did not vote in its term. Days there: `YYYY-MM-DD`. */
export const LapsePayload = v.object({
  ...about,
  receivedOn: v.string(),
  lastDay: v.string(),
  /** What stands as it was submitted. */
  contests: v.array(
    v.object({ name: v.string(), resultSha256: v.string(), funded: v.array(v.string()) }),
  ),
});
export type LapsePayload = v.InferOutput<typeof LapsePayload>;

/** That the day of reception was written down wrong. */
export const ReceptionPayload = v.object({
  ...about,
  wasOn: v.string(),
  receivedOn: v.string(),
  /** Until which the body can vote then; null of a body without a term. */
  lastDay: v.nullable(v.string()),
  reason: v.string(),
});
export type ReceptionPayload = v.InferOutput<typeof ReceptionPayload>;

export function subjectOfSubmission(submissionId: string): string {
  return `submission:${submissionId}`;
}

export function submissionOfSubject(subject: string): string {
  return subject.slice('submission:'.length);
}

export function subjectOfSitting(sittingId: string): string {
  return `sitting:${sittingId}`;
}

export function sittingOfSubject(subject: string): string {
  return subject.slice('sitting:'.length);
}
