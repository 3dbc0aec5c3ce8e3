// Step 17: what was counted on paper, group by group, and that a box holds no more than its table let in.
import type { Audit } from './audit.ts';
import { asLeft, choiceProblem } from './ballots.ts';
import type { Roll } from './check-roll.ts';
import type { Choices, Cvr, TableLeaf, Totals } from './leaf-shapes.ts';
import type { Contest } from './manifest-shape.ts';
import { dealTotals, totalsProblem } from './paper-totals.ts';
import { type Placed, type Story, told } from './story.ts';

/** More papers than any contest has: it is a number that somebody wrote. */
const MAX_PAPERS = 1_000_000;

/** Of one contest, its papers: those that say something, and those that do not. */
export interface Papers {
  readonly inBox: number;
  readonly blank: number;
  /** Null by its code; `paper` for those that a table found null. */
  readonly nulls: ReadonlyMap<string, number>;
  readonly choices: readonly Choices[];
  /** Papers in boxes beyond those that were let in. */
  readonly excess: number;
  /** What a paper audit samples: the serials of papers, or the groups whose sums are counted again. */
  readonly audited: readonly string[];
}

/** What the log tells of one group of papers of one contest. */
interface Group {
  readonly tables: Placed<TableLeaf>[];
  readonly cvrs: Placed<Cvr>[];
  readonly totals: Placed<Totals>[];
}

export function checkPaper(audit: Audit, story: Story, roll: Roll): ReadonlyMap<string, Papers> {
  const { findings, manifest } = audit;
  const known = new Set(manifest.contests.map(({ id }) => id));
  const groups = groupsOf(story);
  for (const [contest, own] of groups) {
    if (known.has(contest)) continue;
    const first = [...own.values()].flatMap(({ tables, cvrs, totals }) => [
      ...[...tables, ...cvrs, ...totals],
    ])[0];
    findings.contradiction(17, 'paper-contest', `#${first?.index}`, contest);
  }
  return new Map(
    manifest.contests.map((written) => {
      const contest = asLeft(written, story.withdrawn.get(written.id));
      const own = groups.get(contest.id) ?? new Map();
      return [contest.id, papersOf({ audit, story, roll, contest }, own)];
    }),
  );
}

function groupsOf(story: Story): ReadonlyMap<string, ReadonlyMap<string, Group>> {
  const groups = new Map<string, Map<string, Group>>();
  const find = (contest: string, name: string): Group => {
    const own = groups.get(contest) ?? new Map<string, Group>();
    groups.set(contest, own);
    const group = own.get(name) ?? { tables: [], cvrs: [], totals: [] };
    own.set(name, group);
    return group;
  };
  for (const leaf of told(story, 'table')) find(leaf.contest, leaf.group).tables.push(leaf);
  for (const leaf of told(story, 'cvr')) find(leaf.contest, leaf.group).cvrs.push(leaf);
  for (const leaf of told(story, 'totals')) find(leaf.contest, leaf.group).totals.push(leaf);
  return groups;
}

interface OfContest {
  readonly audit: Audit;
  readonly story: Story;
  readonly roll: Roll;
  readonly contest: Contest;
}

function papersOf(given: OfContest, groups: ReadonlyMap<string, Group>): Papers {
  const { audit, story, contest } = given;
  const { findings } = audit;
  if (contest.paper === 'none' && groups.size > 0) {
    findings.contradiction(17, 'paper-without-way', contest.id);
  }
  const out = leftOut(story, contest.id);
  const serials = new Set<string>();
  const nulls = new Map<string, number>();
  const choices: Choices[] = [];
  let [inBox, blank] = [0, 0];
  const addNull = (code: string, n: number) => {
    if (n > 0) nulls.set(code, (nulls.get(code) ?? 0) + n);
  };
  for (const [name, group] of groups) {
    const [table] = group.tables;
    checkGroup(given, name, group, groups.size);
    for (const { rows, index } of group.cvrs) {
      for (const { serial } of rows) {
        if (serials.has(serial)) findings.contradiction(17, 'serial-twice', `#${index}`, serial);
        else if (!serial.startsWith(`${name}-`)) {
          findings.contradiction(17, 'serial-group', `#${index}`, serial);
        }
        serials.add(serial);
      }
    }
    if (table === undefined || out.has(name)) continue;
    if (inBox + Math.max(table.in_box, table.blank) > MAX_PAPERS) {
      findings.contradiction(17, 'table-sum', `#${table.index}`, name);
      continue;
    }
    inBox += table.in_box;
    blank += table.blank;
    addNull('paper', table.null);
    for (const { rows } of group.cvrs) {
      for (const row of rows) {
        const problem = choiceProblem(row.choices, contest);
        if (problem === '') choices.push(row.choices);
        else addNull(problem, 1);
      }
    }
    const [sums] = group.totals;
    if (sums !== undefined) choices.push(...dealTotals(sums, validIn(table), contest));
  }
  const excess = isPaperClosed(story) ? checkBounds(given, groups) : 0;
  const audited = contest.paper === 'totals' ? [...groups.keys()] : [...serials];
  return { inBox, blank, nulls, choices, excess, audited };
}

function isPaperClosed({ phase }: Story): boolean {
  return phase !== 'voting' && phase !== 'closed';
}

/** Papers that say something, as the table counted them. */
function validIn({ in_box, blank, null: spoilt }: TableLeaf): number {
  return in_box - blank - spoilt;
}

/** Groups that two officers annulled, or left out before the papers were closed. */
function leftOut(story: Story, contest: string): ReadonlySet<string> {
  const until = told(story, 'paper-close')[0]?.index ?? Number.POSITIVE_INFINITY;
  return new Set([
    ...story.annulled.flatMap(({ what, id }) => (what === 'table' ? [id] : [])),
    ...told(story, 'incident').flatMap((leaf) =>
      leaf.decision === 'excluded' && leaf.contest === contest && leaf.index < until
        ? [leaf.table]
        : [],
    ),
  ]);
}

/** The record of a table, and that what was counted of its box is all that was in it. */
function checkGroup(
  { audit, story, contest }: OfContest,
  name: string,
  { tables, cvrs, totals }: Group,
  groups: number,
): void {
  const { findings, manifest } = audit;
  const tell = (code: string, index: number | undefined, ...more: readonly (string | number)[]) =>
    findings.contradiction(17, code, `#${index}`, name, ...more);
  const [table, again] = tables;
  const [sums, sumsAgain] = totals;
  if (again !== undefined) tell('group-twice', again.index);
  if (sumsAgain !== undefined) tell('group-twice', sumsAgain.index);
  const other = contest.paper === 'totals' ? cvrs[0] : sums;
  if (other !== undefined && contest.paper !== 'none') tell('paper-way', other.index);
  if (table === undefined) {
    if (isPaperClosed(story)) tell('group-without-table', (cvrs[0] ?? sums)?.index);
    return;
  }
  if (groups > 1 && table.in_box < manifest.min_group) {
    tell('group-min', table.index, table.in_box);
  }
  const valid = validIn(table);
  const rows = cvrs.reduce((sum, leaf) => sum + leaf.rows.length, 0);
  if (sums !== undefined) {
    const problem = totalsProblem(sums, valid, contest);
    if (problem !== undefined) tell(problem, sums.index);
  }
  // Until the papers are closed what is missing may still come.
  const isWhole = sums !== undefined || (isPaperClosed(story) ? rows === valid : rows <= valid);
  if (valid < 0 || !isWhole) tell('table-sum', table.index);
}

/** Marks are those of the registro, kind by kind; an excess in boxes must have been declared before the papers were closed. */
function checkBounds(
  { audit, story, roll, contest: { id: contest, paper } }: OfContest,
  groups: ReadonlyMap<string, Group>,
): number {
  const { findings } = audit;
  const tables = [...groups.values()].flatMap((group) => group.tables);
  const sum = (of: 'desk' | 'prov_ok' | 'dup' | 'in_box') =>
    tables.reduce((so, table) => so + table[of], 0);
  const marks = roll.marks.get(contest) ?? { desk: 0, prov_ok: 0, dup: 0 };
  // Their papers are counted outside this record: whoever reads the result has to know of them.
  if (paper === 'none' && tables.length === 0) {
    const elsewhere = marks.desk + marks.prov_ok;
    if (elsewhere > 0) findings.incident(17, 'paper-elsewhere', contest, elsewhere);
    return 0;
  }
  for (const kind of ['desk', 'prov_ok', 'dup'] as const) {
    if (sum(kind) !== marks[kind]) {
      findings.contradiction(17, 'desk-marks', contest, kind, sum(kind), marks[kind]);
    }
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
