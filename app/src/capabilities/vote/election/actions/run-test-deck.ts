// Tries an election before it opens: seals, opens and counts ballots of which everything is known, with keys of this test alone.
import { createHash, randomBytes } from 'node:crypto';
import {
  type Bytes,
  type Choices,
  canon,
  type NullCode,
  openVote,
  pointOf,
  readUrnKey,
  scalarOfRandom,
  sealBallot,
  toBase64url,
  type UrnKey,
} from '@minga/ballot';
import { assert, err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { DrawnContest } from '../rules/drawn-contest.ts';
import { type BallotPaper, ballotPaper } from '../rules/manifest-draft.ts';
import type { Refusal } from '../rules/refusal.ts';
import { isInPreparation } from '../rules/states.ts';
import {
  type DeckBallot,
  type DeckContest,
  type DeckRecord,
  deckOf,
  hasPassed,
  judgeDeck,
} from '../rules/test-deck.ts';
import { readDrawnContests } from '../store/drawn-contests.ts';
import { lockElection, readElection } from '../store/elections.ts';
import { insertTestRun } from '../store/test-runs.ts';
import type { ByStaff } from './by-staff.ts';

/** Of all that the test depends on: another text, another test. */
export function deckSha256(contests: readonly DrawnContest[]): string {
  const sealable = contests.filter(isSealable).map(ballotPaper);
  return createHash('sha256').update(canon(sealable)).digest('hex');
}

function isSealable({ terms }: DrawnContest): boolean {
  return terms.ballot.kind !== 'scoring' && terms.projects.some(({ out }) => out === null);
}

/** Whether all came out as it went in; the record stays either way. */
export async function runTestDeck(
  db: Database,
  by: ByStaff,
  electionId: string,
): Promise<Result<boolean, Refusal>> {
  const election = await readElection(db, electionId);
  if (election?.institutionId !== by.scope.id) return err({ code: 'election/unknown' });
  if (!isInPreparation(election.state)) return err({ code: 'election/not-in-preparation' });
  const own = new Set(election.contests.map(({ contestId }) => contestId));
  const drawn = await readDrawnContests(db, election.editionId);
  const contests = drawn.filter(({ contestId }) => own.has(contestId));
  const record = await tryContests(contests.filter(isSealable).map(ballotPaper));
  return inTransaction(db, async (tx) => {
    await lockElection(tx, electionId);
    await insertTestRun(tx, electionId, {
      ...{ triedSha256: deckSha256(contests), hasPassed: hasPassed(record), record },
      ranAt: by.now,
    });
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope },
      act: 'election/run-test',
      subject: `election:${electionId}`,
      told: { election: electionId, passed: hasPassed(record) },
    });
    return ok(hasPassed(record));
  });
}

async function tryContests(papers: readonly BallotPaper[]): Promise<DeckRecord> {
  const u = scalarOfRandom(randomBytes(48));
  const c0 = pointOf(u);
  assert(c0 !== undefined, 'a scalar in its range has a point');
  const keys = { c0, urn: await readUrnKey(u), manifestHash: new Uint8Array(randomBytes(32)) };
  const contests: DeckContest[] = [];
  for (const paper of papers) contests.push(await tryContest(paper, keys));
  return { contests };
}

interface TestKeys {
  readonly c0: Bytes;
  readonly urn: UrnKey;
  readonly manifestHash: Bytes;
}

async function tryContest(paper: BallotPaper, keys: TestKeys): Promise<DeckContest> {
  const deck = deckOf(paper);
  const opened: (Choices | NullCode)[] = [];
  for (const ballot of deck) opened.push(await throughUrn(paper, ballot, keys));
  return judgeDeck(paper, deck, opened);
}

/** As booth and count do it, but for tokens and signatures, which say nothing of what is in a ballot. */
async function throughUrn(
  paper: BallotPaper,
  { plaintext, isForeign }: DeckBallot,
  { c0, urn, manifestHash }: TestKeys,
): Promise<Choices | NullCode> {
  const pk = new Uint8Array(randomBytes(32));
  const contestId = isForeign ? `${paper.id.slice(0, 58)}-otro` : paper.id;
  const { enc, ct } = await sealBallot({ urnKey: c0, manifestHash, contestId, pk, plaintext });
  const vote = {
    ...({ type: 'vote', v: 1, M: toBase64url(manifestHash), contest: paper.id } as const),
    ...{ pk: toBase64url(pk), tok: '', enc: toBase64url(enc), ct: toBase64url(ct), sig: '' },
  };
  const contest = {
    ...paper,
    ...({ paper: 'none', electors: 0, min_electors: 0 } as const),
    issuer: { kty: 'RSA', n: '', e: '' } as const,
  };
  const read = await openVote(urn, vote, contest, manifestHash);
  return read.ok ? read.value.choices : read.error;
}
