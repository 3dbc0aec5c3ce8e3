// Steps 8 and 11: the gates that a manifest must pass, its signatures, and its lots drawn again.
import { actProblem, noFingerprint } from './acts.ts';
import { type Audit, hostOf } from './audit.ts';
import { fromBase64url, sameBytes } from './bytes.ts';
import { drawLot, listHash } from './lots.ts';
import type { Contest, Manifest } from './manifest-shape.ts';
import { readPoint } from './p256.ts';
import { momentOf } from './shapes.ts';
import { isSoundKey, isSoundModulus } from './strict.ts';

/** Whether each gate is wrong, its code and where. */
type Gates = readonly (readonly [isWrong: boolean, code: string, at: string])[];

const DAY = 24 * 3600;

export async function checkManifest(audit: Audit): Promise<void> {
  const { findings, manifest } = audit;
  const gates = [
    ...manifest.contests.flatMap((contest) => contestGates(contest, manifest)),
    ...electorateGates(manifest),
    ...windowGates(manifest),
    ...keyGates(manifest),
    ...peopleGates(manifest),
  ];
  for (const [isWrong, code, at] of gates) {
    if (isWrong) findings.contradiction(8, `gate-${code}`, at);
  }
  const officers = new Map(manifest.officers.map((officer) => [officer.id, officer]));
  const problem = await actProblem(audit, manifest, noFingerprint, officers);
  if (problem !== undefined) findings.contradiction(10, 'act-invalid', '#0', problem);
  await checkLots(audit);
}

async function checkLots({ port, findings, manifest }: Audit): Promise<void> {
  for (const { label, ids, list_sha256, entropy, observers } of manifest.lots) {
    const frozen = fromBase64url(list_sha256) ?? noFingerprint;
    const drawn = await drawLot(port, label, ids, entropy);
    const isRight =
      !repeats(ids) &&
      sameBytes(frozen, await listHash(port, ids)) &&
      drawn.join('\n') === ids.join('\n');
    if (!isRight) findings.contradiction(11, 'lot', label);
    if (new Set(observers).size < 2) findings.contradiction(11, 'lot-observers', label);
  }
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function contestGates(contest: Contest, manifest: Manifest): Gates {
  const { id, projects, budget, rule, ballot } = contest;
  const ids = projects.map((project) => project.id);
  const styles = manifest.styles.filter(({ contests }) => contests.includes(id));
  const electors = styles.reduce((sum, style) => sum + style.electors, 0);
  const places = manifest.lots.find(({ label }) => label === contest.lot)?.ids.length ?? 0;
  const modulus = fromBase64url(contest.issuer.n) ?? noFingerprint;
  const gates: Gates = [
    [repeats(ids), 'ids-repeat', id],
    [
      ids.join() !== ids.toSorted().join() || contest.order.join() !== ids.join(),
      'order-of-projects',
      id,
    ],
    [ids.some((one) => !isPlace(one, places)), 'project-number', id],
    [projects.some(({ cost }) => cost > budget), 'project-above-budget', id],
    [!areBoundsRight(contest), 'ballot-bounds', id],
    [ballot.pad % 256 !== 0 || ballot.pad > 5120 || ballot.pad < longestBallot(contest), 'pad', id],
    [!isSoundModulus(modulus) || contest.issuer.e !== 'AQAB', 'issuer', id],
    [!rule.rule, 'rule-missing', id],
    [contest.paper === 'totals' && !areSumsEnough(contest), 'paper-totals', id],
    [styles.length === 0, 'contest-without-style', id],
    [contest.electors !== electors, 'electors', id],
    [contest.min_electors < (manifest.demo ? 1 : 100), 'electors-few', id],
    [contest.electors < contest.min_electors, 'electors-few', id],
  ];
  return gates;
}

/** Sums count only what is counted vote by vote: neither points, nor ranks, nor two projects that go together. */
function areSumsEnough({ rule, ballot }: Contest): boolean {
  const isApproval = ballot.kind !== 'points' && ballot.kind !== 'ranking';
  return rule.rule === 'greedy' && isApproval && (rule.together ?? '') === '';
}

/** A place in a lot of so many, from 1, with as many digits as the last has. */
function isPlace(id: string, places: number): boolean {
  const place = Number(id);
  return /^\d+$/.test(id) && id.length === String(places).length && place > 0 && place <= places;
}

function areBoundsRight({ ballot, projects, budget }: Contest): boolean {
  const { kind, min, max, points } = ballot;
  if (projects.length === 0 || budget === 0 || min > max || max > projects.length || max === 0) {
    return false;
  }
  if (kind === 'choose-1' && max !== 1) return false;
  if (kind === 'knapsack' && !ballot.within_budget) return false;
  return kind === 'points' ? points >= Math.max(1, min) : points === 0;
}

/** Bytes of the longest legal ballot of a contest. */
function longestBallot({ projects, ballot }: Contest): number {
  const ids = projects.map(({ id }) => id.length).toSorted((a, b) => b - a);
  const named = ids.slice(0, ballot.max);
  const commas = Math.max(0, named.length - 1);
  const around = `{"c":[],"k":"${ballot.kind}","n":"000000"}`.length;
  const names = named.reduce((sum, length) => sum + length + 2, commas);
  if (ballot.kind !== 'points') return around + names;
  // A point each, and what is left buys further digits where they are cheapest.
  let left = ballot.points - named.length;
  let digits = named.length;
  for (let price = 9; left >= price; price *= 10) {
    const bought = Math.min(named.length, Math.floor(left / price));
    digits += bought;
    left -= bought * price;
  }
  return around + names + digits + 3 * named.length;
}

function electorateGates({ contests, styles, padron, lots, ...manifest }: Manifest): Gates {
  const known = contests.map(({ id }) => id);
  const inStyles = styles.reduce((sum, { electors }) => sum + electors, 0);
  const budgets = contests.reduce((sum, { budget }) => sum + budget, 0);
  const { n, source } = padron.population_14;
  const isClosed = padron.mode === 'closed';
  return [
    [known.length === 0 || repeats(known), 'ids-repeat', 'contests'],
    [repeats(styles.map(({ id }) => id)), 'ids-repeat', 'styles'],
    [repeats(manifest.officers.map(({ id }) => id)), 'ids-repeat', 'officers'],
    [repeats(lots.map(({ label }) => label)), 'ids-repeat', 'lots'],
    [repeats(contests.map(({ issuer }) => issuer.n)), 'issuer-repeats', 'contests'],
    ...styles.map(({ id, contests: ofStyle }): Gates[number] => [
      ofStyle.length === 0 || repeats(ofStyle) || ofStyle.some((one) => !known.includes(one)),
      'style-contests',
      id,
    ]),
    [isClosed && inStyles !== padron.count, 'electors', 'padron'],
    [isClosed ? n !== 0 || source !== '' : n === 0, 'population', 'padron'],
    [manifest.ways.length === 0 || repeats(manifest.ways), 'ways', 'ways'],
    [budgets > manifest.commitment.amount, 'commitment', String(budgets)],
  ];
}

type Windows = Manifest['windows'];

/** Voting ends no later than the last table; in seconds. */
export function endsWithTables({ tables }: Windows, castUntil: number): boolean {
  return tables.length === 0 || tables.some(({ to }) => (momentOf(to) ?? 0) >= castUntil);
}

/** Apart, papers end twelve hours before the first table. */
export function endsBeforeTables({ tables, channels }: Windows, issueUntil: number): boolean {
  if (channels !== 'separated') return true;
  return tables.every(({ from }) => (momentOf(from) ?? 0) >= issueUntil + DAY / 2);
}

function windowGates({ windows, batch, min_group, demo }: Manifest): Gates {
  const at = (moment: string) => momentOf(moment) ?? 0;
  const [issueFrom, voteFrom] = [at(windows.issue_from), at(windows.vote_from)];
  const [issueUntil, castUntil] = [at(windows.issue_until), at(windows.cast_until)];
  const floor = demo ? 1 : 20;
  return [
    [issueFrom > voteFrom || issueFrom >= issueUntil || voteFrom >= castUntil, 'windows', 'order'],
    [voteFrom - issueFrom > 5 * DAY, 'windows', 'vote_from'],
    [castUntil < issueUntil + 1800, 'windows', 'cast_until'],
    [windows.tables.some(({ from, to }) => at(from) >= at(to)), 'windows', 'tables'],
    [!endsWithTables(windows, castUntil), 'windows', 'tables'],
    [!endsBeforeTables(windows, issueUntil), 'windows', 'channels'],
    [batch.min < floor || at(batch.first) > castUntil, 'batch', 'batch'],
    [min_group < floor, 'group-min', 'min_group'],
  ];
}

function keyGates({ urn, registrar, promise_key }: Manifest): Gates {
  const points = urn.commits.map((commit) => readPoint(fromBase64url(commit) ?? noFingerprint));
  const holders = urn.holders.map(({ i }, place) => i === place + 1);
  const isShared =
    urn.mode === 'server'
      ? urn.t === 1 && urn.n === 1 && holders.length === 0
      : urn.t >= 2 && urn.t <= urn.n && holders.length === urn.n && holders.every(Boolean);
  const keys = [registrar.sign, promise_key].map((key) => fromBase64url(key) ?? noFingerprint);
  const desk = fromBase64url(registrar.desk_kem) ?? noFingerprint;
  return [
    // C0 and C1 on the curve; infinity has no such bytes.
    [points.length !== urn.t || points.includes(undefined) || !isShared, 'urn', 'commits'],
    [!keys.every(isSoundKey), 'key', 'registrar.sign promise_key'],
    [desk.length > 0 && readPoint(desk) === undefined, 'key', 'registrar.desk_kem'],
  ];
}

function peopleGates({ officers, origins, witnesses }: Manifest): Gates {
  const signing = officers.filter(({ role }) => role !== 'observer' && role !== 'table');
  const isCertified = signing.some(({ role }) => role === 'certifier');
  const names = [origins.A, origins.B].map((origin) => hostOf(origin).replace(/:\d+$/, ''));
  const { quorum, vkeys } = witnesses;
  return [
    [!isCertified || signing.length < 2, 'officers', 'officers'],
    [names.includes(''), 'origin', 'origins'],
    [names[0] === names[1], 'hosts-equal', 'origins'],
    [quorum > vkeys.length || repeats(vkeys), 'witnesses', 'witnesses'],
  ];
}
