// The gates of a manifest: what must hold in it before a vote may open, as docs/voting.md lists them.
import { hashLotList, lot } from '@minga/basics';
import { isSoundPoint } from '../crypto/ed25519.ts';
import { isPoint } from '../crypto/shares.ts';
import { fromBase64url, toHex } from '../encoding/bytes.ts';
import { padOf } from '../vote/choices.ts';
import { checkIssuer } from '../vote/token.ts';
import type { Contest, Manifest } from './manifest.ts';

export const gateCodes = [
  'ids-repeat',
  'order-of-projects',
  'project-number',
  'project-above-budget',
  'ballot-bounds',
  'pad',
  'issuer',
  'issuer-repeats',
  'paper-totals',
  'rule-missing',
  'electors',
  'electors-few',
  'style-contests',
  'contest-without-style',
  'officers',
  'hosts-equal',
  'origin',
  'windows',
  'batch',
  'group-min',
  'urn',
  'key',
  'witnesses',
  'lot',
  'ways',
  'population',
  'commitment',
] as const;
export type GateCode = (typeof gateCodes)[number];

export interface ManifestProblem {
  readonly code: GateCode;
  /** Where in the manifest: `contests.parques`. */
  readonly at: string;
}

/** Fewest electors of a contest, ballots of a batch and papers of a group; in a demonstration there are few people. */
const FLOOR = { electors: 100, batch: 20, group: 20 } as const;
const DEMO_FLOOR = { electors: 1, batch: 1, group: 1 } as const;
const HOUR = 3600;
const DAY = 24 * HOUR;

type Found = readonly (readonly [isWrong: boolean, code: GateCode, at: string])[];

/** Every gate that the manifest does not pass. Signatures (`checkAct`) and lots (`lotProblems`) are judged apart. */
export function manifestProblems(manifest: Manifest): readonly ManifestProblem[] {
  const found: Found = [
    ...manifest.contests.flatMap((contest) => contestGates(contest, manifest)),
    ...partsGates(manifest),
    ...peopleGates(manifest),
    ...windowGates(manifest),
    ...keyGates(manifest),
  ];
  return found.filter(([isWrong]) => isWrong).map(([, code, at]) => ({ code, at }));
}

function contestGates(contest: Contest, manifest: Manifest): Found {
  const at = `contests.${contest.id}`;
  const floor = manifest.demo ? DEMO_FLOOR : FLOOR;
  const { ballot, projects } = contest;
  const ids = projects.map(({ id }) => id);
  const styles = manifest.styles.filter(({ contests }) => contests.includes(contest.id));
  const electors = styles.reduce((sum, style) => sum + style.electors, 0);
  const lotOf = manifest.lots.find(({ label }) => label === contest.lot);
  return [
    [repeats(ids), 'ids-repeat', at],
    [!isAscending(ids) || contest.order.join() !== ids.join(), 'order-of-projects', at],
    [ids.some((id) => !isPlaceIn(id, lotOf?.ids.length ?? 0)), 'project-number', at],
    [projects.some(({ cost }) => cost > contest.budget), 'project-above-budget', at],
    [!areBoundsRight(contest), 'ballot-bounds', at],
    [ballot.pad % 256 !== 0 || ballot.pad > 5120 || ballot.pad < padOf(contest), 'pad', at],
    [!checkIssuer(contest.issuer), 'issuer', at],
    [!contest.rule.rule, 'rule-missing', at],
    [contest.paper === 'totals' && !isOfSums(contest), 'paper-totals', at],
    [styles.length === 0, 'contest-without-style', at],
    [contest.electors !== electors, 'electors', at],
    [
      contest.min_electors < floor.electors || contest.electors < contest.min_electors,
      'electors-few',
      at,
    ],
  ];
}

/** Whether sums of votes are all that its count needs. */
function isOfSums({ rule, ballot: { kind } }: Contest): boolean {
  return rule.rule === 'greedy' && kind !== 'points' && kind !== 'ranking' && !rule.together;
}

/** A project's id is its place in the lot, from 1, with as many digits as the last place has. */
function isPlaceIn(id: string, places: number): boolean {
  const place = Number(id);
  return /^\d+$/.test(id) && id.length === `${places}`.length && place >= 1 && place <= places;
}

function areBoundsRight({ ballot, projects, budget }: Contest): boolean {
  const { kind, min, max, points } = ballot;
  const isOneOnly = kind !== 'choose-1' || max === 1;
  const arePoints = kind === 'points' ? points >= Math.max(1, min) : points === 0;
  const isBudget = kind !== 'knapsack' || ballot.within_budget;
  return (
    projects.length > 0 &&
    budget > 0 &&
    min <= max &&
    max <= projects.length &&
    isOneOnly &&
    arePoints &&
    isBudget
  );
}

function partsGates(manifest: Manifest): Found {
  const { contests, styles, lots, officers, padron, ways, commitment } = manifest;
  const known = new Set(contests.map(({ id }) => id));
  const issuers = contests.map(({ issuer }) => issuer.n);
  const budgets = contests.reduce((sum, { budget }) => sum + budget, 0);
  const inStyles = styles.reduce((sum, style) => sum + style.electors, 0);
  const { n, source } = padron.population_14;
  return [
    [contests.length === 0 || repeats(contests.map(({ id }) => id)), 'ids-repeat', 'contests'],
    [repeats(styles.map(({ id }) => id)), 'ids-repeat', 'styles'],
    [repeats(officers.map(({ id }) => id)), 'ids-repeat', 'officers'],
    [repeats(lots.map(({ label }) => label)), 'ids-repeat', 'lots'],
    [repeats(issuers), 'issuer-repeats', 'contests'],
    ...styles.map((style): Found[number] => [
      style.contests.length === 0 ||
        repeats(style.contests) ||
        style.contests.some((id) => !known.has(id)),
      'style-contests',
      `styles.${style.id}`,
    ]),
    [padron.mode === 'closed' && inStyles !== padron.count, 'electors', 'padron'],
    [padron.mode === 'closed' ? n !== 0 || source !== '' : n === 0, 'population', 'padron'],
    [ways.length === 0 || repeats(ways), 'ways', 'ways'],
    [budgets > commitment.amount, 'commitment', 'commitment'],
  ];
}

function peopleGates({ officers, origins, witnesses }: Manifest): Found {
  const signing = officers.filter(({ role }) => role !== 'observer' && role !== 'table');
  const hasCertifier = signing.some(({ role }) => role === 'certifier');
  return [
    [!hasCertifier || signing.length < 2, 'officers', 'officers'],
    [!isOrigin(origins.A), 'origin', 'origins.A'],
    [!isOrigin(origins.B), 'origin', 'origins.B'],
    [hostOf(origins.A) === hostOf(origins.B), 'hosts-equal', 'origins'],
    [
      witnesses.quorum > witnesses.vkeys.length || repeats(witnesses.vkeys),
      'witnesses',
      'witnesses',
    ],
  ];
}

function windowGates({ windows, batch, min_group: group, demo }: Manifest): Found {
  const floor = demo ? DEMO_FLOOR : FLOOR;
  const second = (time: string) => Date.parse(time) / 1000;
  const [issueFrom, voteFrom] = [second(windows.issue_from), second(windows.vote_from)];
  const [issueUntil, castUntil] = [second(windows.issue_until), second(windows.cast_until)];
  const starts = windows.tables.map(({ from }) => second(from));
  const ends = windows.tables.map(({ to }) => second(to));
  const isSeparated = windows.channels === 'separated' && windows.tables.length > 0;
  return [
    [issueFrom > voteFrom || issueFrom >= issueUntil || voteFrom >= castUntil, 'windows', 'order'],
    [voteFrom - issueFrom > 5 * DAY, 'windows', 'vote_from'],
    [castUntil < issueUntil + 1800, 'windows', 'cast_until'],
    [starts.some((start, at) => start >= (ends[at] ?? 0)), 'windows', 'tables'],
    [ends.length > 0 && castUntil > Math.max(...ends), 'windows', 'cast_until.tables'],
    [isSeparated && issueUntil + 12 * HOUR > Math.min(...starts), 'windows', 'channels'],
    [batch.min < floor.batch || second(batch.first) > castUntil, 'batch', 'batch'],
    [group < floor.group, 'group-min', 'min_group'],
  ];
}

function keyGates({ urn, registrar, promise_key, log, origins, id }: Manifest): Found {
  const commits = urn.commits.map(fromBase64url);
  const arePoints = commits.every((commit) => commit !== undefined && isPoint(commit));
  const numbers = urn.holders.map(({ i }) => i).join();
  const places = Array.from({ length: urn.n }, (_, at) => at + 1).join();
  const isShared =
    urn.mode === 'server'
      ? urn.t === 1 && urn.n === 1 && urn.holders.length === 0
      : urn.t >= 2 && urn.n >= urn.t && numbers === places;
  const areSound = [registrar.sign, promise_key].every((key) => {
    const bytes = fromBase64url(key);
    return bytes !== undefined && isSoundPoint(bytes);
  });
  const desk = fromBase64url(registrar.desk_kem);
  return [
    [!arePoints || commits.length !== urn.t || !isShared, 'urn', 'urn'],
    [!areSound, 'key', 'registrar.sign'],
    [desk === undefined || (desk.length > 0 && !isPoint(desk)), 'key', 'registrar.desk_kem'],
    [!log.vkey.startsWith(`${logOrigin(origins.B, id)}+`), 'key', 'log.vkey'],
  ];
}

/** The origin line of the log's checkpoints: `<host of B>/<election id>`. */
export function logOrigin(originB: string, electionId: string): string {
  // Booths ask too, on browsers that have no `URL.parse`.
  return URL.canParse(originB) ? `${new URL(originB).host}/${electionId}` : `/${electionId}`;
}

function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text;
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.hostname ?? '';
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function isAscending(values: readonly string[]): boolean {
  return values.every((value, at) => at === 0 || (values[at - 1] ?? '') < value);
}

/** Lots whose list or order is not what chance gave, drawn again here; fewer than two observers are a problem too. */
export async function lotProblems(manifest: Manifest): Promise<readonly ManifestProblem[]> {
  const found = await Promise.all(
    manifest.lots.map(async ({ label, ids, list_sha256, entropy, observers }) => {
      if (repeats(ids) || new Set(observers).size < 2) return [label];
      const list = toHex(fromBase64url(list_sha256) ?? new Uint8Array());
      const isFrozen = (await hashLotList(ids)) === list;
      const isDrawn = (await lot(label, ids, entropy)).join('\n') === ids.join('\n');
      return isFrozen && isDrawn ? [] : [label];
    }),
  );
  return found.flat().map((label) => ({ code: 'lot', at: `lots.${label}` }));
}
