// An urn in memory for tests of what comes before it: keys, and a log that takes what may follow.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  emptyLog,
  type Leaf,
  type LogState,
  leafHash,
  mayFollow,
  parseLeaf,
  pointOf,
  scalarOfRandom,
  toBase64url,
  toHex,
} from '@minga/ballot';
import { err, ok } from '@minga/basics';
import { formatVkey } from '@minga/ledger';
import type { ElectionUrn } from '../actions/by-staff.ts';

export interface UrnInMemory extends ElectionUrn {
  /** Leaves in their order, of every election. */
  readonly leaves: readonly { readonly electionId: string; readonly leaf: Leaf }[];
  /** What was handed over of projects, by election. */
  readonly sheets: ReadonlyMap<string, readonly string[]>;
  /** From now on it answers nothing but this code; undefined heals it. */
  refuse(code: string | undefined): void;
}

const ED25519_TYPE = 1;

function ed25519(): Uint8Array {
  const { publicKey } = generateKeyPairSync('ed25519');
  return new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
}

export function urnInMemory(host = '127.0.0.1:3001'): UrnInMemory {
  const leaves: { electionId: string; leaf: Leaf; hash: string }[] = [];
  const states = new Map<string, LogState>();
  const prepared = new Map<string, { vkey: string; promiseKey: string; c0?: string }>();
  const kept = new Map<string, readonly string[]>();
  let refusal: string | undefined;

  function take(electionId: string, bytes: Uint8Array) {
    if (refusal !== undefined) return err({ code: refusal });
    const own = leaves.filter((one) => one.electionId === electionId);
    const hash = toHex(leafHash(bytes));
    const known = own.findIndex((one) => one.hash === hash);
    if (known !== -1) return ok({ index: known });
    const parsed = parseLeaf(bytes);
    if (!parsed.ok) return err({ code: parsed.error });
    const next = mayFollow(states.get(electionId) ?? emptyLog, parsed.value, bytes);
    if (!next.ok) return err({ code: next.error });
    states.set(electionId, next.value);
    leaves.push({ electionId, leaf: parsed.value, hash });
    return ok({ index: own.length });
  }

  return {
    leaves,
    sheets: kept,
    refuse(code) {
      refusal = code;
    },
    async prepare(electionId, { mode }) {
      if (refusal !== undefined) return err({ code: refusal });
      const c0 = pointOf(scalarOfRandom(randomBytes(48)));
      const keys = prepared.get(electionId) ?? {
        vkey: formatVkey(`${host}/${electionId}`, ED25519_TYPE, ed25519()),
        promiseKey: toBase64url(ed25519()),
        ...(mode === 'server' && c0 !== undefined && { c0: toBase64url(c0) }),
      };
      prepared.set(electionId, keys);
      return ok(keys);
    },
    async open(manifest) {
      const parsed = parseLeaf(manifest);
      if (!parsed.ok || parsed.value.type !== 'manifest') return err({ code: 'shape' });
      return take(parsed.value.id, manifest);
    },
    async keepSheets(electionId, sheets) {
      if (refusal !== undefined) return err({ code: refusal });
      kept.set(electionId, sheets);
      return ok({});
    },
    async outlook() {
      return ok({ now: Date.now(), silent: [] });
    },
    async append(electionId, leaf) {
      return take(electionId, leaf);
    },
  };
}
