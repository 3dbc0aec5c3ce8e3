// Sealed ballots by the thousand, as many threads make them as the machine has cores: this file is the thread as well.
import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  type Bytes,
  type Contest,
  canon,
  encodeChoices,
  sealBallot,
  toBase64url,
  tokenMessage,
  voteMessage,
} from '@minga/ballot';
import { assert } from '@minga/basics';

/** What ballots are made of; plain values, so that it can be sent to a thread. */
export interface MakerSetting {
  readonly manifestHash: Bytes;
  readonly contest: Contest;
  readonly urnKey: Bytes;
  /** The key that signs tokens, PKCS #8. */
  readonly issuer: Bytes;
  /** Every ballot is sealed by itself, or all carry the same sealed text, which nobody but the urn's key can tell. */
  readonly isEachSealed: boolean;
}

interface Order extends MakerSetting {
  readonly from: number;
  readonly to: number;
}

const PORTION = 200;
/** RSA-PSS as tokens are signed. */
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 } as const;

/** What the n-th voter chooses: legal in every contest of approval, and few ways of voting. */
export function choicesOf({ projects, ballot }: Contest, n: number): readonly string[] {
  return projects
    .filter((_, place) => ((n * 7 + place * 3) % 11) % (place + 2) === 0)
    .slice(0, ballot.max)
    .map(({ id }) => id);
}

/** The canonical bytes of so many ballots, in the order of `choicesOf`. */
export async function makeBallots(setting: MakerSetting, count: number): Promise<readonly Bytes[]> {
  const made: Bytes[] = new Array(count);
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL(import.meta.url));
    try {
      for (let from = next; from < count; from = next) {
        const to = Math.min(count, from + PORTION);
        next = to;
        const answer = new Promise<readonly Bytes[]>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        });
        worker.postMessage({ ...setting, from, to } satisfies Order);
        for (const [place, ballot] of (await answer).entries()) made[from + place] = ballot;
        worker.removeAllListeners('error');
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return made;
}

async function makePortion({ from, to, ...setting }: Order): Promise<readonly Bytes[]> {
  const { manifestHash, contest, issuer } = setting;
  const key = createPrivateKey({ key: Buffer.from(issuer), format: 'der', type: 'pkcs8' });
  const common = await sealedOnce(setting);
  const made: Bytes[] = [];
  for (let n = from; n < to; n++) {
    const voter = generateKeyPairSync('ed25519');
    const pk = rawKey(voter.publicKey);
    const sealed = common ?? (await sealedFor(setting, pk, n));
    const tok = sign('sha384', tokenMessage(manifestHash, contest.id, pk), { key, ...PSS });
    const unsigned = {
      type: 'vote',
      v: 1,
      M: toBase64url(manifestHash),
      contest: contest.id,
      pk: toBase64url(pk),
      tok: toBase64url(tok),
      enc: toBase64url(sealed.enc),
      ct: toBase64url(sealed.ct),
    } as const;
    const sig = toBase64url(sign(null, voteMessage(unsigned), voter.privateKey));
    made.push(canon({ ...unsigned, sig }));
  }
  return made;
}

function sealedOnce(setting: MakerSetting) {
  return setting.isEachSealed ? undefined : sealedFor(setting, new Uint8Array(32), 0);
}

function sealedFor({ manifestHash, contest, urnKey }: MakerSetting, pk: Bytes, n: number) {
  const plaintext = encodeChoices({ choices: choicesOf(contest, n), control: '' }, contest);
  assert(plaintext.ok, 'invented choices are legal');
  return sealBallot({
    ...{ manifestHash, urnKey, pk },
    contestId: contest.id,
    plaintext: plaintext.value,
  });
}

function rawKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

if (!isMainThread) {
  parentPort?.on('message', async (order: Order) => {
    parentPort?.postMessage(await makePortion(order));
  });
}
