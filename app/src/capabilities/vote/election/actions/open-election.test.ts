import { createHash } from 'node:crypto';
import { checkAct, fingerprint, manifestProblems, webCrypto } from '@minga/ballot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenLists, leave } from '../../../edition/ballot-list/testing/given.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { stageOf } from '../../../edition/editions/rules/index.ts';
import { readLogAct } from '../store/log-acts.ts';
import {
  type ElectionGround,
  electionOf,
  givenDrawn,
  givenElections,
  givenOpenedElection,
  givenPrepared,
  OPENING,
  signBy,
} from '../testing/opened-election.ts';
import { freezeManifest } from './freeze-manifest.ts';
import { readReadiness } from './judge-gates.ts';

let ground: ElectionGround;

beforeAll(async () => {
  ground = await givenElections(await givenLists());
});
afterAll(() => ground?.given.close());

describe('an election whose gates are met', () => {
  test('opens with the signatures of two, and its manifest is what they signed', async () => {
    const {
      manifest,
      election,
      drawn,
      fingerprint: hash,
    } = await givenOpenedElection(ground, 'abre');
    expect(manifestProblems(manifest)).toEqual([]);
    expect(election.state).toBe('open');
    expect(hash).toEqual(fingerprint(new Uint8Array(election.manifest ?? [])));
    const checked = await checkAct(manifest, {
      manifestHash: new Uint8Array(32),
      officers: manifest.officers,
      origin: 'http://localhost',
      crypto: webCrypto,
    });
    expect(checked.ok).toBe(true);
    const edition = await findPublicEdition(ground.db, 'ancud', 'abre');
    expect(edition && stageOf(edition, drawn.contestId)).toBe('voting-opened');
    expect(ground.urn.leaves.map(({ leaf }) => leaf.type)).toEqual(['manifest']);
    // What the list says of each project goes along, under the hash that was signed.
    const { projects = [] } = manifest.contests[0] ?? {};
    const sheets = (ground.urn.sheets.get(election.id) ?? []).map((sheet) => [
      createHash('sha256').update(sheet).digest('base64url'),
      JSON.parse(sheet).title,
    ]);
    expect(sheets.toSorted()).toEqual(projects.map((one) => [one.sha256, one.name]).toSorted());
    expect(sheets.length).toBeGreaterThan(1);
  });

  test('is not opened by one person', async () => {
    const drawn = await givenDrawn(ground, 'una');
    const { electionId } = await givenPrepared(ground, drawn);
    const act = await freezeManifest(ground.house, ground.by, electionId);
    const actId = act.ok ? act.value : '';
    expect(await signBy(ground, ground.officers.officer, actId)).toEqual({
      ok: true,
      value: 'one-signature',
    });
    expect(await signBy(ground, ground.officers.officer, actId)).toEqual({
      ok: false,
      error: { code: 'election/act-signed-already' },
    });
    expect((await electionOf(ground.db, electionId)).state).toBe('ready');
  });

  test('does not open when a project left since it was put to signature', async () => {
    const drawn = await givenDrawn(ground, 'sale');
    const { electionId } = await givenPrepared(ground, drawn);
    const act = await freezeManifest(ground.house, ground.by, electionId);
    const actId = act.ok ? act.value : '';
    await signBy(ground, ground.officers.officer, actId);
    await leave(ground.db, drawn.projectIds[0] ?? '');
    const refused = await signBy(ground, ground.officers.certifier, actId);
    expect(refused).toEqual({ ok: false, error: { code: 'election/gates-missing', count: 1 } });
    expect((await electionOf(ground.db, electionId)).manifest).toBeNull();
    const edition = await findPublicEdition(ground.db, 'ancud', 'sale');
    expect(edition && stageOf(edition, drawn.contestId)).toBeUndefined();
    expect((await readLogAct(ground.db, actId))?.signatures).toHaveLength(1);
  });
});

test('nothing is missing of what was prepared, and everything of what was only begun', async () => {
  const drawn = await givenDrawn(ground, 'falta');
  const { electionId } = await givenPrepared(ground, drawn);
  const { gates } = await readReadiness(
    ground.house,
    await electionOf(ground.db, electionId),
    OPENING,
  );
  expect(gates.filter(({ lacks }) => lacks.length > 0)).toEqual([]);
});
