// Opening and counting an invented election, and the files that tell of it, as docs/voting.md has them.

import { createHash } from 'node:crypto';
import {
  type Contest,
  canon,
  joinShares,
  type LeafOf,
  namedProjects,
  type Opened,
  openVote,
  readUrnKey,
  toBase64url,
  withoutUnreachable,
  withoutWithdrawn,
} from '@minga/ballot';
import {
  count,
  documentsToText,
  hashBytes,
  hashOutcome,
  outcomeToJson,
  parseSettings,
  readPabulib,
} from '@minga/counting';
import { rankProjects } from '@minga/counting/explain';
import type { Setting } from './manifest.ts';
import type { CastBallot } from './votes.ts';

export type OutcomeFiles = ReadonlyMap<string, string>;

export interface OpenedBallot {
  readonly ballot: CastBallot;
  /** A code when it is null. */
  readonly says: Opened | string;
}

/** What is counted besides the opened ballots. */
export interface Besides {
  /** Projects of the first contest. */
  readonly withdrawn: readonly string[];
  /** By contest, papers that count and codes of those that are null. */
  readonly choices?: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly nulls?: Readonly<Record<string, readonly string[]>>;
}

/** With two of the three shares, each judged after what was withdrawn in the first contest. */
export async function openAll(
  { keys, hash, manifest }: Setting,
  ballots: readonly CastBallot[],
  withdrawn: readonly string[],
): Promise<readonly OpenedBallot[]> {
  const joined = joinShares(
    [keys.shares[0], keys.shares[2]].filter((one) => one !== undefined),
    keys.commits,
  );
  if (!joined.ok) throw new Error(joined.error.code);
  const urnKey = await readUrnKey(joined.value);
  if (urnKey === undefined) throw new Error('no urn key');
  return Promise.all(
    ballots.map(async (ballot) => {
      const isFirst = ballot.contest.id === manifest.contests[0]?.id;
      const contest = withoutUnreachable(ballot.contest, new Set(isFirst ? withdrawn : []));
      const opened = await openVote(urnKey, ballot.vote, contest, hash);
      return { ballot, says: opened.ok ? opened.value : opened.error };
    }),
  );
}

export async function countContests(
  { manifest }: Setting,
  opened: readonly OpenedBallot[],
  { withdrawn, choices = {}, nulls = {} }: Besides,
): Promise<{ readonly files: OutcomeFiles; readonly result: Omit<LeafOf<'result'>, 'sigs'> }> {
  const files = new Map<string, string>();
  const contests: LeafOf<'result'>['contests'][number][] = [];
  for (const contest of manifest.contests) {
    const own = opened.filter(({ ballot }) => ballot.contest.id === contest.id);
    const gone = contest === manifest.contests[0] ? withdrawn : [];
    const papers = { choices: choices[contest.id] ?? [], nulls: nulls[contest.id] ?? [] };
    contests.push(await countContest(contest, own, papers, gone, files));
  }
  const lines = manifest.contests.flatMap((contest) =>
    opened
      .filter(({ ballot }) => ballot.contest.id === contest.id)
      .toSorted((a, b) => (a.ballot.tracker < b.ballot.tracker ? -1 : 1))
      .map(openedLine),
  );
  const text = lines.join('');
  files.set('opened.jsonl', text);
  const opened_sha256 = toBase64url(createHash('sha256').update(text).digest());
  const at = '2027-05-10T15:00:00Z';
  return { files, result: { type: 'result', version: 1, contests, opened_sha256, at } };
}

function openedLine({ ballot, says }: OpenedBallot): string {
  const told =
    typeof says === 'string' ? { choices: [], control: '', null: says } : { ...says, null: '' };
  const line = canon({ contest: ballot.contest.id, tracker: ballot.tracker, ...told });
  return `${new TextDecoder().decode(line)}\n`;
}

async function countContest(
  contest: Contest,
  opened: readonly OpenedBallot[],
  papers: { readonly choices: readonly (readonly string[])[]; readonly nulls: readonly string[] },
  withdrawn: readonly string[],
  files: Map<string, string>,
): Promise<LeafOf<'result'>['contests'][number]> {
  const said = opened.flatMap(({ says }) => (typeof says === 'string' ? [] : [says.choices]));
  const legal = [...said, ...papers.choices].map((one) =>
    withoutWithdrawn(one, new Set(withdrawn)),
  );
  const nulls = Map.groupBy(
    [...opened.flatMap(({ says }) => (typeof says === 'string' ? [says] : [])), ...papers.nulls],
    (code) => code,
  );
  const pb = writeContest(contest, legal.map(namedProjects), withdrawn);
  const { election } = readPabulib(pb);
  if (election === undefined) throw new Error('an election that is not read');
  const settings = parseSettings(contest.rule, election);
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  const outcome = count(election, settings.value);
  const steps = rankProjects(election, outcome);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const hashes = await hashOutcome(election, outcome, await hashBytes(Buffer.from(pb)));
  const json = outcomeToJson(election, outcome, { ranking: step.value, hashes });
  const text = documentsToText([{ json }], []);
  files.set(`contests/${contest.id}.pb`, pb);
  files.set(`contests/${contest.id}.outcome.json`, text);
  return {
    id: contest.id,
    ballots: legal.length,
    blank: legal.filter(({ length }) => length === 0).length,
    nulls: [...nulls]
      .map(([code, all]) => ({ code, n: all.length }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    selected: [...json.order],
    spent: Number(outcome.totalCost),
    outcome_sha256: createHash('sha256').update(text).digest('hex'),
  };
}

function writeContest(
  contest: Contest,
  ballots: readonly (readonly string[])[],
  withdrawn: readonly string[],
): string {
  const rows = ballots.map((names) => names.join(',')).sort();
  const projects = contest.projects.filter(({ id }) => !withdrawn.includes(id));
  const votes = (id: string) => ballots.filter((names) => names.includes(id)).length;
  return [
    ...['META', 'key;value', `description;EJEMPLO INVENTADO: ${contest.title}`],
    ...['country;Chile', 'unit;Pudeto', 'instance;2027', `num_projects;${projects.length}`],
    ...[`num_votes;${rows.length}`, `budget;${contest.budget}`, 'vote_type;approval'],
    ...['rule;unknown', 'date_begin;05.05.2027', 'date_end;07.05.2027', 'language;es'],
    ...['currency;CLP', 'PROJECTS', 'project_id;cost;votes;name'],
    ...projects.map(({ id, cost, name }) => `${id};${cost};${votes(id)};${name}`),
    ...['VOTES', 'voter_id;vote'],
    ...rows.map((row, at) => `${at + 1};${row}`),
    '',
  ].join('\n');
}
