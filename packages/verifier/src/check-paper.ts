// Step 17: what was counted on paper, group by group, and that a box holds no more than its table let in.
import type { Audit } from './audit.ts';
import { choiceProblem } from './ballots.ts';
import type { Roll } from './check-roll.ts';
import type { Choices } from './leaf-shapes.ts';
import { type Story, told } from './story.ts';

/** No box holds more: it is a number that somebody wrote. */
const MAX_PAPERS = 1_000_000;

/** Of one contest, its papers: those that say something, and those that do not. */
export interface Papers {
  readonly inBox: number;
  readonly blank: number;
  /** Null by its code; `paper` for those that a table found null. */
  readonly nulls: ReadonlyMap<string, number>;
  readonly choices: readonly Choices[];
  /** Sums instead of papers, which no rule but greedy can count. */
  readonly hasTotals: boolean;
  /** Papers in boxes beyond those that were let in. */
  readonly excess: number;
}

export function checkPaper(audit: Audit, story: Story, roll: Roll): ReadonlyMap<string, Papers> {
  return new Map(audit.manifest.contests.map(({ id }) => [id, papersOf(audit, story, roll, id)]));
}

function papersOf(audit: Audit, story: Story, roll: Roll, contest: string): Papers {
  const { findings, manifest } = audit;
  const form = manifest.contests.find(({ id }) => id === contest);
  const tables = told(story, 'table').filter((leaf) => leaf.contest === contest);
  const cvrs = told(story, 'cvr').filter((leaf) => leaf.contest === contest);
  const totals = told(story, 'totals').filter((leaf) => leaf.contest === contest);
  const annulled = new Set(
    story.annulled.flatMap(({ what, id }) => (what === 'table' ? [id] : [])),
  );
  const hasLeaves = tables.length + cvrs.length + totals.length > 0;
  if (form === undefined || (form.paper === 'none' && hasLeaves)) {
    findings.contradiction(17, 'paper-without-way', contest);
  }
  const serials = new Set<string>();
  const nulls = new Map<string, number>();
  const choices: Choices[] = [];
  let [inBox, blank] = [0, 0];
  const addNull = (code: string, n: number) => {
    if (n > 0) nulls.set(code, (nulls.get(code) ?? 0) + n);
  };
  for (const table of tables) {
    const rows = cvrs.filter(({ group }) => group === table.group).flatMap((leaf) => leaf.rows);
    const sums = totals.some(({ group }) => group === table.group);
    const said = table.blank + table.null + rows.length;
    if (!sums && said !== table.in_box) {
      findings.contradiction(17, 'table-sum', `#${table.index}`, table.group);
    }
    if (table.in_box < manifest.min_group && tables.length > 1) {
      findings.contradiction(17, 'group-min', `#${table.index}`, table.in_box);
    }
    for (const { serial } of rows) {
      if (serials.has(serial)) findings.contradiction(17, 'serial-twice', serial);
      serials.add(serial);
    }
    if (table.in_box > MAX_PAPERS || table.blank > MAX_PAPERS) {
      findings.contradiction(17, 'table-sum', `#${table.index}`, table.group);
      continue;
    }
    if (annulled.has(table.group)) continue;
    inBox += table.in_box;
    blank += table.blank;
    addNull('paper', table.null);
    for (const row of rows) {
      const problem = form === undefined ? 'contest' : choiceProblem(row.choices, form);
      if (problem === '') choices.push(row.choices);
      else addNull(problem, 1);
    }
  }
  const groups = new Set(tables.map(({ group }) => group));
  for (const { group, index } of [...cvrs, ...totals]) {
    if (!groups.has(group)) findings.contradiction(17, 'group-without-table', `#${index}`);
  }
  const isOver = story.phase !== 'voting' && story.phase !== 'closed';
  const excess = isOver ? checkBounds(audit, story, roll, { contest, way: form?.paper }) : 0;
  return { inBox, blank, nulls, choices, hasTotals: totals.length > 0, excess };
}

interface PaperContest {
  readonly contest: string;
  /** How its papers are told. */
  readonly way: string | undefined;
}

/** Marks equal those of the registro; an excess in a box must have been declared before the papers were closed. */
function checkBounds(
  { findings }: Audit,
  story: Story,
  roll: Roll,
  { contest, way }: PaperContest,
): number {
  const tables = told(story, 'table').filter((leaf) => leaf.contest === contest);
  const sum = (of: 'desk' | 'prov_ok' | 'dup' | 'in_box') =>
    tables.reduce((so, table) => so + table[of], 0);
  const marks = roll.desk.get(contest) ?? 0;
  // Their papers are counted outside this record: whoever reads the result has to know of them.
  if (way === 'none' && tables.length === 0) {
    if (marks > 0) findings.incident(17, 'paper-elsewhere', contest, marks);
    return 0;
  }
  if (sum('desk') + sum('prov_ok') !== marks) {
    findings.contradiction(17, 'desk-marks', contest, sum('desk') + sum('prov_ok'), marks);
  }
  const excess = sum('in_box') - sum('desk') - sum('prov_ok') - sum('dup');
  if (excess <= 0) return 0;
  const paperClose = told(story, 'paper-close')[0]?.index ?? Number.POSITIVE_INFINITY;
  const declared = told(story, 'incident')
    .filter((leaf) => leaf.contest === contest && leaf.excess > 0 && leaf.index < paperClose)
    .reduce((so, leaf) => so + leaf.excess, 0);
  if (declared < excess) findings.contradiction(17, 'box-excess', contest, excess);
  else findings.incident(17, 'box-excess-declared', contest, excess);
  return excess;
}
