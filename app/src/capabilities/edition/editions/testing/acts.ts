// Acts of two people as tests write them past the program: proposed by one of the staff, signed by another, over what stands on them.
import { createHash, randomUUID } from 'node:crypto';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { NewCommitment, Revocation } from '../store/commitments.ts';
import type { NewInterruption } from '../store/passages.ts';
import type { NewPublication } from '../store/versions.ts';
import { NOW } from './given.ts';

/** An institution, and two of its staff who are independent of each other. */
export interface TwoPeople {
  readonly institutionId: string;
  readonly proposer: string;
  readonly signer: string;
}

export interface ActGiven {
  readonly kind: string;
  readonly editionId: string;
  /** What it is about, where that is not the edition itself. */
  readonly subject?: string;
  readonly payload: object;
  /** Null: it still waits. */
  readonly outcome?: 'executed' | 'refused' | null;
}

/** Its id. The signature is not one that a passkey made: the database asks only that it is there. */
export async function givenAct(
  db: Database | Tx,
  { institutionId, proposer, signer }: TwoPeople,
  { kind, editionId, subject = `edition:${editionId}`, payload, outcome = 'executed' }: ActGiven,
): Promise<string> {
  const id = randomUUID();
  const text = JSON.stringify({ act: id, payload });
  await db
    .insertInto('records.two_person_act')
    .values({
      id,
      kind,
      text,
      sha256: createHash('sha256').update(text).digest(),
      subject,
      subject_version: '1',
      institution_id: institutionId,
      proposed_by: proposer,
      proposed_at: NOW,
      expires_at: new Date(NOW.getTime() + 3_600_000),
    })
    .execute();
  if (outcome === null) return id;
  const made = Buffer.from('signature');
  const signature = { public_key: made, client_data: made, authenticator_data: made };
  const proof = { proof: 'passkey', credential_id: 'key', signature: made, ...signature };
  await db
    .insertInto('records.two_person_end')
    .values({
      act_id: id,
      outcome,
      ended_by: signer,
      ended_at: NOW,
      ...(outcome === 'executed' ? proof : {}),
    })
    .execute();
  return id;
}

type OfEdition<Row> = Omit<Row, 'actId' | 'now'> & { readonly editionId: string };

/** What two people sign of a commitment of the body. */
export async function commitAct(
  db: Database | Tx,
  given: Omit<NewCommitment, 'actId' | 'now' | 'documentId'>,
): Promise<ActGiven> {
  const { editionId, rulebookId, bodyId, fileId, fileSha256, ...said } = given;
  const { sha256 } = await db
    .selectFrom('editions.rulebook')
    .where('id', '=', rulebookId)
    .select('sha256')
    .executeTakeFirstOrThrow();
  const payload = {
    ...said,
    version: { rulebookId, sha256: sha256.toString('hex') },
    body: { id: bodyId },
    file: { id: fileId, sha256: fileSha256 },
  };
  return { kind: 'editions/commit', editionId, payload };
}

export function revokeAct(
  given: OfEdition<Revocation> & { readonly commitmentId: string },
): ActGiven {
  const { editionId, commitmentId, reason, resolution: revocationResolution } = given;
  const payload = { commitmentId, revocationResolution, reason };
  return { kind: 'editions/revoke-commitment', editionId, payload };
}

export function changeAct(given: OfEdition<Omit<NewPublication, 'debtReason'>>): ActGiven {
  const { editionId, rulebookId, commitmentId, reason } = given;
  const payload = { version: { rulebookId }, commitmentId, reason };
  return { kind: 'editions/change-rules', editionId, payload };
}

export function interruptAct(given: OfEdition<Omit<NewInterruption, 'cause'>>): ActGiven {
  const { editionId, contestId, kind, decidedBy, reason, fileId } = given;
  const contest = contestId === null ? null : { id: contestId };
  const payload = { contest, kind, decidedBy, reason, file: { id: fileId } };
  return { kind: 'editions/interrupt', editionId, payload };
}
