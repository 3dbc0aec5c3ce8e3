// The last seconds before the close: ten times the usual arrivals, pages meanwhile, and every promise in the log after.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from './cpu.ts';
import { START_MS } from './urn-casts.ts';
import { type OpenRun, type Phase, sendAll } from './urn-load.ts';
import type { OpenedElection, Stand } from './urn-stand.ts';

/** Seconds of each stretch; the close comes at the end of the peak. */
const SECONDS = { nobody: 3, quiet: 4, peak: 6, after: 1 } as const;
const PAGES = 10;
/** The peak is this share of what the urn took when everybody cast at once. */
const SHARE = 0.4;
const CAST_UNTIL = Date.parse('2027-05-12T23:00:00Z');

/** `capacity`: casts a second, as measured before. */
export async function benchSpike(stand: Stand, capacity: number): Promise<readonly string[]> {
  const peak = Math.max(50, Math.round(capacity * SHARE));
  const quiet = peak / 10;
  const { nobody, quiet: calm, peak: busy, after } = SECONDS;
  const phases: readonly Phase[] = [
    { name: 'nobody casts', seconds: nobody, casts: 0, pages: PAGES },
    { name: 'usual arrivals', seconds: calm, casts: quiet, pages: PAGES },
    { name: 'closing spike', seconds: busy, casts: peak, pages: PAGES },
    { name: 'after the close', seconds: after, casts: peak, pages: PAGES },
  ];
  const election = await stand.openElection('cierre');
  const needed = Math.ceil((quiet * calm + peak * (busy + after)) * 1.2) + 100;
  const file = join(stand.folder, 'spike');
  writeFileSync(file, (await stand.castBodies(election, needed)).join('\n'));
  await stand.advance(stand.house, election.id);
  const base = election.address.replace(/votar$/, '');
  const pages = [base, `${base}checkpoint`];
  // Both ways are warm before anything is measured.
  for (const page of [...pages, ...pages]) await (await fetch(page)).arrayBuffer();
  const beginAt = Date.now() + START_MS;
  const untilClose = START_MS + (nobody + calm + busy) * 1000;
  stand.setClock(new Date(CAST_UNTIL - untilClose).toISOString());
  const run = await sendAll<OpenRun>({ file, address: election.address, phases, pages, beginAt });
  stand.setClock(new Date(CAST_UNTIL + 6_000).toISOString());
  const { flushed } = await stand.advance(stand.house, election.id);
  if (flushed !== 'closed') throw new Error(`the vote did not close: ${flushed}`);
  const lost = run.promised.length - (await inLog(stand, election, run.promised));
  return [...phases.flatMap((phase, at) => phaseLines(phase, run, at)), promiseLine(run, lost)];
}

function phaseLines({ name, casts }: Phase, { phases }: OpenRun, at: number): readonly string[] {
  const [run, calm] = [phases[at], phases[0]];
  if (run === undefined || calm === undefined) return [];
  const ms = (list: readonly number[], share: number) => `${quantile(list, share).toFixed(1)} ms`;
  const both = (list: readonly number[]) => `p50 ${ms(list, 0.5)}, p99 ${ms(list, 0.99)}`;
  const ratio = (place: number) =>
    quantile(run.pages[place] ?? [], 0.5) / quantile(calm.pages[place] ?? [], 0.5);
  const pages = ['page', 'checkpoint'].map((what, place) => {
    const times = at === 0 ? '' : ` (${ratio(place).toFixed(1)} × without casts)`;
    return `${what} ${both(run.pages[place] ?? [])}${times}`;
  });
  const answered = [
    ...(run.taken.length > 0 ? [`${run.taken.length} taken, ${both(run.taken)}`] : []),
    ...(run.refused.length > 0 ? [`${run.refused.length} refused, ${both(run.refused)}`] : []),
  ];
  return [`  ${name}, ${casts.toFixed(0)} a second: ${[...answered, ...pages].join('; ')}`];
}

function promiseLine({ promised, broken }: OpenRun, lost: number): string {
  return `  promises given ${promised.length}, lost ${lost} (aim: 0); answers that were neither promise nor refusal: ${broken}`;
}

async function inLog(
  { owner }: Stand,
  { id }: OpenedElection,
  hashes: readonly string[],
): Promise<number> {
  const { rows } = await owner.query<{ n: string }>(
    `select count(distinct hash) as n from urn.leaf
     where election_id = $1 and type = 'vote' and hash = any($2::bytea[])`,
    [id, hashes.map((hash) => Buffer.from(hash, 'base64url'))],
  );
  return Number(rows[0]?.n ?? 0);
}
