// What acts of officers changed of a vote, as its log proves it: each in the tree, signed by two in force, lawful where it stands.
import {
  type Amend,
  amendedBy,
  amendProblem,
  type BallotCrypto,
  type Bytes,
  canon,
  checkAct,
  type LeafOf,
  leafHash,
  officersAfter,
  parseLeaf,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { verifyInclusion } from '@minga/ledger';
import { type Amendments, type TrustedLog, unchanged } from './booth-trust.ts';
import { type FetchTile, logTiles } from './log-tiles.ts';

interface Proof {
  readonly fetchTile: FetchTile;
  readonly crypto: BallotCrypto;
}

interface PlacedAct {
  readonly index: number;
  readonly bytes: Bytes;
  readonly leaf: LeafOf<'amend'> | LeafOf<'officer'>;
}

/**
 * Reads what the urn lists of its acts (`actas.json`). The list itself proves nothing: an act counts once its leaf is under
 * the checkpoint and two officers in force signed it; one act that is not so spoils the whole. Acts beyond the checkpoint wait.
 */
export async function readActs(
  log: TrustedLog,
  listed: Bytes,
  { fetchTile, crypto }: Proof,
): Promise<Result<Amendments, 'acts'>> {
  const acts = placedActs(listed);
  if (acts === undefined) return err('acts');
  const tiles = logTiles(log.size, fetchTile);
  const { manifest, manifestHash, size, root } = log;
  let { officers } = manifest;
  let { amended } = unchanged(manifest);
  const told: Amend[] = [];
  for (const { index, bytes, leaf } of acts.filter((act) => act.index < size)) {
    const proof = await tiles.inclusionProof(index);
    const place = { leafHash: leafHash(bytes), index, size, root, proof };
    const context = { manifestHash, officers, origin: manifest.origins.A, crypto };
    if (!verifyInclusion(place) || !(await checkAct(leaf, context)).ok) return err('acts');
    if (leaf.type === 'officer') {
      officers = officersAfter(officers, leaf);
      continue;
    }
    if (amendProblem(manifest, amended, leaf) !== undefined) return err('acts');
    amended = amendedBy(amended, leaf);
    told.push(leaf);
  }
  return ok({ amended, amendments: told });
}

/** In the order of the log; undefined when the list is not one of acts, each after the one before it. */
function placedActs(listed: Bytes): readonly PlacedAct[] | undefined {
  try {
    const { acts } = JSON.parse(new TextDecoder().decode(listed)) as { acts: unknown };
    if (!Array.isArray(acts)) return undefined;
    let last = 0;
    return acts.map((act: { readonly index: number; readonly leaf: object }): PlacedAct => {
      const bytes = canon(act.leaf);
      const read = parseLeaf(bytes);
      if (!Number.isSafeInteger(act.index) || act.index <= last || !read.ok) throw new Error();
      const leaf = read.value;
      if (leaf.type !== 'amend' && leaf.type !== 'officer') throw new Error();
      last = act.index;
      return { index: act.index, bytes, leaf };
    });
  } catch {
    return undefined;
  }
}
