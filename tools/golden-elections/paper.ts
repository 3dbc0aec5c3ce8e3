// Tables of an invented election: who was marked, what was in each box, how it was counted, and what an audit drew of it.
import { lot } from '@minga/basics';
import type { Shape } from './manifest.ts';
import { seeded } from './manifest.ts';
import type { AuditSeed, Paper, Scene } from './simulate.ts';

const tables = ['mesa-1', 'mesa-2'] as const;
type Table = (typeof tables)[number];

/** Papers that say something, of each table; one of `mesa-1` names too many. */
const valid: Readonly<Record<Table, number>> = { 'mesa-1': 22, 'mesa-2': 19 };
/** In each box besides: one blank in the first, one null in both. */
const blank: Readonly<Record<Table, number>> = { 'mesa-1': 1, 'mesa-2': 1 };
const inBox = (table: Table) => valid[table] + blank[table] + 1;

const projects = ['1', '2', '3', '4'];

export const paperShape: Shape = {
  id: 'feria-2027',
  title: 'Presupuesto participativo con mesas',
  styles: [{ id: 'todos', contests: ['barrio', 'plaza'], people: 120 }],
  contests: {
    barrio: {
      title: 'Barrio',
      budget: 40_000_000,
      costs: [14_000_000, 22_000_000, 9_500_000, 12_000_000],
      ballot: { kind: 'approval', min: 0, max: 3, points: 0, within_budget: false },
      rule: { rule: 'bos', utility: 'cost', completion: 'greedy', ties: 'votes-cost-id' },
      paper: 'cvr',
    },
    plaza: {
      title: 'Plaza',
      budget: 30_000_000,
      costs: [14_000_000, 16_000_000, 9_500_000, 12_000_000],
      ballot: { kind: 'k-approval', min: 0, max: 2, points: 0, within_budget: false },
      rule: { rule: 'greedy', utility: 'cost', misfit: 'skip', ties: 'votes-cost-id' },
      paper: 'totals',
    },
  },
};

export const paperScene: Scene = { shape: paperShape, voters: { todos: 4 }, isFull: false };

/** What the papers of a table say, one by one. */
function papersOf(table: Table, max: number): readonly (readonly string[])[] {
  return Array.from({ length: valid[table] }, (_, at) => {
    const chance = seeded(`paper ${table} ${max} ${at}`, projects.length);
    const liked = projects.filter((_, place) => (chance[place] ?? 0) < 150 - 20 * place);
    return liked.length === 0 ? ['1'] : liked.slice(0, max);
  });
}

const sumsOf = (table: Table) =>
  projects.map((project) => ({
    project,
    n: papersOf(table, 2).filter((paper) => paper.includes(project)).length,
  }));

/** As docs/voting.md deals out sums: papers one after the other, project by project. */
function dealt(table: Table): readonly (readonly string[])[] {
  const marks = sumsOf(table).flatMap(({ project, n }) => Array.from({ length: n }, () => project));
  return Array.from({ length: valid[table] }, (_, paper) =>
    marks.filter((_, mark) => mark % valid[table] === paper),
  );
}

const at = '2027-05-08T23:30:00Z';

function tableLeaf(group: Table, contest: string): object {
  const isFirst = group === 'mesa-1';
  return {
    ...{ type: 'table', group, contest, in_box: inBox(group), blank: blank[group], null: 1 },
    // A cover and a duplicate at the first; a paper too many at the second.
    ...{ desk: inBox(group) - (isFirst ? 2 : 1), prov_ok: isFirst ? 1 : 0, dup: isFirst ? 1 : 0 },
    ...{ spoiled: 0, unused: 3, reason: '', photo_sha256: '', at },
  };
}

function cvrLeaf(group: Table): object {
  const choices = papersOf(group, 3).map((own, paper) =>
    group === 'mesa-1' && paper === 0 ? projects : own,
  );
  return {
    ...{ type: 'cvr', group, contest: 'barrio', at },
    rows: choices.map((own, paper) => ({ serial: `${group}-${paper + 1}`, choices: own })),
  };
}

function excessOf(contest: string): object {
  return {
    ...{ type: 'incident', code: 'box-excess', contest, table: 'mesa-2', excess: 1 },
    ...{ decision: 'counted', reason: 'Una papeleta sin marca en la lista', at },
  };
}

const counted = [...tables.flatMap((table) => papersOf(table, 3)).slice(1), [], []];

/** Forty-one papers of each contest at two tables, and all that may lawfully happen there. */
export const honestPaper: Paper = {
  events: (rights, voters) => {
    const free = rights.filter((right) => !voters.includes(right));
    const marks = free.slice(0, inBox('mesa-1') - 2 + inBox('mesa-2') - 1);
    return [
      ...marks.map(({ c }) => ({ c, ev: 'desk' as const })),
      ...free.slice(-1).map(({ c }) => ({ c, ev: 'prov-ok' as const })),
      ...voters.slice(0, 1).map(({ c }) => ({ c, ev: 'dup' as const })),
    ];
  },
  leaves: [
    ...['barrio', 'plaza'].flatMap((contest) => tables.map((group) => tableLeaf(group, contest))),
    ...tables.map(cvrLeaf),
    ...tables.map((group) => ({
      ...{ type: 'totals', group, contest: 'plaza', votes: sumsOf(group), at },
    })),
    ...['barrio', 'plaza'].map(excessOf),
  ],
  choices: { barrio: counted, plaza: [...tables.flatMap(dealt), [], []] },
  nulls: { barrio: ['paper', 'paper', 'too-many'], plaza: ['paper', 'paper'] },
};

/** Each paper drawn was found and says what the record says; so does the box that was counted again. */
export async function honestAudits(
  { entropy }: AuditSeed,
  used: readonly string[],
): Promise<readonly object[]> {
  const serials = tables.flatMap((group) =>
    Array.from({ length: valid[group] }, (_, paper) => `${group}-${paper + 1}`),
  );
  const drawn = await lot('paper/barrio', serials, entropy);
  const boxes = await lot('paper/plaza', [...tables], entropy);
  const people = await lot('participation', [...used], entropy);
  const fine = { contradicted: 0, at: '2027-05-10T12:00:00Z' };
  return [
    {
      ...{ type: 'audit', kind: 'paper', contest: 'barrio', sample: drawn.slice(0, 12) },
      ...{ reached: 12, confirmed: 12, conclusion: 'consistent', ...fine },
    },
    {
      ...{ type: 'audit', kind: 'paper', contest: 'plaza', sample: boxes.slice(0, 1) },
      ...{ reached: 1, confirmed: 1, conclusion: 'consistent', ...fine },
    },
    {
      ...{ type: 'audit', kind: 'participation', sample: people.slice(0, 10) },
      ...{ reached: 2, confirmed: 2, conclusion: 'inconclusive', ...fine },
    },
  ];
}

/** Tables that open twelve hours after the last paper was taken on line. */
export const tableHours = [{ from: '2027-05-08T12:00:00Z', to: '2027-05-08T22:00:00Z' }];
