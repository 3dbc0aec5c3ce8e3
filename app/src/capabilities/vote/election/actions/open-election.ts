// Opens an election in the transaction of the second signature of its manifest: leaf 0 is queued and the vote of each contest opens.
import { fingerprint, parseManifest } from '@minga/ballot';
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { bothPaths, putDocuments } from '../../../../platform/search.ts';
import {
  findPublicEdition,
  openVote,
  participants,
  tellParticipants,
} from '../../../edition/editions/index.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { electionPath } from '../addresses.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Election, readElection, saveOpened } from '../store/elections.ts';
import { documentOf, SEARCH_ROOM } from '../store/search-documents.ts';
import type { ActDone } from './act-done.ts';
import type { ElectionHouse } from './by-staff.ts';
import { readReadiness } from './judge-gates.ts';
import { queueLeaf } from './queue-leaf.ts';

export async function openElection(
  tx: Tx,
  house: ElectionHouse,
  { election, act, leaf, actor, now }: ActDone,
): Promise<Result<void, Refusal>> {
  const { draft, gates } = await readReadiness({ ...house, db: tx }, election, now);
  // What changed since it was put to signature (a project that left, a day that passed) is signed anew.
  const missing = gates.filter(({ lacks }) => lacks.length > 0).length;
  if (missing > 0) return err({ code: 'election/gates-missing', count: missing });
  if (election.manifestDraft !== act.payload || draft !== act.payload) {
    return err({ code: 'election/manifest-changed' });
  }
  const parsed = parseManifest(leaf);
  assert(parsed.ok, 'what the gates let through is a manifest');
  const hash = fingerprint(leaf);
  await saveOpened(tx, election.id, { manifest: leaf, fingerprint: hash, now });
  const scope = { kind: 'institution', id: election.institutionId } as const;
  for (const { contestId, name } of election.contests) {
    const opened = await openVote(
      tx,
      { actor, scope, now },
      {
        editionId: election.editionId,
        contestId,
      },
    );
    if (!opened.ok) {
      return err({ code: 'election/edition-refused', contest: name, why: opened.error.code });
    }
  }
  await queueLeaf(tx, { electionId: election.id, bytes: leaf, actId: act.id, now });
  const open = await readElection(tx, election.id);
  assert(open !== undefined, 'it is there');
  const pathIn = bothPaths((locale) => electionPath.to({ election: election.id }, { locale }));
  await putDocuments(tx, SEARCH_ROOM, [documentOf(open, pathIn)]);
  await tellOpened(tx, house, open, now);
  await audit(tx, {
    ...{ actor, scope },
    act: 'election/open',
    subject: `election:${election.id}`,
    told: { election: election.id, manifest: Buffer.from(hash).toString('hex') },
  });
  return ok(undefined);
}

/** Everybody who took part in the edition: she may take her ballot paper, and until when. */
async function tellOpened(
  tx: Tx,
  { gather }: ElectionHouse,
  { id, title, editionId, institutionSlug, editionSlug }: Election,
  now: Date,
): Promise<void> {
  const edition = await findPublicEdition(tx, institutionSlug, editionSlug);
  assert(edition !== undefined, 'an edition that is voted on was published');
  await tellParticipants(tx, edition, {
    participants: (await gather(participants, { editionId })).flat(),
    key: `vote:${id}`,
    titles: inBothLocales(() => m.election_notice_open({ election: title })),
    paths: bothPaths((locale) => electionPath.to({ election: id }, { locale })),
    now,
  });
}
