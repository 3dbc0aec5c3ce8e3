// What is made known of an election before it opens: the roll with its keys, and the keys of the urn.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { factBook } from '../../../../platform/facts.ts';
import type { KnownRoll, RegistrarKeys, RollFrozen } from '../rules/roll-facts.ts';
import type { UrnMode } from '../rules/settings.ts';

interface ElectionFact {
  readonly kind: 'registrar-keys' | 'padron-frozen' | 'padron-thawed' | 'urn-prepared';
  readonly key: string;
  readonly payload: Readonly<Record<string, string | number>>;
}

const facts = factBook<ElectionFact>('election');

/** Once for each election: its keys never change. */
export function depositRegistrar(tx: Tx, electionId: string, keys: RegistrarKeys): Promise<void> {
  const { sign, deskKem, issuers } = keys;
  const payload = { sign, desk_kem: deskKem, issuers: JSON.stringify(issuers) };
  return facts.deposit(tx, electionId, { kind: 'registrar-keys', key: 'keys', payload });
}

/** The roll as it was frozen; the last word counts, until the election opens. */
export function depositRoll(tx: Tx, electionId: string, frozen: RollFrozen): Promise<void> {
  const { root, count, electors, key } = frozen;
  const payload = { root, count, electors: JSON.stringify(electors) };
  return facts.deposit(tx, electionId, { kind: 'padron-frozen', key, payload });
}

/** The freeze of this key is taken back, because the list changed. */
export function depositThawedRoll(tx: Tx, electionId: string, key: string): Promise<void> {
  return facts.deposit(tx, electionId, { kind: 'padron-thawed', key, payload: {} });
}

export async function readRollFacts(db: Database | Tx, electionId: string): Promise<KnownRoll> {
  const known = await facts.about(db, electionId);
  const keys = known.find(({ kind }) => kind === 'registrar-keys')?.payload;
  const thawed = new Set(known.flatMap((one) => (one.kind === 'padron-thawed' ? [one.key] : [])));
  const last = known.findLast(({ kind }) => kind === 'padron-frozen');
  const frozen = last === undefined || thawed.has(last.key) ? undefined : last;
  return {
    keys: keys && {
      sign: String(keys.sign),
      deskKem: String(keys.desk_kem),
      issuers: JSON.parse(String(keys.issuers)),
    },
    frozen: frozen && {
      key: frozen.key,
      root: String(frozen.payload.root),
      count: Number(frozen.payload.count),
      electors: JSON.parse(String(frozen.payload.electors)),
    },
  };
}

/** What the urn answered when it was prepared; its points where it holds the key itself. */
export interface PreparedKeys {
  readonly mode: UrnMode;
  readonly vkey: string;
  readonly promiseKey: string;
}

/** Once for each election: the log and its promises keep their keys. */
export function depositUrn(tx: Tx, electionId: string, keys: PreparedKeys): Promise<void> {
  const { mode, vkey, promiseKey } = keys;
  const payload = { mode, vkey, promise_key: promiseKey };
  return facts.deposit(tx, electionId, { kind: 'urn-prepared', key: 'keys', payload });
}

export async function readUrnKeys(
  db: Database | Tx,
  electionId: string,
): Promise<PreparedKeys | undefined> {
  const known = await facts.about(db, electionId);
  const keys = known.find(({ kind }) => kind === 'urn-prepared')?.payload;
  return (
    keys && {
      mode: keys.mode === 'feldman' ? 'feldman' : 'server',
      vkey: String(keys.vkey),
      promiseKey: String(keys.promise_key),
    }
  );
}
