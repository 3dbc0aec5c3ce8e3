// Two counts written apart from each other agree: that of @minga/counting and the recount of the verifier.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { count, parseSettings, readPabulib } from '@minga/counting';
import { pollOf, readConventions, readPabulibFile, recount } from '@minga/verifier/count';
import { expect, test } from 'vitest';
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
    if (settings.rule === 'bos') continue;
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
