// Rows of somebody who signs what goes into the log of a vote, and who was proposed to.
import { createHash } from 'node:crypto';
import type { Surroundings } from './life.ts';

const HOLDS_MS = 72 * 3_600_000;

/** She is an officer of a vote, and proposed and signed an act of it. */
export async function signInElection(
  { life, institutionId, editionId }: Surroundings,
  personId: string,
): Promise<void> {
  const election_id = 'ancud-vida';
  await life.insert('election.election', {
    ...{ id: election_id, edition_id: editionId, institution_id: institutionId, settings: '{}' },
    ...{ title: life.text(), territory: 'Ancud', is_demonstration: true, created_at: life.at() },
  });
  await life.insert('election.officer', {
    ...{ election_id, id: 'canaria', role: 'certifier', name: life.text(), person_id: personId },
    ...{ credential_id: 'llave', jwk: '{}', added_at: life.at() },
  });
  const payload = '{"type":"incident"}';
  const proposed_at = life.at();
  const act_id = await life.insert(
    'election.log_act',
    {
      ...{ election_id, kind: 'incident', payload, proposed_by: personId, proposed_at },
      ...{ sha256: createHash('sha256').update(payload).digest(), about_person: personId },
      expires_at: new Date(proposed_at.getTime() + HOLDS_MS),
    },
    'id',
  );
  const bytes = Buffer.from('x');
  await life.insert('election.act_signature', {
    ...{ act_id, election_id, officer_id: 'canaria', person_id: personId, signed_at: life.at() },
    ...{ authenticator_data: bytes, client_data: bytes, signature: bytes },
  });
  await life.find(
    `update election.officer set removed_at = $1 where election_id = $2 returning id as it`,
    [life.at(), election_id],
  );
}
