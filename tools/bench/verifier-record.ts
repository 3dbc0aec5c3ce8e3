// A whole closed vote of any size as its public folder, and what the command that verifies it takes.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Bytes,
  byLeafHash,
  canon,
  parseLeaf,
  toBase64url,
  tracker,
  type Vote,
} from '@minga/ballot';
import { bundleOf } from '../golden-elections/bundle.ts';
import { countContests, type OpenedBallot } from '../golden-elections/counting.ts';
import { type Setting, type Shape, settle } from '../golden-elections/manifest.ts';
import { registroOf } from '../golden-elections/simulate.ts';
import { root } from '../vite-settings.ts';
import { choicesOf, makeBallots } from './ballot-maker.ts';
import { measureUse } from './processes.ts';

const shapeOf = (people: number): Shape => ({
  id: 'medida',
  title: 'Votación para medir',
  styles: [{ id: 'todos', contests: ['comuna'], people }],
  contests: {
    comuna: {
      title: 'Toda la comuna',
      budget: 90_000_000,
      costs: [30_000_000, 12_500_000, 45_000_000, 8_000_000, 21_000_000, 17_900_000],
      ballot: { kind: 'approval', min: 0, max: 4, points: 0, within_budget: false },
      rule: { rule: 'greedy', utility: 'cost', misfit: 'skip', ties: 'votes-cost-id' },
    },
  },
});

/** The most events of a registro, so that its leaf is one. */
const EVENTS = 700;

/** Writes the record of so many ballots. Returns what is known of it from outside. */
async function writeRecord(
  folder: string,
  ballots: number,
): Promise<{ readonly vkey: string; readonly fingerprint: string }> {
  const setting = await settle(shapeOf(ballots));
  const cast = await castIn(setting, ballots);
  const { files, result } = await countContests(setting, cast, { withdrawn: [] });
  const votes = cast.map(({ ballot }) => ballot).toSorted(byLeafHash);
  const { act, keys } = setting;
  const at = '2027-05-09T12:00:00Z';
  const before = [
    setting.leaf,
    canon({ type: 'batch', contest: 'comuna', n: votes.length }),
    ...votes.map(({ leaf }) => leaf),
    ...registros(setting),
  ];
  const leaves = [
    ...before,
    canon({
      ...{ type: 'close', at: '2027-05-07T23:00:05Z', size: before.length },
      ballots: [{ contest: 'comuna', n: votes.length }],
    }),
    canon(act({ type: 'paper-close', at: '2027-05-09T10:00:00Z' })),
    canon(act({ type: 'urn-key', u: toBase64url(keys.u), at })),
    canon(act(result)),
  ];
  const promise = { leaf: '', sig: '' };
  const bundle = await bundleOf({ setting, leaves, sizes: [leaves.length], files, promise });
  for (const [name, bytes] of bundle) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return { vkey: setting.manifest.log.vkey, fingerprint: toBase64url(setting.hash) };
}

async function castIn(setting: Setting, count: number): Promise<readonly OpenedBallot[]> {
  const { manifest, hash: manifestHash, keys } = setting;
  const [contest] = manifest.contests;
  const issuer = keys.issuers.get('comuna')?.export({ format: 'der', type: 'pkcs8' });
  const [urnKey] = keys.commits;
  if (contest === undefined || issuer === undefined || urnKey === undefined) {
    throw new Error('a contest with its keys');
  }
  const made = await makeBallots(
    { manifestHash, contest, urnKey, issuer, isEachSealed: true },
    count,
  );
  return made.map((leaf, n): OpenedBallot => {
    const hash = new Uint8Array(createHash('sha256').update('\0').update(leaf).digest());
    const ballot = { vote: voteOf(leaf), leaf, hash, tracker: tracker(hash), contest };
    return { ballot, says: { choices: choicesOf(contest, n), control: '' } };
  });
}

function voteOf(leaf: Bytes): Vote {
  const parsed = parseLeaf(leaf);
  if (!parsed.ok || parsed.value.type !== 'vote') throw new Error('a ballot that is none');
  return parsed.value;
}

/** Everybody took a paper on one day, told in as many parts as it needs. */
function registros(setting: Setting): readonly Bytes[] {
  const events = setting.rights.map(({ c }) => ({ c, ev: 'issued' as const }));
  const of = Math.ceil(events.length / EVENTS);
  return Array.from({ length: of }, (_, at) => {
    const some = events.slice(at * EVENTS, (at + 1) * EVENTS);
    return canon(registroOf(setting, '2027-05-07', some, { part: at + 1, of }));
  });
}

export async function benchVerifier(folder: string, ballots: number): Promise<readonly string[]> {
  const record = join(folder, 'record');
  const began = performance.now();
  const { vkey, fingerprint } = await writeRecord(record, ballots);
  const made = (performance.now() - began) / 1000;
  const command = join(root, 'packages/verifier/bin/minga-verify.ts');
  const known = ['--clave', vkey, '--huella', fingerprint];
  const { seconds, peakBytes, processor } = measureUse(command, record, ...known);
  const rate = ballots / processor;
  return [
    `verifier, ballots a second and core, native crypto: ${rate.toFixed(0)} (aim: 1500 or more)`,
    `  ${ballots.toLocaleString('en')} ballots end to end: ${seconds.toFixed(1)} s in threads, ${processor.toFixed(1)} s of a core, ${(peakBytes / 2 ** 20).toFixed(0)} MB at most (the record was made in ${made.toFixed(0)} s)`,
  ];
}
