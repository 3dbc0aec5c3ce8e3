// The end of a membership as two people of the secretariat read and sign it.
import * as v from 'valibot';

export const EndingPayload = v.object({
  member: v.object({ id: v.string(), slug: v.string(), name: v.string() }),
  reason: v.string(),
});
export type EndingPayload = v.InferOutput<typeof EndingPayload>;

const SUBJECT = 'member:';
export const subjectOfMember = (memberId: string) => `${SUBJECT}${memberId}`;
export const memberOfSubject = (subject: string) => subject.slice(SUBJECT.length);
