// A log of an urn in memory, signed as the urn signs, for tests of whoever reads it: leaves, checkpoints, bundles; and what a false urn would show.
import {
  emptyLog,
  fromBase64url,
  type LogState,
  leafHash,
  mayFollow,
  parseLeaf,
  parseManifest,
  publicKeyOf,
  signEd25519,
} from '@minga/ballot';
import { assert } from '@minga/basics';
import {
  encodeEntries,
  formatCheckpoint,
  formatNote,
  formatVkey,
  keyTypes,
  parseTilePath,
  signNote,
  tileWidth,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import type { ReadUrn } from '../actions/sealed/follow-urn.ts';
import { withdrawnProjects } from '../rules/sealed/log-state.ts';
import { openBallots } from '../rules/sealed/open-ballots.ts';
import { openedText } from '../rules/sealed/opened.ts';

const secret = new Uint8Array(32).fill(5);

export class KeptLog {
  readonly origin: string;
  readonly leaves: Uint8Array[] = [];
  /** Leaves that the checkpoint tells of; fewer than there are where a test says so. */
  size: number | undefined;
  isReachable = true;
  /** What an urn that lies makes of its opened ballots. */
  falsify: (text: string) => string = (text) => text;
  #state: LogState = emptyLog;

  constructor(origin: string) {
    this.origin = origin;
  }

  get vkey(): string {
    return formatVkey(this.origin, keyTypes.ed25519, publicKeyOf(secret));
  }

  /** Refuses what the phases do. The place of the leaf. */
  append(leaf: Uint8Array): number {
    const parsed = parseLeaf(leaf);
    assert(parsed.ok, `a leaf: ${parsed.ok || parsed.error}`);
    const next = mayFollow(this.#state, parsed.value, leaf);
    assert(next.ok, `${parsed.value.type} may not follow: ${next.ok || next.error}`);
    this.#state = next.value;
    this.leaves.push(leaf);
    return this.leaves.length - 1;
  }

  async checkpoint(key = secret): Promise<Uint8Array> {
    const size = this.size ?? this.leaves.length;
    const root = treeRoot(this.leaves.slice(0, size).map((leaf) => leafHash(leaf)));
    const text = formatCheckpoint({ origin: this.origin, size, root });
    const { keyId } = vkeyOf(this.origin, keyTypes.ed25519, publicKeyOf(key));
    const signer = {
      name: this.origin,
      keyId,
      sign: (message: Uint8Array) => signEd25519(key, message),
    };
    const note = formatNote({ text, signatures: [await signNote(text, signer)] });
    return new TextEncoder().encode(note);
  }

  /** As the urn publishes it once its key is in the log. */
  async #openedFile(): Promise<Uint8Array | undefined> {
    const [manifest, ...leaves] = this.leaves;
    const parsed = leaves.map((bytes) => ({ bytes, leaf: parseLeaf(bytes) }));
    const of = (...types: readonly string[]) =>
      parsed.filter(({ leaf }) => leaf.ok && types.includes(leaf.value.type));
    const [key] = of('urn-key').map(({ leaf }) => leaf.ok && leaf.value);
    if (manifest === undefined || !key || key.type !== 'urn-key') return undefined;
    const u = fromBase64url(key.u) ?? new Uint8Array();
    const votes = of('vote', 'late').map(({ bytes }) => bytes);
    const acts = parsed.flatMap(({ leaf }, place) =>
      leaf.ok ? [{ place, leaf: leaf.value }] : [],
    );
    const withdrawn = withdrawnProjects(acts);
    const opened = await openBallots({ manifest, u, withdrawn, leaves: votes }, nodeCrypto);
    const read = parseManifest(manifest);
    assert(opened !== undefined && read.ok, 'the key is that of the manifest');
    const ballots = opened.ballots.map(({ pk: _, ...ballot }) => ballot);
    return new TextEncoder().encode(this.falsify(openedText(read.value, ballots)));
  }

  readonly read: ReadUrn = async (_, path) => {
    if (!this.isReachable) return undefined;
    if (path === 'checkpoint') return this.checkpoint();
    if (path === 'opened.jsonl') return this.#openedFile();
    const tile = parseTilePath(path);
    if (tile?.level !== 'entries') return undefined;
    const from = tile.index * tileWidth;
    const leaves = this.leaves.slice(from, from + tile.width);
    return leaves.length === tile.width ? encodeEntries(leaves) : undefined;
  };
}
