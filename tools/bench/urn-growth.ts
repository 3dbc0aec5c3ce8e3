// What an urn costs that has ten thousand ballots in its log, a hundred thousand, a million.
import { canon } from '@minga/ballot';
import { logTime } from '../../app/src/capabilities/vote/urn/rules/batches.ts';
import { ownSeconds, timed } from './cpu.ts';
import { castAll } from './urn-casts.ts';
import { type OpenedElection, type Stand, VOTING } from './urn-stand.ts';

/** Ballots that are cast at each size. */
const CASTS = 600;
const SLOT_MS = 12 * 3_600_000;

export async function benchGrowth(
  stand: Stand,
  sizes: readonly number[],
): Promise<readonly string[]> {
  stand.setClock(VOTING);
  const election = await stand.openElection('crece');
  const bodies = await stand.castBodies(election, CASTS * sizes.length);
  const lines: string[] = [];
  for (const [place, size] of sizes.entries()) {
    // Hours of flushes that were due before are over, so that each size flushes its own.
    stand.setClock(new Date(Date.parse(VOTING) + place * SLOT_MS).toISOString());
    const own = bodies.slice(place * CASTS, (place + 1) * CASTS);
    lines.push(await atSize(stand, election, size, own));
  }
  return lines;
}

async function atSize(
  stand: Stand,
  election: OpenedElection,
  size: number,
  bodies: readonly string[],
): Promise<string> {
  const { house, advance } = stand;
  const { id } = election;
  await fill(stand, id, size);
  const memory = {};
  const go = () => advance(house, id, { memory });
  const first = await timed({}, go);
  const casts = await castAll(stand, election, bodies);
  const parts = { own: ownSeconds, postgres: stand.postgresSeconds };
  const append = await timed(parts, async () => {
    await appendIncident(stand, election);
    await go();
  });
  stand.setClock(new Date(house.clock.now().getTime() + SLOT_MS).toISOString());
  const before = process.memoryUsage().rss;
  const flush = await timed(parts, () => go());
  const grown = Math.max(0, process.memoryUsage().rss - before) / 2 ** 20;
  if (flush.value.flushed !== 'flushed') throw new Error(`nothing flushed: ${flush.value.flushed}`);
  const look = await timed({}, () => lookUp(election));
  const ms = (seconds = Number.NaN) => `${(seconds * 1000).toFixed(0)} ms`;
  return [
    `  ${size.toLocaleString('en')} ballots: ${casts.rate.toFixed(0)} casts a second (urn ${casts.urn.toFixed(3)} ms, PostgreSQL ${casts.postgres.toFixed(3)} ms of a core)`,
    `one leaf and its checkpoint ${ms(append.seconds)} (${ms(append.processor.own)} of a core and ${ms(append.processor.postgres)} of PostgreSQL)`,
    `flush of ${bodies.length} ${ms(flush.seconds)} (${ms(flush.processor.own)} of a core and ${ms(flush.processor.postgres)} of PostgreSQL, ${grown.toFixed(0)} MB more)`,
    `look-up files ${(look.value / 1e6).toFixed(1)} MB in ${ms(look.seconds)}`,
    `a process that begins reads and publishes all in ${ms(first.seconds)}`,
  ].join('; ');
}

/** Invented ballots straight into the tables, until the log has so many leaves. */
async function fill({ owner }: Stand, id: string, size: number): Promise<void> {
  await owner.query('set statement_timeout = 0');
  const { rows } = await owner.query<{ next: number }>(
    'select max(index) + 1 as next from urn.leaf where election_id = $1',
    [id],
  );
  const from = rows[0]?.next ?? 0;
  const last = size - 1;
  // As long as a ballot of 256 bytes within; nobody reads what is in them.
  await owner.query(
    `with made as (
       select i, decode(repeat(md5(i::text), 38), 'hex') as leaf from generate_series($2::int, $3::int) as i)
     insert into urn.leaf (election_id, index, type, hash, leaf)
     select $1, i, 'vote', sha256('\\x00'::bytea || leaf), leaf from made`,
    [id, from, last],
  );
  await owner.query(
    `insert into urn.ballot (election_id, contest, pk, leaf_hash, leaf)
     select $1, 'comuna', sha256(hash), hash, null from urn.leaf
     where election_id = $1 and index >= $2 and type = 'vote'`,
    [id, from],
  );
  await owner.query('analyze urn.leaf, urn.ballot');
}

/** A leaf of an officer: an incident that is told. */
async function appendIncident({ house, door }: Stand, { id, act }: OpenedElection): Promise<void> {
  const at = logTime(house.clock.now().getTime());
  const leaf = act({
    ...{ type: 'incident', code: 'power-cut', contest: '', table: '', excess: 0 },
    ...{ decision: 'none', reason: 'Corte de luz', at },
  });
  const done = await door.append(id, canon(leaf));
  if (!done.ok) throw new Error(`the leaf was refused: ${done.error.code}`);
}

/** Bytes of what the page of the look-up asks for. */
async function lookUp({ address }: OpenedElection): Promise<number> {
  let bytes = 0;
  for (const name of ['checkpoint', 'leaf-hashes.bin']) {
    const response = await fetch(address.replace(/votar$/, name));
    bytes += (await response.arrayBuffer()).byteLength;
  }
  return bytes;
}
