// What two people agree on about the result of a vote, as it is kept and signed.
import * as v from 'valibot';

const Named = v.object({ id: v.string(), slug: v.string(), name: v.string() });

const about = {
  place: Named,
  edition: Named,
  /** `slug`: its code in the bases. */
  contest: Named,
  round: v.number(),
};

export const CertifyPayload = v.object({
  ...about,
  result: v.object({
    id: v.string(),
    version: v.number(),
    sha256: v.string(),
    documentCode: v.string(),
  }),
  objections: v.object({ count: v.number(), accepted: v.number() }),
  /** Funded ones, in the citizens' order, as both people read them. */
  funded: v.array(v.string()),
});
export type CertifyPayload = v.InferOutput<typeof CertifyPayload>;

export const CorrectPayload = v.object({
  ...about,
  result: v.object({ id: v.string(), version: v.number(), documentCode: v.string() }),
  reason: v.string(),
});
export type CorrectPayload = v.InferOutput<typeof CorrectPayload>;

export function subjectOfContest(contestId: string): string {
  return `contest:${contestId}`;
}

export function contestOfSubject(subject: string): string {
  return subject.slice('contest:'.length);
}
