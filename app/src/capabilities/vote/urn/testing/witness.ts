// A witness in process, which may also be down, slow, forgetful or a liar.
import { checkEd25519, publicKeyOf, signEd25519, webCrypto } from '@minga/ballot';
import {
  addCheckpoint,
  keyTypes,
  type Vkey,
  vkeyOf,
  type Witnessed,
  type WitnessMemory,
} from '@minga/ledger';
import type { Send, Witness } from '../store/witness-calls.ts';

type Bytes = Uint8Array;

export const testVerify = (pk: Bytes, message: Bytes, signature: Bytes) =>
  checkEd25519(webCrypto, pk, message, signature);

export function testSigner(name: string, type: number, filling: number) {
  const secret = new Uint8Array(32).fill(filling);
  const vkey = vkeyOf(name, type, publicKeyOf(secret));
  const sign = (message: Bytes) => signEd25519(secret, message);
  return { vkey, signer: { name, keyId: vkey.keyId, sign } };
}

export interface TestWitness extends Witness {
  readonly send: Send;
  readonly kept: Map<string, Witnessed>;
  /** What it answers instead of the truth. */
  lie: ((request: Request) => Response | undefined) | undefined;
  asked: number;
}

export function testWitness(
  name: string,
  filling: number,
  logs: () => readonly Vkey[],
): TestWitness {
  const { vkey, signer } = testSigner(name, keyTypes.cosignature, filling);
  const kept = new Map<string, Witnessed>();
  const memory: WitnessMemory = {
    last: async (origin) => kept.get(origin),
    replace: async (origin, before, after) => {
      if (kept.get(origin) !== before) return false;
      kept.set(origin, after);
      return true;
    },
  };
  const witness: TestWitness = {
    vkey,
    url: `http://${name}`,
    kept,
    send,
    lie: undefined,
    asked: 0,
  };
  async function send(request: Request): Promise<Response> {
    witness.asked += 1;
    const lie = witness.lie?.(request);
    if (lie !== undefined) return lie;
    const url = new URL(request.url);
    if (url.pathname === '/checkpoint') {
      const last = kept.get(url.searchParams.get('origin') ?? '');
      return last ? new Response(last.note) : new Response('', { status: 404 });
    }
    const now = () => 1_700_000_000;
    const ports = { logs: logs(), memory, signer, verify: testVerify, now };
    const answer = await addCheckpoint(await request.text(), ports);
    if (answer.status === 200) return new Response(answer.lines);
    return new Response(answer.status === 409 ? `${answer.size}\n` : '', { status: answer.status });
  }
  return witness;
}

/** Sends each request to the witness whose name its host is. */
export function sendTo(...witnesses: readonly TestWitness[]): Send {
  return (request) => {
    const host = new URL(request.url).host;
    const found = witnesses.find(({ vkey }) => vkey.name === host);
    if (found === undefined) throw new Error(`nobody is at ${host}`);
    return found.send(request);
  };
}
