// Joint minutes of the mixed committee: the institution proposes them as they were approved, and the residents' side signs.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { SignMinutesPayload } from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type ApprovedMinutes, listLinkedGatherings } from '../store/committee.ts';
import { type Edition, lockEdition } from '../store/editions.ts';
import { listWaitingMinutes } from '../store/waiting-acts.ts';
import type { ByStaff } from './by-staff.ts';

/** The minutes that can be signed: approved, of a gathering of the committee of this edition. */
async function judgeMinutes(
  tx: Tx,
  edition: Edition,
  gatheringId: string,
): Promise<Result<ApprovedMinutes, Refusal>> {
  if (edition.isArchived) return err({ code: 'editions/archived' });
  const linked = await listLinkedGatherings(tx, edition.id);
  const gathering = linked.find(({ id, purpose }) => id === gatheringId && purpose === 'committee');
  if (gathering === undefined) return err({ code: 'editions/gathering-unknown' });
  return gathering.minutes === null
    ? err({ code: 'editions/minutes-missing' })
    : ok(gathering.minutes);
}

/** Proposed once: neither signed already, nor waiting for it in another act. */
export async function judgeProposal(
  tx: Tx,
  edition: Edition,
  gatheringId: string,
  now: Date,
): Promise<Result<ApprovedMinutes, Refusal>> {
  const waiting = await listWaitingMinutes(tx, [gatheringId], now);
  if (waiting.size > 0) return err({ code: 'editions/minutes-waiting' });
  const judged = await judgeMinutes(tx, edition, gatheringId);
  if (!judged.ok || judged.value.signedAt === null) return judged;
  return err({ code: 'editions/minutes-signed' });
}

/** The signed act is all that is kept: its text names the minutes by their hash. */
export async function signMinutes(
  tx: Tx,
  by: ByStaff,
  { edition: { id }, gathering, minutes }: SignMinutesPayload,
): Promise<Result<void, Refusal>> {
  const edition = await lockEdition(tx, id);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  const judged = await judgeMinutes(tx, edition, gathering.id);
  if (!judged.ok) return judged;
  const told = { gathering: gathering.slug, minutes: minutes.sha256 };
  await audit(tx, { ...by, act: 'editions/sign-minutes', subject: `edition:${id}`, told });
  return ok(undefined);
}
