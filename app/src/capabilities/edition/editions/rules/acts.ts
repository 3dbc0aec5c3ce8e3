// What two people agree on about an edition, as it is kept and signed.
import * as v from 'valibot';
import { majorities, votes } from './commitment.ts';

const Place = v.object({ id: v.string(), slug: v.string(), name: v.string() });
const EditionNamed = v.object({ id: v.string(), slug: v.string(), name: v.string() });
const File = v.object({ id: v.string(), name: v.string(), sha256: v.string() });
const Version = v.object({
  rulebookId: v.string(),
  version: v.number(),
  sha256: v.string(),
  envelopeClp: v.number(),
});
const edition = { place: Place, edition: EditionNamed };

export const CommitPayload = v.object({
  ...edition,
  version: Version,
  body: v.object({ id: v.string(), kind: v.string() }),
  sitting: v.string(),
  /** `YYYY-MM-DD` */
  sittingOn: v.string(),
  resolution: v.string(),
  amountClp: v.number(),
  fiscalYear: v.number(),
  terms: v.string(),
  majority: v.picklist(majorities),
  quorum: v.number(),
  /** As `norms` names it. */
  majorityNorm: v.string(),
  file: File,
  votes: v.array(
    v.object({ memberId: v.string(), name: v.string(), seat: v.string(), vote: v.picklist(votes) }),
  ),
  castingBy: v.nullable(v.string()),
});
export type CommitPayload = v.InferOutput<typeof CommitPayload>;

export const RevokePayload = v.object({
  ...edition,
  commitmentId: v.string(),
  /** Of the commitment that is revoked. */
  resolution: v.string(),
  revocationResolution: v.string(),
  reason: v.string(),
});
export type RevokePayload = v.InferOutput<typeof RevokePayload>;

export const ChangePayload = v.object({
  ...edition,
  version: Version,
  commitmentId: v.string(),
  reason: v.string(),
  /** What changes, a line each, as both people read it. */
  changes: v.array(v.string()),
});
export type ChangePayload = v.InferOutput<typeof ChangePayload>;

export const InterruptPayload = v.object({
  ...edition,
  contest: v.nullable(v.object({ id: v.string(), name: v.string() })),
  kind: v.picklist(['suspended', 'resumed', 'annulled', 'repeated']),
  decidedBy: v.string(),
  reason: v.string(),
  file: File,
});
export type InterruptPayload = v.InferOutput<typeof InterruptPayload>;

/** Minutes of the mixed committee as they were approved: its two sides sign this very text. */
export const SignMinutesPayload = v.object({
  ...edition,
  gathering: v.object({ id: v.string(), slug: v.string(), title: v.string() }),
  minutes: v.object({ version: v.number(), sha256: v.string() }),
});
export type SignMinutesPayload = v.InferOutput<typeof SignMinutesPayload>;

/** What the signing of joint minutes is done to. */
export function subjectOfMinutes(gatheringId: string): string {
  return `gathering:${gatheringId}`;
}

export function gatheringOfSubject(subject: string): string {
  return subject.replace('gathering:', '');
}

/** What an act about an edition is done to. */
export function subjectOf(editionId: string): string {
  return `edition:${editionId}`;
}

export function editionOfSubject(subject: string): string {
  return subject.replace('edition:', '');
}
