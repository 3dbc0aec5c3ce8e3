// How far an election is from opening: everything that its gates ask for, read at this moment, and its manifest once it can be put together.
import { createHash } from 'node:crypto';
import {
  canon,
  lotProblems,
  MAX_LEAF,
  type ManifestProblem,
  manifestProblems,
} from '@minga/ballot';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { relyingPartyOf } from '../../../ground/people/index.ts';
import { type Gate, type GateGiven, gatesOf } from '../rules/gates.ts';
import { draftManifest, type ManifestDraft } from '../rules/manifest-draft.ts';
import { boothClient } from '../slots.ts';
import type { ContestToVote } from '../store/drawn-contests.ts';
import { readCommitment, readDrawnContests } from '../store/drawn-contests.ts';
import type { Election } from '../store/elections.ts';
import { readRollFacts, readUrnKeys } from '../store/facts.ts';
import { listHolders, listOfficers } from '../store/officers.ts';
import { lastTestRun } from '../store/test-runs.ts';
import type { ElectionHouse } from './by-staff.ts';
import { deckSha256 } from './run-test-deck.ts';

export interface Readiness {
  readonly gates: readonly Gate[];
  /** Canonical, without signatures; undefined while something that it needs is not there. */
  readonly draft: string | undefined;
  readonly contests: readonly ContestToVote[];
}

type Reading = Omit<ElectionHouse, 'db'> & { readonly db: Database | Tx };

/** What an opened election was opened with is not judged again. */
export async function readReadiness(
  house: Reading,
  election: Election,
  now: Date,
): Promise<Readiness> {
  const { db, gather } = house;
  const contests = await contestsOf(db, election);
  const [commitment, roll, keys, officers, holders, run] = [
    await readCommitment(db, election.editionId),
    await readRollFacts(db, election.id),
    await readUrnKeys(db, election.id),
    (await listOfficers(db, election.id)).filter(({ removedAt }) => removedAt === null),
    await listHolders(db, election.id),
    await lastTestRun(db, election.id),
  ];
  const [booth = UNKNOWN_CLIENT] = await gather(boothClient, { electionId: election.id });
  const outlook = await outlookOf(house, election);
  const given: Omit<GateGiven, 'manifestProblems'> = {
    ...{ isDemonstration: election.isDemonstration, settings: election.settings, contests },
    ...{ commitment, officers, roll, holders, commits: election.commits, now },
    urn: keys === undefined ? undefined : outlook === undefined ? 'unreachable' : 'prepared',
    clockSkew: outlook?.clockSkew,
    isOtherBooth: outlook?.booth !== undefined && outlook.booth !== booth.bundle_sha256,
    silentWitnesses: outlook?.silentWitnesses ?? [],
    test: testState(run, contests),
  };
  const bare = gatesOf({ ...given, manifestProblems: [] });
  const isWhole = bare.every(
    ({ code, lacks }) => lacks.length === 0 || !needed.includes(code as (typeof needed)[number]),
  );
  if (!isWhole || commitment === undefined || roll.keys === undefined || keys === undefined) {
    return { gates: bare, draft: undefined, contests };
  }
  const draft = draftManifest({
    ...{ id: election.id, title: election.title, territory: election.territory },
    ...{ isDemonstration: election.isDemonstration, settings: election.settings, contests },
    origins: { A: new URL(house.publicUrl).origin, B: new URL(house.urnUrl).origin },
    rpId: relyingPartyOf(house.publicUrl).id,
    ...{ officers, registrar: roll.keys, roll: roll.frozen, urn: keys },
    ...{ commits: election.commits ?? [], holders, commitment },
    client: booth,
  });
  const problems = await problemsOf(draft);
  return {
    gates: gatesOf({ ...given, manifestProblems: problems }),
    draft: new TextDecoder().decode(canon(draft)),
    contests,
  };
}

/** What the urn itself says: its clock against ours, its booth, and witnesses that would not answer it. Undefined while it is silent. */
async function outlookOf({ urn }: Reading, { id, settings }: Election) {
  const asked = await urn.outlook(id, settings.witnesses.vkeys);
  if (!asked.ok) return undefined;
  const { now, silent, booth } = asked.value;
  const clockSkew = Math.round(Math.abs(now - Date.now()) / 1000);
  return { clockSkew, silentWitnesses: silent, booth };
}

/** Gates without which there is nothing to put a manifest together of. */
const needed = ['contests', 'commitment', 'registrar', 'urn', 'key'] as const;

/** Where nothing tells which program the urn serves: no hash is its own. */
const UNKNOWN_CLIENT = {
  bundle_sha256: createHash('sha256').digest('base64url'),
  source_commit: '',
};

async function contestsOf(
  db: Database | Tx,
  election: Election,
): Promise<readonly ContestToVote[]> {
  const drawn = await readDrawnContests(db, election.editionId);
  return election.contests.flatMap(({ contestId, listId }) => {
    const one = drawn.find((contest) => contest.contestId === contestId);
    return one === undefined || one.listId !== listId
      ? []
      : [{ ...one, isOpen: one.isOpen && election.manifest === null }];
  });
}

async function problemsOf(draft: ManifestDraft): Promise<readonly (ManifestProblem | TooLarge)[]> {
  const manifest = { ...draft, sigs: [] };
  const isLarge = canon(manifest).length > MAX_LEAF - SIGNATURES_BYTES;
  return [
    ...manifestProblems(manifest),
    ...(await lotProblems(manifest)),
    ...(isLarge ? [{ code: 'too-large', at: '' } as const] : []),
  ];
}

interface TooLarge {
  readonly code: 'too-large';
  readonly at: '';
}

/** What two assertions of passkeys take at most. */
const SIGNATURES_BYTES = 4000;

function testState(
  run: { readonly hasPassed: boolean; readonly triedSha256: string } | undefined,
  contests: readonly ContestToVote[],
): GateGiven['test'] {
  if (run === undefined) return 'none';
  if (!run.hasPassed) return 'failed';
  return run.triedSha256 === deckSha256(contests) ? 'passed' : 'outdated';
}
