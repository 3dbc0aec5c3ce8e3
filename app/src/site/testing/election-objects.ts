// A vote of a side that is being prepared, and an act of its log, as the addresses of guarded routes name them.
import { createHash } from 'node:crypto';
import { BEFORE, INSTITUTION, type Making } from './making.ts';

const ELECTION = `${INSTITUTION}/votaciones/:election`;
const HOLDS_MS = 72 * 3_600_000;

/** Of the edition of this side, with the person of this side among those who sign. */
async function electionOf({ insert, institution, personId, written }: Making): Promise<string> {
  const id = await insert('election.election', {
    ...{ id: `${institution.slug}-votacion`, edition_id: institution.id, settings: SETTINGS },
    ...{ institution_id: institution.id, title: written('Votación'), territory: 'Comuna' },
    ...{ is_demonstration: false, created_at: BEFORE },
  });
  await insert(
    'election.officer',
    {
      ...{ election_id: id, id: 'firma', role: 'officer', name: written('Firma') },
      ...{ person_id: personId, credential_id: 'llave', jwk: '{}', added_at: BEFORE },
    },
    'id',
  );
  return id;
}

const SETTINGS = JSON.stringify({
  operators: { A: 'A', B: 'B' },
  windows: {
    ...{ issue_from: '2027-04-01T12:00:00Z', vote_from: '2027-04-03T12:00:00Z' },
    ...{ issue_until: '2027-04-11T21:00:00Z', cast_until: '2027-04-11T22:00:00Z' },
    ...{ tables: [], channels: 'separated', offline_unlisted: 'cover' },
  },
  ways: ['claveunica'],
  padron: { mode: 'open', population_14: { n: 0, source: '' } },
  ...{ styles: [], contests: {}, min_group: 20, urn: { mode: 'server' } },
  batch: { first: '2027-04-03T12:00:00Z', every_h: 12, min: 20 },
  witnesses: { quorum: 0, vkeys: [] },
});

function actOf({ insert, objects }: Making): Promise<string> {
  const payload = JSON.stringify({
    ...{ type: 'incident', code: 'other', contest: '', table: '', excess: 0 },
    ...{ decision: 'none', reason: 'Una prueba', at: '2026-11-24T15:00:00Z' },
  });
  return insert('election.log_act', {
    ...{ election_id: objects.get(ELECTION), kind: 'incident', payload, proposed_at: BEFORE },
    sha256: createHash('sha256').update(payload).digest(),
    expires_at: new Date(BEFORE.getTime() + HOLDS_MS),
  });
}

export const electionObjects: Readonly<Record<string, (side: Making) => Promise<string>>> = {
  [ELECTION]: electionOf,
  [`${ELECTION}/actos/:act`]: actOf,
};
