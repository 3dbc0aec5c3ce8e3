// Invented people take their ballot papers and cast them, through roll and urn as real ones would.
import {
  blind,
  buildVote,
  type Contest,
  canon,
  deriveContest,
  finishToken,
  fromBase64url,
  toBase64url,
} from '@minga/ballot';
import { assert, type Result } from '@minga/basics';
import { nodeCrypto } from '../../../../../platform/node-crypto.ts';
import type { House, RollTools } from '../../../../../platform/room.ts';
import type { InventedUrn } from '../../../../../platform/urn-door.ts';
import type { Run } from '../../../../ground/people/rules/index.ts';
import { handOut } from '../../../roll/index.ts';
import { inventedChoices } from '../../demonstration/invented-ballots.ts';
import { readSealed, type SealedElection } from '../../store/sealed/elections.ts';

/** Ballots that are made at the same time. */
const AT_ONCE = 8;
const SEED_BYTES = 16;
const CONFLICT = 409;

export interface CastingHouse {
  readonly house: House;
  readonly roll: RollTools;
  readonly urn: InventedUrn;
}

/** Ballot papers that invented people take and cast: each as often as it is asked for the same, so that what was interrupted goes on. */
export async function castInvented(
  { house, roll, urn }: CastingHouse,
  id: string,
  { voters, now }: { readonly voters: readonly Run[]; readonly now: Date },
): Promise<void> {
  const sealed = await readSealed(house.db, id);
  assert(sealed !== undefined, 'it was opened a moment ago');
  for (let at = 0; at < voters.length; at += AT_ONCE) {
    const some = voters.slice(at, at + AT_ONCE);
    await Promise.all(
      some.map((run, place) => castOne({ house, roll, urn, sealed, now, run, place: at + place })),
    );
  }
}

interface Casting extends CastingHouse {
  readonly sealed: SealedElection;
  readonly now: Date;
  readonly run: Run;
  readonly place: number;
}

async function castOne(casting: Casting): Promise<void> {
  const { house, roll, urn, sealed, now, run, place } = casting;
  const { id, manifest, fingerprint } = sealed;
  const [contest] = manifest.contests;
  assert(contest !== undefined, 'a vote has its contest');
  const seed = seedOf(house, id, run);
  const of = {
    ...{ contest, manifestHash: fingerprint },
    secrets: deriveContest(seed, fingerprint, contest),
  };
  const bm = done(blindOf(of));
  const issued = await handOut(
    { db: house.db, roll },
    { electionId: id, run, bm: [`${contest.id}.${toBase64url(bm)}`], now },
  );
  const bs = bytesOf(done(issued).bs[0]?.split('.')[1]);
  const token = await finishToken({ ...of, bs, crypto: nodeCrypto });
  assert(token.ok, 'the roll signs what it was asked');
  const vote = await buildVote({
    ...{ ...of, token: token.value, urnKey: bytesOf(manifest.urn.commits[0]), control: '' },
    choices: choicesOf(contest, place),
  });
  assert(vote.ok, 'what is invented is legal');
  const answer = await urn.cast(id, canon({ ballots: [vote.value.vote] }));
  // She has voted already where her first ballot arrived before all was interrupted.
  assert(answer.ok || answer.status === CONFLICT, `the urn takes it: ${answer.status}`);
}

/** The same at each start: what the roll signed is signed again, and nobody has two papers. */
function seedOf({ keys }: House, id: string, run: Run): Uint8Array {
  const fingerprint = keys.fingerprint('count/invented-seed', `${id} ${run}`);
  return new Uint8Array(fingerprint.subarray(0, SEED_BYTES));
}

function blindOf(of: Parameters<typeof blind>[0]): Result<Uint8Array, { readonly code: string }> {
  const blinded = blind(of);
  return blinded.ok ? blinded : { ok: false, error: { code: String(blinded.error) } };
}

function bytesOf(text = ''): Uint8Array {
  return fromBase64url(text) ?? new Uint8Array();
}

function choicesOf({ projects, ballot }: Contest, place: number): readonly string[] {
  const chosen = inventedChoices(place, projects.length).slice(0, ballot.max);
  return chosen.flatMap((at) => projects[at]?.id ?? []).toSorted();
}

/** Of a demonstration every step succeeds: what does not is a fault. */
export function done<T>(result: Result<T, { readonly code: string }>): T {
  assert(result.ok, `the demonstration: ${result.ok ? '' : JSON.stringify(result.error)}`);
  return result.value;
}
