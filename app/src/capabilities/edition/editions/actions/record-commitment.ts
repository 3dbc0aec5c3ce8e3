// Records the prior commitment of the elected body, signed by the certifying officer in the transaction of the act.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { CommitPayload } from '../rules/acts.ts';
import { type Tally, tallyResolution } from '../rules/commitment.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertCommitment, readDecidingBody } from '../store/commitments.ts';
import { lockEdition } from '../store/editions.ts';
import type { ByStaff } from './by-staff.ts';

export interface Recording extends Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'> {
  readonly payload: CommitPayload;
  readonly actId: string;
  /** Where the days of the institution are counted. */
  readonly timeZone: string;
  readonly write: (payload: CommitPayload, tally: Tally) => Pick<DocumentAsked, 'title' | 'blocks'>;
}

/** Whether the body as it sat that day took this resolution; asked when it is proposed and when it is signed. */
export async function judgeResolution(
  tx: Database | Tx,
  institutionId: string,
  payload: Pick<
    CommitPayload,
    'body' | 'sittingOn' | 'votes' | 'castingBy' | 'majority' | 'quorum'
  >,
): Promise<Result<Tally, Refusal>> {
  const { body, sittingOn, votes, castingBy, majority, quorum } = payload;
  const sat = await readDecidingBody(tx, institutionId, sittingOn);
  if (sat?.id !== body.id) return err({ code: 'editions/body-not-set' });
  if (sat.quorum !== null && quorum < sat.quorum) {
    return err({ code: 'editions/quorum-below-body', quorum: sat.quorum });
  }
  return tallyResolution({ inOffice: sat.inOffice, votes, castingBy, majority, quorum });
}

export async function recordCommitment(
  tx: Tx,
  by: ByStaff,
  given: Recording,
): Promise<Result<void, Refusal>> {
  const { payload, actId, timeZone, write, publicUrl, isDemonstration } = given;
  const edition = await lockEdition(tx, payload.edition.id);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  if (edition.isArchived) return err({ code: 'editions/archived' });
  const version = edition.versions.find(({ id }) => id === payload.version.rulebookId);
  if (version?.sha256 !== payload.version.sha256) return err({ code: 'editions/version-unknown' });
  if (payload.sittingOn > dayIn(timeZone, by.now)) return err({ code: 'editions/sitting-ahead' });
  const judged = await judgeResolution(tx, edition.institutionId, payload);
  if (!judged.ok) return judged;
  const document = await issueDocument(tx, {
    by,
    act: 'editions/commit',
    as: 'certifying-officer',
    kind: 'compromiso-previo',
    publicUrl,
    isDemonstration,
    ...write(payload, judged.value),
  });
  await insertCommitment(tx, {
    editionId: edition.id,
    rulebookId: version.id,
    bodyId: payload.body.id,
    ...payload,
    fileId: payload.file.id,
    fileSha256: payload.file.sha256,
    documentId: document.id,
    actId,
    now: by.now,
  });
  const { resolution, amountClp } = payload;
  await audit(tx, {
    ...by,
    act: 'editions/commit',
    subject: `edition:${edition.id}`,
    told: {
      version: version.version,
      resolution,
      amount_clp: amountClp,
      document: document.code,
      votes: [judged.value.ayes, judged.value.noes, judged.value.abstained],
    },
  });
  return ok(undefined);
}
