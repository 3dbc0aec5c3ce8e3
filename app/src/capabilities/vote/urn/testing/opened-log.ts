// An urn whose log is opened with the manifest of a sample election, and ballots that wait in it.
import { randomBytes } from 'node:crypto';
import { canon, type Manifest } from '@minga/ballot';
import { type SampleElection, sampleElection } from '@minga/ballot/testing';
import { formatVkey, keyTypes, parseVkey, type Vkey } from '@minga/ledger';
import { TEST_URN_URL, type TestUrn, testUrn } from '../../../../site/testing-vote.ts';
import { newLeaf } from '../rules/batches.ts';
import { boothClientOf } from '../web/booth-bundle.ts';
import { sendTo, type TestWitness, testWitness } from './witness.ts';

export { advance } from '../actions/advance.ts';

export interface OpenedLog {
  readonly urn: TestUrn;
  readonly id: string;
  readonly sample: SampleElection;
  readonly log: Vkey;
  readonly witnesses: readonly TestWitness[];
  /** Sets the clock of the urn. */
  at(time: string): void;
  /** Puts ballots into the urn that wait for their batch. Nobody reads what is in them. */
  cast(contest: string, n: number, electionId?: string): Promise<void>;
}

interface Asked {
  readonly witnesses?: number;
  readonly quorum?: number;
  readonly change?: (manifest: Omit<Manifest, 'sigs'>) => Omit<Manifest, 'sigs'>;
}

const ID = 'pudeto-2027';

export async function openedLog({
  witnesses: many = 0,
  quorum = many,
  change = (manifest) => manifest,
}: Asked = {}): Promise<OpenedLog> {
  let now = new Date('2027-05-03T12:00:00Z');
  let log: Vkey | undefined;
  const witnesses = Array.from({ length: many }, (_, i) =>
    testWitness(`w${i + 1}.example`, 40 + i, () => (log === undefined ? [] : [log])),
  );
  const vkeys = witnesses.map(({ vkey }) => formatVkey(vkey.name, keyTypes.cosignature, vkey.key));
  const urn = await testUrn({
    clock: { now: () => now },
    witnesses: new Map(witnesses.map(({ url }, i) => [vkeys[i] ?? '', url])),
    send: sendTo(...witnesses),
  });
  const keys = await urn.door.prepare(ID, { mode: 'feldman' });
  if (!keys.ok) throw new Error(keys.error.code);
  const { vkey, promiseKey } = keys.value;
  const parsed = parseVkey(vkey);
  if (!parsed.ok) throw new Error(parsed.error);
  log = parsed.value;
  const sample = await sampleElection((manifest) =>
    change({
      ...manifest,
      id: ID,
      origins: { ...manifest.origins, B: TEST_URN_URL },
      log: { vkey },
      client: boothClientOf(urn.house.assets, ''),
      promise_key: promiseKey,
      witnesses: { quorum, vkeys },
    }),
  );
  const opened = await urn.door.open(sample.leaf);
  if (!opened.ok) throw new Error(opened.error.code);
  return {
    urn,
    id: ID,
    sample,
    log,
    witnesses,
    at(time) {
      now = new Date(time);
    },
    async cast(contest, n, electionId = ID) {
      for (let i = 0; i < n; i += 1) await insertBallot(urn, electionId, contest);
    },
  };
}

async function insertBallot(urn: TestUrn, electionId: string, contest: string): Promise<void> {
  const pk = randomBytes(32);
  const text = (bytes: Buffer) => bytes.toString('base64url');
  const { leaf, hash } = newLeaf({
    type: 'vote',
    v: 1,
    M: text(Buffer.alloc(32)),
    contest,
    pk: text(pk),
    tok: text(Buffer.alloc(384)),
    enc: text(Buffer.alloc(65)),
    ct: text(Buffer.alloc(272)),
    sig: text(Buffer.alloc(64)),
  });
  await urn.database.db
    .insertInto('urn.ballot')
    .values({
      election_id: electionId,
      contest,
      pk,
      leaf_hash: Buffer.from(hash),
      leaf: Buffer.from(leaf),
    })
    .execute();
}

/** The canonical bytes of an act that certifier and substitute signed. */
export function actOf({ sample }: OpenedLog, payload: object): Uint8Array {
  return canon(sample.act(payload));
}
