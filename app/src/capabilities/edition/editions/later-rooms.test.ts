// What later rooms do to an edition, through its door: projects come and go, votes open, stages pass, people are shown who decides.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import {
  acknowledgeAtBallotPaper,
  acknowledgeAtProposal,
  depositProjects,
  depositWithdrawal,
  openVote,
  passStage,
} from './index.ts';
import type { ResultFactKind } from './rules/standing.ts';
import { listAcknowledged, listAcknowledgements } from './store/acknowledgements.ts';
import { type Edition, readEdition } from './store/editions.ts';
import { NOW } from './testing/given.ts';
import { type Ground, givenGround } from './testing/grounds.ts';
import {
  depositDrawnList,
  depositResult,
  givenStaff,
  givenTown,
  loadPlaces,
  type Town,
} from './testing/steps.ts';

let given: TestDatabase;
let town: Town;
let ground: Ground;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  ground = await givenGround(given.db, town, 'published');
});
afterAll(() => given?.close());

const inOne = <T>(work: (tx: Tx) => Promise<T>) => given.db.transaction().execute(work);

function by() {
  const scope = { kind: 'institution', id: town.institutionId } as const;
  const actor = { personId: town.proposer, sessionId: '', name: '', provenAt: NOW, grants: [] };
  return { actor, scope, now: NOW };
}

async function edition(): Promise<Edition> {
  const found = await readEdition(given.db, ground.editionId);
  if (found === undefined) throw new Error('the edition is there');
  return found;
}

const asked = () => ({ editionId: ground.editionId, contestId: ground.norte });

async function project(costClp: number): Promise<string> {
  const projectId = randomUUID();
  const none = { conflictGroup: null, togetherGroup: null, isOfInstitution: false };
  const one = { projectId, contestId: ground.norte, name: 'Plaza', costClp, ...none };
  await inOne((tx) => depositProjects(tx, [one], NOW));
  return projectId;
}

test('a vote opens with breadth; a project that leaves later is told to everybody and stops nothing', async () => {
  await project(30_000_000);
  const narrow = await inOne((tx) => openVote(tx, by(), asked()));
  expect(narrow).toMatchObject({
    error: { code: 'editions/slate-too-narrow', neededClp: 45_000_000, missingClp: 15_000_000 },
  });
  const leaving = await project(20_000_000);
  const opening = () => inOne((tx) => openVote(tx, by(), asked()));
  expect(await opening()).toMatchObject({ error: { code: 'editions/ballot-list-missing' } });
  await inOne((tx) => depositDrawnList(tx, asked()));
  expect(await opening()).toEqual({ ok: true, value: undefined });
  expect((await edition()).incidents).toEqual([]);
  const withdrawal = { projectId: leaving, reason: 'El terreno no es municipal', now: NOW };
  await inOne((tx) => depositWithdrawal(tx, withdrawal));
  await inOne((tx) => depositWithdrawal(tx, withdrawal));
  expect((await edition()).incidents).toMatchObject([
    {
      contestId: ground.norte,
      kind: 'breadth-lost',
      told: { project: leaving, demand_clp: 30_000_000, amount_clp: 30_000_000 },
    },
  ]);
});

test('stages pass one after the other, and none without the sanction', async () => {
  const pass = (stage: Parameters<typeof passStage>[2]['stage']) =>
    inOne((tx) => passStage(tx, by(), { ...asked(), stage }));
  const tell = (...kinds: readonly ResultFactKind[]) =>
    inOne((tx) => depositResult(tx, asked(), ...kinds));
  expect((await pass('voting-closed')).ok).toBe(true);
  expect(await pass('counted')).toMatchObject({ error: { code: 'editions/not-counted' } });
  await tell('vote-counted');
  expect((await pass('counted')).ok).toBe(true);
  expect(await pass('certified')).toMatchObject({ error: { code: 'editions/not-certified' } });
  await tell('result-certified');
  expect((await pass('certified')).ok).toBe(true);
  expect(await pass('execution-started')).toEqual({
    ok: false,
    error: { code: 'editions/stage-skipped', missing: 'sanctioned' },
  });
  expect(await pass('sanctioned')).toMatchObject({ error: { code: 'editions/not-sanctioned' } });
  const elsewhere = { ...by(), scope: { kind: 'institution', id: randomUUID() } as const };
  const foreign = await inOne((tx) =>
    passStage(tx, elsewhere, { ...asked(), stage: 'sanctioned' }),
  );
  expect(foreign).toMatchObject({ error: { code: 'editions/unknown' } });
});

test('who proposes is known to have read who decides, once; who takes a ballot paper is only counted', async () => {
  const personId = await givenStaff(given.db, town.institutionId, 'observer');
  const shown = { editionId: ground.editionId, noticeVersion: 1, now: NOW };
  await inOne((tx) => acknowledgeAtProposal(tx, personId, shown));
  await inOne((tx) => acknowledgeAtProposal(tx, personId, shown));
  await inOne((tx) => acknowledgeAtBallotPaper(tx, shown));
  await inOne((tx) => acknowledgeAtBallotPaper(tx, shown));
  expect(await listAcknowledged(given.db, ground.editionId)).toEqual([personId]);
  expect(await listAcknowledgements(given.db, personId)).toHaveLength(1);
  const counted = await given.db
    .selectFrom('editions.acknowledgement')
    .where('moment', '=', 'ballot-paper')
    .select('person_id')
    .execute();
  expect(counted).toEqual([{ person_id: null }, { person_id: null }]);
});
