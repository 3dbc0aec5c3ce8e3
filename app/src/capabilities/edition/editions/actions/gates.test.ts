// The gates twice: whatever is tried in whatever order, rules and database refuse the same, and nothing is skipped.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { breadthRefusal, measureBreadth } from '../rules/breadth.ts';
import { contestsInForce } from '../rules/contests.ts';
import {
  decideArchiving,
  decideInterrupting,
  decideOpening,
  decidePassing,
  decidePublishing,
  decideRevoking,
} from '../rules/gates.ts';
import {
  closingFacts,
  drawnList,
  inForce,
  interruptionKinds,
  isCounted,
  isSlateFrozen,
  type ResultFactKind,
  resultFacts,
  roundOf,
  type Stage,
  stages,
} from '../rules/standing.ts';
import { revokeCommitmentRow } from '../store/commitments.ts';
import { type Edition, readEdition } from '../store/editions.ts';
import { facts } from '../store/facts.ts';
import {
  insertArchiving,
  insertInterruption,
  insertOpening,
  insertPassage,
  listSlate,
  saveProjects,
  withdrawProject,
} from '../store/passages.ts';
import { insertPublication } from '../store/versions.ts';
import { changeAct, givenAct, interruptAct, revokeAct } from '../testing/acts.ts';
import { givenFile, NOW, rulebook } from '../testing/given.ts';
import {
  begin,
  close,
  commit,
  depositDrawnList,
  depositResult,
  givenTown,
  loadPlaces,
  type Town,
} from '../testing/steps.ts';

let given: TestDatabase;
let town: Town;
let clock = 0;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
});
afterAll(() => given?.close());

const now = () => new Date(NOW.getTime() + 1000 * ++clock);

async function closeHalves(tx: Tx, editionId: string, envelopeClp: number, effect: string) {
  const half = envelopeClp / 2;
  const base = rulebook({ envelopeClp, effect });
  const contests = base.committed.contests.map((one) => ({
    ...one,
    amountClp: half,
    maxProjectClp: half,
  }));
  const rules = {
    ...base,
    committed: { ...base.committed, contests },
    operational: { ...base.operational, bipCode: `${++clock}` },
  };
  await close(tx, town, { editionId, rules, now: now() });
}

/** What is tried on an edition; `n` picks one of what there is. */
type Event =
  | { readonly kind: 'close'; readonly envelopeClp: number; readonly effect: string }
  | { readonly kind: 'commit'; readonly n: number; readonly amountClp: number }
  | { readonly kind: 'revoke'; readonly n: number }
  | {
      readonly kind: 'publish';
      readonly n: number;
      readonly m: number;
      readonly isByTwo: boolean;
      readonly hasDebtReason: boolean;
    }
  | { readonly kind: 'project'; readonly n: number; readonly costClp: number }
  | { readonly kind: 'withdraw'; readonly n: number }
  | { readonly kind: 'freeze'; readonly n: number }
  | { readonly kind: 'thaw'; readonly n: number }
  | { readonly kind: 'draw'; readonly n: number }
  | { readonly kind: 'open'; readonly n: number }
  | { readonly kind: 'pass'; readonly n: number; readonly stage: Exclude<Stage, 'voting-opened'> }
  | {
      readonly kind: 'interrupt';
      readonly n: number | null;
      readonly what: (typeof interruptionKinds)[number];
    }
  | {
      readonly kind: 'tell';
      readonly n: number;
      readonly what: ResultFactKind;
      readonly result: string;
    }
  | { readonly kind: 'fact'; readonly fact: (typeof closingFacts)[number] }
  | { readonly kind: 'archive' };

const pick = fc.nat({ max: 3 });
const laterStages = stages.filter((stage) => stage !== 'voting-opened');
const money = fc.constantFrom(60_000_000, 60_000_002, 80_000_000);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('close' as const),
    envelopeClp: money,
    effect: fc.constantFrom('obliga a pronunciarse', 'orienta'),
  }),
  fc.record({ kind: fc.constant('commit' as const), n: pick, amountClp: money }),
  fc.record({ kind: fc.constant('revoke' as const), n: pick }),
  fc.record({
    kind: fc.constant('publish' as const),
    n: pick,
    m: pick,
    isByTwo: fc.boolean(),
    hasDebtReason: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('project' as const),
    n: pick,
    costClp: fc.constantFrom(900_000, 20_000_000, 30_000_000, 30_000_001, 40_000_000),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), n: pick }),
  fc.record({ kind: fc.constantFrom('freeze' as const, 'thaw', 'draw', 'open'), n: pick }),
  fc.record({
    kind: fc.constant('pass' as const),
    n: pick,
    stage: fc.constantFrom(...laterStages),
  }),
  fc.record({
    kind: fc.constant('interrupt' as const),
    n: fc.option(pick),
    what: fc.constantFrom(...interruptionKinds),
  }),
  fc.record({
    kind: fc.constant('tell' as const),
    n: pick,
    what: fc.constantFrom(...resultFacts),
    result: fc.constantFrom('r', 'r2'),
  }),
  fc.record({ kind: fc.constant('fact' as const), fact: fc.constantFrom(...closingFacts) }),
  fc.record({ kind: fc.constant('archive' as const) }),
);
/** A way that leads far, so that what comes late is tried too. */
const wayThrough: readonly Event[] = [
  { kind: 'close', envelopeClp: 60_000_000, effect: 'obliga a pronunciarse' },
  { kind: 'commit', n: 0, amountClp: 60_000_000 },
  { kind: 'publish', n: 0, m: 0, isByTwo: false, hasDebtReason: true },
  { kind: 'project', n: 0, costClp: 30_000_000 },
  { kind: 'project', n: 0, costClp: 20_000_000 },
  { kind: 'draw', n: 0 },
  { kind: 'open', n: 0 },
  ...resultFacts.map((what) => ({ kind: 'tell', n: 0, what, result: 'r' }) as const),
  ...laterStages.map((stage) => ({ kind: 'pass', n: 0, stage }) as const),
];
const anyWay = fc
  .tuple(
    fc.nat({ max: wayThrough.length }),
    fc.array(anyEvent, { minLength: 1, maxLength: 14 }),
    fc.nat({ max: 3 }),
  )
  .map(([length, events, between]) => [
    ...wayThrough.slice(0, length),
    ...events.slice(0, between),
    ...wayThrough.slice(length),
    ...events.slice(between),
  ]);

const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

type Judged = { readonly may: boolean; readonly attempt: () => Promise<unknown> } | undefined;
type Judge<Kind extends Event['kind']> = (
  tx: Tx,
  edition: Edition,
  event: Extract<Event, { readonly kind: Kind }>,
) => Promise<Judged>;

/** What the rules say of an event, and how the database is asked for the same without them. */
const judges: { readonly [Kind in Event['kind']]: Judge<Kind> } = {
  async close(tx, edition, { envelopeClp, effect }) {
    return { may: true, attempt: () => closeHalves(tx, edition.id, envelopeClp, effect) };
  },
  async commit(tx, edition, { n, amountClp }) {
    const version = at(edition.versions, n);
    if (version === undefined) return undefined;
    const asked = { editionId: edition.id, rulebookId: version.id, amountClp, now: now() };
    return { may: true, attempt: () => commit(tx, town, asked) };
  },
  async revoke(tx, edition, { n }) {
    const id = at(edition.commitments, n)?.id;
    if (id === undefined) return undefined;
    const said = { resolution: '9', reason: 'Cambió el presupuesto' };
    const act = revokeAct({ editionId: edition.id, commitmentId: id, ...said });
    const how = { ...said, actId: await givenAct(tx, town, act), now: now() };
    return { may: decideRevoking(edition, id).ok, attempt: () => revokeCommitmentRow(tx, id, how) };
  },
  async publish(tx, edition, { n, m, isByTwo, hasDebtReason }) {
    const rulebookId = at(edition.versions, n)?.id;
    const commitmentId = at(edition.commitments, m)?.id;
    if (rulebookId === undefined || commitmentId === undefined) return undefined;
    const reason = isByTwo ? 'Se corrige un plazo' : null;
    const debtReason = hasDebtReason ? 'Se termina en marzo' : null;
    const asked = { rulebookId, commitmentId, reason, debtReason };
    const act = changeAct({ editionId: edition.id, ...asked });
    const actId = isByTwo ? await givenAct(tx, town, act) : null;
    return {
      may: decidePublishing(edition, { ...asked, isByTwo }).ok,
      attempt: () => insertPublication(tx, { ...asked, actId, now: now() }),
    };
  },
  async project(tx, edition, { n, costClp }) {
    const contestId = at(edition.contestIds, n);
    if (contestId === undefined) return undefined;
    const none = { conflictGroup: null, togetherGroup: null, isOfInstitution: false };
    const project = { projectId: randomUUID(), contestId, name: 'Plaza', costClp, ...none };
    const isOpen = edition.passages.some((one) => one.contestId === contestId);
    const isFrozen = isSlateFrozen(edition, contestId);
    return { may: !isOpen && !isFrozen, attempt: () => saveProjects(tx, [project], now()) };
  },
  async withdraw(tx, edition, { n }) {
    const project = at(await listSlate(tx, edition.id), n);
    if (project === undefined) return undefined;
    return { may: true, attempt: () => withdrawProject(tx, project.projectId, 'Desiste', now()) };
  },
  async freeze(tx, edition, { n }) {
    const key = `${at(edition.contestIds, n)}/1/${++clock}`;
    const fact = { kind: 'ballot-list-frozen', key, payload: {} } as const;
    return { may: true, attempt: () => facts.deposit(tx, edition.id, fact) };
  },
  async thaw(tx, edition, { n }) {
    const frozen = edition.lists.filter(({ kind }) => kind === 'ballot-list-frozen');
    const key = at(frozen, n)?.key;
    if (key === undefined) return undefined;
    const fact = { kind: 'ballot-list-thawed', key, payload: {} } as const;
    return { may: true, attempt: () => facts.deposit(tx, edition.id, fact) };
  },
  async draw(tx, edition, { n }) {
    const contestId = at(edition.contestIds, n);
    if (contestId === undefined || drawnList(edition, contestId) !== undefined) return undefined;
    const asked = { editionId: edition.id, contestId, round: roundOf(edition, contestId) };
    return { may: true, attempt: () => depositDrawnList(tx, asked) };
  },
  async open(tx, edition, { n }) {
    const contestId = at(edition.contestIds, n);
    return contestId === undefined ? undefined : judgeOpening(tx, edition, contestId);
  },
  async pass(tx, edition, { n, stage }) {
    const contestId = at(edition.contestIds, n);
    if (contestId === undefined) return undefined;
    const round = roundOf(edition, contestId);
    return {
      may: decidePassing(edition, contestId, stage).ok,
      attempt: () => insertPassage(tx, { contestId, round, stage, now: now() }),
    };
  },
  async interrupt(tx, edition, { n, what: kind }) {
    const contestId = (n === null ? undefined : at(edition.contestIds, n)) ?? null;
    if (kind === 'repeated' && contestId === null) return undefined;
    const said = {
      editionId: edition.id,
      contestId,
      kind,
      decidedBy: 'Concejo',
      reason: 'Lo acordó',
      fileId: await givenFile(tx),
    };
    const actId = await givenAct(tx, town, interruptAct(said));
    const how = { ...said, cause: 'body' as const, actId, now: now() };
    return {
      may: decideInterrupting(edition, kind, contestId).ok,
      attempt: () => insertInterruption(tx, how),
    };
  },
  async tell(tx, edition, { n, what, result }) {
    const contestId = at(edition.contestIds, n);
    if (contestId === undefined || (what === 'vote-counted' && isCounted(edition, contestId))) {
      return undefined;
    }
    const told = { editionId: edition.id, contestId, round: roundOf(edition, contestId), result };
    return { may: true, attempt: () => depositResult(tx, told, what) };
  },
  async fact(tx, edition, { fact: kind }) {
    const attempt = () => facts.deposit(tx, edition.id, { kind, key: 'x', payload: {} });
    return { may: true, attempt };
  },
  async archive(tx, edition) {
    const attempt = () => insertArchiving(tx, edition.id, now());
    return { may: decideArchiving(edition).ok, attempt };
  },
};

async function judgeOpening(tx: Tx, edition: Edition, contestId: string) {
  const current = inForce(edition);
  if (current === undefined || edition.rules === undefined) return undefined;
  const contest = contestsInForce(edition.rules, edition.contests).find(
    ({ id }) => id === contestId,
  );
  if (contest === undefined) return undefined;
  const slate = (await listSlate(tx, edition.id)).filter((one) => one.contestId === contestId);
  const measured = measureBreadth(slate, contest);
  const narrow = breadthRefusal(measured, contest, edition.rules.committed.breadth);
  const { demandClp, leastClp } = measured;
  return {
    may: decideOpening(edition, contestId, { slate, narrow }).ok,
    attempt: () =>
      insertOpening(tx, {
        contestId,
        round: roundOf(edition, contestId),
        rulebookId: current.rulebookId,
        demandClp,
        leastClp,
        now: now(),
      }),
  };
}

/** Whether the database took it; deferred checks speak before the end of the transaction. */
async function tryIt(editionId: string, event: Event) {
  const { db } = given;
  let said: { readonly may: boolean } | undefined;
  try {
    await db.transaction().execute(async (tx) => {
      const edition = await readEdition(tx, editionId);
      if (edition === undefined) throw new Error('the edition is there');
      const judged = await (judges[event.kind] as Judge<Event['kind']>)(tx, edition, event);
      said = judged;
      await judged?.attempt();
    });
    return { said, took: said !== undefined };
  } catch (error) {
    const isRefusal = /^23|^P0001/.test((error as { code?: string }).code ?? '');
    if (!isRefusal) throw error;
    return { said, took: false, error };
  }
}

/** What must hold whatever was tried. */
function expectNothingSkipped(edition: Edition): void {
  for (const { rulebookId, commitmentId } of edition.publications) {
    const version = edition.versions.find(({ id }) => id === rulebookId);
    const commitment = edition.commitments.find(({ id }) => id === commitmentId);
    expect(commitment?.committedSha256).toBe(version?.committedSha256);
    expect(version?.envelopeClp).toBeLessThanOrEqual(commitment?.amountClp ?? 0);
  }
  for (const { contestId, round, stage } of edition.passages) {
    const before = stages.slice(0, stages.indexOf(stage));
    const passed = edition.passages
      .filter((one) => one.contestId === contestId && one.round === round)
      .map((one) => one.stage);
    expect(passed).toEqual(expect.arrayContaining([...before]));
    expect(edition.publications.length).toBeGreaterThan(0);
  }
}

const runs = Number(process.env.MINGA_PROPERTY_RUNS ?? 12);

test('rules and database refuse the same, and no way leads around a gate', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyWay, async (events) => {
      const editionId = await begin(given.db, town);
      for (const event of events) {
        const { said, took, error } = await tryIt(editionId, event);
        if (said === undefined) continue;
        seen.add(`${event.kind} ${took}`);
        expect({ event, may: took, error: took === said.may ? undefined : error }).toEqual({
          event,
          may: said.may,
          error: undefined,
        });
      }
      const edition = await readEdition(given.db, editionId);
      if (edition !== undefined) expectNothingSkipped(edition);
    }),
    { numRuns: runs },
  );
  // The way through is tried whole in each run, so that a gate that lets nobody pass is seen as well.
  for (const one of ['publish true', 'open true', 'pass true']) expect(seen).toContain(one);
}, 120_000);
