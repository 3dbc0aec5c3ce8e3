// What two people agree on about a team, as it is kept and signed: whom they invite, whose role ends, whose keys are reset.
import * as v from 'valibot';
import { roles } from './roles.ts';

const Place = v.object({ id: v.string(), slug: v.string(), name: v.string() });
/** The slug of the national body that does it from outside; null from inside the institution. */
const NationalBody = v.nullable(v.string());
const Role = v.picklist(roles);

export const InvitePayload = v.object({
  place: Place,
  invited: v.array(
    v.object({ name: v.string(), email: v.string(), role: Role, isSubstitute: v.boolean() }),
  ),
  nationalBody: NationalBody,
});
export type InvitePayload = v.InferOutput<typeof InvitePayload>;

/** Of whom an act is. */
const member = { person: v.string(), name: v.string() };

export const EndPayload = v.object({
  place: Place,
  grant: v.string(),
  ...member,
  role: Role,
  isSubstitute: v.boolean(),
  planned: v.object({
    when: v.picklist(['now', 'on-day', 'with-successor']),
    /** `YYYY-MM-DD` */
    lastDay: v.nullable(v.string()),
    reason: v.string(),
  }),
  successor: v.nullable(v.object({ name: v.string(), email: v.string() })),
  nationalBody: NationalBody,
});
export type EndPayload = v.InferOutput<typeof EndPayload>;

export const ResetPayload = v.object({
  place: Place,
  grant: v.string(),
  ...member,
  /** Where the link goes; null when it is handed over. */
  email: v.nullable(v.string()),
  /** All that the account opens, and where. */
  roles: v.array(v.object({ role: Role, institution: v.nullable(v.string()) })),
  nationalBody: NationalBody,
});
export type ResetPayload = v.InferOutput<typeof ResetPayload>;
