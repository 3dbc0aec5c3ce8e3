// Steps 21 to 23: all ballots counted by the verifier's own rules, and held against the result, its files and their hashes.
import { type Audit, fileLines } from './audit.ts';
import { namesOf } from './ballots.ts';
import { type Bytes, fromBase64url, sameBytes, textOf, toHex } from './bytes.ts';
import { canon, isObject } from './canon.ts';
import type { Ballots, OpenedBallot } from './check-ballots.ts';
import type { Papers } from './check-paper.ts';
import type { Count } from './count/count.ts';
import type { Result } from './leaf-shapes.ts';
import { choicesOf, readPabulibFile } from './pabulib.ts';
import { couldChange } from './sensitivity.ts';
import { lastResult, type Placed, type Story, told } from './story.ts';
import { countTally, type Tally, tallyContest } from './tally.ts';

export interface ContestReport {
  readonly id: string;
  readonly title: string;
  readonly budget: number;
  /** Valid ones, blank ones among them; null ones are apart. */
  readonly ballots: number;
  readonly onPaper: number;
  readonly blank: number;
  readonly nulls: readonly { readonly code: string; readonly n: number }[];
  /** In the order in which they were bought. */
  readonly selected: readonly {
    readonly id: string;
    readonly name: string;
    readonly cost: number;
  }[];
  readonly spent: number;
  /** Ballots that incidents are about: refused, late, or too many in a box. */
  readonly touched: number;
  /** Whether so many ballots, put in or taken out, could select others; undefined where nobody tried. */
  readonly couldChange: boolean | undefined;
}

/** Of one contest, its ballots and what they buy. */
export interface Counted {
  readonly tally: Tally;
  readonly count: Count | undefined;
}

export interface Recounted {
  readonly contests: readonly ContestReport[];
  readonly counted: ReadonlyMap<string, Counted>;
}

export async function checkResult(
  audit: Audit,
  story: Story,
  ballots: Ballots,
  papers: ReadonlyMap<string, Papers>,
): Promise<Recounted> {
  const { findings, manifest } = audit;
  const result = lastResult(story);
  const { opened } = ballots;
  if (result === undefined) findings.unchecked(23, 'no-result', story.phase);
  if (told(story, 'result').length > 1) findings.incident(23, 'result-superseded');
  checkVersions(audit, story);
  const counted = new Map<string, Counted>();
  if (opened === undefined && !story.isUnopenable) {
    if (result !== undefined) findings.unchecked(21, 'urn-not-open');
    return { contests: [], counted };
  }
  if (result !== undefined) await checkOpenedFile(audit, opened ?? [], result);
  const said = result?.contests.map(({ id }) => id).join();
  if (result !== undefined && said !== manifest.contests.map(({ id }) => id).join()) {
    findings.contradiction(23, 'result-contests');
  }
  const reports: ContestReport[] = [];
  for (const contest of manifest.contests) {
    const tally = tallyContest(contest, story, opened ?? [], papers.get(contest.id));
    const count = countTally(tally);
    counted.set(contest.id, { tally, count });
    if (count === undefined) findings.unchecked(22, 'rule-not-known', contest.id);
    const touched = touchedBallots(story, ballots, papers.get(contest.id), contest.id);
    const own = {
      ...reportTally(tally, count),
      ...{ touched, couldChange: count && couldChange(tally, count, touched) },
    };
    reports.push(own);
    const told = result?.contests.find(({ id }) => id === contest.id);
    if (told === undefined || count === undefined) continue;
    await checkContest(audit, story, tally, own, told, count);
  }
  return { contests: reports, counted };
}

function touchedBallots(
  story: Story,
  ballots: Ballots,
  papers: Papers | undefined,
  contest: string,
): number {
  const late = story.casts.filter((cast) => cast.isLate && cast.contest === contest).length;
  return late + (ballots.refused.get(contest) ?? 0) + (papers?.excess ?? 0);
}

function checkVersions({ findings }: Audit, story: Story): void {
  const versions = told(story, 'result').map(({ version }) => version);
  if (versions.some((version, place) => version !== place + 1)) {
    findings.contradiction(23, 'result-version', versions.slice(0, 20).join(' '));
  }
}

function reportTally(
  { contest, ...tally }: Tally,
  count: Count | undefined,
): Omit<ContestReport, 'touched' | 'couldChange'> {
  const projects = new Map(contest.projects.map((project) => [project.id, project]));
  const { id, title, budget } = contest;
  const { ballots, onPaper, blank } = tally;
  return {
    ...{ id, title, budget, ballots, onPaper, blank },
    nulls: [...tally.nulls]
      .map(([code, n]) => ({ code, n }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    selected: (count?.order ?? []).map((project) => ({
      id: project,
      name: projects.get(project)?.name ?? '',
      cost: projects.get(project)?.cost ?? 0,
    })),
    spent: Number(count?.spent ?? 0n),
  };
}

async function checkContest(
  audit: Audit,
  story: Story,
  tally: Tally,
  own: ContestReport,
  said: Placed<Result>['contests'][number],
  count: Count,
): Promise<void> {
  const { findings } = audit;
  const { id } = tally.contest;
  const isAnnulled = story.annulled.some(
    ({ what, id: of }) => what === 'election' || (what === 'contest' && of === id),
  );
  if (isAnnulled) {
    if (said.selected.length > 0) findings.contradiction(23, 'annulled-counted', id);
    return;
  }
  const differ = (what: string, here: string | number, there: string | number) => {
    if (here !== there) findings.contradiction(23, 'result-differs', id, what, here, there);
  };
  differ('ballots', own.ballots, said.ballots);
  differ('blank', own.blank, said.blank);
  differ('nulls', listNulls(own.nulls), listNulls(said.nulls));
  differ('selected', count.order.toSorted().join(), said.selected.toSorted().join());
  differ('spent', own.spent, said.spent);
  await checkFiles(audit, tally, said.outcome_sha256, count);
}

function listNulls(nulls: ContestReport['nulls']): string {
  return nulls
    .map(({ code, n }) => `${code}:${n}`)
    .toSorted()
    .join();
}

/** `opened.jsonl` written again, byte for byte. */
async function checkOpenedFile(
  { port, findings, bundle, manifest }: Audit,
  opened: readonly OpenedBallot[],
  { opened_sha256 }: Result,
): Promise<void> {
  const order = new Map(manifest.contests.map(({ id }, place) => [id, place]));
  const sorted = opened.toSorted(
    (a, b) =>
      (order.get(a.contest) ?? 0) - (order.get(b.contest) ?? 0) || (a.tracker < b.tracker ? -1 : 1),
  );
  const text = sorted
    .map(
      ({ contest, tracker, opened: says }) => `${textOf(canon({ contest, tracker, ...says }))}\n`,
    )
    .join('');
  const bytes = new TextEncoder().encode(text);
  if (!sameBytes(await port.sha256(bytes), fromBase64url(opened_sha256) ?? bytes)) {
    findings.contradiction(23, 'opened-differs');
  }
  const file = bundle.get('opened.jsonl');
  if (file === undefined) findings.unchecked(1, 'file-missing', 'opened.jsonl');
  else if (!sameBytes(file, bytes)) {
    const lines = fileLines(bundle, 'opened.jsonl')?.length ?? 0;
    findings.contradiction(23, 'opened-file-differs', lines, opened.length);
  }
}

/** The hash of the result is of the outcome, which names the hash of the vote that was counted. */
async function checkFiles(
  { port, findings, bundle }: Audit,
  tally: Tally,
  said: string,
  count: Count,
): Promise<void> {
  const { id } = tally.contest;
  if (tally.choices.length === 0 && said === '') return;
  const [pb, outcome] = ['pb', 'outcome.json'].map((end) => bundle.get(`contests/${id}.${end}`));
  if (pb === undefined || outcome === undefined) {
    findings.unchecked(1, 'file-missing', `contests/${id}`);
    return;
  }
  if (toHex(await port.sha256(outcome)) !== said) findings.contradiction(23, 'outcome-hash', id);
  const told = readOutcome(outcome);
  const isSame =
    told !== undefined &&
    told.order.join() === count.order.join() &&
    told.winners.toSorted().join() === count.order.toSorted().join() &&
    told.totalCost === String(count.spent) &&
    told.input === toHex(await port.sha256(pb));
  if (!isSame) findings.contradiction(23, 'outcome-differs', id);
  if (!isVoteOf(pb, tally)) findings.contradiction(23, 'pb-differs', id);
}

interface ToldOutcome {
  readonly order: readonly string[];
  readonly winners: readonly string[];
  readonly totalCost: string;
  readonly input: string;
}

function readOutcome(bytes: Bytes): ToldOutcome | undefined {
  let read: unknown;
  try {
    read = JSON.parse(textOf(bytes) ?? '');
  } catch {
    return undefined;
  }
  if (!isObject(read) || !isObject(read.hashes)) return undefined;
  const { order, winners, totalCost } = read;
  const { input } = read.hashes;
  if (!areTexts(order) || !areTexts(winners)) return undefined;
  if (typeof totalCost !== 'string' || typeof input !== 'string') return undefined;
  return { order, winners, totalCost, input };
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Whether the file holds this contest's budget, its projects and just these ballots, in whatever order. */
function isVoteOf(pb: Bytes, { contest, projects, choices }: Tally): boolean {
  const file = readPabulibFile(pb);
  if (file === undefined || file.meta.get('budget') !== String(contest.budget)) return false;
  const costs = (list: readonly (readonly [string, string])[]) =>
    list
      .map((one) => one.join(' '))
      .toSorted()
      .join('\n');
  const filed = file.projects.map(({ project_id = '', cost = '' }) => [project_id, cost] as const);
  if (costs(filed) !== costs(projects.map(({ id, cost }) => [id, String(cost)]))) return false;
  const isPoints = contest.ballot.kind === 'points';
  const rows = file.votes.map((row) =>
    isPoints
      ? choicesOf(row)
          .map((id, at) => `${id} ${row.points?.split(',')[at]?.trim()}`)
          .toSorted()
          .join()
      : choicesOf(row).join(),
  );
  const ballots = choices.map((one) =>
    isPoints
      ? one
          .map((choice) => [...choice].join(' '))
          .toSorted()
          .join()
      : namesOf(one).join(),
  );
  return rows.toSorted().join('\n') === ballots.toSorted().join('\n');
}
