// What was written twice, apart from each other, agrees: counts, keys and texts, proofs of the log.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkEd25519, checkToken, readCanon, webCrypto } from '@minga/ballot';
import { count, type Election, parseSettings, readPabulib, type Settings } from '@minga/counting';
import { decodeEntries, formatProof, inclusionProof, leafHash } from '@minga/ledger';
import { openArchive, verify, webPort } from '@minga/verifier';
import {
  type Conventions,
  type CountedBallot,
  type Poll,
  pollOf,
  readConventions,
  readPabulibFile,
  recount,
} from '@minga/verifier/count';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCount } from '../packages/counting/src/testing/elections.ts';
import { root } from './vite-settings.ts';

type Fields = Readonly<Record<string, string>>;

function ours(file: string, fields: Fields): readonly string[] {
  const { election } = readPabulib(readFileSync(file));
  if (election === undefined) throw new Error(`no election in ${file}`);
  const settings = parseSettings(fields, election);
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  return count(election, settings.value).order.map((place) => election.projects[place]?.id ?? '');
}

function theirs(file: string, fields: Fields): readonly string[] {
  const read = readPabulibFile(new Uint8Array(readFileSync(file)));
  const poll = read && pollOf(read);
  const conventions = poll && readConventions(fields, poll, []);
  if (poll === undefined || conventions === undefined) throw new Error(`not read: ${file}`);
  const counted = recount(poll, conventions);
  if (counted === undefined) throw new Error(`not counted: ${file}`);
  return counted.order;
}

const golden = globSync('golden/counting/*.expected.json', { cwd: root });

test('the golden elections are there', () => {
  expect(golden.length).toBeGreaterThan(5);
});

test.each(golden)('both count %s as it is written', (name) => {
  const { file, cases } = JSON.parse(readFileSync(join(root, name), 'utf8'));
  for (const { settings, order } of cases) {
    expect([settings, theirs(join(root, 'golden/counting', file), settings)]).toEqual([
      settings,
      order,
    ]);
  }
});

/** Without `rule` nothing is said; each is complete, so that what is plain in both is tried as well. */
const everyRule: readonly Fields[] = [
  { rule: 'greedy', misfit: 'skip' },
  { rule: 'greedy', misfit: 'stop', ties: 'votes-cost-id' },
  { rule: 'mes', completion: 'none' },
  { rule: 'mes', completion: 'add1', increment: '100' },
  { rule: 'mes', completion: 'add1u', increment: '250', ties: 'votes-cost-id', endowment: 'floor' },
  { rule: 'mes', completion: 'greedy', minimumShare: '1/4', comparison: 'satisfaction' },
  { rule: 'mes', completion: 'greedy', minimumScore: '30', exhaustiveStop: 'off' },
  { rule: 'mes', conflicts: 'P01,P02;P03,P04', completion: 'greedy' },
  { rule: 'mes', together: 'P01,P05;P06,P02', completion: 'add1u', increment: '1000' },
  { rule: 'mes', lot: 'P10,P09,P08,P07,P06,P05,P04,P03,P02,P01', completion: 'greedy' },
  { rule: 'bos', completion: 'none', ties: 'votes-cost-id' },
  { rule: 'bos', completion: 'greedy', minimumShare: '1/4' },
  { rule: 'bos', completion: 'greedy', conflicts: 'P01,P02;P03,P04', together: 'P05,P06' },
  { rule: 'phragmen' },
  { rule: 'phragmen', misfit: 'skip' },
];
const byBothUtilities = everyRule.flatMap((fields) =>
  fields.rule === 'phragmen'
    ? [fields]
    : ['cost', 'cardinality'].map((utility) => ({ ...fields, utility })),
);

test.each(byBothUtilities)('both count the vote of the demonstration by %o', (fields) => {
  const file = join(root, 'golden/ejemplo-pudeto.pb');
  expect(theirs(file, fields)).toEqual(ours(file, fields));
});

/** The same election and the same settings, as the verifier has them. */
function theirsOf(election: Election, settings: Settings): readonly string[] {
  const { rule, utility = '' } = { utility: '', ...settings };
  const plain = { completion: 'none', endowment: 'exact', increment: 1n, exhaustiveStop: true };
  const all = { ...plain, comparison: 'none', misfit: 'skip', lot: [], ...settings } as const;
  const { minimumScore = 0, minimumShare, conflicts = [], together = [] } = all;
  const conventions = {
    ...all,
    isByCost: rule !== 'phragmen' && utility.startsWith('cost'),
    increment: { over: all.increment, under: 1n },
    minimumScore: BigInt(minimumScore),
    minimumShare: { over: minimumShare?.numerator ?? 0n, under: minimumShare?.denominator ?? 1n },
    ...{ conflicts, together },
  } as Conventions;
  const kinds = { ordinal: 'ranking', cumulative: 'points', scoring: 'points' } as const;
  const kind = { approval: 'approval', 'choose-1': 'approval', ...kinds }[election.voteType];
  const counted = recount(
    {
      ...{ budget: election.budget, unit: 10n ** BigInt(election.decimals), kind },
      projects: election.projects,
      ballots: [...election.ballots].map(({ choices, points }) =>
        choices.map((project, at): CountedBallot[number] => [
          project,
          kind === 'ranking' ? choices.length - 1 - at : (points?.[at] ?? 1),
        ]),
      ),
    } as Poll,
    conventions,
  );
  if (counted === undefined) throw new Error('not counted');
  return counted.order;
}

test('both count small votes full of ties alike, by every rule', () => {
  fc.assert(
    fc.property(anyCount, ({ election, settings }) => {
      const order = count(election, settings).order.map((at) => election.projects[at]?.id);
      expect(theirsOf(election, settings)).toEqual(order);
    }),
    { numRuns: 3000 },
  );
});

// Real votes, where somebody has put them: they are not ours to hand out.

const shared = process.env.MINGA_SHARED ?? join(root, '../shared');
const pabulib = join(shared, 'data/elections/pb');
/** A run of this test is a matter of seconds; the large ones are counted by the conformance of counting. */
const MAX_BYTES = 400_000;
const votes = existsSync(pabulib)
  ? globSync('*.pb', { cwd: pabulib })
      .map((name) => join(pabulib, name))
      .filter((file) => statSync(file).size < MAX_BYTES)
      .sort()
  : [];

function fieldsFor(file: string): readonly Fields[] {
  const type = readPabulibFile(new Uint8Array(readFileSync(file)))?.meta.get('vote_type') ?? '';
  const utilities =
    { ordinal: ['borda', 'cost-borda'], cumulative: ['points', 'cost-points'] }[type] ??
    (type === 'scoring' ? ['points', 'cost-points'] : ['cost', 'cardinality']);
  return utilities.flatMap((utility) => [
    { rule: 'greedy', utility },
    { rule: 'mes', utility, completion: 'none' },
    { rule: 'mes', utility, completion: 'greedy', ties: 'votes-cost-id' },
    { rule: 'bos', utility, completion: 'greedy', ties: 'votes-cost-id' },
  ]);
}

test.skipIf(votes.length === 0)(
  votes.length === 0
    ? 'skipped: the Pabulib files are not on this machine'
    : 'both count real votes alike',
  () => {
    for (const file of votes) {
      for (const fields of fieldsFor(file)) {
        const told = [basename(file), fields];
        expect([...told, theirs(file, fields)]).toEqual([...told, ours(file, fields)]);
      }
    }
  },
);

// Keys, signatures, tokens and texts: the product gives the verdicts that were frozen for the verifier.

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const verdicts = JSON.parse(readFileSync(join(root, 'golden/verdicts.json'), 'utf8'));

test('the ballot judges signatures, tokens and texts as the verifier does', async () => {
  for (const { why, pk, msg, sig, verdict } of verdicts.ed25519) {
    const found = await checkEd25519(webCrypto, bytesOf(pk), bytesOf(msg), bytesOf(sig));
    expect([why, found]).toEqual([why, verdict]);
  }
  const issuer = { kty: 'RSA', n: verdicts.tokens.modulus, e: 'AQAB' } as const;
  for (const { why, msg, token, verdict } of verdicts.tokens.vectors) {
    const found = await checkToken(issuer, bytesOf(msg), bytesOf(token), webCrypto);
    expect([why, found]).toEqual([why, verdict]);
  }
  for (const { why, bytes, verdict } of verdicts.canon) {
    expect([why, readCanon(bytesOf(bytes)).ok]).toEqual([why, verdict]);
  }
});

// Proofs that the log hands out are receipts.

test('a proof of the log is found in it under each checkpoint, and a changed one is not', async () => {
  const folder = join(root, 'golden/elections');
  const opened = await openArchive(new Uint8Array(readFileSync(join(folder, 'honesta.tar.gz'))));
  if ('problem' in opened) throw new Error(opened.problem);
  const { bundle } = opened;
  const known = JSON.parse(readFileSync(join(folder, 'honesta.expected.json'), 'utf8'));
  const { vkey, fingerprint } = known;
  const leaves = decodeEntries(bundle.get('leaves.bin') ?? new Uint8Array());
  if (!leaves.ok) throw new Error(leaves.error);
  const hashes = leaves.value.map((leaf) => leafHash(leaf));
  const notes = new TextDecoder().decode(bundle.get('checkpoints.txt')).split('--\n');
  const answer = async (text: string) => {
    const receipts = [new TextEncoder().encode(text)];
    const port = webPort(globalThis.crypto.subtle);
    return verify(bundle, { port, vkey, fingerprint, receipts });
  };
  for (const checkpoint of [notes.at(-1) ?? '', notes[2] ?? '']) {
    const size = Number(checkpoint.split('\n')[1]);
    const index = size - 2;
    const proof = inclusionProof(hashes.slice(0, size), index);
    const good = await answer(formatProof({ index, proof, checkpoint }));
    expect(good).toMatchObject({ verdict: 'proven', receipts: [{ index }] });
    const bad = await answer(formatProof({ index: index - 1, proof, checkpoint }));
    expect(bad.findings.map(({ code }) => code)).toContain('proof-of-another-leaf');
  }
});
