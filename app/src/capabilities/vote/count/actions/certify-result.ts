// Certifies the last result of a vote in the transaction of the act that two people signed: its document, its fact, its stage.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { depositFact, passStage } from '../../../edition/editions/index.ts';
import { type DocumentAsked, issueDocument } from '../../../ground/records/index.ts';
import { decideCertification, decideCorrection } from '../rules/certification.ts';
import type { CertifyPayload, CorrectPayload } from '../rules/certify-acts.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { insertCertification, insertCorrection } from '../store/certifications.ts';
import { lockEditionOf } from '../store/vote-states.ts';
import type { ByDesk } from './answer-objection.ts';
import { findVote, type VoteOfContest } from './objected-vote.ts';

export interface Certifying extends Pick<DocumentAsked, 'publicUrl' | 'isDemonstration'> {
  readonly payload: CertifyPayload;
  readonly actId: string;
  readonly write: (found: VoteOfContest) => Pick<DocumentAsked, 'title' | 'blocks'>;
}

export async function certifyResult(
  tx: Tx,
  by: ByDesk,
  { payload, actId, write, publicUrl, isDemonstration }: Certifying,
): Promise<Result<VoteOfContest, ObjectionRefusal>> {
  const locked = await lockVote(tx, by, payload);
  if (!locked.ok) return locked;
  const { edition, contest, state, vote } = locked.value;
  const { result, certified, round } = state;
  const decided = decideCertification(vote, by.now);
  if (!decided.ok) return decided;
  if (result?.id !== payload.result.id || result.sha256 !== payload.result.sha256) {
    return err({ code: 'count/result-changed' });
  }
  const document = await issueDocument(tx, {
    ...{ by, act: 'count/certify', as: 'certifying-officer', kind: 'certificacion-resultado' },
    ...{ publicUrl, isDemonstration, ...write(locked.value) },
  });
  const { id: resultId, sha256 } = result;
  await insertCertification(tx, {
    ...{ contestId: contest.id, round, resultId, actId, documentId: document.id, now: by.now },
  });
  await depositFact(tx, edition.id, {
    kind: 'result-certified',
    key: `${contest.id}/${round}/${resultId}`,
    payload: { result: resultId, sha256 },
  });
  if (certified === undefined) {
    const about = { editionId: edition.id, contestId: contest.id, stage: 'certified' } as const;
    const passed = await passStage(tx, by, about);
    if (!passed.ok) return err({ code: 'count/edition-halted' });
  }
  await audit(tx, {
    ...by,
    act: 'count/certify',
    subject: `result:${resultId}`,
    told: { contest: contest.name, version: result.version, sha256, document: document.code },
  });
  return ok(locked.value);
}

/** The result in force was found wrong: what follows is a vote brought in or counted again, and another certification. */
export async function correctResult(
  tx: Tx,
  by: ByDesk,
  { payload, actId }: { readonly payload: CorrectPayload; readonly actId: string },
): Promise<Result<VoteOfContest, ObjectionRefusal>> {
  const locked = await lockVote(tx, by, payload);
  if (!locked.ok) return locked;
  const { edition, contest, state, vote } = locked.value;
  const { reason } = payload;
  const decided = decideCorrection(vote, reason);
  if (!decided.ok) return decided;
  const resultId = payload.result.id;
  if (state.certified?.resultId !== resultId) return err({ code: 'count/result-changed' });
  await insertCorrection(tx, { resultId, reason, actId, now: by.now });
  await depositFact(tx, edition.id, {
    kind: 'result-corrected',
    key: `${contest.id}/${state.round}/${resultId}`,
    payload: { result: resultId },
  });
  await audit(tx, {
    ...by,
    act: 'count/correct',
    subject: `result:${resultId}`,
    told: { contest: contest.name, version: payload.result.version },
    reason,
  });
  return locked;
}

async function lockVote(
  tx: Tx,
  by: ByDesk,
  { place, edition, contest, round }: CertifyPayload | CorrectPayload,
): Promise<Result<VoteOfContest, ObjectionRefusal>> {
  await lockEditionOf(tx, edition.id);
  const asked = { institution: place.slug, edition: edition.slug, contest: contest.slug };
  const found = await findVote(tx, asked);
  if (!found.ok) return found;
  const { edition: seen, state } = found.value;
  if (seen.institutionId !== by.scope.id) return err({ code: 'count/objection-unknown' });
  return state.round === round ? found : err({ code: 'count/result-changed' });
}
